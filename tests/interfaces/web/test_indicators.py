"""The list of indicators and an indicator's page."""

import pytest
from django.urls import reverse

from factories.kernel import make_member, make_person
from factories.regions import make_panel
from yokoten.measure.models import Indicator

pytestmark = pytest.mark.django_db
ADDRESS = "/measure/indicators/qa-output-per-employed/"


@pytest.fixture
def places():
    return make_panel()[0]


@pytest.fixture
def signed_in(client, places):
    client.force_login(make_person(home=places["QA-FOC"]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_names_unit_part_and_source_and_can_be_searched(signed_in):
    page = text_of(signed_in.get(reverse("indicators")))
    assert "output per employed" in page and "Statistics of Example Land" in page
    found = text_of(signed_in.get(reverse("indicators") + "?q=CAPITAL"))
    assert "/measure/indicators/qa-capital/" in found
    assert "/measure/indicators/qa-employed/" not in found


def test_a_search_without_result_teaches(signed_in):
    assert "No indicator found" in text_of(signed_in.get(reverse("indicators") + "?q=zzz"))


def test_the_page_ranks_with_spread_maps_and_defines(signed_in):
    page = text_of(signed_in.get(ADDRESS))
    assert 'class="plot tiles few"' in page
    assert "Range over three years" in page
    ranking = page[page.index('id="ranking"') :]
    assert ranking.index("Region Gia") < ranking.index("Region Beh")
    assert 'class="you"' in ranking
    assert "qa-output" in page and "÷" in page


def test_the_ranking_sorts_by_name_and_shows_an_earlier_year(signed_in):
    page = text_of(signed_in.get(ADDRESS + "?sort=name&period=2015"))
    ranking = page[page.index('id="ranking"') :]
    assert ranking.index("Region Beh") < ranking.index("Region Gia")
    assert "<option selected>2015</option>" in page


def test_an_unknown_year_falls_back_to_the_newest(signed_in):
    assert "<option selected>2023</option>" in text_of(signed_in.get(ADDRESS + "?period=1850"))


def test_lower_is_better_turns_the_ranking(signed_in):
    Indicator.objects.filter(code="qa-output-per-employed").update(direction="lower")
    page = text_of(signed_in.get(ADDRESS))
    ranking = page[page.index('id="ranking"') :]
    assert ranking.index("Region Beh") < ranking.index("Region Gia")


def test_an_indicator_of_another_organisation_does_not_exist(signed_in):
    owner = make_member("measure.read")
    Indicator.objects.filter(code="qa-output-per-employed").update(
        visibility="own", organisation=owner.memberships.get().organisation
    )
    assert signed_in.get(ADDRESS).status_code == 404
    assert "qa-output-per-employed" not in text_of(signed_in.get(reverse("indicators")))
    assert signed_in.get(ADDRESS + "download.csv").status_code == 404


def test_all_years_come_along(signed_in):
    csv = signed_in.get(ADDRESS + "download.csv").content.decode("utf-8-sig").splitlines()
    assert csv[0] == "Code,Region,2015,2018,2020,2021,2022,2023"
    assert any(line.startswith("QA-FOC,Region Foc,700.0") for line in csv)
    assert csv[-1].startswith("Statistics of Example Land")


def test_a_page_costs_a_bounded_number_of_queries(signed_in, django_assert_max_num_queries):
    signed_in.get(ADDRESS)
    with django_assert_max_num_queries(20):
        signed_in.get(ADDRESS)
