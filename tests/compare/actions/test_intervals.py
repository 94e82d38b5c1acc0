"""Asking for intervals, keeping them, giving them up."""

from datetime import date

import pytest
from django.utils import timezone

from factories.kernel import make_administrator, make_member, make_person
from factories.regions import make_panel
from yokoten.compare.actions.intervals import (
    Size,
    ask_for_intervals,
    give_up_intervals,
    keep_intervals,
    note_intervals,
)
from yokoten.compare.models import FrontierRun
from yokoten.compare.queries import run_about, runs_open
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, OutboxMessage
from yokoten.measure.models import Observation

TODAY, NOW = date(2026, 1, 17), timezone.now()
ASKED = FrontierAsked("QA-FOC", "2023", ("qa-employed", "qa-capital"), ("qa-output",))
WHY = {"code": "frontier_stopped", "facts": {}}
pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    make_panel()
    return make_member("compare.ask_for_intervals")


def begin(actor, asked=ASKED, **details):
    return ask_for_intervals(actor, asked, today=TODAY, **details)


@pytest.fixture
def run(analyst):
    return begin(analyst, size=Size(100, seed=5)).run


def test_asking_keeps_question_size_seed_and_trail(analyst, run):
    assert FrontierAsked.from_json(run.question) == ASKED
    assert (run.replications, run.seed, run.state, run.created_by) == (100, 5, "waiting", analyst)
    assert Entry.objects.get(act="compare.ask_for_intervals").thing_id == str(run.pk)


def test_the_same_question_joins_the_run_whoever_asks_from_wherever(run):
    again = begin(make_member("compare.ask_for_intervals"), FrontierAsked("QA-MID", *list(vars(ASKED).values())[1:]))
    assert (again.run, again.is_new) == (run, False)
    keep_intervals(SYSTEM, run, answer={"units": {}}, now=NOW)
    assert not begin(run.created_by).is_new


def test_other_figures_are_another_question(analyst, run):
    Observation.objects.filter(place__code="QA-MID", period="2023", indicator__code="qa-output").update(value=221)
    assert begin(analyst).is_new


def test_a_run_given_up_says_why_and_is_started_again(analyst, run):
    give_up_intervals(analyst, run, failure=WHY, now=NOW)
    assert run_about(run.fingerprint).failure == WHY and not runs_open().exists()
    again = begin(analyst)
    assert again.is_new and run_about(run.fingerprint) == again.run


def test_progress_is_noted_and_ends_with_the_run(analyst, run):
    assert note_intervals(SYSTEM, run, done=40)
    assert (run_about(run.fingerprint).state, run_about(run.fingerprint).replications_done) == ("running", 40)
    give_up_intervals(analyst, run, failure=WHY, now=NOW)
    assert not note_intervals(SYSTEM, run, done=60)
    assert run_about(run.fingerprint).replications_done == 40


def test_kept_intervals_stay_and_the_letter_goes_out(run):
    letter = Letter("k", "email", "x@example.org", "S", "B")
    kept = keep_intervals(SYSTEM, run, answer={"units": {"QA-FOC": [0.5, 0.6, 0.55]}}, now=NOW, letter=letter)
    assert (kept.state, kept.ended_at, kept.replications_done) == ("finished", NOW, 100)
    assert OutboxMessage.objects.filter(key="k").exists()


def test_what_has_ended_cannot_end_again(analyst, run):
    keep_intervals(SYSTEM, run, answer={}, now=NOW)
    with pytest.raises(RuleBroken, match="frontier_run_ended"):
        give_up_intervals(analyst, run, failure=WHY, now=NOW)
    with pytest.raises(RuleBroken, match="frontier_run_ended"):
        keep_intervals(SYSTEM, run, answer={}, now=NOW)


def test_real_regions_only_have_no_intervals(analyst):
    with pytest.raises(RuleBroken, match="frontier_no_intervals"):
        begin(analyst, FrontierAsked("QA-FOC", "2023", ("qa-employed",), ("qa-output",), rts="fdh"))


def test_readers_may_not_ask_and_only_the_asker_or_an_administrator_ends_a_run(run):
    with pytest.raises(NotAllowed):
        begin(make_person())
    with pytest.raises(NotAllowed):
        give_up_intervals(make_member("compare.*"), run, failure=WHY, now=NOW)
    give_up_intervals(make_administrator(), run, failure=WHY, now=NOW)
    assert FrontierRun.objects.get().state == "given_up"
