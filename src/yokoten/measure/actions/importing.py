"""A file on its way in: uploaded, its columns said, its names found. Nothing of it counts before it is confirmed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_date

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.measure.models import ColumnMemory, DatasetImport, ImportAlarm
from yokoten.measure.policies import can_write_values
from yokoten.measure.queries.indicator import indicators_by_codes, source_by_code
from yokoten.measure.queries.intake import (
    known_indicators,
    place_index,
    remembered_mapping,
    remembered_name,
    remembered_names,
)
from yokoten.measure.rules.intake.heads import is_money
from yokoten.measure.rules.intake.mapping import Choice, Mapping, completed, new_choice
from yokoten.measure.rules.intake.matching import match_indicator, of_these_countries
from yokoten.measure.rules.intake.placing import Placed, place_all
from yokoten.measure.rules.intake.proposal import Proposal
from yokoten.measure.rules.layout import VALUE, Layout
from yokoten.measure.rules.records import Records

State = DatasetImport.State
UNFINISHED = (State.UPLOADED, State.MAPPED, State.CHECKED, State.FAILED)
MOST_INDICATORS = 5_000


@dataclass(frozen=True)
class NewFile:
    """A file as it came; `title` is what people will call the import."""

    filename: str
    content: bytes
    title: str = ""


@action
def upload_import(actor: Any, organisation: Any, file: NewFile, proposal: Proposal, records: Records) -> DatasetImport:
    """Keep a file with what its columns seem to be; a file that waits already is gone on with."""
    require(actor, "measure.upload_import", organisation)
    if len(file.content) > settings.UPLOAD_LIMIT_BYTES:
        raise RuleBroken("upload_too_large", megabytes=settings.UPLOAD_LIMIT_BYTES // 2**20)
    fingerprint = fingerprint_of(file.content, proposal.sheet if len(proposal.sheets) > 1 else "")
    _refuse_twice(organisation, fingerprint, len(proposal.sheets))
    waiting = DatasetImport.objects.filter(organisation=organisation, fingerprint=fingerprint, state__in=UNFINISHED)
    dataset = waiting.defer("content").first()
    if dataset is None:
        dataset = DatasetImport(organisation=organisation, created_by=actor if getattr(actor, "pk", None) else None)
        dataset.title = (file.title or file.filename.rpartition(".")[0] or file.filename)[:200]
        dataset.filename, dataset.content, dataset.fingerprint = file.filename[:200], file.content, fingerprint
        _propose(actor, dataset, proposal, records)
        dataset.save()
        record(actor, "measure.upload_import", dataset, organisation=organisation, filename=file.filename)
    return dataset


@action
def choose_sheet(actor: Any, dataset: DatasetImport, proposal: Proposal, records: Records) -> DatasetImport:
    """Take another sheet of the same workbook; what was said about the first one is forgotten."""
    dataset = locked(dataset)
    require(actor, "measure.choose_sheet", dataset.organisation)
    refuse_finished(dataset)
    dataset.fingerprint = fingerprint_of(bytes(dataset.content), proposal.sheet)
    ImportAlarm.objects.filter(dataset=dataset).delete()
    dataset.state = State.UPLOADED
    _propose(actor, dataset, proposal, records)
    dataset.save()
    record(actor, "measure.choose_sheet", dataset, organisation=dataset.organisation, sheet=proposal.sheet)
    return dataset


@action
def map_import(
    actor: Any, dataset: DatasetImport, mapping: Mapping, records: Records, *, summary: dict[str, Any]
) -> DatasetImport:
    """Say what the columns are, which indicators they hold and where the figures come from; remembered by the head."""
    dataset = locked(dataset)
    require(actor, "measure.map_import", dataset.organisation)
    refuse_finished(dataset)
    _refuse_twice(dataset.organisation, dataset.fingerprint)
    _check_mapping(actor, mapping, records)
    dataset.source = source_by_code(mapping.source) if mapping.source else None
    dataset.vintage, dataset.retrieved_on = mapping.vintage[:10], parse_date(mapping.retrieved_on or "")
    dataset.title = mapping.title[:200] or dataset.title
    dataset.rows_total, dataset.rows_done = len(records), 0
    earlier = {one["name"] + "|" + one["code"]: one for one in dataset.layout.get("placed", ())}
    placed = [_as_before(one, earlier) for one in places_of_records(dataset.organisation, records)]
    said = {"mapping": mapping.to_json(), "placed": [one.to_json() for one in placed], "summary": summary}
    dataset.layout = {**dataset.layout, **said, "digest": digest_of(records)}
    dataset.state = State.MAPPED
    dataset.save()
    _remember(dataset, mapping)
    record(actor, "measure.map_import", dataset, organisation=dataset.organisation, values=len(records))
    return dataset


@action
def discard_import(actor: Any, dataset: DatasetImport) -> None:
    """Throw an import away that was never stored."""
    dataset = locked(dataset)
    require(actor, "measure.discard_import", dataset.organisation)
    refuse_finished(dataset)
    record(actor, "measure.discard_import", dataset, organisation=dataset.organisation, filename=dataset.filename)
    dataset.delete()


def locked(dataset: DatasetImport) -> DatasetImport:
    """The import as it stands now, held until the transaction ends."""
    found = DatasetImport.objects.select_for_update(of=("self",)).select_related("organisation")
    return found.defer("content").get(pk=dataset.pk)


def refuse_finished(dataset: DatasetImport) -> None:
    if dataset.state not in UNFINISHED:
        raise RuleBroken("import_finished", title=dataset.title, state=dataset.state)


def fingerprint_of(content: bytes, sheet: str = "") -> str:
    """The same for the same bytes and sheet."""
    return hashlib.sha256(content + sheet.encode()).hexdigest()


def digest_of(records: Records) -> str:
    """The same for the same values in the same cells under the same names."""
    whole = hashlib.sha256()
    for column in (records.row, records.column, records.value, records.status, records.indicator, records.place):
        whole.update(column.tobytes())
    whole.update("|".join(records.indicators).encode())
    return whole.hexdigest()


def places_of_records(organisation: Any, records: Records) -> list[Placed]:
    """Every name of the records with its place, as far as it is clear or was said before."""
    known, memory = place_index(), remembered_names(organisation)
    year = max((int(period[:4]) for period in records.periods), default=0)
    found = place_all(
        records.places, known.index, known.spots, remembered=lambda name: remembered_name(memory, name), year=year
    )
    counts = [0] * len(found)
    for number in records.place.tolist():
        counts[number] += 1
    return [replace(one, values=count) for one, count in zip(found, counts, strict=True)]


def opening_mapping(actor: Any, organisation: Any, layout: Layout, records: Records, head: str) -> Mapping:
    """The mapping to begin with: what was said about this head, else what names and units tell."""
    earlier = remembered_mapping(organisation, head)
    known = known_indicators(actor)
    codes, index = {one.code for one in known}, place_index()
    countries = _countries(index, records)
    fitting = of_these_countries(known, countries, {spot.country for spot in index.spots.values()})
    units = {column.indicator: column.unit for column in layout.of_role(VALUE)}
    choices = []
    for text in records.indicators[:MOST_INDICATORS]:
        said = earlier.indicators.get(text) if earlier else None
        if said is not None and (not said.code or said.code in codes):
            choices.append((text, replace(said, how="remembered")))
            continue
        match = match_indicator(text, fitting, unit=units.get(text, ""), countries=countries)
        found = Choice(code=match.code, how=match.how) if match.code else new_choice(text, units.get(text, ""))
        choices.append((text, found))
    chosen = dict(choices) if earlier else completed(choices)
    source = earlier.source if earlier else _usual_source(actor, chosen)
    return Mapping(layout, chosen, source=source)


def _propose(actor: Any, dataset: DatasetImport, proposal: Proposal, records: Records) -> None:
    opening = opening_mapping(actor, dataset.organisation, proposal.layout, records, proposal.head)
    dataset.layout = {"proposal": proposal.to_json(), "mapping": replace(opening, title=dataset.title).to_json()}
    dataset.rows_total = len(records)


def _countries(index: Any, records: Records) -> tuple[str, ...]:
    votes: dict[str, int] = {}
    for subject in records.places[:300]:
        match = index.index.match(subject.name, subject.code)
        for key in (match.key,) if match.key else ():
            votes[index.spots[key].country] = votes.get(index.spots[key].country, 0) + 1
    votes.pop("", None)
    return (max(votes, key=lambda country: votes[country]),) if votes else ()


def _usual_source(actor: Any, chosen: dict[str, Choice]) -> str:
    """The source that most of the known indicators come from."""
    found = [one.source.code for one in indicators_by_codes(actor, _codes(chosen)) if one.source]
    return max(found, key=found.count) if found else ""


def _codes(chosen: dict[str, Choice]) -> list[str]:
    return [choice.code for choice in chosen.values() if choice.code]


def _refuse_twice(organisation: Any, fingerprint: str, sheets: int = 1) -> None:
    earlier = DatasetImport.objects.filter(organisation=organisation, fingerprint=fingerprint, state=State.STORED)
    found = earlier.only("pk", "title").first()
    if found is not None and sheets <= 1:
        raise RuleBroken("file_stored_already", title=found.title, number=found.pk)


def _check_mapping(actor: Any, mapping: Mapping, records: Records) -> None:
    if records.faults:
        raise RuleBroken("cells_unreadable", count=len(records.faults))
    if not mapping.source and not mapping.source_name.strip():
        raise RuleBroken("source_missing")
    if mapping.source and source_by_code(mapping.source) is None:
        raise RuleBroken("choice_unknown", choice=mapping.source)
    choices = {text: mapping.indicators.get(text, Choice(is_left_out=True)) for text in records.indicators}
    if all(choice.is_left_out for choice in choices.values()):
        raise RuleBroken("no_indicator_chosen")
    _check_known(actor, _codes(choices))
    for text, choice in choices.items():
        if choice.is_new:
            _check_new(text, choice)


def _check_known(actor: Any, codes: Sequence[str]) -> None:
    doubled = next((code for code in codes if codes.count(code) > 1), "")
    if doubled:
        raise RuleBroken("indicator_twice", indicator=doubled)
    found = {one.code: one for one in indicators_by_codes(actor, codes)}
    for code in codes:
        if code not in found:
            raise RuleBroken("choice_unknown", choice=code)
        if not can_write_values(actor, found[code]):
            raise RuleBroken("indicator_of_others", indicator=code)


def _check_new(text: str, choice: Choice) -> None:
    if not choice.name.strip():
        raise RuleBroken("indicator_without_name", column=text)
    if not choice.unit.strip():
        raise RuleBroken("indicator_without_unit", indicator=choice.name, column=text)
    if not choice.prices or (choice.prices == "none" and is_money(choice.unit)):
        raise RuleBroken("prices_missing", indicator=choice.name, column=text)


def _as_before(one: Placed, earlier: dict[str, dict]) -> Placed:
    """Going back to the columns does not lose what was said about names."""
    before = earlier.get(one.key)
    return replace(one, place=before["place"], how=before["how"]) if before and before["how"] == "chosen" else one


def _remember(dataset: DatasetImport, mapping: Mapping) -> None:
    if dataset.organisation is None:
        return
    head = dataset.layout["proposal"]["head"]
    ColumnMemory.objects.update_or_create(
        organisation=dataset.organisation, head=head, defaults={"layout": mapping.to_json()}
    )
