"""The page of columns: what each is, which indicators they hold, where the figures come from."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yokoten.interfaces.importers.intake import (
    CellsUnreadable,
    map_columns,
    proposal_said,
    read_again,
    said_of,
    take_sheet,
)
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.web.measure.imports import columns_form
from yokoten.interfaces.web.measure.imports.door import cells_said, found, is_open, next_step, said, show, table_said
from yokoten.interfaces.web.measure.imports.known import MOST_LISTED, Known, known_here
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.actions.importing import opening_mapping
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries import indicators_seen, sources
from yokoten.measure.rules.intake.mapping import Mapping
from yokoten.measure.rules.layout import Layout


@login_required
def columns(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm what the columns are. Roles that change the list of indicators are asked about once more."""
    dataset = found(request, number)
    if not is_open(dataset):
        return redirect(next_step(dataset))
    mapping = said_of(dataset)
    if request.method != "POST":
        return _page(request, dataset, mapping)
    layout = columns_form.layout_said(mapping.layout, request.POST)
    known = _known(request)
    missing = columns_form.missed(mapping, request.POST, known)
    mapping = columns_form.mapping_said(mapping, layout, request.POST, known)
    if missing:
        return _page(request, dataset, mapping, missing=missing, status=422)
    try:
        laid = read_again(dataset, layout)
        mapping, is_new = _completed(request, dataset, mapping, laid.records)
        if is_new:
            note = _("The columns hold other indicators now. Say what they are.")
            return _page(request, dataset, mapping, note=note, status=422)
        dataset = map_columns(request.user, dataset, mapping, laid)
    except RuleBroken as refusal:
        column = refusal.facts.get("column", refusal.facts.get("indicator", ""))
        return _page(request, dataset, mapping, errors=[said(refusal)], wrong=column, code=refusal.code, status=422)
    except TableUnreadable as fault:
        return _page(request, dataset, mapping, errors=[table_said(fault)], status=422)
    except CellsUnreadable as unread:
        return _page(request, dataset, mapping, errors=cells_said(unread.faults, unread.sheet), status=422)
    return redirect("import_preview", number=dataset.pk)


@login_required
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Go on with another sheet of the workbook."""
    dataset = found(request, number)
    if request.method == "POST" and is_open(dataset):
        try:
            take_sheet(request.user, dataset, request.POST.get("sheet", ""))
        except TableUnreadable as fault:
            return _page(request, dataset, said_of(dataset), errors=[table_said(fault)], status=422)
    return redirect("import_columns", number=number)


def _completed(request: HttpRequest, dataset: DatasetImport, mapping: Mapping, records: object) -> tuple[Mapping, bool]:
    """The mapping with the indicators that the chosen roles bring along, and whether there are any."""
    texts = records.indicators
    missing = [text for text in texts if text not in mapping.indicators]
    opening = opening_mapping(request.user, dataset.organisation, mapping.layout, records, "") if missing else mapping
    choices = {text: mapping.indicators.get(text) or opening.indicators[text] for text in texts}
    return replace(mapping, indicators=choices), bool(missing)


def _known(request: HttpRequest) -> list[Known]:
    return known_here(list(indicators_seen(request.user).filter(withdrawn_on__isnull=True)), spoken())


def _page(request: HttpRequest, dataset: DatasetImport, mapping: Mapping, **context: object) -> HttpResponse:
    language, proposal, known = spoken(), proposal_said(dataset), _known(request)
    is_searched = len(known) > MOST_LISTED
    layout: Layout = mapping.layout
    context.setdefault("errors", [])
    return show(
        request, "columns", dataset, "columns",
        proposal=proposal,
        mapping=mapping,
        columns=columns_form.columns_shown(proposal, layout, language),
        more_columns=max(0, len(layout.columns) - columns_form.MOST_COLUMNS),
        roles=columns_form.roles_offered(language),
        row_numbers=[number for number, _ in proposal.rows],
        indicators=columns_form.indicators_shown(mapping, known, language, context.pop("missing", {})),
        searched=[one.label for one in known] if is_searched else [],
        rest=max(0, len(mapping.indicators) - columns_form.MOST_ASKED),
        sources=[(one.code, one.name(language.code)) for one in sources()],
        retrieved_on=mapping.retrieved_on or timezone.localdate().isoformat(),
        **columns_form.details_offered(),
        **context,
    )  # fmt: skip
