"""Lists by their address: searched, narrowed, sorted, turned over and exported alike."""

from dataclasses import replace

import pytest
from django.db.models import Q, QuerySet
from django.http import Http404
from django.test import RequestFactory

from factories.files import csv_rows
from factories.kernel import make_person, make_role
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.models import Person, Role

pytestmark = pytest.mark.django_db
PEOPLE = Shape(
    name="people",
    title="People",
    columns=(
        Column("name", "Name", lambda person: person.name, "name", lambda person: f"<b>{person.name}</b>"),
        Column("email", "Address", lambda person: person.email, "email"),
        Column("length", "Length", lambda person: len(person.name), is_number=True),
    ),
    filters=(Filter("state", "State", [("open", "open"), ("closed", "closed")], lambda v: Q(is_active=v == "open")),),
    search=("name", "email"),
    order="name",
    per_page=3,
)
ROLES = Shape(
    name="roles",
    title="Roles",
    columns=(Column("name", "Name", lambda role: role.name("sv"), lambda role: speak("sv").sort_key(role.name("sv"))),),
    words=lambda role: " ".join([role.code, *role.names.values()]),
    order="name",
)


def people(**asked):
    return Listing(RequestFactory().get("/people/", asked), PEOPLE, Person.objects.all())


def roles(**asked):
    return Listing(RequestFactory().get("/roles/", asked), ROLES, Role.objects.all())


def names(listing):
    return [row.name for row in listing.rows]


@pytest.fixture
def staff():
    for name in ("Örjan Ek", "Смоленский Аналитик", "Đỗ Anh", "Anna Ek", "Zoe_100%"):
        make_person(name=name)
    make_person(name="Gone", is_active=False)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("смоленский", ["Смоленский Аналитик"]),
        ("АНАЛИТИК смол", ["Смоленский Аналитик"]),
        ("örjan", ["Örjan Ek"]),
        ("ÖRJAN", ["Örjan Ek"]),
        ("đỗ", ["Đỗ Anh"]),
        ("ek", ["Anna Ek", "Örjan Ek"]),
        ("ek anna", ["Anna Ek"]),
        ("EXAMPLE.ORG gone", ["Gone"]),
        ("0%", ["Zoe_100%"]),
        ("_", ["Zoe_100%"]),
        (".*", []),
        ("(", []),
        ("[a", []),
        ("\\", []),
        ("ek nobody", []),
    ],
)
def test_every_word_is_found_in_any_alphabet_and_case_and_is_never_a_pattern(staff, asked, found):
    assert sorted(names(people(q=asked))) == sorted(found)


@pytest.mark.parametrize("asked", ["lasare", "LÄSARE", "läs reader", "  reader  "])
def test_a_small_list_is_searched_by_folded_words(asked):
    make_role("reader", names={"sv": "Läsare", "en": "Reader"})
    make_role("writer", names={"sv": "Skrivare"})
    assert [role.code for role in roles(q=asked).rows] == ["reader"]


@pytest.mark.parametrize(("state", "count"), [("", 6), ("open", 5), ("closed", 1), ("invented", 6), ("'; --", 6)])
def test_a_choice_narrows_and_an_invented_one_does_nothing(staff, state, count):
    assert len(people(state=state).rows) == count


@pytest.mark.parametrize(
    ("asked", "is_narrowed"), [({}, False), ({"q": " "}, False), ({"q": "x"}, True), ({"state": "open"}, True)]
)
def test_a_list_knows_whether_it_is_narrowed(asked, is_narrowed):
    assert people(**asked).is_narrowed is is_narrowed


@pytest.mark.parametrize("sort", ["", "email", "-email", "length", "odd", "-", "--email", "password", "name__in"])
def test_only_columns_sort_and_nothing_is_lost_by_sorting(staff, sort):
    assert len(people(sort=sort).rows) == 6


def test_sorting_turns_round(staff):
    assert names(people(sort="-email")) == names(people(sort="email"))[::-1]


def test_a_small_list_is_sorted_by_the_readers_alphabet():
    for name in ("Öst", "Zink", "Ål"):
        make_role(names={"sv": name})
    assert [role.name("sv") for role in roles().rows] == ["Zink", "Ål", "Öst"]
    assert [role.name("sv") for role in roles(sort="-name").rows] == ["Öst", "Ål", "Zink"]


def test_heads_ask_for_the_other_direction_and_say_the_present_one():
    said = {column.key: (asked, now) for column, asked, now in people(sort="name").heads}
    assert said["name"] == ("-name", "ascending") and said["email"] == ("email", "")
    said = {column.key: (asked, now) for column, asked, now in people(sort="-name").heads}
    assert said["name"] == ("name", "descending")


@pytest.mark.parametrize(("page", "shown"), [("1", 3), ("2", 3), ("3", 3), ("99", 3), ("-1", 3), ("x", 3), ("", 3)])
def test_any_page_number_leads_to_a_page(staff, page, shown):
    assert len(people(page=page).lines) == shown


def test_turning_over_shows_everybody_once(staff):
    shown = [line[0][1] for number in ("1", "2") for line in people(page=number).lines]
    assert len(shown) == len(set(shown)) == 6


def test_a_page_is_counted_once(staff, django_assert_num_queries):
    listing = people()
    with django_assert_num_queries(2):
        assert listing.page.paginator.count == 6 and len(listing.lines) == 3 and len(listing.page.object_list) == 3


def test_the_page_shows_marks_and_the_file_plain_text(staff):
    assert people(q="anna").lines[0][0][1] == "<b>Anna Ek</b>"
    assert csv_rows(people(q="anna", format="csv").download().content)[1][0] == "Anna Ek"


def test_a_file_holds_every_page_of_what_was_asked_for_in_its_order(staff):
    asked = {"q": "ek", "sort": "-name", "page": "7"}
    rows = csv_rows(people(format="csv", **asked).download().content)
    assert rows[0] == ["Name", "Address", "Length"]
    assert [row[0] for row in rows[1:]] == names(people(**asked))


def test_a_list_is_handed_out_only_when_asked_and_only_as_a_known_kind():
    assert people().download() is None
    for kind in ("exe", "html", "CSV"):
        with pytest.raises(Http404):
            people(format=kind).download()


def test_a_name_that_looks_like_a_formula_is_harmless_in_the_file():
    make_person(name="=HYPERLINK(1)")
    assert csv_rows(people(format="csv").download().content)[1][0] == "'=HYPERLINK(1)"


def test_a_list_that_is_neither_searched_nor_sorted_reads_its_page_alone():
    for _ in range(3):
        make_role()
    shape = replace(ROLES, order="", per_page=2)
    listing = Listing(RequestFactory().get("/roles/"), shape, Role.objects.order_by("code"))
    assert isinstance(listing.rows, QuerySet) and len(listing.lines) == 2
