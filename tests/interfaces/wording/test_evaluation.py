"""Evaluations are said in four languages: results, reasons, what held and what to expect."""

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from architecture.sources import PACKAGE
from yokoten.interfaces.wording import evaluation_reasons as reasons
from yokoten.interfaces.wording import evaluation_sentences as sentences
from yokoten.interfaces.wording.evaluation import (
    best_said,
    caveats_said,
    deviation_said,
    held_said,
    reason_said,
    verdict_said,
)
from yokoten.interfaces.wording.evaluation_pools import expectation_said, left_out_said, pooled_said, split_said
from yokoten.interfaces.wording.language import CODES, NO_BREAK, speak
from yokoten.prove.rules.designs import STRENGTH, DataShape, best, fitting
from yokoten.prove.rules.due_dates import DUE, OVERDUE, SOON, WAITING
from yokoten.prove.rules.evidence_facts import (
    CANNOT_SAY,
    KEPT,
    LASTING,
    LOST,
    PARTLY,
    Checks,
    EvidenceFacts,
    Quality,
)
from yokoten.prove.rules.grade_rule import PARTS, shipped_rule
from yokoten.prove.rules.grading import grade
from yokoten.prove.rules.holding import Held
from yokoten.prove.rules.pooling import BETTER, EITHER, WORSE, AdoptionEffect, pool
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.registering import Deviation, Registration
from yokoten.prove.rules.sizes import FOUND, Size
from yokoten.prove.rules.verdict import CAVEATS, CHARTED, Signals, chart_verdict, verdict
from yokoten.prove.rules.works_where import LESS, MORE, NOT_SHOWN, works_where

ENGLISH = speak("en")
CODE = re.compile(r'Reason\(\s*"(\w+)"')
SAID = {**reasons.REASONS, **sentences.HELD_REASONS}


def rules():
    return "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "prove" / "rules").glob("*.py"))


def plain(text):
    return text.replace(NO_BREAK, " ")


def pooled_of(estimates):
    effects = [
        AdoptionEffect(f"P{number}", Size(one, one - 1, one + 1), "days", {"size": "small" if number < 3 else "large"})
        for number, one in enumerate(estimates)
    ]
    return pool(effects), works_where(effects, "size", {"small"})


def every_reason():
    """Reasons as the rules give them, with their facts."""
    poor = DataShape(units=3, treated=0, starts=0, before=0, after=0, season=12, never=1)
    shapes = [
        poor,
        DataShape(9, 9, 2, 1, 1),
        DataShape(9, 1, 1, 6, 1, never=3),
        DataShape(9, 2, 1, 9, 9, never=2, cases_before=9),
    ]
    for shape in shapes:
        for fit in fitting(shape):
            yield from (*fit.reasons, *fit.cautions)
    checks = [Checks(), Checks(0.0, 0.0, 9.0, 9.0)]
    qualities = [Quality(), Quality(True, 0.555, 0.9, 3)]
    sizes = [None, Size(1.0), Size(1.0, -1.0, 3.0), Size(-2.0, -3.0, -1.0)]
    for number, lasting in enumerate((*LASTING, *LASTING)):
        for design in ("", *STRENGTH):
            facts = EvidenceFacts(
                design,
                checks[number % 2],
                qualities[number % 2],
                sizes[number % 4],
                lasting,
                number > 3,
                number % 3,
                number % 2,
            )
            graded = grade(facts, shipped_rule())
            yield from graded.raising
            for part in graded.parts:
                yield from part.reasons


def test_every_code_of_the_rules_has_a_sentence_and_no_sentence_is_left_over():
    written = set(CODE.findall(rules()))
    made = {reason.code for reason in every_reason()}

    assert len(written) > 30
    assert sorted((written | made) - set(SAID)) == []
    assert [code for code in SAID if code not in written | made and f'"{code}"' not in rules()] == []


def test_every_word_of_the_rules_is_named():
    assert set(sentences.DESIGNS) == set(sentences.HOW) == set(STRENGTH)
    assert set(sentences.VERDICTS) == {*FOUND, *CHARTED}
    assert set(sentences.CAVEATS) == {code for codes in CAVEATS.values() for code in codes}
    assert set(sentences.HELD_VERDICTS) == {KEPT, PARTLY, LOST, CANNOT_SAY}
    assert set(sentences.STAGES) == {WAITING, SOON, DUE, OVERDUE}
    assert set(sentences.EXPECTATIONS) == {BETTER, WORSE, EITHER}
    assert set(sentences.SPLITS) == {MORE, LESS, NOT_SHOWN}
    assert set(reasons.PARTS) == set(PARTS)
    assert set(reasons.CHECKS) == {each.name for each in fields(Checks)}
    assert set(reasons.FIELDS) == {each.name for each in fields(Registration)}


