"""Intervals behind the page: asked for, followed, kept, stopped, lost, and shown only to the same figures."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factories.kernel import make_member, make_person
from factories.regions import make_panel
from yokoten.compare.actions.intervals import Size, ask_for_intervals, give_up_intervals
from yokoten.compare.models import FrontierRun
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.interfaces.web.compare.frontier import background
from yokoten.interfaces.web.compare.frontier.background import compute_intervals, release_lost_intervals
from yokoten.kernel.models import OutboxMessage
from yokoten.measure.models import Observation

ASKED = FrontierAsked("QA-FOC", "2023", ("qa-employed", "qa-capital"), ("qa-output",))
QUERY = "focus=QA-FOC&period=2023&o=qa-output&i=qa-employed&i=qa-capital&rts=vrs&way=output"
PAGE = "/compare/frontier/?" + QUERY
STOPPED = {"code": "frontier_stopped", "facts": {}}
pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    places, _ = make_panel()
    person = make_member("compare.*")
    person.home = places["QA-FOC"]
    person.save(update_fields=["home"])
    return person


@pytest.fixture
def signed_in(client, analyst):
    client.force_login(analyst, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def run(analyst):
    return ask_for_intervals(analyst, ASKED, today=timezone.localdate(), size=Size(100, seed=3)).run


def text(client, address=PAGE):
    return client.get(address).content.decode()


def test_the_button_begins_one_run_and_one_task(signed_in):
    for _ in range(2):
        assert signed_in.post(reverse("frontier_ask"), {"query": QUERY}).status_code == 302
    run = FrontierRun.objects.get()
    assert (run.replications, run.seed) == (2000, 0)
    assert DBTaskResult.objects.filter(task_path=compute_intervals.module_path).count() == 1
    page = text(signed_in)
    assert "Waiting for its turn" in page and "You can leave" in page and "Stop the computation" in page


def test_the_page_shows_intervals_and_places_once_they_are_there(signed_in, run):
    compute_intervals.call(run.pk)
    page = text(signed_in)
    assert "With 95 % certainty it lies between" in page and "100 replications of a smoothed bootstrap, seed 3" in page
    assert "Its place among 8 regions lies between" in page and "Interval, %" in page
    letter = OutboxMessage.objects.get()
    assert "Intervals ready" in letter.subject and PAGE in letter.body


def test_intervals_are_taken_along_once_they_are_there(signed_in, run):
    address = "/compare/frontier/download.csv?" + QUERY

    def row():
        lines = signed_in.get(address).content.decode("utf-8-sig").splitlines()
        return next(line for line in lines if line.startswith("QA-FOC")).split(",")

    assert row()[3:5] == ["", ""]
    compute_intervals.call(run.pk)
    assert 0 < float(row()[3]) <= float(row()[4]) <= 1


def test_the_same_seed_gives_the_same_intervals(analyst, run):
    compute_intervals.call(run.pk)
    first = FrontierRun.objects.get().answer
    FrontierRun.objects.all().delete()
    again = ask_for_intervals(analyst, ASKED, today=timezone.localdate(), size=Size(100, seed=3)).run
    compute_intervals.call(again.pk)
    assert FrontierRun.objects.get().answer == first and first["seed"] == 3


def test_intervals_of_other_figures_are_not_shown(signed_in, run):
    compute_intervals.call(run.pk)
    Observation.objects.filter(place__code="QA-MID", period="2023", indicator__code="qa-output").update(value=230)
    assert "Compute intervals" in text(signed_in)


def test_figures_that_change_before_the_computation_end_it_with_the_reason(signed_in, run):
    Observation.objects.filter(place__code="QA-MID", period="2023", indicator__code="qa-output").update(value=230)
    compute_intervals.call(run.pk)
    run.refresh_from_db()
    assert (run.state, run.failure["code"]) == ("given_up", "frontier_figures_changed")
    assert "Intervals not ready" in OutboxMessage.objects.get().subject


def test_progress_is_told_as_percent_and_words(signed_in, run):
    tell = background.telling(run, clock=iter([0.0, 0.5, 2.0]).__next__)
    for done in (25, 50, 75):
        tell(done, 100)
    told = json.loads(signed_in.get(reverse("frontier_progress", args=[run.pk])).content)
    assert told == {"percent": 75, "words": "75 of 100 replications", "is_done": False}
    assert signed_in.get(reverse("frontier_progress", args=[999])).status_code == 404


def test_a_computation_stopped_on_the_page_ends_and_can_be_started_again(signed_in, analyst, run):
    signed_in.post(reverse("frontier_stop", args=[run.pk]))
    with pytest.raises(background.Stopped):
        background.telling(run)(25, 100)
    compute_intervals.call(run.pk)
    run.refresh_from_db()
    assert run.state == "given_up" and run.answer == {}
    page = text(signed_in)
    assert "The computation was stopped. It can be started again." in page and "Compute intervals" in page


def test_somebody_else_cannot_stop_it(client, run):
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("frontier_stop", args=[run.pk])).status_code == 403
    run.refresh_from_db()
    assert run.is_open


def test_a_run_that_no_task_computes_is_given_up(signed_in, run):
    assert release_lost_intervals() == 1 and release_lost_intervals() == 0
    assert "stopped before its end" in text(signed_in)


def test_a_run_whose_task_waits_is_left_alone(signed_in):
    signed_in.post(reverse("frontier_ask"), {"query": QUERY})
    assert release_lost_intervals() == 0


def test_a_breakdown_gives_the_run_up_and_is_raised(run, monkeypatch):
    def broken(*_args, **_details):
        raise MemoryError

    monkeypatch.setattr(background, "bootstrap", broken)
    with pytest.raises(MemoryError):
        compute_intervals.call(run.pk)
    run.refresh_from_db()
    assert run.failure["code"] == "frontier_run_lost"


def test_a_run_that_has_ended_is_not_computed_again(analyst, run):
    give_up_intervals(analyst, run, failure=STOPPED, now=timezone.now())
    compute_intervals.call(run.pk)
    compute_intervals.call(999)
    assert FrontierRun.objects.get().answer == {}


def test_real_regions_only_have_no_button(signed_in):
    page = text(signed_in, PAGE.replace("rts=vrs", "rts=fdh"))
    assert "with real regions only there are none" in page and "Compute intervals" not in page


def test_a_reader_sees_intervals_but_no_button(client, run):
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    assert "Stop the computation" not in text(client)
    compute_intervals.call(run.pk)
    assert "With 95 % certainty" in text(client)
