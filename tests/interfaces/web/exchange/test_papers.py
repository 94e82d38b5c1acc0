"""Documents as files: who gets them, under which name, in which language."""

import pytest
from django.core import signing
from django.urls import reverse

from factories.exchange import (
    make_agenda_item,
    make_answer,
    make_finding,
    make_lesson,
    make_question,
    make_ready_trip,
    make_visit,
)
from factories.kernel import make_member, make_organisation, make_person
from factories.papers import docx_text
from factories.practices import make_practice, make_published
from yokoten.interfaces.documents.paper import handed
from yokoten.interfaces.documents.table import XLSX_TYPE
from yokoten.interfaces.web.exchange.link import token_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def trip():
    return make_ready_trip(title="Как ускоряют: разрешения?")


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def guest(client, trip, **details):
    return enter(client, make_member(organisation=trip.organisation, person=make_person(**details)))


def address(trip, kind="pdf", name="trip_programme"):
    return reverse(name, args=[trip.key, kind])


@pytest.mark.parametrize(
    ("kind", "content_type", "start"), [("pdf", "application/pdf", b"%PDF-"), ("docx", DOCX, b"PK")]
)
def test_a_guest_takes_the_programme_along(client, trip, kind, content_type, start):
    answer = guest(client, trip).get(address(trip, kind))
    assert answer.status_code == 200 and answer["Content-Type"] == content_type and answer.content.startswith(start)
    assert answer["Cache-Control"] == "private, no-store" and answer["X-Content-Type-Options"] == "nosniff"


def test_the_file_is_named_by_its_title_in_the_readers_script(client, trip):
    answer = guest(client, trip).get(address(trip), {"language": "ru"})
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%9F%D1%80%D0%BE%D0%B3")
    assert answer["Content-Disposition"].endswith(".pdf") and "%3A" not in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("asked", "said"), [("vi", "Chương trình chuyến đi"), ("", "Program för resan"), ("xx", "Program för resan")]
)
def test_the_language_is_the_one_asked_for_else_the_readers_own(client, trip, asked, said):
    answer = guest(client, trip, language="sv").get(address(trip, "docx"), {"language": asked} if asked else {})
    assert said in docx_text(answer.content)


def test_a_host_that_was_asked_gets_it_and_one_that_was_not_does_not(client, trip):
    asked, drafted = make_organisation(), make_organisation()
    make_visit(trip, asked, state="requested")
    make_visit(trip, drafted, state="draft")
    assert enter(client, make_member(organisation=asked)).get(address(trip)).status_code == 200
    assert enter(client, make_member(organisation=drafted)).get(address(trip)).status_code == 404


def test_strangers_and_visitors_do_not_get_it(client, trip):
    assert client.get(address(trip)).status_code == 302
    assert enter(client, make_person()).get(address(trip)).status_code == 404


def test_another_kind_of_file_is_not_there(client, trip):
    assert guest(client, trip).get(address(trip, "exe")).status_code == 404


def test_nothing_is_sent_to_a_document(client, trip):
    assert guest(client, trip).post(address(trip)).status_code == 405


def test_a_book_is_refused_with_a_way_out(client, trip, monkeypatch):
    monkeypatch.setattr(handed, "MOST_LETTERS", 10)
    answer = guest(client, trip, language="en").get(address(trip))
    assert answer.status_code == 409 and "Take the table as XLSX" in answer.content.decode()


@pytest.mark.parametrize(
    ("title", "name"), [("a/b\\c:d", "a b c d"), ("..", "Yokoten"), ("x" * 200, "x" * 90), ("“Tốt”\n\x00", "“Tốt”")]
)
def test_a_file_name_is_one_that_every_system_takes(title, name):
    assert handed.filed(title) == name


def test_the_report_is_for_both_sides_and_in_any_language(client, trip):
    host = make_organisation()
    make_visit(trip, host, state="held")
    answer = guest(client, trip).get(address(trip, "docx", "trip_report"), {"language": "vi"})
    assert "Báo cáo chuyến đi" in docx_text(answer.content)
    assert enter(client, make_member(organisation=host)).get(address(trip, "pdf", "trip_report")).status_code == 200
    assert enter(client, make_person()).get(address(trip, "pdf", "trip_report")).status_code == 404


@pytest.mark.parametrize(("kind", "content_type"), [("csv", "text/csv; charset=utf-8"), ("xlsx", XLSX_TYPE)])
def test_answers_side_by_side_are_a_table_to_work_on(client, trip, kind, content_type):
    answer = guest(client, trip).get(address(trip, kind, "trip_comparison"))
    assert answer.status_code == 200 and answer["Content-Type"] == content_type
    assert answer["Cache-Control"] == "private, no-store" and answer["Content-Disposition"].endswith(f".{kind}")
    assert client.get(address(trip, "pdf", "trip_comparison")).status_code == 404
    assert enter(client, make_person()).get(address(trip, kind, "trip_comparison")).status_code == 404


def test_a_visit_goes_into_the_calendar_of_both_sides(client, trip):
    visit = make_visit(trip, make_organisation(), state="agreed")
    make_agenda_item(visit)
    there = reverse("visit_calendar", args=[visit.key])
    for who in (make_member(organisation=trip.organisation), make_member(organisation=visit.host)):
        answer = enter(client, who).get(there)
        assert answer["Content-Type"].startswith("text/calendar") and answer.content.startswith(b"BEGIN:VCALENDAR")
    assert enter(client, make_person()).get(there).status_code == 404


