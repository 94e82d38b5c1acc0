"""What was decided is what is stored, all of it or nothing, and an undone import leaves no trace among the figures."""

import pytest

from factories.imports import LOST, NOW, asked, confirmed, make_analyst, make_land, make_rows, stored, with_lost_digit
from factories.kernel import make_administrator, make_membership, make_role
from factories.measure import make_indicator, make_observation
from yokoten.interfaces.importers.intake import store
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, OutboxMessage, Place
from yokoten.measure.actions import confirming
from yokoten.measure.actions.confirming import confirm_import, fail_import
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.actions.deciding import accept_open_questions, decide_alarm, decide_question
from yokoten.measure.models import ImportAlarm, Indicator, Observation, Source
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.intake.decisions import Answer
from yokoten.measure.rules.intake.mapping import Choice

pytestmark = pytest.mark.django_db
PLACE = LOST


def in_force():
    return Observation.objects.filter(superseded_by__isnull=True)


def grp(period="2023"):
    code = Indicator.objects.get(code="grp")
    return in_force().get(place__code="QX-4", period=period, indicator=code)


def test_everything_said_stands_with_the_values():
    make_land()
    dataset = stored(make_analyst(), make_rows(), vintage="2024", retrieved_on="2024-05-01")
    one = grp("2022")
    assert (dataset.state, dataset.values_stored, in_force().count()) == ("stored", 288, 288)
    assert (one.status, one.vintage, str(one.retrieved_on), one.note, one.imported_by) == (
        "ok", "2024", "2024-05-01", "", dataset,
    )  # fmt: skip
    assert one.row == 30
    assert one.source == Source.objects.get(code="office-of-examples") == dataset.source
    made = Indicator.objects.get(code="grp")
    assert (made.names, made.unit, made.prices, made.organisation) == (
        {"en": "grp"}, "million", "none", dataset.organisation,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "status", "value"),
    [("exclude", "not_delivered", None), ("accept", "ok", "own"), ("break", "break", "own"), ("replace", "ok", 777.0)],
)
def test_a_decision_becomes_status_value_and_note(decision, status, value):
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, with_lost_digit())
    for alarm in ImportAlarm.objects.filter(dataset=dataset):
        answer = Answer("accept", "seen")
        if alarm.kind == "lost_digit":
            answer = Answer(decision, "digit lost, see table 3", {alarm.number: 777.0})
            own = alarm.value
        decide_alarm(analyst, alarm, answer, now=NOW)
    store(analyst, confirm_import(analyst, dataset), now=NOW)
    assert (grp().status, grp().value, grp().note) == (
        status, own if value == "own" else value, "digit lost, see table 3",
    )  # fmt: skip


def test_open_questions_keep_an_import_from_being_stored():
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, with_lost_digit())
    with pytest.raises(RuleBroken) as refusal:
        confirm_import(analyst, dataset)
    assert (refusal.value.code, refusal.value.facts) == ("questions_open", {"count": 1})
    assert not Observation.objects.exists()


def test_questions_to_check_are_accepted_together_with_a_reason_but_stops_are_not():
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, with_lost_digit())
    ImportAlarm.objects.create(dataset=dataset, number=90, question=90, kind="series_break", severity="check")
    decide_question(analyst, dataset, 1, Answer("exclude", "wrong"), now=NOW)
    with pytest.raises(RuleBroken) as refusal:
        confirm_import(analyst, dataset)
    assert refusal.value.code == "checks_open"
    with pytest.raises(RuleBroken) as refusal:
        accept_open_questions(analyst, dataset, reason="  ", now=NOW)
    assert refusal.value.code == "reason_missing"
    assert accept_open_questions(analyst, dataset, reason="seen", now=NOW) == 1
    assert ImportAlarm.objects.get(number=90).reason == "seen"
    assert confirm_import(analyst, dataset).state == "storing"


def test_accepting_together_leaves_stops_open():
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, with_lost_digit())
    accept_open_questions(analyst, dataset, reason="seen", now=NOW)
    assert ImportAlarm.objects.get(severity="stop").decision == ""


@pytest.mark.parametrize(
    ("answer", "replacements", "code"),
    [
        (("exclude", ""), {}, "reason_missing"),
        (("replace", "see table"), {}, "replacement_missing"),
        (("replace", "see table"), {1: float("nan")}, "replacement_missing"),
        (("delete", "away"), {}, "decision_not_offered"),
    ],
)
def test_an_answer_that_does_not_do_is_refused(answer, replacements, code):
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, with_lost_digit())
    with pytest.raises(RuleBroken) as refusal:
        decide_question(analyst, dataset, 1, Answer(*answer, replacements), now=NOW)
    assert refusal.value.code == code
    assert ImportAlarm.objects.get(question=1).decision == ""


