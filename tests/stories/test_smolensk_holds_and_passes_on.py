"""Smolensk's project from a lesson to a closed result that held a year later, and on to Volgograd with a change."""

import re
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from factories.demonstration import opened
from factories.exchange import make_lesson
from factories.kernel import make_membership, make_organisation, make_person
from stories.steps import PASSWORD, choose_language, press, said, sign_in, text_of
from yokoten.adopt.actions.measuring import Reading, note_measurement
from yokoten.adopt.models import Project
from yokoten.exchange.models import Trip
from yokoten.kernel.models import Person, Place, Role
from yokoten.practices.models import Practice
from yokoten.prove.models import Evaluation
from yokoten.spread.models import Adoption, ProjectPractice

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Одна смена — одна переналадка"
QUESTION = "Сократилось ли время переналадки после перехода на один порядок?"
BEFORE, AFTER = 30, 66
STEPS = (
    ("sign", ["agreement"], True),
    ("kick-off", ["group-order"], False),
    ("finish-diagnosis", ["current-map", "loss-list"], False),
    ("defend", ["target-map", "measures-plan"], True),
    ("submit-result", ["standards"], False),
    ("confirm", ["result-protocol", "effect-calculation"], True),
)


@pytest.fixture
def head(chromium, served):
    """Somebody who stands above the team."""
    with opened(chromium, served.url, locale="ru-RU") as page:
        sign_in(page, "administrator@example.org")
        choose_language(page, "ru")
        yield page


@pytest.fixture
def volgograd(chromium, served):
    """A centre that comes later, and its expert."""
    names = {"ru": "Центр компетенций Волгоградской области (пример)", "en": "Volgograd centre (example)"}
    place = Place.objects.get(code="RU-VGG")
    home = make_organisation(code="volgograd-centre", names=names, place=place)
    expert = make_person(email="volgograd@example.org", language="ru", home=place)
    expert.set_password(PASSWORD)
    expert.save()
    make_membership(expert, home, Role.objects.get(code="head"))
    with opened(chromium, served.url, locale="ru-RU") as page:
        yield page


def test_from_a_lesson_to_an_effect_that_held_and_went_on(page, head, volgograd):
    sign_in(page, "smolensk@example.org")
    choose_language(page, "ru")
    project = opens_a_project_from_the_lesson(page)
    weeks_go_by(project)
    plans_and_finishes_a_point(page, project)
    for code, documents, by_head in STEPS:
        takes_a_step(page, head if by_head else page, project, code, documents)
    counts_the_effect_and_has_it_approved(page, head, project)
    evaluation = proves_it(page, head, project)
    asks_whether_it_held(page, evaluation)
    takes_a_step(page, head, project, "complete", ["replication-plan", "annual-report"])
    practice = publishes_it(page, head, project)
    volgograd_takes_it_up_with_a_change(volgograd, practice)
    smolensk_sees_where_it_went(page, practice)


def opens_a_project_from_the_lesson(page):
    trip = Trip.objects.filter(organisation__code="smolensk-centre").first()
    lesson = make_lesson(trip, "adapt", TITLE, why="В Халланде порядок один на всех")
    page.goto(f"/adopt/projects/new/?trip={trip.key}&lesson={lesson.pk}")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(page.locator("[name=reason]")).to_have_value(re.compile("порядок один на всех"))
    words = {
        "process": "Переналадка пресса", "begins_with": "Последняя годная деталь А",
        "ends_with": "Первая годная деталь Б", "sponsor_name": "Директор завода",
        "leader_name": "Начальник цеха", "site": "Цех 2", "target-name": "Время переналадки", "target-unit": "мин",
        "target-baseline": "50", "target-goal": "30",
        "target-method": "Секундомер мастера, каждая пятница",
    }  # fmt: skip
    page.fill("[name=starts_on]", (timezone.localdate() - timedelta(weeks=BEFORE + AFTER)).isoformat())
    for name, value in words.items():
        page.fill(f"[name={name}]", value)
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/adopt/projects/[0-9a-f-]{36}/$"))
    project = Project.objects.get(title=TITLE)
    assert project.lesson == lesson
    return project


