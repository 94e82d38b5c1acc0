"""What every page of the wizard shares: the import, the steps above it, refusals in words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording import imports as words
from yokoten.interfaces.wording.refusals import sentence
from yokoten.interfaces.wording.tables import faults_said, unreadable
from yokoten.kernel.errors import Refusal
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries.intake import import_seen

State = DatasetImport.State
STEPS = ("file", "columns", "preview", "questions", "confirm")
REACHED = {State.UPLOADED: 1, State.MAPPED: 2, State.CHECKED: 4, State.FAILED: 4}
SHOWN_FAULTS = 20
TAUGHT = words.SENTENCES


def found(request: HttpRequest, number: int) -> DatasetImport:
    """The import, if the person may see it."""
    dataset = import_seen(request.user, number)
    if dataset is None:
        raise Http404
    return dataset


def is_open(dataset: DatasetImport) -> bool:
    """Whether the wizard may still change it."""
    return dataset.state in REACHED


def next_step(dataset: DatasetImport) -> str:
    """Where the person goes on."""
    names = {
        State.UPLOADED: "import_columns",
        State.MAPPED: "import_preview",
        State.CHECKED: "import_questions",
        State.STORING: "import_progress",
    }
    return reverse(names.get(dataset.state, "import"), args=[dataset.pk])


def show(request: HttpRequest, template: str, dataset: DatasetImport | None, step: str, **context: Any) -> HttpResponse:
    """A page of the wizard with its steps."""
    status = context.pop("status", 200)
    frame = {"station": "measure", "tab": "imports", "dataset": dataset, "steps": _steps(dataset, step)}
    return render(request, f"measure/imports/{template}.html", {**frame, **context}, status=status)


def said(refusal: Refusal) -> str:
    """A refusal in the page's language."""
    return sentence(spoken(), refusal)


def table_said(fault: Any) -> str:
    """Why a file is no table: sheet, row, column and the mend."""
    return unreadable(spoken(), fault)


def cells_said(faults: Any, sheet: str) -> list[str]:
    """One sentence for each of the first unreadable cells."""
    lines = faults_said(spoken(), faults[:SHOWN_FAULTS], sheet=sheet)
    if len(faults) > SHOWN_FAULTS:
        lines.append(_("… and %(count)s more cells.") % {"count": spoken().number(len(faults) - SHOWN_FAULTS)})
    return lines


def _steps(dataset: DatasetImport | None, current: str) -> list[dict[str, Any]]:
    names = (_("File"), _("Columns"), _("Preview"), _("Questions"), _("Confirm"))
    reached = REACHED.get(dataset.state, 0) if dataset is not None else 0
    steps = []
    for number, (key, name) in enumerate(zip(STEPS, names, strict=True)):
        is_ahead = number > reached or dataset is None or not is_open(dataset)
        address = "" if is_ahead or key == "file" else reverse(f"import_{key}", args=[dataset.pk])
        is_done = number < STEPS.index(current)
        steps.append({"name": name, "url": address, "is_current": key == current, "is_done": is_done})
    return steps
