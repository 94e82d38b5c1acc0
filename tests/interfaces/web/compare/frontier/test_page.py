"""The page of the frontier: a guided question in an address, its answer, its file, its refusals."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import translation

from factories.kernel import make_person
from factories.regions import make_panel
from yokoten.interfaces.wording.language import CODES
from yokoten.measure.models import Indicator, Observation

PAGE = "/compare/frontier/?focus=QA-FOC"
RATIO = PAGE + "&i=qa-capital-per-employed&o=qa-output"
pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    places, indicators = make_panel()
    Indicator.objects.filter(pk=indicators["employed"].pk).update(theme="labour")
    Indicator.objects.filter(pk=indicators["capital"].pk).update(theme="capital")
    return places


@pytest.fixture
def signed_in(client, places):
    client.force_login(make_person(home=places["QA-FOC"]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def test_ones_own_region_is_answered_at_once_with_sensible_defaults(signed_in):
    page = text_of(signed_in.get(reverse("frontier")))
    assert "Region Foc makes" in page and "Region Ris really does it" in page
    for code in ("qa-output", "qa-employed", "qa-capital"):
        assert f'value="{code}" checked' in page


def test_peers_stand_with_intensity_and_what_hangs_on_them(signed_in):
    page = text_of(signed_in.get(PAGE))
    assert "of the mix." in page and "points higher" in page and 'class="mix"' in page


def test_the_target_stands_in_original_units(signed_in):
    page = text_of(signed_in.get(PAGE))
    assert "From today to the target, in original units" in page and "100.0 units" in page


def test_the_address_carries_the_whole_question(signed_in):
    page = text_of(signed_in.get(PAGE + "&period=2020&o=qa-output&i=qa-employed&rts=crs&way=input&x=extractive"))
    assert "With how much less could Region Foc make the same?" in page
    assert "o=qa-output&amp;i=qa-employed&amp;rts=crs&amp;way=input&amp;x=extractive" in page
    assert "Region Oil" not in page.partition('id="regions"')[2]


def test_no_rank_without_an_interval(signed_in):
    regions = text_of(signed_in.get(PAGE)).partition('id="regions"')[2]
    assert "Alphabetical" in regions and "Interval, %" not in regions


def test_a_ratio_beside_amounts_is_refused_with_the_way_out(signed_in):
    page = text_of(signed_in.get(RATIO), 422)
    assert "does not add up over regions" in page and "real regions only" in page
    assert "Region Foc" in text_of(signed_in.get(RATIO + "&rts=fdh"))


def test_a_region_without_a_figure_is_told_which_one(signed_in, places):
    Observation.objects.filter(place=places["QA-FOC"], indicator__code="qa-capital").delete()
    page = text_of(signed_in.get(PAGE + "&i=qa-capital&o=qa-output&period=2023"), 422)
    assert "no figure for capital" in page


def test_a_region_that_misses_a_figure_is_named_with_the_reason(signed_in, places):
    Observation.objects.filter(place=places["QA-MID"], indicator__code="qa-capital", period="2023").delete()
    page = text_of(signed_in.get(PAGE))
    assert 'Region Mid <span class="quiet">(no figure for capital)' in page


@pytest.mark.parametrize("query", ["&period=1950", "&o=nothing&i=qa-employed", "&o=qa-output&i=qa-output"])
def test_what_cannot_be_asked_is_said_and_can_be_mended(signed_in, query):
    page = text_of(signed_in.get(PAGE + query), 422)
    assert "cannot be answered as it stands" in page and '<form class="card guide' in page


@pytest.mark.parametrize("query", ["&rts=zzz&way=zzz&x=zzz", "&period=%27", "&o=%3Cb%3E&i="])
def test_nonsense_in_the_address_is_left_aside(signed_in, query):
    assert "Region Foc makes" in text_of(signed_in.get(PAGE + query))


def test_without_amounts_the_page_says_what_it_needs(signed_in):
    Indicator.objects.filter(merge="sum").update(merge="none")
    assert "amounts that add up over regions" in text_of(signed_in.get(PAGE))


def test_everything_can_be_taken_along(signed_in):
    found = signed_in.get(reverse("frontier_download", args=["csv"]) + "?focus=QA-FOC")
    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Code", "Region", "Efficiency"]
    assert {"QA-FOC", "QA-TWI"} <= {row[0] for row in rows} and any("Target" in row for row in rows)
    assert signed_in.get(reverse("frontier_download", args=["xlsx"]) + "?focus=QA-FOC").status_code == 200
    assert signed_in.get(reverse("frontier_download", args=["csv"]) + "?focus=QA-FOC&period=1950").status_code == 422


def test_a_visitor_signs_in_first(client, places):
    assert "/accounts/login/" in client.get(PAGE).headers["Location"]


@pytest.mark.parametrize("language", CODES)
def test_the_page_speaks(signed_in, language):
    with translation.override(language):
        signed_in.cookies["django_language"] = language
        page = text_of(signed_in.get(PAGE, headers={"accept-language": language}))
    assert f'<html lang="{language}"' in page


def test_the_page_reads_few_times(signed_in, django_assert_max_num_queries):
    signed_in.get(PAGE)
    with django_assert_max_num_queries(28):
        signed_in.get(PAGE)


def test_the_fourth_lens_is_off_until_turned_on(signed_in):
    off = text_of(signed_in.get("/compare/?focus=QA-FOC"))
    assert "on the frontier of regions" not in off and 'name="l.frontier" value="0"' in off
    on = text_of(signed_in.get("/compare/?focus=QA-FOC&l.frontier=80"))
    assert "Stands on the frontier of regions like yours, with" in on and "Really makes more from no more" in on


def test_the_way_from_the_frontier_to_the_list_keeps_the_question(signed_in):
    page = text_of(signed_in.get(PAGE + "&i=qa-employed&o=qa-output&rts=crs"))
    assert "/compare/?focus=QA-FOC&amp;period=2023&amp;o=qa-output&amp;i=qa-employed&amp;rts=crs" in page
    assert "l.frontier=50" in page


def test_a_region_on_the_frontier_is_told_that_the_lens_shows_nobody(signed_in):
    page = text_of(signed_in.get("/compare/?focus=QA-RIS&l.frontier=50"))
    assert "stands on the frontier itself" in page or "Stands on the frontier of" in page
