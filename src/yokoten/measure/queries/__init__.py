"""What people look up about indicators and their values."""

from yokoten.measure.queries.goal import GoalStanding, goal_by_number, goals_of, goals_seen, standings_of
from yokoten.measure.queries.indicator import (
    countries_of,
    coverage,
    indicator_by_code,
    indicators_about,
    indicators_by_codes,
    indicators_by_ids,
    indicators_seen,
    notes_of,
    observations_seen,
    source_by_code,
    sources,
)
from yokoten.measure.queries.observation import Wanted, imports_seen, observations_found
from yokoten.measure.queries.overview import Figure, Rank, Standing, figures, standings
from yokoten.measure.queries.panel import Panel, panel
from yokoten.measure.queries.spans import finer_ids, finer_only, kinds_told
from yokoten.measure.queries.template import EntryTemplate, entry_template

__all__ = [
    "EntryTemplate",
    "entry_template",
    "Figure",
    "GoalStanding",
    "Panel",
    "Rank",
    "Standing",
    "Wanted",
    "countries_of",
    "coverage",
    "figures",
    "finer_ids",
    "finer_only",
    "goal_by_number",
    "goals_of",
    "goals_seen",
    "imports_seen",
    "indicator_by_code",
    "indicators_about",
    "indicators_by_codes",
    "indicators_by_ids",
    "indicators_seen",
    "kinds_told",
    "notes_of",
    "observations_found",
    "observations_seen",
    "panel",
    "source_by_code",
    "sources",
    "standings",
    "standings_of",
]