def weeks_go_by(project):
    """Fifty minutes or so, then thirty, and thirty still more than a year later."""
    target, today = project.targets.get(), timezone.localdate()
    person = Person.objects.get(email="smolensk@example.org")
    for week in range(BEFORE + AFTER):
        on = today - timedelta(weeks=BEFORE + AFTER - week)
        value = Decimal((50 if week < BEFORE else 31) + (3, -2, 1, -3, 2, -1)[week % 6])
        note_measurement(person, target, Reading(uuid4(), on, value, "ru"), today=today, now=timezone.now())


def plans_and_finishes_a_point(page, project):
    page.goto(f"/adopt/projects/{project.key}/plan/new/")
    page.fill("[name=text]", "Подготовить оснастку до остановки пресса")
    page.fill("[name=owner_name]", "Мастер")
    page.fill("[name=due_on]", timezone.localdate().isoformat())
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/plan/$"))
    page.locator("main form[action$='/done/'] button").click()
    expect(page.locator("main table")).to_contain_text(said("ru", "done"))


def takes_a_step(page, who, project, code, documents):
    """The documents that the step asks for, then the step by whoever may take it."""
    for kind in documents:
        page.goto(f"/adopt/projects/{project.key}/documents/?kind={kind}")
        expect(page.locator("[name=kind]")).to_have_value(kind)
        content = {"name": f"{kind}.txt", "mimeType": "text/plain", "buffer": b"Made for this step."}
        page.set_input_files("[name=file]", content)
        page.fill("[name=title]", f"{kind}")
        press(page, said("ru", "Add the document"))
        page.wait_for_url(re.compile(r"/documents/$"))
    who.goto(f"/adopt/projects/{project.key}/steps/{code}/")
    who.locator("main form button.primary").first.click()
    who.wait_for_url(re.compile(r"/adopt/projects/[0-9a-f-]{36}/$"))
    assert project.steps.filter(transition=code).exists()


def counts_the_effect_and_has_it_approved(page, head, project):
    page.goto(f"/adopt/projects/{project.key}/result/effects/new/")
    page.fill("[name=what]", "Сверхурочные")
    page.fill("[name=amount]", "480000")
    page.select_option("[name=currency]", "RUB")
    page.select_option("[name=kind]", "yearly")
    page.select_option("[name=form]", "cash")
    page.fill("[name=begins_on]", timezone.localdate().isoformat())
    page.fill("[name=reckoned]", "20 ч в неделю × 500 ₽ × 48 недель")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/result/$"))
    page.fill("[name=summary]", "Переналадка короче на двадцать минут.")
    page.locator("main form[action$='/submit/'] button").click()
    expect(page.locator("main")).to_contain_text("Переналадка короче")
    head.goto(f"/adopt/projects/{project.key}/result/")
    press(head, said("ru", "Approve the result"))
    expect(head.locator("main .decided")).to_be_visible()
    assert project.results.get().state == "approved"


def proves_it(page, head, project):
    today = timezone.localdate()
    page.goto(f"/adopt/projects/{project.key}/proof/new/")
    page.fill("[name=start]", (today - timedelta(weeks=AFTER)).isoformat())
    page.fill("[name=window_from]", (today - timedelta(weeks=BEFORE + AFTER)).isoformat())
    page.fill("[name=window_to]", (today - timedelta(weeks=AFTER - 24)).isoformat())
    press(page, said("ru", "Show which designs fit"))
    page.check("input[name=design][value=interrupted]")
    page.fill("[name=question]", QUESTION)
    page.fill("[name=matters]", "5")
    press(page, said("ru", "Sign and register"))
    page.wait_for_url(re.compile(r"/prove/evaluations/[0-9a-f-]{36}/$"))
    press(page, said("ru", "Run the evaluation"))
    expect(page.locator("main .result")).to_be_visible()
    evaluation = Evaluation.objects.get(question=QUESTION)
    head.goto(f"/prove/evaluations/{evaluation.key}/")
    head.get_by_text(said("ru", "Read it as second person")).click()
    head.select_option("[name=review-verdict]", "agrees")
    head.fill("[name=review-remark]", "Ряд до перехода ровный.")
    press(head, said("ru", "Note my opinion"))
    expect(head.locator("main")).to_contain_text("Ряд до перехода ровный")
    return evaluation


