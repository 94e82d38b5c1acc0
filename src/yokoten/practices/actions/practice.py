"""Writing a practice: a draft of four fields, changes that overwrite nobody, words in another language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import LANGUAGES, tidy_names
from yokoten.practices.actions.indexing import index_practice
from yokoten.practices.actions.versions import keep_version
from yokoten.practices.models import Practice, PracticeMetric, PracticeText
from yokoten.practices.policies import IN_LIBRARY, can_change, person_of
from yokoten.practices.rules.choices import FACTS, OFFERED, PROSE
from yokoten.practices.rules.evidence import Figure, evidence_of
from yokoten.practices.rules.publishing import Held, missing_for_draft
from yokoten.practices.rules.writing import tidy_line, tidy_prose

TITLE_LENGTH = 160
METRICS_MOST = 12
NUMBERS = ("cost", "people", "weeks", "visits_per_year", "most_guests")


@dataclass(frozen=True)
class MetricDetails:
    """One result in figures; `names` by language."""

    names: Mapping[str, str]
    unit: str
    before: float | None = None
    after: float | None = None
    before_period: str = ""
    after_period: str = ""
    method: str = ""
    is_lower_better: bool = False


@dataclass(frozen=True)
class PracticeDetails:
    """What is written about a practice: words in the original language, facts (`place` too), figures.

    What is not named stays as it is; figures are replaced as a whole.
    """

    text: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    metrics: Sequence[MetricDetails] | None = None


@dataclass(frozen=True)
class TextDetails:
    """A practice's words in another language; names of its figures in the order of the figures."""

    text: Mapping[str, str]
    metric_names: Sequence[str] = ()


@action
def draft_practice(
    actor: Any,
    organisation: Any,
    details: PracticeDetails,
    *,
    language: str,
    now: datetime,
    is_example: bool = False,
) -> Practice:
    """Save a first draft: title, problem, essence, and one result or somebody to ask."""
    require(actor, "practices.draft_practice", organisation)
    text, facts = tidied(details.text), _checked(details.facts)
    _check_language(language)
    _check_draft(text, facts, details.metrics or ())
    person = person_of(actor)
    practice = Practice(
        organisation=organisation,
        language=language,
        title=text["title"],
        created_by=person,
        changed_by=person,
        created_at=now,
        changed_at=now,
        is_example=is_example,
    )
    put(practice, **{"place": organisation.place, "visibility": "network", **facts})
    practice.save()
    PracticeText.objects.create(practice=practice, language=language, changed_at=now, changed_by=person, **text)
    _write_metrics(practice, details.metrics)
    record(actor, "practices.draft_practice", practice, organisation=organisation, language=language)
    return practice


@action
def change_practice(
    actor: Any, practice: Practice, details: PracticeDetails, *, revision: int, now: datetime, note: str = ""
) -> Practice:
    """Change words, facts or figures; refused if somebody else changed the practice since `revision` was read.

    What stands in the library keeps its earlier version readable.
    """
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    permit_change(actor, practice, "practices.change_practice")
    check_revision(practice, revision)
    changes = put(practice, **_checked(details.facts))
    changes |= _write_original(actor, practice, details.text, now)
    changes |= _write_metrics(practice, details.metrics)
    if not changes:
        return practice
    touch(actor, practice, now)
    keep_version(actor, practice, note=note, now=now)
    record(actor, "practices.change_practice", practice, organisation=practice.organisation, changed=sorted(changes))
    return practice


@action
def write_text(
    actor: Any, practice: Practice, language: str, details: TextDetails, *, revision: int, now: datetime
) -> PracticeText:
    """Write the practice in another language; it translates the original as it stands now.

    `revision` is that of the translation that was read, 0 for a new one.
    """
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    permit_change(actor, practice, "practices.write_text")
    _check_language(language)
    if language == practice.language:
        raise RuleBroken("practice_text_is_original")
    words = tidied(details.text)
    if not words["title"]:
        raise RuleBroken("practice_needs_title")
    kept = PracticeText.objects.filter(practice=practice, language=language).first()
    if revision != (kept.revision if kept else 0):
        raise RuleBroken("practice_changed_meanwhile", by=str(kept.changed_by or "") if kept else "")
    kept = kept or PracticeText(practice=practice, language=language, revision=0)
    first = PracticeText.objects.filter(practice=practice, language=practice.language).first()
    put(kept, **words, of_version=first.of_version if first else practice.version)
    put(kept, changed_at=now, changed_by=person_of(actor), revision=kept.revision + 1)
    kept.save()
    _name_metrics(practice, language, details.metric_names)
    keep_version(actor, practice, note="", now=now)
    index_practice(practice)
    record(actor, "practices.write_text", practice, organisation=practice.organisation, language=language)
    return kept


def permit_change(actor: Any, practice: Practice, act: str) -> None:
    """The people of its organisation, as long as it may be changed at all."""
    require(actor, act, practice.organisation)
    if practice.state == Practice.State.CHECKING:
        raise RuleBroken("practice_in_check")
    if practice.state == Practice.State.WITHDRAWN:
        raise RuleBroken("practice_withdrawn")
    if not can_change(actor, practice):
        raise NotAllowed("not_allowed", act=act)


