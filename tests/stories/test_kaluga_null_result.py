"""Kaluga answers residents: the first change helped nobody, the evaluation says so, and it stays to be read."""

import re
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from factories.demonstration import opened
from factories.kernel import make_membership, make_organisation, make_person
from stories.steps import PASSWORD, choose_language, press, said, sign_in, text_of
from yokoten.adopt.actions.measuring import Reading, note_measurement
from yokoten.adopt.models import Project
from yokoten.interfaces.wording.behaviour import QUIET
from yokoten.kernel.models import Role
from yokoten.practices.models import Practice
from yokoten.prove.models import Evaluation

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WANTED = "En väg in för företag"
TITLE = "Ответ на обращение жителя без лишних виз (пример)"
OUTCOME = "Время ответа на обращение"
QUESTION = "Стал ли ответ жителю быстрее, когда обращение принимает один ответственный?"
AGAIN = "Стал ли ответ жителю быстрее без второй визы?"
WEEKS = 16
NOISE = (2, -1, 0, -2, 1, 0, 1, -1)


@pytest.fixture(scope="module")
def office(db):
    """The project office of a public body, with an expert and a head; invented, as all of the demo."""
    house = make_organisation(
        "kaluga-office", names={"ru": "Проектный офис Калужской области (пример)", "en": "Kaluga office (example)"},
        language="ru", kind="agency",
    )  # fmt: skip
    people = (("kaluga", "Эксперт (Калуга)", "expert"), ("kaluga.head", "Руководитель (Калуга)", "head"))
    for email, name, role in people:
        person = make_person(f"{email}@example.org", password=PASSWORD, name=name, language="ru")
        make_membership(person, house, Role.objects.get(code=role))
    return house


@pytest.fixture
def calendar(monkeypatch):
    """The days go by when the story says so, for the served house too."""
    real, ahead = timezone.now, [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: real() + ahead[0])

    def go_on(weeks):
        ahead[0] += timedelta(weeks=weeks)

    return go_on


@pytest.fixture
def reader(chromium, served):
    with opened(chromium, served.url, locale="ru-RU") as page:
        yield page


def test_a_change_that_helped_nobody_is_told_and_stays(page, reader, office, calendar):
    signs_in(page, "kaluga@example.org")
    project = opens_a_lean_project(page)
    notes_the_weeks_before(project, usual=24)
    first = registers(page, project, QUESTION)
    calendar(WEEKS)
    notes_the_weeks_before(project, usual=24)
    signs_in(page, "kaluga@example.org")
    the_result_is_null(page, first)
    signs_in(reader, "kaluga.head@example.org")
    a_second_person_agrees(reader, first)
    it_stands_among_all_others(page, project)
    second = registers(page, project, AGAIN)
    calendar(WEEKS)
    notes_the_weeks_before(project, usual=15)
    signs_in(page, "kaluga@example.org")
    something_else_helped(page, second)
    the_null_stays_beside_what_came_later(page, project)


def signs_in(page, email):
    page.context.clear_cookies()
    sign_in(page, email)
    choose_language(page, "ru")


def opens_a_lean_project(page):
    practice = Practice.objects.get(texts__title__startswith=WANTED)
    page.goto(f"/learn/practices/{practice.key}/")
    press(page, said("ru", "Make a project of it"))
    page.select_option("[name=workflow]", "lean-public")
    page.fill("[name=title]", TITLE)
    page.fill("[name=process]", "Рассмотрение обращений жителей")
    page.fill("[name=begins_with]", "Обращение зарегистрировано")
    page.fill("[name=ends_with]", "Ответ отправлен")
    page.fill("[name=sponsor_name]", "Заместитель губернатора (пример)")
    page.fill("[name=leader_name]", "Начальник отдела обращений (пример)")
    page.fill("[name=starts_on]", (timezone.localdate() - timedelta(weeks=WEEKS)).isoformat())
    page.fill("[name=target-name]", OUTCOME)
    page.fill("[name=target-unit]", "дн.")
    page.fill("[name=target-baseline]", "24")
    page.fill("[name=target-goal]", "15")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/adopt/projects/[0-9a-f-]{36}/$"))
    press(page, said("ru", "Note that we take the practice up"))
    page.wait_for_url(re.compile(r"/spread/adoptions/[0-9a-f-]{36}/$"))
    return Project.objects.get(title=TITLE, workflow="lean-public", practice=practice)


