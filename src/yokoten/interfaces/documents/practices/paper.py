"""A practice on paper: everything that others need to do it too."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from yokoten.interfaces.documents.paper.blocks import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Points,
    Table,
    Words,
    cell,
    keyed,
    quiet,
    strong,
)
from yokoten.interfaces.documents.practices.telling import block_of, facts_of, fallback_tag, figure_of, takes_of
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import (
    EVIDENCE,
    EVIDENCE_RULES,
    FACT_NAMES,
    OUTCOMES,
    PROSE,
    STATES,
    choice_said,
)
from yokoten.practices.models import Practice
from yokoten.practices.policies import sees_contact
from yokoten.practices.queries.practice import Reading, documents_of, reading, uses_of

FIRST = ("problem", "context", "essence", "steps", "resources", "results")
LAST = ("difficulties", "conditions")
STEP = re.compile(r"^\s*\d{1,2}[.)]\s+")


def practice_on_paper(actor: Any, practice: Practice, language: Language, *, now: datetime) -> Paper:
    """The practice as the actor may read it; who can be asked only for those who may see that."""
    said, home = reading(practice, language.code), practice.organisation.name(language.code)
    tag = fallback_tag(language, said.language)
    version = language.say(say.VERSION, version=language.number(practice.version))
    foot = [language.say(say.PRACTICE), home, version, language.say(say.VERSION_OF, day=language.day(now))]
    blocks: list[Block] = [*_standing(practice, said, language), *_facts(practice, language)]
    blocks += [block for name in FIRST for block in _part(practice, name, language)]
    blocks += _figures(practice, language)
    blocks += [block for name in LAST for block in _part(practice, name, language)]
    blocks += [*_visits(practice, language), *_people(actor, practice, language), *_origin(practice, language)]
    return Paper(
        title=said.title,
        language=language.code,
        kicker=language.say(say.PRACTICE),
        foot=" · ".join(foot),
        blocks=tuple(blocks),
        made_at=now,
        title_language=said.language if tag else "",
        title_tag=tag,
        author=home,
        example=language.say(say.EXAMPLE) if practice.is_example else "",
    )  # fmt: skip


def _standing(practice: Practice, said: Reading, language: Language) -> Iterator[Block]:
    """What a reader has to know before anything else: that it failed, is not in force, or is translated from less."""
    told = []
    if practice.outcome != Practice.Outcome.WORKS:
        told.append(language.say(OUTCOMES[practice.outcome]))
    if practice.state != Practice.State.PUBLISHED:
        told.append(language.say(STATES[practice.state][1]))
    if told:
        yield Paragraph(strong(" · ".join(told)), "lede")
    if said.original_at and said.text:
        old, new = language.number(said.text.of_version), language.number(said.original_at)
        yield Paragraph(quiet(language.say(say.OLDER_TRANSLATION, old=old, new=new)), "note")


def _facts(practice: Practice, language: Language) -> Iterator[Block]:
    rule = language.say(EVIDENCE_RULES[practice.evidence])
    rows = [
        (language.say(say.EMPLOYER), cell(practice.organisation.name(language.code))),
        (language.say(say.PLACE), cell(practice.place.name(language.code) if practice.place else "")),
        (language.say(say.EVIDENCE), cell(language.say(EVIDENCE[practice.evidence][1]), quiet(rule))),
    ]
    rows += [(language.say(FACT_NAMES[name]), cell(words)) for name, words in facts_of(practice, language)]
    rows.append((language.say(FACT_NAMES["started_on"]), cell(language.day(practice.started_on))))
    rows.append((language.say(FACT_NAMES["concepts"]), cell(", ".join(_concepts(practice, language.code)))))
    yield from keyed(rows)


def _concepts(practice: Practice, code: str) -> list[str]:
    found = []
    for one in practice.practice_concepts.all():
        labels = {label.language: label.text for label in one.concept.labels.all() if label.kind == "preferred"}
        found.append(labels.get(code) or labels.get("en") or one.concept.code)
    return found


def _part(practice: Practice, name: str, language: Language) -> Iterator[Block]:
    """One part of the text under its heading; what it takes comes in figures first."""
    block = block_of(practice, language, name)
    takes = takes_of(practice, language) if name == "resources" else []
    if block is None and not takes:
        return
    yield Heading(Words(language.say(PROSE[name])), beside=block.tag if block else "")
    yield from keyed([(language.say(FACT_NAMES[key]), cell(words)) for key, words in takes])
    if block is not None:
        yield from _prose(block.words, block.language if block.tag else "")


def _prose(text: str, language: str) -> Iterator[Block]:
    """Paragraphs as they were written; lines that begin with numbers become numbered steps."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(STEP.match(line) for line in lines):
        yield Points(tuple(cell(Words(STEP.sub("", line), language)) for line in lines), is_numbered=True)
        return
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.strip():
            yield Paragraph(Words(paragraph.strip(), language))