def test_a_public_practice_is_printed_for_visitors_without_who_to_ask(client):
    practice = make_published(visibility="public")
    answer = client.get(address(practice, "docx", "practice_paper"), {"language": "en"})
    assert "One door for permits" in docx_text(answer.content) and "kim@example.org" not in docx_text(answer.content)
    assert "kim@example.org" in docx_text(
        enter(client, make_person()).get(address(practice, "docx", "practice_paper"), {"language": "en"}).content
    )


def test_a_practice_that_a_reader_may_not_see_is_not_there(client):
    draft = make_practice()
    assert client.get(address(draft, "pdf", "practice_paper")).status_code == 404
    assert enter(client, make_person()).get(address(draft, "pdf", "practice_paper")).status_code == 404


@pytest.mark.parametrize("name", ["trip_programme", "trip_report"])
def test_a_long_document_costs_no_more_queries_than_a_short_one(client, trip, name, django_assert_max_num_queries):
    visits = [make_visit(trip, state="held", order=at) for at in range(2)]
    for at in range(6):
        question = make_question(trip, order=at)
        for visit in visits:
            make_answer(visit, question)
            make_finding(visit)
            make_agenda_item(visit, starts_at=f"{at + 1:02}:00", ends_at=f"{at + 1:02}:30")
    enter(client, make_member(organisation=trip.organisation))
    with django_assert_max_num_queries(40):
        client.get(address(trip, "docx", name))


@pytest.fixture
def by_link(trip):
    """A visit to a host without an account that took place, beside one to another host."""
    trip.delegates.create(name="Minh", email="minh@example.org", phone="+84 1", order=9)
    make_lesson(trip, text="Let one person follow it.")
    make_finding(make_visit(trip, state="held"), text="Seen elsewhere.")
    return trip.visits.create(host=None, host_name="Town", host_email="town@example.org", state="held", order=1)


def linked(visit, name, *kind):
    return reverse(f"visit_link_{name}", args=[token_of(visit), *kind])


def test_a_host_without_an_account_takes_the_documents_by_its_link(client, by_link):
    page = client.get(reverse("visit_link", args=[token_of(by_link)])).content.decode()
    for name in ("programme", "report"):
        answer = client.get(linked(by_link, name, "pdf"))
        assert answer.content.startswith(b"%PDF-") and answer["X-Robots-Tag"] == "noindex"
        assert f'/{name}.docx"' in page
    report = docx_text(client.get(linked(by_link, "report", "docx")).content)
    assert "Let one person follow it." in report and "Seen elsewhere." not in report


def test_the_programme_over_a_link_has_no_more_of_the_delegation_than_its_page(client, by_link):
    told = docx_text(client.get(linked(by_link, "programme", "docx")).content)
    assert "Minh" in told and "minh@example.org" not in told and "+84 1" not in told
    by_link.state = "closed"
    by_link.save()
    for name in ("programme", "report"):
        assert "Minh" not in docx_text(client.get(linked(by_link, name, "docx")).content)


def test_a_host_with_an_account_has_no_more_of_the_delegation_in_the_programme_than_on_the_page(client, trip):
    trip.delegates.create(name="Minh", email="minh@example.org", phone="+84 1", order=9)
    trip.delegates.filter(is_head=True).update(email="lan@example.org")
    visit = make_visit(trip, make_organisation(), state="agreed")
    enter(client, make_member(organisation=visit.host))
    page = client.get(reverse("visit", args=[visit.key])).content.decode()
    for told in (page, docx_text(client.get(address(trip, "docx")).content)):
        assert "Minh" in told and "lan@example.org" in told
        assert "minh@example.org" not in told and "+84 1" not in told


def test_only_a_true_key_of_a_host_without_an_account_opens_documents(client, by_link):
    with_account = make_visit(by_link.trip, make_organisation(), state="held")
    unasked = by_link.trip.visits.create(host_name="Village", host_email="v@example.org", state="draft", order=2)
    keys = {"nonsense": "x", "forged": token_of(by_link)[:-1], "draft": token_of(unasked)}
    keys |= {"host with an account": token_of(with_account), "another seal": signing.dumps(str(by_link.key), salt="x")}
    for what, key in keys.items():
        for name, *kind in (("programme", "pdf"), ("report", "pdf"), ("calendar",)):
            assert client.get(reverse(f"visit_link_{name}", args=[key, *kind])).status_code == 404, what


def test_the_page_of_a_practice_leads_to_its_documents(client):
    practice = make_published(visibility="public")
    page = client.get(reverse("practice", args=[practice.key])).content.decode()
    assert all(address(practice, kind, "practice_paper") in page for kind in ("pdf", "docx"))


def test_the_page_of_a_visit_leads_both_sides_to_the_documents(client, trip):
    visit = make_visit(trip, make_organisation(), state="agreed")
    make_agenda_item(visit)
    there = reverse("visit", args=[visit.key])
    for who in (make_member(organisation=trip.organisation), make_member(organisation=visit.host)):
        page = enter(client, who).get(there).content.decode()
        assert f'"{there}programme.pdf"' in page and f'href="{there}calendar.ics"' in page
        assert "report.pdf" not in page, "it has not been yet"
        assert client.get(f"{there}programme.docx").status_code == 200
