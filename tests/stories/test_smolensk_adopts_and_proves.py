"""Smolensk takes a practice of Halland home: project, numbers, a registered question, its answer, and the tree."""

import re
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from factories.demonstration import opened
from stories.steps import choose_language, press, said, sign_in, text_of
from yokoten.adopt.actions.measuring import Reading, note_measurement
from yokoten.adopt.models import Project
from yokoten.kernel.models import Person
from yokoten.practices.models import Practice
from yokoten.prove.models import Evaluation, Review
from yokoten.spread.models import Adoption

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WANTED = "En väg in för företag"
QUESTION = "Сократилось ли время ответа предприятию после перехода на один номер?"
WEEKS = 16


@pytest.fixture
def reader(chromium, served):
    with opened(chromium, served.url, locale="ru-RU") as page:
        yield page


def test_from_somebody_elses_practice_to_a_proof_at_home(page, reader):
    sign_in(page, "smolensk@example.org")
    choose_language(page, "ru")
    project = opens_a_project_from_the_practice(page)
    notes_todays_number(page, project)
    weeks_go_by(project)
    evaluation = registers_its_question(page, project)
    runs_it(page, evaluation)
    a_second_person_reads_it(reader, evaluation)
    notes_that_the_practice_is_taken_up(page, project)
    halland_sees_where_it_went(reader)


def opens_a_project_from_the_practice(page):
    practice = Practice.objects.get(texts__title__startswith=WANTED)
    page.goto(f"/learn/practices/{practice.key}/")
    press(page, said("ru", "Make a project of it"))
    expect(page.locator("[name=title]")).to_have_value(re.compile(WANTED))
    page.fill("[name=title]", "Один номер для предприятий")
    page.fill("[name=process]", "Ответ на обращение предприятия")
    page.fill("[name=begins_with]", "Предприятие звонит")
    page.fill("[name=ends_with]", "Предприятие получило ответ")
    page.fill("[name=sponsor_name]", "Руководитель центра")
    page.fill("[name=leader_name]", "Эксперт центра")
    page.fill("[name=starts_on]", (timezone.localdate() - timedelta(weeks=2 * WEEKS + 2)).isoformat())
    page.fill("[name=target-name]", "Время до ответа")
    page.fill("[name=target-unit]", "ч")
    page.fill("[name=target-baseline]", "50")
    page.fill("[name=target-goal]", "30")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/adopt/projects/[0-9a-f-]{36}/$"))
    project = Project.objects.get(title="Один номер для предприятий")
    assert project.practice == practice
    expect(page.locator(f"main a[href*='{practice.key}']").first).to_be_visible()
    return project


def notes_todays_number(page, project):
    press(page, said("ru", "Note today's number"))
    page.fill("[name=value]", "31,5")
    press(page, said("ru", "Note the number"))
    expect(page.locator("main")).to_contain_text(said("ru", "The number is noted."))
    assert project.targets.get().measurements.get().value == Decimal("31.5")


def weeks_go_by(project):
    """Fifty hours or so before one number was given to all, some thirty afterwards."""
    target, today = project.targets.get(), timezone.localdate()
    person = Person.objects.get(email="smolensk@example.org")
    for week in range(2 * WEEKS):
        usual = 50 if week < WEEKS else 31
        on = today - timedelta(weeks=2 * WEEKS - week)
        reading = Reading(uuid4(), on, Decimal(usual + (3, -2, 1, -3, 2, -1)[week % 6]), "ru", "")
        note_measurement(person, target, reading, today=today, now=timezone.now())


def registers_its_question(page, project):
    today = timezone.localdate()
    page.goto(f"/adopt/projects/{project.key}/proof/")
    page.locator("main a[href$='/proof/new/']").first.click()
    page.fill("[name=start]", (today - timedelta(weeks=WEEKS)).isoformat())
    page.fill("[name=window_from]", (today - timedelta(weeks=2 * WEEKS)).isoformat())
    page.fill("[name=window_to]", today.isoformat())
    press(page, said("ru", "Show which designs fit"))
    page.check("input[name=design][value=interrupted]")
    assert page.locator("input[name=design][value=did]").is_disabled()
    known = said("ru", "Numbers from after the start are known already. The evaluation will say that it was registered"
                       " afterwards, and its grade will be lower.")  # fmt: skip
    assert known in text_of(page)
    page.fill("[name=question]", QUESTION)
    page.fill("[name=matters]", "5")
    press(page, said("ru", "Sign and register"))
    page.wait_for_url(re.compile(r"/prove/evaluations/[0-9a-f-]{36}/$"))
    evaluation = Evaluation.objects.get(question=QUESTION)
    assert evaluation.print in text_of(page)
    return evaluation


def runs_it(page, evaluation):
    press(page, said("ru", "Run the evaluation"))
    expect(page.locator("main .result")).to_be_visible()
    run = evaluation.runs.get()
    assert run.upper < -5 and "Время до ответа" in page.locator("main .result").inner_text()
    assert said("ru", "Numbers from after the start were known by then.") in text_of(page)


def a_second_person_reads_it(reader, evaluation):
    sign_in(reader, "administrator@example.org")
    choose_language(reader, "ru")
    reader.goto(f"/prove/evaluations/{evaluation.key}/")
    reader.get_by_text(said("ru", "Read it as second person")).click()
    reader.select_option("[name=review-verdict]", "agrees")
    reader.fill("[name=review-remark]", "Ряд до перехода ровный, скачок в ту же неделю.")
    press(reader, said("ru", "Note my opinion"))
    expect(reader.locator("main")).to_contain_text("Ряд до перехода ровный")
    assert Review.objects.get(remark__startswith="Ряд").verdict == "agrees"


def notes_that_the_practice_is_taken_up(page, project):
    page.goto(f"/adopt/projects/{project.key}/")
    press(page, said("ru", "Note that we take the practice up"))
    page.wait_for_url(re.compile(r"/spread/adoptions/[0-9a-f-]{36}/$"))
    assert Adoption.objects.get(project=project).practice == project.practice


def halland_sees_where_it_went(reader):
    reader.context.clear_cookies()
    sign_in(reader, "halland@example.org")
    choose_language(reader, "sv")
    practice = Practice.objects.get(texts__title__startswith=WANTED)
    reader.goto(f"/learn/practices/{practice.key}/")
    tree = reader.locator("#spread .tree-list li").filter(has_text="Smolensk")
    expect(tree.first).to_be_visible()
    assert "Время до ответа" in tree.filter(has_text="50").last.inner_text()
