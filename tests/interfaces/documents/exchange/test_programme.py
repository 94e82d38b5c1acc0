"""The programme of a trip: what stands in it, for whom, in which language."""

import pytest

from factories.exchange import (
    FIRST,
    LAST,
    NOW,
    make_agenda_item,
    make_bank_question,
    make_question,
    make_ready_trip,
    make_trip,
    make_visit,
)
from factories.kernel import make_member, make_organisation, make_person
from factories.papers import paper_text
from factories.practices import make_practice
from yokoten.exchange.models import Delegate, Site
from yokoten.interfaces.documents.exchange.programme import programme_of
from yokoten.interfaces.documents.exchange.telling import days_said, figure_said
from yokoten.interfaces.documents.paper.blocks import Heading
from yokoten.interfaces.documents.paper.docx_paper import as_docx
from yokoten.interfaces.documents.paper.typst_paper import as_pdf
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip():
    home = make_organisation(names={"en": "Smolensk Centre", "ru": "Смоленский центр"})
    return make_ready_trip(home, title="How permits speed up", aim="To wait less", figures=[FIGURE])


FIGURE = {
    "name": {"en": "Lead time", "ru": "Срок"},
    "value": 77.5,
    "unit": "days",
    "period": "2023",
    "source": "Office",
}


def told(trip, actor=SYSTEM, code="en"):
    return paper_text(programme_of(actor, trip, speak(code), now=NOW))


def test_it_tells_why_who_where_when_and_what_is_asked(trip):
    visit = make_visit(trip, make_organisation(names={"en": "Halland"}), state="agreed", first_on=FIRST, last_on=LAST,
                       host_contact_name="Kim", host_contact_phone="+46 1")  # fmt: skip
    site = Site.objects.create(visit=visit, name="Dock 3", address="Quay 1", contact_phone="+46 2")
    make_agenda_item(visit, title="See the dock", site=site, speaker="Bo", note="Bring boots")
    text = told(trip)
    for words in ("To wait less", "Smolensk Centre", "Halland, 1 Feb 2027 to 2 Feb 2027", "Kim", "+46 1", "Monday, 1",
                  "09:00–10:00", "See the dock", "Bring boots", "Dock 3", "Quay 1", "+46 2", "Bo", "1. Question 1?",
                  "Lead time: 77.5 days (2023, Office)", "leads the delegation", "local times of"):  # fmt: skip
        assert words in text, words


def test_days_follow_each_other_each_with_its_points(trip):
    visit = make_visit(trip, state="agreed", first_on=FIRST, last_on=LAST)
    make_agenda_item(visit, on=LAST, title="Second day")
    make_agenda_item(visit, on=FIRST, title="First day")
    text = told(trip)
    assert text.index("Monday") < text.index("First day") < text.index("Tuesday") < text.index("Second day")


def test_a_visit_without_a_programme_or_days_says_so(trip):
    make_visit(trip, state="requested")
    text = told(trip)
    assert "days not agreed yet" in text and "The programme of this visit is not written yet." in text


def test_visits_that_were_called_off_or_declined_are_not_in_it(trip):
    for state in ("cancelled", "declined"):
        make_visit(trip, make_organisation(names={"en": f"Host {state}"}), state=state)
    assert "Host" not in told(trip)


def test_a_host_reads_its_own_part_and_who_comes(trip):
    ours, theirs = (make_organisation(names={"en": name}) for name in ("Our house", "Their house"))
    make_visit(trip, ours, state="requested")
    make_visit(trip, theirs, state="requested", order=1)
    text = told(trip, make_member(organisation=ours))
    assert "Our house" in text and "Their house" not in text and "leads the delegation" in text


def test_a_stranger_would_read_nothing_of_people_and_hosts(trip):
    make_visit(trip, make_organisation(names={"en": "Our house"}), state="requested")
    text = told(trip, make_person())
    assert "leads the delegation" not in text and "Our house" not in text


def test_a_practice_is_named_only_to_those_who_see_it(trip):
    trip.practice = make_practice(trip.organisation, text={"title": "Secret draft"})
    host = make_organisation()
    make_visit(trip, host, state="requested")
    assert "Secret draft" in told(trip) and "Secret draft" not in told(trip, make_member(organisation=host))


def test_needs_of_travellers_have_a_column_only_where_there_are_any(trip):
    assert "Please consider" not in told(trip)
    Delegate.objects.create(trip=trip, name="Lan", needs="no stairs", order=1)
    assert "Please consider" in told(trip) and "no stairs" in told(trip)


def test_labels_are_in_the_readers_language_and_texts_in_their_own_with_a_mark(trip):
    text = told(trip, code="ru")
    assert "Программа поездки" in text and "Смоленский центр" in text and "Срок: 77,5" in text
    assert "To wait less [на английском]" in text


def test_questions_that_are_all_in_one_other_language_are_marked_once(trip):
    blocks = programme_of(SYSTEM, trip, speak("sv"), now=NOW).blocks
    assert [block.beside for block in blocks if isinstance(block, Heading) and block.beside] == ["på engelska"]
    assert "Question 1? [" not in told(trip, code="sv")


def test_a_question_from_the_bank_is_read_in_the_readers_language(trip):
    kept = make_bank_question(texts={"en": "How many?", "sv": "Hur många?"})
    make_question(trip, "How many?", bank_question=kept)
    make_question(trip, "How many, in words?", bank_question=kept)
    text = told(trip, code="sv")
    assert "Hur många?" in text and "How many, in words?" in text


@pytest.mark.parametrize("code", CODES)
def test_an_empty_trip_makes_a_document_in_every_language(code):
    paper = programme_of(SYSTEM, make_trip(), speak(code), now=NOW)
    assert as_pdf(paper).startswith(b"%PDF-") and as_docx(paper).startswith(b"PK")
    assert paper.example == ""


def test_an_example_says_so_on_each_page():
    paper = programme_of(SYSTEM, make_trip(is_example=True), speak("vi"), now=NOW)
    assert paper.example == "ví dụ"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(None, None, "days not agreed yet"), (FIRST, None, "1 Feb 2027"), (FIRST, FIRST, "1 Feb 2027")],
)
def test_days_are_said_shortly(first, last, said):
    assert days_said(speak("en"), first, last) == said


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({}, ""),
        ({"value": 1234, "unit": "firms"}, "1,234 firms"),
        ({"value": "about ten"}, "about ten"),
        ({"name": "Firms", "place": {"en": "Halland"}, "value": -2.0}, "Firms, Halland: −2"),
        ({"source": "Office"}, "Office"),
        ({"value": True, "unit": None}, "True"),
    ],
)
def test_a_figure_is_said_with_what_there_is_of_it(figure, said):
    assert figure_said(speak("en"), figure) == said
