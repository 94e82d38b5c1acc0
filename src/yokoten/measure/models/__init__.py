"""Tables of measure."""

from yokoten.measure.models.batch import WrittenBatch
from yokoten.measure.models.dataset import ColumnMemory, DatasetImport, ImportAlarm, NameMemory
from yokoten.measure.models.goal import Goal
from yokoten.measure.models.indicator import Indicator, Source
from yokoten.measure.models.observation import Observation

__all__ = [
    "ColumnMemory",
    "DatasetImport",
    "Goal",
    "ImportAlarm",
    "Indicator",
    "NameMemory",
    "Observation",
    "Source",
    "WrittenBatch",
]
