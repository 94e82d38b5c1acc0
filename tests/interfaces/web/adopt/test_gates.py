"""Gates, problems, decisions and comments in the browser's words."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import adopt as make
from factories.kernel import make_member, make_person
from yokoten.adopt.models import Comment, Decision, GatePoint, Problem

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def page(client, name, *args):
    return text_of(client.get(reverse(name, args=args)))


def ready(home):
    project = make.make_project(home, state="target", site="Works", reason="Late.")
    make.make_item(project)
    for kind in ("target-map", "measures-plan"):
        make.make_document(project, kind)
    return project


def test_a_gate_leaves_points_that_are_closed_with_an_answer(expert, home):
    project, today = ready(home), timezone.localdate()
    address = reverse("project_move", args=[project.key, "defend"])
    assert "Remarks that stay open" in text_of(expert.get(address))
    said = {"on": today.isoformat(), "point-text_0": "Train the second shift"}
    assert "Say by when." in text_of(expert.post(address, said))
    said["point-due_0"] = (today + timedelta(days=7)).isoformat()
    assert "Name who does it: “Train the second shift”." in text_of(expert.post(address, said))
    made = text_of(expert.post(address, {**said, "point-name_0": "Foreman <b>"}, follow=True))
    assert "passed with remarks" in made and "Open points of gates" in made and "Foreman <b>" in made
    point = GatePoint.objects.get()
    close = reverse("gate_point_act", args=[project.key, point.pk])
    assert "Say what was done" in text_of(expert.post(close, {"answer": " "}, follow=True))
    closed = text_of(expert.post(close, {"answer": "Trained."}, follow=True))
    assert "The point is closed." in closed and "Open points of gates" not in closed


def test_a_gate_that_returns_asks_for_its_reason(expert, home):
    project = ready(home)
    address, today = reverse("project_move", args=[project.key, "return-plan"]), timezone.localdate().isoformat()
    assert "This gate returns the project" in text_of(expert.get(address))
    assert "Say in the remark what is missing" in text_of(expert.post(address, {"on": today}))
    assert "returned" in text_of(expert.post(address, {"on": today, "remark": "No stock counted."}, follow=True))


def test_a_forecast_stands_beside_goal_and_number(expert, home):
    project = make.make_project(home)
    target = project.targets.get()
    make.make_readings(target, [41])
    address = reverse("target_act", args=[target.pk, "forecast"])
    said = text_of(expert.post(address, {"forecast-value": "33.5", "forecast-note": "Trend"}, follow=True))
    assert "The forecast is noted." in said and "33.5" in said and "Trend" in said
    assert "33.5" in page(expert, "project", project.key)
    assert 'value="many"' in text_of(expert.post(address, {"forecast-value": "many"}))


def test_a_problem_is_noted_asked_why_and_drawn(expert, home):
    project = make.make_project(home)
    make.make_item(project, text="Second crane")
    address = reverse("project_problems", args=[project.key])
    assert "No problem noted yet" in text_of(expert.get(address))
    noted = text_of(expert.post(address, {"loss": "waiting", "seen": "Frames wait <b>"}, follow=True))
    assert "The problem is noted." in noted and "needless waiting" in noted and "fishbone" not in noted
    problem = Problem.objects.get()
    change = reverse("problem", args=[project.key, problem.number])
    why = {"why_1": "The crane is shared", "why_2": "There is one crane", "branch": "machine"}
    said = {"loss": "waiting", "seen": "Frames wait <b>", **why, "item": project.plan.get().pk}
    drawn = text_of(expert.post(change, said, follow=True))
    assert "The crane is shared" in drawn and "Against it:" in drawn and "Second crane" in drawn
    svg = drawn[drawn.index("<svg", drawn.index("Where the causes lie")) :]
    assert "machines and tools: 1. There is one crane" in svg and "people at work: nothing noted." in svg
    remove = reverse("problem_remove", args=[project.key, problem.number])
    assert "The problem is taken out." in text_of(expert.post(remove, follow=True))


def test_words_in_a_drawing_are_no_markup(expert, home):
    project = make.make_project(home, process="Weld <script>")
    make.make_problem(project, whys=["<img src=x>"], branch="method")
    answer = expert.get(reverse("project_problems", args=[project.key])).content.decode()
    assert "<img src=x>" not in answer and "Weld <script>" not in answer


def test_a_decision_and_a_comment_stand_with_who_and_when(expert, home):
    project, today = make.make_project(home), timezone.localdate().isoformat()
    address = reverse("project_talk", args=[project.key])
    decided = {"decision-text": "Go on.", "decision-by": "Director", "decision-on": today}
    assert "The decision is noted." in text_of(expert.post(address, decided, follow=True))
    assert "The comment stands below." in text_of(expert.post(address, {"comment-text": "Well done."}, follow=True))
    said = page(expert, "project_talk", project.key)
    assert "Go on." in said and "Director" in said and "Well done." in said
    assert "This field is required." in text_of(expert.post(address, {"comment-text": ""}))
    assert (Decision.objects.count(), Comment.objects.count()) == (1, 1)


def test_a_reader_changes_nothing_and_a_stranger_finds_nothing(home):
    project = make.make_project(home)
    problem, point = make.make_problem(project), make.make_point(project)
    pages = [("project_problems", [project.key]), ("project_talk", [project.key])]
    sent = [*pages, ("problem_remove", [project.key, problem.number]), ("gate_point_act", [project.key, point.pk])]
    for permits, place, status in (("kernel.read", home, 200), ("adopt.*", None, 404)):
        client = Client()
        person = (
            make_member(permits, organisation=place, person=make_person(language="en"))
            if place
            else make_member(permits)
        )
        client.force_login(person, backend=BACKEND)
        for name, args in pages:
            answer = client.get(reverse(name, args=args))
            assert answer.status_code == status and b"<textarea" not in answer.content
        said = {"loss": "waiting", "seen": "x", "comment-text": "x", "answer": "x"}
        for name, args in sent:
            client.post(reverse(name, args=args), said)
        assert client.get(reverse("problem", args=[project.key, problem.number])).status_code == (403 if place else 404)
    point.refresh_from_db()
    assert Problem.objects.get() == problem and not Comment.objects.exists() and point.closed_on is None


def test_the_plan_is_drawn_with_its_gates_and_deadlines(expert, home):
    project, today = make.make_project(home), timezone.localdate()
    address = reverse("project_plan", args=[project.key])
    assert "gantt" not in text_of(expert.get(address))
    make.make_item(project, text="Move <rack>", starts_on=make.START, due_on=today - timedelta(days=1))
    make.make_item(project, state="dropped", text="Sell the rack")
    make.make_step(project, outcome="remarks")
    said = expert.get(address).content.decode()
    svg = said[said.index('<svg class="plot gantt"') :].partition("</svg>")[0]
    assert "Move &lt;rack&gt;, late" in svg and "Pass the plan, passed with remarks" in svg and "Sell" not in svg


def test_the_portfolio_shows_goal_forecast_number_and_effect(expert, home):
    project = make.make_project(home)
    target = project.targets.get()
    make.make_readings(target, [41])
    target.forecasts.create(value="33.5", language="en", made_on=make.START)
    make.make_effect(project)
    said = page(expert, "projects")
    for head, figure in (("Goal", "30.0"), ("Forecast", "33.5"), ("Now", "41.0")):
        assert f'data-head="{head}" class="n">{figure}<' in said
    assert "120,000.50 RUB (every year, in cash)" in said
    rows = expert.get(reverse("projects") + "?format=csv").content.decode("utf-8-sig")
    assert "33.5" in rows and "RUB" in rows
    assert expert.get(reverse("projects") + "?format=xlsx").content[:2] == b"PK"