def _figures(practice: Practice, language: Language) -> Iterator[Block]:
    read_in = reading(practice, language.code).language
    figures = [figure_of(language, metric, read_in) for metric in practice.metrics.all()]
    if not figures:
        return
    heads = tuple(
        language.say(one) for one in (say.FIGURE, say.BEFORE, say.AFTER, say.UNIT, say.CHANGE, say.HOW_MEASURED)
    )
    rows = tuple(
        (cell(strong(one.name)), cell(one.before or "–"), cell(strong(one.after)), cell(one.unit), cell(one.change),
         cell(one.method, quiet(one.periods)))
        for one in figures
    )  # fmt: skip
    yield Table(heads, rows, (3.0, 1.3, 1.4, 2.3, 1.9, 3.2), heads[0], numbers=(1, 2, 4))


def _visits(practice: Practice, language: Language) -> Iterator[Block]:
    if not practice.is_open_for_visits:
        return
    yield Heading(Words(language.say(FACT_NAMES["is_open_for_visits"])))
    named = ", ".join(LANGUAGE_NAMES[code] for code in practice.visit_languages if code in LANGUAGE_NAMES)
    counted = {name: getattr(practice, name) for name in ("visits_per_year", "most_guests")}
    rows: list[tuple[str, Cell]] = [
        (language.say(FACT_NAMES[name]), cell(language.number(count))) for name, count in counted.items() if count
    ]
    rows.append((language.say(FACT_NAMES["visit_languages"]), cell(named)))
    rows.append((language.say(FACT_NAMES["visit_terms"]), cell(practice.visit_terms)))
    yield from keyed(rows)


def _people(actor: Any, practice: Practice, language: Language) -> Iterator[Block]:
    """Who can be asked, and who else has it."""
    contact: Cell = ()
    if sees_contact(actor, practice):
        contact = cell(practice.contact_name, practice.contact_email, practice.contact_phone)
    uses = [(use.organisation.name(language.code), use.since_year) for use in uses_of(practice)]
    rows = [
        (language.say(say.CONTACT), contact),
        (language.say(say.ALSO_AT), cell(*(f"{name}, {year}" if year else name for name, year in uses))),
        (language.say(say.DOCUMENTS), cell(*(document.title for document in documents_of(practice)))),
    ]
    kept = keyed(rows)
    if kept:
        yield Heading(Words(language.say(say.FURTHER)))
        yield from kept


def _origin(practice: Practice, language: Language) -> Iterator[Block]:
    confirmed = language.say(say.CONFIRMED_ON, day=language.day(practice.confirmed_on)) if practice.confirmed_on else ""
    licence = choice_said(language, "licence", practice.licence) if practice.licence else ""
    said = " · ".join(part for part in (confirmed, licence, practice.source_address) if part)
    if said:
        yield Paragraph(quiet(said), "note")