def notes_the_weeks_before(project, *, usual):
    """A number each week until today."""
    target, today = project.targets.get(), timezone.localdate()
    for week in range(WEEKS):
        on = today - timedelta(weeks=WEEKS - 1 - week)
        reading = Reading(uuid4(), on, Decimal(usual + NOISE[week % len(NOISE)]), "ru", "")
        note_measurement(project.created_by, target, reading, today=today, now=timezone.now())


def registers(page, project, question):
    """Written down before the change begins, with the next sixteen weeks in view."""
    today = timezone.localdate()
    page.goto(f"/adopt/projects/{project.key}/proof/new/")
    page.fill("[name=start]", (today + timedelta(days=1)).isoformat())
    page.fill("[name=window_from]", (today - timedelta(weeks=WEEKS - 1)).isoformat())
    page.fill("[name=window_to]", (today + timedelta(weeks=WEEKS)).isoformat())
    press(page, said("ru", "Show which designs fit"))
    page.check("input[name=design][value=interrupted]")
    page.fill("[name=question]", question)
    page.fill("[name=matters]", "5")
    press(page, said("ru", "Sign and register"))
    page.wait_for_url(re.compile(r"/prove/evaluations/[0-9a-f-]{36}/$"))
    return Evaluation.objects.get(question=question)


def the_result_is_null(page, evaluation):
    page.goto(f"/prove/evaluations/{evaluation.key}/")
    press(page, said("ru", "Run the evaluation"))
    expect(page.locator("main .result")).to_be_visible()
    run = evaluation.runs.get()
    assert -5 < run.lower <= 0 <= run.upper < 5
    shown = text_of(page)
    assert said("ru", "no effect that matters") in shown
    assert said("ru", "That was before the first number after the start.") in shown


def a_second_person_agrees(reader, evaluation):
    reader.goto(f"/prove/evaluations/{evaluation.key}/")
    reader.get_by_text(said("ru", "Read it as second person")).click()
    reader.select_option("[name=review-verdict]", "agrees")
    reader.fill("[name=review-remark]", "Ответ ждёт второй визы, а не регистрации: ноль верен.")
    press(reader, said("ru", "Note my opinion"))
    expect(reader.locator("main")).to_contain_text("ноль верен")


def it_stands_among_all_others(page, project):
    """On the project, in the list of evaluations, and the chart says that nothing is unusual."""
    page.goto(f"/adopt/projects/{project.key}/proof/")
    row = page.locator("ul.evaluations > li").filter(has_text=QUESTION)
    expect(row).to_contain_text(said("ru", "no effect that matters"))
    page.goto("/prove/evaluations/")
    expect(page.locator("tbody tr").filter(has_text=QUESTION)).to_contain_text(said("ru", "no effect that matters"))
    page.goto(f"/adopt/targets/{project.targets.get().pk}/")
    quiet = said("ru", QUIET).split(":")[0]
    assert page.locator("figure.behaviour figcaption h2").inner_text().startswith(quiet)


def something_else_helped(page, evaluation):
    """The second visa went: registered before, measured, run."""
    page.goto(f"/prove/evaluations/{evaluation.key}/")
    press(page, said("ru", "Run the evaluation"))
    expect(page.locator("main .result")).to_be_visible()
    assert evaluation.runs.get().upper < -5


def the_null_stays_beside_what_came_later(page, project):
    page.goto(f"/adopt/projects/{project.key}/proof/")
    rows = page.locator("ul.evaluations > li")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text=QUESTION)).to_contain_text(said("ru", "no effect that matters"))
    expect(rows.filter(has_text=AGAIN)).to_contain_text(said("ru", "better"))
    page.goto(f"/learn/practices/{project.practice.key}/")
    shown = page.locator("#spread").inner_text()
    assert "Калужской" in shown