@pytest.mark.parametrize("language", CODES)
def test_every_reason_is_filled_in_every_language(language):
    seen = set()
    for reason in every_reason():
        said = reason_said(speak(language), reason)
        seen.add(reason.code)
        assert said and "%(" not in said and "None" not in said
    assert len(seen) > 35


def test_facts_of_reasons_are_written_as_people_write_them():
    told = {
        "estimated_many": {"figure": 0.155, "most": 0.2},
        "missing_some": {"figure": 0.07},
        "check_failed": {"check": "pretrend", "figure": 0.03, "limit": 0.1},
        "start_outside_window": {"start": date(2025, 1, 31)},
        "on_both_sides": {"places": ["A", "B"]},
        "counts_as": {"design": "did", "counts_as": "before_after"},
    }
    said = {code: reason_said(ENGLISH, Reason(code, facts)) for code, facts in told.items()}

    assert "15.5%" in said["estimated_many"] and "20%" in said["estimated_many"]
    assert said["missing_some"] == "Of the figures, 7% are missing."
    assert "(0.030, limit 0.100)" in said["check_failed"]
    assert "31 Jan 2025" in said["start_outside_window"]
    assert "A and B" in said["on_both_sides"]
    assert "counts as “before and after”" in said["counts_as"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("design", STRENGTH)
@pytest.mark.parametrize(
    "size",
    [
        Size(-4.0, -6.0, -2.0, matters=1.0), Size(4.0, 2.0, 6.0), Size(0.4, 0.1, 0.7, matters=1.0),
        Size(-0.4, -0.7, -0.1, matters=1.0), Size(0.1, -0.4, 0.6, matters=1.0), Size(1.0, -3.0, 5.0), Size(4.0),
    ],
)  # fmt: skip
def test_every_result_of_every_design_is_a_sentence_with_its_interval(language, design, size):
    found = verdict(design, size, "lead time", "days")
    said = verdict_said(speak(language), found)

    assert "lead time" in said and "%(" not in said and "days" in said
    assert ("95" in said) == (size.lower is not None)
    assert all(caveats_said(speak(language), found))


def test_a_good_result_is_said_with_sign_unit_and_how_it_was_found():
    said = verdict_said(ENGLISH, verdict("did", Size(-4.0, -6.04, -2.0, is_lower_better=True), "Lead time", "days"))

    assert plain(said) == (
        "It got better: “Lead time” changed by −4.0 days (95 % interval −6.0 to −2.0 days), "
        "compared with others that did not begin."
    )


def test_a_null_result_says_what_can_be_ruled_out():
    said = verdict_said(ENGLISH, verdict("interrupted", Size(0.1, -0.4, 0.6, matters=1.0), "Output", "%"))

    assert said.startswith("No effect that matters: “Output” changed by +0.1% (95 % interval −0.4 to +0.6%)")
    assert said.endswith("Anything of 1.0% or more can be ruled out.")


@pytest.mark.parametrize(
    ("lower", "upper", "said"), [(-60.0, -20.0, "−40 days"), (-0.06, -0.02, "−0.040 days"), (-4.0, -4.0, "−4 days")]
)
def test_figures_have_as_many_decimals_as_their_interval_can_bear(lower, upper, said):
    assert said in plain(verdict_said(ENGLISH, verdict("did", Size((lower + upper) / 2, lower, upper), "x", "days")))


def test_a_harmful_result_is_said_as_such_in_each_language():
    found = verdict("did", Size(4.0, 2.0, 6.0, is_lower_better=True), "x", "")
    starts = {"en": "It got worse", "ru": "Стало хуже", "vi": "Đã xấu đi", "sv": "Det blev sämre"}

    assert all(verdict_said(speak(code), found).startswith(start) for code, start in starts.items())


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("signals", [Signals(2, 0), Signals(0, 3), Signals(1, 1), Signals(0, 0)])
def test_a_chart_is_said_by_its_signals(language, signals):
    said = verdict_said(speak(language), chart_verdict(signals, "Output"))

    assert "Output" in said and "%(" not in said
    assert all((str(count) in said) is bool(count) for count in (signals.better, signals.worse))


@pytest.mark.parametrize("language", CODES)
def test_what_held_is_said_with_the_share_and_its_interval(language):
    for verdict_code in ("held", "partly", "lost"):
        said = held_said(speak(language), Held(verdict_code, None, 0.85, 0.6, 1.1))
        assert all(figure in said for figure in ("85", "60", "110"))


def test_what_cannot_be_said_gives_the_reason_and_no_share():
    early = Held("cannot_say", Reason("too_early", {"due": date(2026, 3, 10)}))
    wide = Held("cannot_say", Reason("too_wide"), 0.5, -1.0, 2.0)

    assert held_said(ENGLISH, early).endswith("It can be asked from 10 Mar 2026 on.")
    assert "50" not in held_said(ENGLISH, wide)
    assert held_said(ENGLISH, Held("lost", Reason("turned_round"), -0.3, -0.5, -0.1)).endswith(
        "It has even turned round."
    )


@pytest.mark.parametrize("language", CODES)
def test_pools_and_splits_are_said_with_intervals(language):
    pooled, split = pooled_of([6.0, 6.3, 5.8, 2.0, 2.2, 1.9])
    spoken = speak(language)

    assert "6" in pooled_said(spoken, pooled) and "%(" not in pooled_said(spoken, pooled)
    assert "days" in expectation_said(spoken, pooled)
    assert "small" in split_said(spoken, split, "days", ("small", "large"))


def test_a_difference_that_is_found_is_said_to_be_a_guess():
    shown, hidden = (
        split_said(ENGLISH, pooled_of(estimates)[1], "days", ("small", "large"))
        for estimates in ([9.0, 9.3, 8.8, 2.0, 2.2, 1.9], [2.0, 2.3, 1.8, 2.0, 2.2, 1.9])
    )

    assert shown.startswith("It works better with “small” than with “large”") and "is a guess" in shown
    assert "is not shown" in hidden and "guess" not in hidden


def test_what_you_may_expect_says_when_it_may_be_either():
    pooled, _ = pooled_of([6.0, 6.3, 5.8, 2.0, -2.2, 1.9])

    assert expectation_said(ENGLISH, pooled).startswith("What you may expect in a place like yours: a change of −")
    assert expectation_said(ENGLISH, pooled).endswith("It may be better or worse.")


def test_adoptions_left_out_are_named_and_nothing_is_said_of_none():
    assert left_out_said(ENGLISH, ["Tula", "Kaluga"]) == "Not counted, since there is no interval: Tula and Kaluga."
    assert left_out_said(ENGLISH, []) == ""


def test_the_best_design_is_offered_or_none():
    assert best_said(ENGLISH, best(DataShape(1, 1, 1, 9, 9))).endswith(": interrupted time series.")
    assert best_said(ENGLISH, None).startswith("The data carry no design yet.")


@pytest.mark.parametrize(
    ("field", "registered", "used", "said"),
    [
        ("design", "did", "", "Design: registered “comparison of groups, before and after”, used “”."),
        ("is_lower_better", True, False, "registered “lower is better”, used “higher is better”"),
        ("start", date(2025, 1, 1), date(2025, 2, 1), "registered “1 Jan 2025”, used “1 Feb 2025”"),
        ("comparison", ("B", "A"), (), "registered “A and B”, used “–”"),
        ("matters", Decimal("1.50"), None, "registered “1.5”, used “–”"),
        ("matters", Decimal("20"), Decimal("0.05"), "registered “20”, used “0.05”"),
        ("unit", "days", "hours", "Unit: registered “days”, used “hours”."),
    ],
)
def test_departures_show_both_values_as_people_read_them(field, registered, used, said):
    assert said in deviation_said(ENGLISH, Deviation(field, registered, used, True))


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_no_sentence_of_evaluations_is_left_in_english(language):
    known = [value for module in (reasons, sentences) for name, value in vars(module).items() if name.isupper()]
    messages = [said for one in known for said in (one.values() if isinstance(one, dict) else [one])]
    same = {"Start"}

    assert len(messages) > 120
    assert [message for message in messages if speak(language).say(message) == message and message not in same] == []
