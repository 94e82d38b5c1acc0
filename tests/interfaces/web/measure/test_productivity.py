"""The productivity page: levels, caught up or frontier moved, growth accounts, goals, downloads."""

import csv
import io
import re

import pytest

from factories.kernel import make_person
from factories.measure import make_goal
from factories.regions import make_country, make_indicators, make_observations
from yokoten.interfaces.web.measure.productivity.asking import read, written
from yokoten.measure.models import Indicator, Observation

pytestmark = pytest.mark.django_db
ADDRESS = "/measure/regions/QA-R00/productivity/"
YEARS = ("2010", "2020")
REGIONS = {f"QA-R{n:02d}": (10 * n + 10, 10 * n + 10, (10 * n + 10, 20 * n + 20)) for n in range(12)}
REGIONS["QA-R00"] = (10, 10, (5, 20))


def country(regions=REGIONS):
    places, indicators = make_country(regions=regions), make_indicators()
    make_observations(places, indicators, regions, YEARS)
    Indicator.objects.filter(code="qa-output-per-employed").update(theme="productivity", part="outcome")
    Indicator.objects.filter(code="qa-capital-per-employed").update(theme="capital")
    Indicator.objects.filter(code="qa-capital").update(theme="capital", prices="current")
    return places, indicators


def enter(client, place):
    client.force_login(make_person(home=place), backend="django.contrib.auth.backends.ModelBackend")


@pytest.fixture
def places(client):
    places, _ = country()
    enter(client, places["QA-R00"])
    return places


def text_of(response):
    found = re.sub(r"<svg.*?</svg>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def test_the_page_answers_in_words_with_unit_year_spread_and_source(client, places):
    page = text_of(client.get(ADDRESS))
    assert "With its people and its capital it made 50% of what the best regions would have made in 2010" in page
    assert "and 100% in 2020" in page
    assert "Caught up with the best: +100.0% between 2010 and 2020, +7.2% a year." in page
    assert "depending on which one of the best regions is left out" in page
    assert "rank 1 (1–12) of 12" in page and "Statistics of Example Land" in page


def test_current_prices_are_compared_beside_the_median_and_the_page_says_so(client, places):
    page = text_of(client.get(ADDRESS))
    assert "Inflation that all regions share drops out" in page
    assert "Beside the median region, output changed by" in page and "TFP’s share of growth is not given" in page


def test_constant_prices_give_the_share_of_growth_with_its_band(client, places):
    Indicator.objects.filter(prices="current").update(prices="constant")
    page = text_of(client.get(f"{ADDRESS}?share=0,5"))
    assert "Assumed labour share 0.50" in page and "TFP’s share of growth: 100.0%" in page


def test_an_index_is_refused_with_the_reason(client, places):
    Indicator.objects.filter(code="qa-output").update(prices="index")
    assert "is an index: it says how each region changed, not where it stands" in text_of(client.get(ADDRESS))


def test_without_capital_labour_productivity_stands_alone(client, places):
    Indicator.objects.filter(code="qa-capital-per-employed").update(theme="economy")
    page = text_of(client.get(ADDRESS))
    assert "Not here yet: capital stock." in page
    assert "There is no capital at both ends, so only this can be said" in page


def test_few_regions_are_refused_as_a_frontier(client):
    places, _ = country(dict(list(REGIONS.items())[:8]))
    enter(client, places["QA-R00"])
    assert "Regions with all figures in both years: 8. A frontier needs at least 9." in text_of(client.get(ADDRESS))


def test_an_empty_page_teaches_what_to_import(client):
    place = make_country()["QA-FOC"]
    enter(client, place)
    page = text_of(client.get("/measure/regions/QA-FOC/productivity/"))
    assert "Capital: fixed assets at the end of the year, not investment" in page and "Import a table" in page


def test_left_out_regions_are_named_with_the_reason(client, places):
    Observation.objects.filter(place=places["QA-R05"], indicator__code="qa-capital", period="2010").delete()
    page = text_of(client.get(ADDRESS))
    assert "One region could not be compared" in page and "Region R05 (a figure is missing)" in page


def test_goals_stand_side_by_side_each_with_its_document(client, places):
    indicator = Indicator.objects.get(code="qa-output-per-employed")
    for value, document in ((900.0, "Plan A"), (1900.0, "Plan B"), (9000.0, "Plan C")):
        details = {"path": "linear", "baseline_value": 500.0, "baseline_year": 2010} if value == 9000 else {}
        details |= {"value": value, "horizon": 2030, "documents": {"en": document}}
        make_goal(places["QA-R00"], indicator=indicator, **details)
    page = text_of(client.get(ADDRESS))
    states = [("met", "Plan A"), ("met", "Plan B"), ("off", "Plan C")]
    assert re.findall(r"(met|off|on track) (Plan \w)", page) == states
    assert "the path asks 4,750 in 2020" in page


def test_the_table_to_take_along_holds_every_figure_with_method_and_source(client, places):
    answer = client.get(f"{ADDRESS}download.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    caught = next(row for row in rows if row[0].startswith("Catching up"))
    assert caught[2] == "2010–2020" and float(caught[3]) == pytest.approx(2.0)
    assert float(caught[4]) <= 2.0 <= float(caught[5])
    assert any("Statistics of Example Land" in row[0] for row in rows if row)
    assert client.get(f"{ADDRESS}download.xlsx").status_code == 200
    assert client.get(f"{ADDRESS}download.pdf").status_code == 404


def test_an_unknown_region_has_no_page(client, places):
    assert client.get("/measure/regions/QA-NO/productivity/").status_code == 404


NONSENSE = ["first=²", "share=-1", "share=nan", "method=x&x=y", "output=;", "first=2020&last=2010"]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_the_address_is_answered_as_the_start(client, places, query):
    assert client.get(f"{ADDRESS}?{query}").status_code == 200


def test_queries_do_not_grow_with_the_country(client, places, django_assert_max_num_queries):
    client.get(ADDRESS)
    with django_assert_max_num_queries(24):
        client.get(ADDRESS)


def test_a_question_reads_back_from_its_address(rf):
    query = "first=2010&last=2020&method=tornqvist&share=0.45&share_last=0.5&x=capital&output=qa-output"
    asked = read(rf.get(f"/?{query}").GET)
    assert asked.shares == (0.45, 0.5) and asked.excluded == ("capital",) and asked.roles == {"output": "qa-output"}
    assert read(rf.get(f"/?{written(asked)}").GET) == asked


SHARES = [("0,45", 0.45), ("0.6", 0.6), (".5", 0.5), ("1", 1), ("1.2", 0.6), ("x", 0.6)]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_a_labour_share_is_between_nothing_and_one(rf, text, share):
    assert read(rf.get("/", {"share": text}).GET).labour_share == share


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_every_sentence_of_the_page_is_said_in_the_readers_language(client, places, language):
    make_goal(places["QA-R00"], indicator=Indicator.objects.get(code="qa-output-per-employed"))
    english = set(re.findall(r">([A-Z][^<>]{12,})<", client.get(ADDRESS).content.decode()))
    client.post("/language/", {"language": language, "next": "/"})
    page = client.get(ADDRESS).content.decode()
    assert f'lang="{language}"' in page
    names = ("Example Land", "Plan of the region", "Region R")
    assert [said for said in english if said in page and not any(name in said for name in names)] == []
