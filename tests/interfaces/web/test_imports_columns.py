"""The page of columns where very many indicators are known: every one can be reached, without a script."""

import re

import pytest

from factories.imports import make_analyst, make_land, make_rows
from factories.measure import make_indicator
from factories.wizard import Wizard, text_of
from yokoten.interfaces.web.measure.imports.known import MOST_LISTED, Known, offered, searched
from yokoten.measure.models import Indicator

pytestmark = pytest.mark.django_db
MANY = 120


@pytest.fixture
def wizard(client):
    make_land()
    person = make_analyst()
    Indicator.objects.all().delete()
    made = Wizard(client, person)
    made.choose(make_rows())
    return made


def make_many(count=MANY):
    """Indicators whose names sort behind one another; the last is far beyond any list."""
    for number in range(count):
        make_indicator(f"kolada-{number:03}", names={"en": f"Share of pupils {number:03}"}, unit="per cent")


def chosen(wizard, number=0):
    return wizard.dataset.layout["mapping"]["indicators"][number][1]["code"]


def test_a_short_list_is_shown_whole_and_needs_no_search(wizard):
    make_many(MOST_LISTED)
    page = text_of(wizard.see("import_columns"))
    assert "datalist" not in page and 'name="known.0"' not in page
    assert page.count('<option value="kolada-079"') == 4


def test_a_long_list_is_searched_in_a_field_with_a_name_and_all_suggestions_once(wizard):
    make_many()
    page = text_of(wizard.see("import_columns"))
    listed = re.search(r'<datalist id="known">(.*?)</datalist>', page, re.DOTALL).group(1)
    assert listed.count("<option") == MANY and "Share of pupils 119, per cent" in listed
    for number in range(4):
        assert f'<label for="known-{number}">or search all 120 known here</label>' in page
        assert f'id="known-{number}" name="known.{number}" list="known"' in page
    assert page.count("<option") < MANY + 200


@pytest.mark.parametrize("typed", ["Share of pupils 119, per cent", "kolada-119", "share of PUPILS 119", "pupils 119"])
def test_any_indicator_is_taken_by_its_label_code_name_or_a_part_that_fits_it_alone(wizard, typed):
    make_many()
    assert wizard.columns(**{"known.0": typed, "source_name": "Office"}).status_code == 302
    assert chosen(wizard) == "kolada-119"
    assert '<option value="kolada-119" selected>Share of pupils 119, per cent' in text_of(wizard.see("import_columns"))


def test_what_fits_none_or_several_is_said_beside_its_field_and_the_rest_kept(wizard):
    make_many()
    answer = wizard.columns(**{"known.0": "pupils 11", "known.1": "tax office", "unit.2": "furlongs"})
    page = text_of(answer, 422)
    assert "fits several indicators: Share of pupils 110, per cent; Share of pupils 111" in page
    assert "No indicator known here fits “tax office”" in page
    assert 'value="tax office" aria-describedby="known-help-1 known-error-1" aria-invalid="true"' in page
    assert 'value="furlongs"' in page
    assert wizard.dataset.state == "uploaded"


def test_an_empty_search_leaves_the_list_in_force(wizard):
    make_many()
    assert wizard.columns(**{"known.0": " ", "what.1": "out"}).status_code == 302
    assert chosen(wizard) == "" and wizard.dataset.layout["mapping"]["indicators"][1][1]["is_left_out"]


def test_of_a_long_list_the_nearest_are_offered_first(wizard):
    make_many()
    make_indicator("fixed-assets", names={"en": "Fixed assets at replacement cost"}, unit="kr")
    page = text_of(wizard.see("import_columns"))
    group = re.search(r'name="what\.2".*?<optgroup label="Most like it">(.*?)</optgroup>', page, re.DOTALL).group(1)
    assert "Fixed assets at replacement cost, kr" in group and "pupils" not in group


def test_two_of_one_name_and_unit_are_told_apart_by_their_codes(wizard):
    make_many()
    make_indicator("one", names={"en": "Twin"}, unit="kr")
    make_indicator("two", names={"en": "Twin"}, unit="kr")
    assert "Twin, kr (one)" in text_of(wizard.see("import_columns"))
    assert "fits several" in text_of(wizard.columns(**{"known.0": "Twin"}), 422)
    assert wizard.columns(**{"known.0": "Twin, kr (two)"}).status_code == 302
    assert chosen(wizard) == "two"


def make_known(label, code="k"):
    return Known(code, label, frozenset({code, label.casefold()}))


def test_a_name_that_begins_others_is_taken_as_itself():
    known = [make_known("Grp", "a"), make_known("Grp per head", "b")]
    assert searched(known, "grp").code == "a"
    assert searched(known, "per head").code == "b"


def test_the_chosen_one_stands_first_in_a_short_offer():
    known = [make_known(f"Number {n}", f"k{n}") for n in range(MOST_LISTED + 1)]
    assert offered(known, "wages", "k80") == [("k80", "Number 80")]
