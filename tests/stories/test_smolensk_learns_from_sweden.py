"""Smolensk finds a Swedish practice by a Russian question, visits it, and is asked after 90 days what came of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from factories.demonstration import opened
from stories.steps import choose_language, heading, press, said, sign_in, text_of
from yokoten.exchange.models import Commitment, Trip
from yokoten.practices.models import Practice

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WANTED = "En väg in för företag"


@pytest.fixture
def host(chromium, served):
    with opened(chromium, served.url, locale="sv-SE") as page:
        yield page


def test_from_a_russian_question_to_a_commitment_kept(page, host):
    finds_the_practice_in_russian(page)
    trip = requests_a_visit(page)
    agrees_in_swedish(host, trip)
    holds_it_and_promises(page, trip)
    is_asked_after_ninety_days(page, trip)
    the_host_reads_what_came_of_it(host, trip)


def finds_the_practice_in_russian(page):
    sign_in(page, "smolensk@example.org")
    choose_language(page, "ru")
    page.goto("/learn/practices/?q=единое окно для предпринимателей: куда обратиться фирме")
    titles = page.locator("main h2 a, main h3 a").all_inner_texts()
    at = next(number for number, title in enumerate(titles) if WANTED in title)
    assert at < 3, titles
    page.get_by_role("link", name=re.compile(WANTED)).first.click()
    shown = heading(page)
    assert WANTED in shown
    fallback = said("ru", "Nobody has translated this practice into your language yet. You read the original.")
    assert fallback in text_of(page)
    assert page.locator("h1").get_attribute("lang") == "sv"


def requests_a_visit(page):
    page.locator("main a[href*='/learn/trips/new/?practice=']").first.click()
    practice = Practice.objects.get(texts__title__startswith=WANTED)
    expect(page.locator("[name=host]")).to_have_value(practice.organisation.code)
    assert page.locator("input[name=bank]:checked").count() >= 3
    today = timezone.localdate()
    page.fill("[name=title]", "Одно окно для предприятий: как это устроено в Халланде")
    page.fill("[name=first_on]", today.isoformat())
    page.fill("[name=last_on]", (today + timedelta(days=1)).isoformat())
    page.fill("[name=people]", "Руководитель центра, руководитель\nЭксперт центра, эксперт")
    page.fill("[name=message]", "Хотим увидеть, как передают обращение предприятия.")
    page.locator("button[name=ask]").click()
    page.wait_for_url(re.compile(r"/learn/trips/[0-9a-f-]{36}/$"))
    return Trip.objects.get(title="Одно окно для предприятий: как это устроено в Халланде")


def agrees_in_swedish(host, trip):
    visit = trip.visits.get()
    sign_in(host, "halland@example.org")
    choose_language(host, "sv")
    host.goto(f"/learn/visits/{visit.key}/")
    assert "Хотим увидеть" in text_of(host)
    press(host, said("sv", "Agree to these days"))
    expect(host.locator("main")).to_contain_text(said("sv", "days agreed"))


def holds_it_and_promises(page, trip):
    visit = trip.visits.get()
    page.goto(f"/learn/visits/{visit.key}/answers/")
    first = page.locator("textarea[name^=a]").first
    first.fill("Один номер на весь регион; к концу дня у обращения есть хозяин.")
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(rf"/learn/visits/{visit.key}/(#.*)?$"))
    press(page, said("ru", "The visit took place"))
    page.goto(f"/learn/trips/{trip.key}/lessons/new/")
    page.check("input[name=verdict][value=copy]")
    page.fill("[name=text]", "Один номер и правило «хозяин к концу дня».")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(rf"/learn/trips/{trip.key}/"))
    page.goto(f"/learn/trips/{trip.key}/commitments/new/")
    page.fill("[name=text]", "Запустить единый номер в двух районах.")
    page.fill("[name=owner_name]", "Руководитель центра")
    page.fill("[name=due_on]", (timezone.localdate() + timedelta(days=60)).isoformat())
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(rf"/learn/trips/{trip.key}/"))
    commitment = Commitment.objects.get(trip=trip)
    assert commitment.follow_up_on == visit.last_on + timedelta(days=90)


def is_asked_after_ninety_days(page, trip):
    today = timezone.localdate()
    Commitment.objects.filter(trip=trip).update(follow_up_on=today, due_on=today - timedelta(days=30))
    page.goto("/learn/trips/")
    assert said("ru", "To follow up") in text_of(page)
    commitment = Commitment.objects.get(trip=trip)
    page.goto(f"/learn/trips/{trip.key}/commitments/{commitment.pk}/")
    page.check("input[name=follow-outcome][value=partly]")
    page.fill("[name=follow-words]", "Номер работает в одном районе, второй — с марта.")
    press(page, said("ru", "Note what came of it"))
    commitment.refresh_from_db()
    assert (commitment.outcome, commitment.followed_up_on) == ("partly", today)


def the_host_reads_what_came_of_it(host, trip):
    host.goto(f"/learn/visits/{trip.visits.get().key}/")
    shown = text_of(host)
    assert "Запустить единый номер в двух районах." in shown
    assert "Номер работает в одном районе" in shown
