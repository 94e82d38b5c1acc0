"""Answers side by side as a table for spreadsheets."""

import pytest

from factories.exchange import FIRST, LAST, make_answer, make_question, make_trip, make_visit
from factories.files import csv_rows, xlsx_rows
from factories.kernel import make_member, make_organisation
from yokoten.interfaces.documents.exchange.answers import comparison_of
from yokoten.interfaces.documents.table import as_csv, as_xlsx
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip():
    trip = make_trip(title="Permits", figures=[{"value": 7, "unit": "weeks", "source": "Office"}], state="held")
    question = make_question(trip, "How long?")
    for at, (name, text) in enumerate((("Long An", "=SUM(A1)"), ("Halland", "Two\nweeks"))):
        host = make_organisation(names={"en": name})
        visit = make_visit(trip, host, state="held", first_on=FIRST, last_on=LAST, order=at)
        make_answer(visit, question, text, figure="14 days" if at else "")
    return trip


def test_questions_stand_down_and_hosts_across_with_their_figures(trip):
    rows = xlsx_rows(as_xlsx(comparison_of(SYSTEM, trip, speak("en"))))
    assert rows[0] == ["No.", "Question", "Long An", "Figure of Long An", "Halland", "Figure of Halland"]
    assert rows[1] == [1.0, "How long?", "=SUM(A1)", "", "Two\nweeks", "14 days"]


def test_every_column_has_its_width_and_number_and_question_stay_in_view(trip):
    sheet = comparison_of(SYSTEM, trip, speak("en"))
    assert len(sheet.widths) == len(sheet.heads) and sheet.kept == 2


def test_under_it_stand_title_days_and_sources_and_that_it_is_an_example(trip):
    trip.is_example = True
    remarks = comparison_of(SYSTEM, trip, speak("en")).remarks
    assert remarks == ["example", "Permits", "Long An: 1 Feb 2027 to 2 Feb 2027", "Halland: 1 Feb 2027 to 2 Feb 2027",
                       "7 weeks (Office)"]  # fmt: skip


def test_an_answer_is_never_run_as_a_formula(trip):
    assert csv_rows(as_csv(comparison_of(SYSTEM, trip, speak("en"))))[1][2] == "'=SUM(A1)"


def test_what_is_written_in_another_language_says_so(trip):
    row = comparison_of(SYSTEM, trip, speak("vi")).rows[0]
    assert row[1] == "How long? (bằng tiếng Anh)" and row[3] == ""


def test_a_host_gets_its_own_column_only(trip):
    host = trip.visits.get(order=1).host
    assert comparison_of(make_member(organisation=host), trip, speak("en")).heads[2:] == [
        "Halland",
        "Figure of Halland",
    ]


def test_a_trip_without_questions_and_hosts_is_an_empty_table():
    sheet = comparison_of(SYSTEM, make_trip(), speak("en"))
    assert sheet.rows == [] and csv_rows(as_csv(sheet))[0] == ["No.", "Question"]
