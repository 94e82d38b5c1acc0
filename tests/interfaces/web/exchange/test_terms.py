"""A host's terms and calendar, the question bank, the kinds of visit."""

from datetime import date

import pytest
from django.urls import reverse

from factories import exchange as make
from factories.kernel import make_administrator, make_member, make_organisation
from factories.thesaurus import make_concept
from yokoten.exchange.models import BankQuestion, HostClosure, HostTerms, VisitType
from yokoten.exchange.rules.calendar import Capacity, Span
from yokoten.interfaces.web.exchange.month import months

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home(db):
    return make_organisation("home")


@pytest.fixture
def expert(client, home):
    client.force_login(make_member("exchange.*", organisation=home), backend=BACKEND)
    return client


def text_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_days_of_a_month_are_marked():
    capacity = Capacity(
        notice_days=7,
        closed=(Span(date(2026, 12, 24), date(2026, 12, 31)),),
        taken=(Span(date(2026, 12, 14), date(2026, 12, 15)),),
    )
    december = months(capacity, today=date(2026, 12, 1), count=1)[0]
    kinds = {cell.on.day: cell.kind for week in december.weeks for cell in week if cell.kind}
    assert [kinds[day] for day in (2, 8, 14, 19, 24)] == ["soon", "free", "taken", "rest", "closed"]
    assert len(kinds) == 31


def test_months_run_over_the_turn_of_the_year():
    found = months(Capacity(), today=date(2026, 12, 31), count=3)
    assert [one.first_on for one in found] == [date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]


def test_terms_are_set(expert, home):
    said = {"is_open": "on", "most_guests": "12", "notice_days": "21", "languages": ["vi", "en"], "contact_name": "An"}
    expert.post(reverse("host_terms"), said)
    kept = HostTerms.objects.get()
    assert (kept.organisation, kept.most_guests, kept.notice_days, kept.languages) == (home, 12, 21, ["vi", "en"])
    assert "21" in text_of(expert.get(reverse("host_terms")))


def test_days_are_closed_and_opened_again(expert, home):
    said = {"closure-first_on": "2031-07-01", "closure-last_on": "2031-07-31", "closure-reason": "Holidays"}
    expert.post(reverse("host_close"), said)
    closure = HostClosure.objects.get()
    assert "Holidays" in text_of(expert.get(reverse("host_terms")))
    expert.post(reverse("host_reopen", args=[closure.pk]))
    assert not HostClosure.objects.exists()


def test_days_out_of_order_come_back(expert):
    said = {"closure-first_on": "2031-07-02", "closure-last_on": "2031-07-01"}
    page = text_of(expert.post(reverse("host_close"), said))
    assert "The last day is before the first." in page


def test_the_calendar_of_others_is_not_mine(expert):
    other = make_organisation("other")
    assert expert.get(reverse("host_terms"), {"organisation": "other"}).status_code == 404
    closure = make.make_closure(other)
    assert expert.post(reverse("host_reopen", args=[closure.pk])).status_code == 404


def test_a_reader_sets_no_terms(client, home):
    client.force_login(make_member("kernel.read", organisation=home), backend=BACKEND)
    assert client.get(reverse("host_terms")).status_code == 403


def test_the_bank_is_browsed_by_theme_and_searched_in_any_language(expert):
    lean = make_concept("lean", preferred={"en": "lean"})
    make.make_bank_question(theme=lean, texts={"en": "Where did people resist?", "ru": "Где было сопротивление?"})
    make.make_bank_question(texts={"en": "Who pays?"})
    page = text_of(expert.get(reverse("bank")))
    assert "Where did people resist?" in page and "Who pays?" in page
    assert page.count(f"{reverse('trip_new')}?theme=") == 1 and "?theme=lean" in page
    found = text_of(expert.get(reverse("bank"), {"q": "сопротивление"}))
    assert "Where did people resist?" in found and "Who pays?" not in found
    assert "Who pays?" not in text_of(expert.get(reverse("bank"), {"theme": "lean"}))


def test_a_question_of_ones_own_is_added_and_changed(expert, home):
    expert.post(reverse("bank_question_new"), {"name_en": "Who left, and why?", "organisation": "home"})
    kept = BankQuestion.objects.get()
    assert (kept.organisation, kept.texts) == (home, {"en": "Who left, and why?"})
    expert.post(reverse("bank_question", args=[kept.pk]), {"name_en": "Who left?", "is_active": "on"})
    kept.refresh_from_db()
    assert kept.texts == {"en": "Who left?"}


def test_the_houses_questions_are_the_administrators(client, expert):
    kept = make.make_bank_question()
    assert expert.get(reverse("bank_question", args=[kept.pk])).status_code == 404
    client.force_login(make_administrator(), backend=BACKEND)
    assert client.get(reverse("bank_question", args=[kept.pk])).status_code == 200


def test_another_organisations_question_is_not_shown(expert):
    make.make_bank_question(organisation=make_organisation("other"), texts={"en": "Ours alone?"})
    assert "Ours alone?" not in text_of(expert.get(reverse("bank")))


KIND = {
    "name_en": "Short visit", "purpose": "study", "least_delegates": "1", "most_delegates": "5", "least_days": "2",
    "most_days": "5", "most_hosts": "1", "least_questions": "3", "lessons_due_days": "14", "follow_up_days": "90",
    "position": "0", "is_active": "on",
}  # fmt: skip


def test_administrators_set_the_caps(client, db):
    client.force_login(make_administrator(), backend=BACKEND)
    client.post(reverse("visit_type_new"), KIND)
    kept = VisitType.objects.get()
    assert (kept.names, kept.most_delegates, kept.is_example) == ({"en": "Short visit"}, 5, False)
    client.post(reverse("visit_type", args=[kept.code]), {**KIND, "most_delegates": ""})
    kept.refresh_from_db()
    assert kept.most_delegates is None
    page = text_of(client.post(reverse("visit_type", args=[kept.code]), {**KIND, "most_days": "1"}))
    assert "is more than the most" in page


def test_everybody_reads_the_caps_and_nobody_else_sets_them(expert):
    kept = make.make_visit_type("short", source="TAIEX", names={"en": "Short visit"})
    page = text_of(expert.get(reverse("visit_types")))
    assert "TAIEX" in page and reverse("visit_type", args=[kept.code]) not in page
    assert expert.get(reverse("visit_type", args=[kept.code])).status_code == 403
