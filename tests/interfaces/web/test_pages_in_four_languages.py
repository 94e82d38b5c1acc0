"""Pages say numbers, days, counts and names as each language does, and leave no sentence in English behind."""

import html
import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from factories.api import make_token
from factories.files import csv_rows
from factories.kernel import make_administrator, make_membership, make_organisation, make_person, make_place, make_role
from factories.measure import make_indicator
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.models import OutboxMessage, Person, Place

# Words do not hang on the database: one run of the two reads them.
pytestmark = [pytest.mark.django_db, pytest.mark.database("sqlite")]
DAY = date(2026, 3, 1)
DAYS = {"en": "1 Mar 2026", "ru": "01.03.2026", "vi": "01/03/2026", "sv": "2026-03-01"}
ROWS = {
    "en": {1: "1 row", 2: "2 rows", 5: "5 rows", 21: "21 rows"},
    "ru": {1: "1 строка", 2: "2 строки", 5: "5 строк", 21: "21 строка"},
    "sv": {1: "1 rad", 2: "2 rader", 5: "5 rader", 21: "21 rader"},
    "vi": {1: "1 dòng", 2: "2 dòng", 5: "5 dòng", 21: "21 dòng"},
}
MESSAGES = {
    "ru": {1: "1 сообщение не отправлено", 3: "3 сообщения не отправлены", 11: "11 сообщений не отправлено"},
    "en": {1: "One message did not leave", 3: "3 messages did not leave"},
}


@pytest.fixture
def read(client):
    """The words of a page, as an administrator who speaks that language reads them."""
    person = make_administrator(name="Administrator")

    def see(name, *parts, language="en", **asked):
        Person.objects.filter(pk=person.pk).update(language=language)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(reverse(name, args=parts), asked)
        assert answer.status_code == 200
        body = answer.content.decode("utf-8-sig")
        return body if "format" in asked else html.unescape(re.sub(r"<[^>]+>", " ", body))

    return see


def spaced(text):
    return " ".join(text.split())


@pytest.mark.parametrize(("language", "count"), [(code, count) for code, said in ROWS.items() for count in said])
def test_a_list_counts_its_rows_in_the_right_form(read, language, count):
    for number in range(count):
        make_place(f"SE-{number}")
    assert ROWS[language][count] in spaced(read("administration_places", language=language))


@pytest.mark.parametrize(("language", "count"), [(code, count) for code, said in MESSAGES.items() for count in said])
def test_letters_that_did_not_leave_are_counted_in_the_right_form(read, language, count):
    for number in range(count):
        enqueue(Letter(f"k{number}", "email", "x@example.org", "S", "B"))
    OutboxMessage.objects.update(state="failed")
    assert MESSAGES[language][count] in spaced(read("administration", language=language))


@pytest.mark.parametrize("language", CODES)
def test_days_are_written_as_the_language_writes_them(read, language):
    here = make_organisation("here")
    make_membership(organisation=here, valid_from=DAY)
    make_token(here, expires_on=DAY)
    Person.objects.update(last_login=datetime(2026, 3, 1, 12, tzinfo=UTC))
    make_place("SE-D", valid_from=DAY)
    assert spaced(read("administration_organisation", "here", language=language)).count(DAYS[language]) == 2
    assert DAYS[language] in spaced(read("administration_places", language=language))


@pytest.mark.parametrize("language", CODES)
def test_a_list_and_its_file_say_the_same_in_the_same_language(read, language):
    for code, name in (("SE-A", "Åmål"), ("SE-B", "Örebro"), ("SE-C", "Zinkgruvan")):
        make_place(code, names={one: f"{name} {one}" for one in CODES}, valid_from=DAY)
    rows = csv_rows(read("administration_places", language=language, format="csv").encode())
    page = spaced(read("administration_places", language=language))
    for row in rows:
        assert all(spaced(cell) in page for cell in row if cell), row
    assert [row[0] for row in rows[1:]] == speak(language).sorted(row[0] for row in rows[1:])


LISTS = ["organisations", "people", "places", "indicators", "outbox"]


@pytest.mark.parametrize("name", LISTS)
def test_a_file_holds_every_cell_of_its_page(read, name):
    for number in range(3):
        make_organisation(f"o-{number}", place=make_place(f"SE-{number}", valid_from=DAY))
        make_person(name=f"Somebody {number}", language="sv")
        make_indicator(f"i-{number}", unit_names={"en": "people"})
        enqueue(Letter(f"k{number}", "email", f"x{number}@example.org", f"Subject {number}", "B"))
    rows = csv_rows(read(f"administration_{name}", format="csv").encode())
    page = spaced(read(f"administration_{name}"))
    assert len(rows) >= 4
    for row in rows:
        assert [cell for cell in row if spaced(cell) not in page] == []


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
@pytest.mark.parametrize("name", ["administration", "administration_places", "administration_outbox", "account"])
def test_heads_and_acts_of_a_page_are_translated(read, name, language):
    def phrases(code):
        return {text.strip() for text in read(name, language=code).splitlines() if len(text.split()) > 4}

    left = phrases("en") & phrases(language)
    assert [phrase for phrase in left if re.search("[a-z]{3}", phrase) and "Svenska" not in phrase] == []


@pytest.mark.parametrize("language", CODES)
def test_a_place_without_a_name_in_the_language_is_found_among_those_missing_one(read, language):
    make_place("SE-A", names={"en": "Whole", "sv": "Hel", "ru": "Целое", "vi": "Đủ"})
    make_place("SE-B", names={"en": "Half"})
    rows = csv_rows(read("administration_places", language=language, format="csv", state="undated").encode())
    assert [row[1] for row in rows[1:]] == ["SE-B"] and rows[1][-1] == "ru, vi, sv"


@pytest.mark.parametrize(("state", "listed"), [("now", ["SE-NOW"]), ("past", ["SE-GONE"]), ("", ["SE-GONE", "SE-NOW"])])
def test_places_are_narrowed_to_those_that_exist(read, state, listed):
    make_place("SE-NOW")
    make_place("SE-GONE", valid_to=date(2000, 1, 1))
    rows = csv_rows(read("administration_places", format="csv", state=state, sort="code").encode())
    assert [row[1] for row in rows[1:]] == listed


@pytest.mark.parametrize("language", CODES)
def test_the_names_of_roles_and_levels_are_the_readers(read, language):
    make_role("reader", names={code: f"Reader in {code}" for code in CODES}, permits=["kernel.read"])
    make_place("SE", level=Place.Level.COUNTRY)
    assert f"Reader in {language}" in read("administration_roles", language=language)
    levels = {"en": "Country", "ru": "Страна", "vi": "Quốc gia", "sv": "Land"}
    assert levels[language] in read("administration_places", language=language)
