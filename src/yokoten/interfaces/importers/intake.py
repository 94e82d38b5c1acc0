"""The steps of an import that read its file; pages and the command line take them alike."""

from collections.abc import Mapping as Words
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yokoten.interfaces.importers.checking import check_table, table_unreadable
from yokoten.interfaces.importers.collection import paused_collection
from yokoten.interfaces.importers.table import read_table
from yokoten.kernel.actions.outbox import Letter
from yokoten.measure.actions.checking import check_import
from yokoten.measure.actions.confirming import note_progress, store_import
from yokoten.measure.actions.importing import NewFile, choose_sheet, map_import, upload_import
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries.intake import remembered_mapping
from yokoten.measure.rules.following import Follow, unwatched
from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.intake.mapping import Mapping
from yokoten.measure.rules.intake.proposal import Proposal, proposal_of
from yokoten.measure.rules.intake.summary import summary_of
from yokoten.measure.rules.layout import Layout, LayoutUnclear, remembered
from yokoten.measure.rules.nothing import nothing_read
from yokoten.measure.rules.records import Fault, Records, build_records
from yokoten.measure.rules.roles import propose

READ_SHARE = 0.3


@dataclass(frozen=True)
class Laid:
    """A file read and laid out."""

    grid: Grid
    layout: Layout
    records: Records

    @property
    def proposal(self) -> Proposal:
        return proposal_of(self.grid, self.layout)


class CellsUnreadable(Exception):
    """Cells that cannot be read under the roles chosen for their columns."""

    def __init__(self, faults: tuple[Fault, ...], sheet: str) -> None:
        super().__init__(len(faults))
        self.faults, self.sheet = faults, sheet


def laid_out(
    content: bytes,
    filename: str,
    *,
    organisation: Any = None,
    sheet: str | None = None,
    follow: Follow = unwatched,
) -> Laid:
    """Read a file and propose its layout; what the organisation once said about the same head comes first."""
    with paused_collection():
        grid = read_table(content, filename, sheet=sheet, follow=follow)
        layout = _proposed(grid)
        head = proposal_of(grid, layout).head
        earlier = remembered_mapping(organisation, head) if organisation is not None else None
        layout = remembered(grid, layout, earlier.layout) if earlier else layout
        return Laid(grid, layout, build_records(grid, layout, follow=follow))


def begin(actor: Any, organisation: Any, filename: str, content: bytes) -> DatasetImport:
    """Upload a file; one that is no table is refused before anything is kept."""
    laid = laid_out(content, filename, organisation=organisation)
    return upload_import(actor, organisation, NewFile(filename, content), laid.proposal, laid.records)


def take_sheet(actor: Any, dataset: DatasetImport, sheet: str) -> DatasetImport:
    """Go on with another sheet of the same workbook."""
    laid = laid_out(bytes(dataset.content), dataset.filename, organisation=dataset.organisation, sheet=sheet)
    return choose_sheet(actor, dataset, laid.proposal, laid.records)


def read_again(dataset: DatasetImport, layout: Layout, follow: Follow = unwatched) -> Laid:
    """The file of an import under a layout; raises `CellsUnreadable` or `TableUnreadable`."""
    with paused_collection():
        grid = read_table(bytes(dataset.content), dataset.filename, sheet=_sheet(dataset), follow=follow)
        records = build_records(grid, layout, follow=follow)
    if records.faults:
        raise CellsUnreadable(records.faults, grid.sheet)
    if not len(records):
        raise table_unreadable(grid, nothing_read(grid, layout))
    return Laid(grid, layout, records)


def map_columns(actor: Any, dataset: DatasetImport, mapping: Mapping, laid: Laid | None = None) -> DatasetImport:
    """Say what the columns are."""
    laid = laid or read_again(dataset, mapping.layout)
    summary = summary_of(laid.grid, mapping.layout, laid.records)
    return map_import(actor, dataset, mapping, laid.records, summary=summary)


def ask_the_gate(actor: Any, dataset: DatasetImport, answers: Words[str, str]) -> DatasetImport:
    """Settle the names and let the gate ask."""
    layout = said_of(dataset).layout
    checked = check_table(bytes(dataset.content), dataset.filename, sheet=_sheet(dataset), layout=layout)
    return check_import(actor, dataset, checked.records, checked.alarms, answers=answers)


def store(
    actor: Any,
    dataset: DatasetImport,
    *,
    now: datetime,
    letter: Letter | None = None,
    follow: Follow = unwatched,
) -> DatasetImport:
    """Put a confirmed import into force."""
    laid = read_again(dataset, said_of(dataset).layout, follow)
    if letter is not None:
        note_progress(actor, dataset, rows_done=int(READ_SHARE * dataset.rows_total))
    with paused_collection():
        return store_import(actor, dataset, laid.records, now=now, letter=letter, follow=follow)


def said_of(dataset: DatasetImport) -> Mapping:
    """What has been said so far about an import's columns."""
    return Mapping.from_json(dataset.layout["mapping"])


def proposal_said(dataset: DatasetImport) -> Proposal:
    """What was proposed for an import when it came."""
    return Proposal.from_json(dataset.layout["proposal"])


def _sheet(dataset: DatasetImport) -> str | None:
    return dataset.layout["proposal"]["sheet"] or None


def _proposed(grid: Grid) -> Layout:
    try:
        return propose(grid)
    except LayoutUnclear as fault:
        raise table_unreadable(grid, fault) from fault