def asks_whether_it_held(page, evaluation):
    page.goto(f"/prove/evaluations/{evaluation.key}/")
    press(page, said("ru", "Ask whether it held"))
    expect(page.locator("#held + ul")).to_be_visible()
    check = evaluation.runs.get().held_checks.get()
    assert check.verdict == "held"


def publishes_it(page, head, project):
    page.goto(f"/adopt/projects/{project.key}/")
    press(page, said("ru", "Make a practice of it"))
    expect(page.locator("main aside")).to_contain_text("Подготовить оснастку до остановки пресса")
    page.fill("[name=problem]", "Пресс стоял по пятьдесят минут.")
    page.fill("[name=essence]", "Всё, что можно, готовят до остановки; порядок один на все смены.")
    press(page, said("ru", "Make the draft"))
    page.wait_for_url(re.compile(r"/learn/practices/[0-9a-f-]{36}/"))
    practice = ProjectPractice.objects.get(project=project).practice
    assert practice.title == TITLE
    says_what_is_still_asked(page)
    press(page, said("ru", "Save and hand in"))
    page.wait_for_url(re.compile(r"/hand-in/$"))
    press(page, said("ru", "Hand in"))
    expect(page).not_to_have_url(re.compile(r"/hand-in/$"))
    head.goto(f"/learn/practices/{practice.key}/check/")
    press(head, said("ru", "Take the check"))
    press(head, said("ru", "Publish"))
    expect(head.locator("main")).to_contain_text(said("ru", "The practice stands in the library."))
    return Practice.objects.get(pk=practice.pk)


def says_what_is_still_asked(page):
    for name in ("sector", "size", "level", "licence"):
        page.select_option(f"[name={name}]", index=1)
    page.fill("[name=people]", "3")
    page.fill("[name=difficulties]", "Первые недели оснастку искали дольше, чем меняли.")
    page.fill("[name=contact_name]", "Эксперт центра")
    page.fill("[name=contact_email]", "expert@example.org")


def volgograd_takes_it_up_with_a_change(page, practice):
    sign_in(page, "volgograd@example.org")
    choose_language(page, "ru")
    page.goto(f"/learn/practices/{practice.key}/")
    press(page, said("ru", "We take it up"))
    page.wait_for_url(re.compile(r"/spread/adoptions/[0-9a-f-]{36}/$"))
    page.goto(f"{page.url}step/")
    page.fill("[name=kept]", "Один порядок на все смены.")
    page.fill("[name=changed]", "Оснастку готовит наладчик, а не мастер.")
    page.fill("[name=why]", "У нас мастер ведёт два участка.")
    press(page, said("ru", "Save"))
    page.wait_for_url(re.compile(r"/spread/adoptions/[0-9a-f-]{36}/$"))
    assert Adoption.objects.get(organisation__code="volgograd-centre").stage == "adapt"


def smolensk_sees_where_it_went(page, practice):
    """The tree with the change, the grade on the practice's page, and the notice to those who gave it."""
    page.goto(f"/learn/practices/{practice.key}/")
    leaf = page.locator("#spread .tree-list li").filter(has_text="Волгоград").first
    expect(leaf).to_be_visible()
    assert "Оснастку готовит наладчик" in leaf.inner_text()
    effect = page.locator("#spread .at-home").inner_text()
    assert "мин" in effect and "…" in effect and said("ru", "measured") in effect
    page.goto("/account/notifications/")
    assert TITLE in text_of(page)