def test_a_question_that_is_not_there_is_refused():
    make_land()
    analyst = make_analyst()
    with pytest.raises(RuleBroken) as refusal:
        decide_question(analyst, asked(analyst, make_rows()), 9, Answer("accept", "seen"), now=NOW)
    assert refusal.value.code == "question_unknown"


def test_undo_brings_back_what_was_in_force():
    land = make_land()
    indicator = make_indicator("known")
    old = make_observation(indicator, land[PLACE], "2023", 5.0, note="old")
    analyst = make_analyst()
    rows = [row[:3] for row in make_rows()]
    dataset = stored(analyst, rows, indicators={"grp": Choice(code="known")})
    assert dataset.layout["outcome"]["superseded"] == 1
    undone = undo_import(analyst, dataset, now=NOW)
    assert undone.state == "undone"
    assert list(in_force()) == [old]


def test_a_crash_in_the_middle_leaves_nothing(monkeypatch):
    make_land()
    analyst = make_analyst()
    dataset = confirmed(analyst, make_rows())

    def crash(*arguments, **details):
        raise RuntimeError("power cut")

    monkeypatch.setattr(confirming, "assemble", crash)
    with pytest.raises(RuntimeError):
        store(analyst, dataset, now=NOW)
    dataset.refresh_from_db()
    assert dataset.state == "storing"
    assert not Observation.objects.exists() and not Indicator.objects.exists() and not Source.objects.exists()
    monkeypatch.undo()
    assert store(analyst, dataset, now=NOW).values_stored == 288


def test_a_failure_can_be_confirmed_again():
    make_land()
    analyst = make_analyst()
    dataset = fail_import(SYSTEM, confirmed(analyst, make_rows()), code="value_twice", facts={})
    assert (dataset.state, dataset.failure["code"]) == ("checked", "value_twice")
    assert store(analyst, confirm_import(analyst, dataset), now=NOW).failure == {}


def test_other_values_than_the_checked_ones_are_refused():
    make_land()
    analyst = make_analyst()
    dataset = confirmed(analyst, make_rows())
    dataset.layout["digest"] = "other"
    dataset.save()
    with pytest.raises(RuleBroken) as refusal:
        store(analyst, dataset, now=NOW)
    assert refusal.value.code == "import_changed"


def test_an_import_is_not_stored_without_confirmation_nor_twice():
    make_land()
    analyst = make_analyst()
    dataset = asked(analyst, make_rows())
    for state in ("checked", "stored"):
        with pytest.raises(RuleBroken) as refusal:
            store(analyst, dataset, now=NOW)
        assert (refusal.value.code, refusal.value.facts["state"]) == ("import_not_confirmed", state)
        if state == "checked":
            store(analyst, confirm_import(analyst, dataset), now=NOW)


def test_a_name_that_is_skipped_or_excluded_stays_out():
    make_land()
    rows = [[("Russia" if cell == PLACE else cell) for cell in row] for row in make_rows()]
    dataset = stored(make_analyst(), rows)
    assert not in_force().filter(place__code="QX-4").exists()
    assert dataset.layout["outcome"]["skipped"] == 24


def test_a_new_place_is_made_with_the_import():
    make_land()
    administrator = make_administrator()
    make_membership(person=administrator, role=make_role())
    rows = [[("Atlantis" if cell == PLACE else cell) for cell in row] for row in make_rows()]
    dataset = stored_with(administrator, rows, {"Atlantis|": "+"})
    place = Place.objects.get(code="QX-ATLANTIS")
    assert (place.country, place.names) == ("QX", {"en": "Atlantis"})
    assert dataset.layout["outcome"]["new_places"] == ["QX-ATLANTIS"]
    assert in_force().filter(place=place).count() == 24


def stored_with(person, rows, answers):
    dataset = asked(person, rows, answers)
    for question in questions_of(dataset):
        decide_question(person, dataset, question.number, Answer("accept", "seen"), now=NOW)
    return store(person, confirm_import(person, dataset), now=NOW)


def test_a_letter_leaves_with_the_values():
    make_land()
    analyst = make_analyst()
    letter = Letter("import-1-stored", "email", analyst.email, "Stored", "It is stored.")
    store(analyst, confirmed(analyst, make_rows()), now=NOW, letter=letter)
    assert OutboxMessage.objects.get().destination == analyst.email


def test_every_step_leaves_a_line():
    make_land()
    stored(make_analyst(), with_lost_digit())
    acts = set(Entry.objects.values_list("act", flat=True))
    steps = ("upload", "map", "check", "confirm", "store")
    assert {f"measure.{step}_import" for step in steps} | {"measure.decide_question"} <= acts


def test_nobody_else_may_take_part():
    make_land()
    analyst, other = make_analyst(), make_analyst()
    dataset = asked(analyst, make_rows())
    for act in (
        lambda: confirm_import(other, dataset),
        lambda: accept_open_questions(other, dataset, reason="seen", now=NOW),
        lambda: decide_question(other, dataset, 1, Answer("accept", "seen"), now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
