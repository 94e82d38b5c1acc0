"""Empty tables to fill in: the regions of a day, what to report, and the way back in."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from factories.files import xlsx_rows
from factories.kernel import make_member, make_organisation, make_person, make_place
from factories.measure import make_indicator
from yokoten.interfaces.importers.checking import check_table
from yokoten.interfaces.importers.refusal import TableUnreadable

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NAMES = {"QA-1": "Örland", "QA-2": "Åby", "QA-3": "Zinka"}
REFORM = date(2025, 7, 1)


@pytest.fixture
def signed_in(client):
    make_place("QA", level="country", country="QA")
    for code, name in NAMES.items():
        make_place(code, country="QA", names={"sv": name, "en": name})
    make_indicator("qa-jobs", names={"en": "Jobs"}, unit="thousand", unit_names={"en": "thousand people"})
    client.force_login(make_person(), backend=BACKEND)
    return client


def blank(client, country="QA", **asked):
    return client.get(reverse("entry_template", args=[country]), asked)


def rows(client, **asked):
    return xlsx_rows(blank(client, **asked).content)


def test_regions_stand_down_with_their_codes_and_indicators_across(signed_in):
    table = rows(signed_in, on="2024-05-01")
    assert table[0] == ["Code", "Region", "Year", "Jobs, thousand people"]
    assert sorted(row[0] for row in table[1:]) == list(NAMES)
    assert {row[2] for row in table[1:]} == {2023.0} and {row[3] for row in table[1:]} == {""}


def test_regions_stand_in_the_readers_alphabet(signed_in):
    signed_in.cookies["django_language"] = "sv"
    assert [row[1] for row in rows(signed_in)[1:]] == ["Zinka", "Åby", "Örland"]


@pytest.mark.parametrize(("asked", "year"), [("2019", 2019), ("1990", 1990)])
def test_the_year_to_report_may_be_asked_for(signed_in, asked, year):
    assert {row[2] for row in rows(signed_in, year=asked)[1:]} == {float(year)}


@pytest.mark.parametrize("odd", ["abc", "", "²", "١٩٩٠", "-5", "1e3", "20230", "2023 ", "<b>"])
def test_an_odd_year_is_the_one_before_today(signed_in, odd):
    assert {row[2] for row in rows(signed_in, year=odd)[1:]} == {float(timezone.localdate().year - 1)}


@pytest.mark.parametrize("odd", ["", "yesterday", "2024-13-01", "9999999"])
def test_an_odd_day_is_today(signed_in, odd):
    make_place("QA-OLD", country="QA", valid_to=date(2000, 1, 1))
    assert len(rows(signed_in, on=odd)) == 1 + len(NAMES)


@pytest.mark.parametrize(("on", "listed"), [("2025-06-30", "QA-OLD"), ("2025-07-01", "QA-NEW")])
def test_the_regions_are_those_of_the_day(signed_in, on, listed):
    make_place("QA-OLD", country="QA", valid_to=REFORM)
    make_place("QA-NEW", country="QA", valid_from=REFORM)
    assert {row[0] for row in rows(signed_in, on=on)} & {"QA-OLD", "QA-NEW"} == {listed}


def test_only_what_is_observed_in_the_country_is_asked_for(signed_in):
    make_indicator("qb-jobs", names={"en": "Of another country"})
    up, down = make_indicator("qa-up", names={"en": "Up"}), make_indicator("qa-down", names={"en": "Down"})
    make_indicator("qa-ratio", names={"en": "Computed"}, numerator=up, denominator=down)
    heads = " ".join(map(str, rows(signed_in)[0]))
    assert "Up" in heads and "Computed" not in heads and "Of another country" not in heads


def test_an_indicator_of_another_organisation_is_not_in_the_table(signed_in):
    here = make_organisation()
    make_indicator("qa-secret", names={"en": "Secret"}, visibility="own", organisation=here)
    assert "Secret" not in str(rows(signed_in)[0])
    signed_in.force_login(make_member("kernel.read", organisation=here), backend=BACKEND)
    assert "Secret" in str(rows(signed_in)[0])


@pytest.mark.parametrize("country", ["XX", "qa", "QA-1", "..", "%00"])
def test_a_country_without_regions_has_no_table(signed_in, country):
    assert blank(signed_in, country).status_code in (400, 404)


def test_a_visitor_signs_in_first(client):
    assert "/accounts/login/" in blank(client)["Location"]


def test_the_table_as_it_is_has_no_values_and_the_importer_says_so(signed_in):
    with pytest.raises(TableUnreadable):
        check_table(blank(signed_in).content, "blank.xlsx")


@pytest.mark.parametrize("language", ["ru", "vi", "sv", "en"])
def test_heads_are_in_the_readers_language(signed_in, language):
    signed_in.cookies["django_language"] = language
    head = rows(signed_in)[0]
    assert len(set(head)) == 4 and (head[1] == "Region") == (language in ("en", "sv"))
