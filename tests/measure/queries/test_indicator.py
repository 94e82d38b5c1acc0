"""Indicators looked up by code, by number and by what there is to say about a place."""

from datetime import date

import pytest

from factories.kernel import make_member, make_organisation, make_person, make_place, make_place_change
from factories.measure import make_import, make_indicator, make_observation, make_source
from yokoten.measure.queries import (
    countries_of,
    coverage,
    indicator_by_code,
    indicators_about,
    indicators_by_codes,
    indicators_by_ids,
    notes_of,
    source_by_code,
    sources,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return make_person()


def about(actor, *places):
    return {one.code for one in indicators_about(actor, places)}


def test_codes_and_numbers_answer_in_the_order_asked(reader):
    first, second = make_indicator("b"), make_indicator("a")

    assert indicators_by_codes(reader, ["b", "none", "a"]) == [first, second]
    assert indicators_by_ids(reader, [second.pk, 10**9, first.pk]) == [second, first]
    assert indicator_by_code(reader, "b") == first
    assert indicator_by_code(reader, "none") is None


def test_hidden_indicators_are_like_those_that_do_not_exist(reader):
    home = make_organisation()
    hidden = make_indicator("hidden", organisation=home, visibility="own")

    assert indicator_by_code(reader, "hidden") is None
    assert indicators_by_codes(reader, ["hidden"]) == indicators_by_ids(reader, [hidden.pk]) == []
    assert indicator_by_code(make_member(organisation=home), "hidden") == hidden


def test_parts_are_at_hand_after_the_one_query_for_the_indicator(reader, django_assert_num_queries):
    source = make_source()
    made = make_indicator("share", numerator=make_indicator(), denominator=make_indicator(), source=source)
    with django_assert_num_queries(2):
        found = indicator_by_code(reader, made.code)
        assert found.numerator.code and found.denominator.code and found.source == source


def test_place_has_what_was_told_of_it_as_a_value_or_as_a_reason(reader):
    place, other = make_place(), make_place()
    told, secret, elsewhere = make_indicator("told"), make_indicator("secret"), make_indicator("elsewhere")
    make_observation(told, place)
    make_observation(secret, place, value=None, status="secret")
    make_observation(elsewhere, other)

    assert about(reader, place) == {"told", "secret"}
    assert about(reader, place, other) == {"told", "secret", "elsewhere"}
    assert about(reader) == set()


def test_quarters_and_superseded_values_say_nothing_about_a_place(reader):
    place = make_place()
    make_observation(make_indicator(), place, "2023-Q1")
    make_observation(make_indicator(), place, superseded_by=make_import())

    assert about(reader, place) == set()


@pytest.mark.parametrize(("parts", "is_there"), [(("top",), False), (("bottom",), False), (("top", "bottom"), True)])
def test_ratio_is_there_with_both_of_its_parts(reader, parts, is_there):
    place = make_place()
    made = {name: make_indicator(name) for name in ("top", "bottom")}
    make_indicator("ratio", numerator=made["top"], denominator=made["bottom"])
    for part in parts:
        make_observation(made[part], place)

    assert ("ratio" in about(reader, place)) is is_there


def test_what_was_told_of_a_place_that_merged_into_it_counts_and_of_one_that_split_off_does_not(reader):
    old, whole, part = make_place(), make_place(), make_place()
    make_place_change(old, whole, date(2020, 1, 1))
    make_place_change(whole, part, date(2022, 1, 1), kind="split")
    make_observation(make_indicator("before"), old)
    make_observation(make_indicator("after"), whole)

    assert about(reader, whole) == {"before", "after"}
    assert about(reader, part) == set()
    assert about(reader, old) == {"before"}


def test_coverage_counts_values_in_force_only():
    indicator, one, other = make_indicator(), make_place(), make_place()
    make_observation(indicator, one, "2019", 1.0, superseded_by=make_import())
    make_observation(indicator, one, "2020", 1.0)
    make_observation(indicator, one, "2021", 1.0)
    make_observation(indicator, other, "2022", None, status="not_delivered")
    make_observation(indicator, other, "2021", 2.0)

    assert coverage(indicator) == {"first": "2020", "last": "2021", "places": 2, "values": 3}
    assert coverage(make_indicator()) == {"first": None, "last": None, "places": 0, "values": 0}


def test_remarks_of_a_ratio_are_those_of_its_parts_in_time(reader):
    top, bottom, place = make_indicator(), make_indicator(), make_place()
    share = make_indicator(numerator=top, denominator=bottom)
    late = make_observation(top, place, "2022", note="revised")
    early = make_observation(bottom, place, "2020", 2.0, status="break", note="new census")
    make_observation(top, place, "2021")
    make_observation(top, place, "2023", note="withdrawn", superseded_by=make_import())
    make_observation(top, make_place(), "2019", note="elsewhere")

    assert notes_of(share, [place]) == [early, late]
    assert notes_of(share, []) == []


def test_countries_are_those_with_a_value_of_it_or_of_its_numerator():
    top, bottom = make_indicator(), make_indicator()
    share = make_indicator(numerator=top, denominator=bottom)
    make_observation(top, make_place(country="SE"))
    make_observation(share, make_place(country="VN"))
    make_observation(bottom, make_place(country="QX"))
    make_observation(top, make_place(country="AA"), superseded_by=make_import())

    assert countries_of(share) == {"SE", "VN"}
    assert countries_of(bottom) == {"QX"}


def test_values_of_organisations_belong_to_no_country():
    indicator = make_indicator()
    make_observation(indicator, organisation=make_organisation())

    assert countries_of(indicator) == set()


def test_sources_are_found_by_code_and_listed_by_it():
    second, first = make_source("b-office"), make_source("a-office")

    assert source_by_code("b-office") == second
    assert source_by_code("c-office") is None
    assert list(sources()) == [first, second]
    assert list(sources([second.pk, second.pk])) == [second]
    assert list(sources([])) == []


@pytest.mark.parametrize(
    ("names", "language", "shown"),
    [
        ({"en": "Jobs", "sv": "Jobb"}, "sv", "Jobb"),
        ({"en": "Jobs", "sv": "Jobb"}, "vi", "Jobs"),
        ({"ru": "Занятые"}, "vi", "Занятые"),
        ({}, "en", "jobs"),
    ],
)
def test_name_falls_back_to_english_then_to_any_then_to_the_code(names, language, shown):
    assert make_indicator("jobs", names=names).name(language) == shown
    assert make_source("jobs", names=names).name(language) == shown


def test_definition_and_unit_fall_back_to_english():
    one = make_indicator(definitions={"en": "All at work"}, unit="thousand", unit_names={"ru": "тыс. человек"})

    assert (one.definition("ru"), one.definition("en")) == ("All at work", "All at work")
    assert (one.unit_name("ru"), one.unit_name("sv")) == ("тыс. человек", "thousand")
    assert make_indicator().definition("sv") == ""