def check_revision(practice: Practice, revision: int) -> None:
    """Nobody overwrites what they have not seen."""
    if practice.revision != revision:
        raise RuleBroken("practice_changed_meanwhile", by=str(practice.changed_by or ""))


def touch(actor: Any, practice: Practice, now: datetime) -> None:
    """One more change: counted, dated, signed. The evidence moves with the figures and evaluations, not with words."""
    practice.revision += 1
    practice.changed_at = now
    practice.changed_by = person_of(actor)
    practice.save()
    index_practice(practice)


def tidied(text: Mapping[str, str]) -> dict[str, str]:
    """Every block of prose, tidied; blocks that are not named are empty."""
    words = {name: tidy_prose(text.get(name, "")) for name in PROSE}
    return words | {"title": tidy_line(text.get("title", ""), TITLE_LENGTH)}


def _write_original(actor: Any, practice: Practice, text: Mapping[str, str], now: datetime) -> dict[str, Any]:
    kept = PracticeText.objects.get(practice=practice, language=practice.language)
    words = {name: value for name, value in tidied(text).items() if name in text}
    if not words.get("title", kept.title):
        raise RuleBroken("practice_needs_title")
    changes = put(kept, **words)
    if not changes:
        return {}
    if practice.state in IN_LIBRARY:
        kept.of_version = practice.version + 1
    put(kept, changed_at=now, changed_by=person_of(actor), revision=kept.revision + 1)
    kept.save()
    practice.title = kept.title
    return changes


def _write_metrics(practice: Practice, metrics: Sequence[MetricDetails] | None) -> dict[str, Any]:
    """Replace the figures if they differ; none given means they stay."""
    if metrics is None:
        return {}
    if len(metrics) > METRICS_MOST:
        raise RuleBroken("practice_too_many_figures", most=METRICS_MOST)
    wanted = [_metric(number, details) for number, details in enumerate(metrics)]
    names = ("names", "unit", "before", "after", "before_period", "after_period", "method", "is_lower_better")
    kept = list(PracticeMetric.objects.filter(practice=practice).values(*names))
    if kept == [{name: row[name] for name in names} for row in wanted]:
        return {}
    PracticeMetric.objects.filter(practice=practice).delete()
    PracticeMetric.objects.bulk_create([PracticeMetric(practice=practice, **row) for row in wanted])
    figures = [Figure(*(row[name] for name in names[1:7])) for row in wanted]
    practice.evidence = evidence_of(figures, practice.evidence)
    Practice.objects.filter(pk=practice.pk).update(evidence=practice.evidence)
    return {"metrics": {"from": len(kept), "to": len(wanted)}}


def _name_metrics(practice: Practice, language: str, names: Sequence[str]) -> None:
    for metric, name in zip(PracticeMetric.objects.filter(practice=practice), names, strict=False):
        named = tidy_names({**metric.names, language: name})
        if named != metric.names and named:
            metric.names = named
            metric.save(update_fields=["names"])


def _metric(number: int, details: MetricDetails) -> dict[str, Any]:
    names, unit = tidy_names(details.names), tidy_line(details.unit, 60)
    if not names or not unit:
        raise RuleBroken("practice_figure_needs_name_and_unit", number=number + 1)
    return {
        "position": number,
        "names": names,
        "unit": unit,
        "before": details.before,
        "after": details.after,
        "before_period": tidy_line(details.before_period, 40),
        "after_period": tidy_line(details.after_period, 40),
        "method": tidy_line(details.method, 200),
        "is_lower_better": details.is_lower_better,
    }


NEEDS = {
    "title": "practice_needs_title",
    "problem": "practice_needs_problem",
    "essence": "practice_needs_essence",
    "result_or_contact": "practice_needs_result_or_contact",
}


def _check_draft(text: Mapping[str, str], facts: Mapping[str, Any], metrics: Sequence[MetricDetails]) -> None:
    lacking = missing_for_draft(Held(text, facts, len(metrics)))
    if lacking:
        raise RuleBroken(NEEDS[lacking[0]])


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise RuleBroken("choice_unknown", choice=language)


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Known facts only, each one of the choices offered; numbers not below nothing; money with its currency."""
    known = {name: value for name, value in facts.items() if name in (*FACTS, "place")}
    for name, value in known.items():
        if name in OFFERED and value not in OFFERED[name]:
            raise RuleBroken("choice_unknown", choice=value)
        if name in NUMBERS and value is not None and value < 0:
            raise RuleBroken("practice_number_below_nothing")
    if known.get("cost") is not None and not known.get("currency"):
        raise RuleBroken("practice_cost_needs_currency")
    if set(known.get("visit_languages") or ()) - set(LANGUAGES):
        raise RuleBroken("choice_unknown", choice=", ".join(known["visit_languages"]))
    return {name: _tidy_fact(value) for name, value in known.items()}


def _tidy_fact(value: Any) -> Any:
    return tidy_line(value, 500) if isinstance(value, str) else value
