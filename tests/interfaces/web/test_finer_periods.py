"""Quarters and months on the pages: a switch, a way there, and a plain word where only years are compared."""

import pytest
from django.urls import reverse

from factories.kernel import make_person
from factories.regions import make_panel
from yokoten.measure.models import Indicator, Observation

pytestmark = pytest.mark.django_db
ADDRESS = "/measure/indicators/qa-output/"
REGION = "/measure/regions/QA-FOC/"


@pytest.fixture
def known():
    return make_panel()


@pytest.fixture
def signed_in(client, known):
    client.force_login(make_person(home=known[0]["QA-FOC"]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def told(known, indicator, *periods):
    """Every region in every period, the later the higher, `QA-LOW` the highest."""
    rows = [
        Observation(indicator=indicator, place=place, period=period, value=100 + number + 10 * step)
        for number, place in enumerate(known[0].values())
        for step, period in enumerate(periods)
    ]
    Observation.objects.bulk_create(rows)


@pytest.fixture
def finer(known):
    told(known, known[1]["output"], "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-05", "2024-06")


@pytest.fixture
def by_quarter(known):
    """An outcome that has no yearly figures at all."""
    made = Indicator.objects.create(code="qa-speed", names={"en": "speed"}, unit="u", part="outcome")
    told(known, made, "2024-Q1", "2024-Q2", "2024-Q3")
    return made


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def ranking(page):
    return page[page.index('id="ranking"') : page.index("</table>")]


def test_a_page_of_yearly_figures_has_no_switch(signed_in):
    page = text_of(signed_in.get(ADDRESS))
    assert "By quarter" not in page and 'name="kind"' not in page and "Range over three years" in page


def test_the_page_opens_with_years_and_offers_what_else_there_is(signed_in, finer):
    page = text_of(signed_in.get(ADDRESS))
    assert "<option selected>2023</option>" in page
    for kind in ("quarter", "month"):
        assert f"kind={kind}" in page
    assert "Q3 2024" not in ranking(page)


def test_quarters_are_ranked_drawn_and_chosen(signed_in, finer):
    page = text_of(signed_in.get(ADDRESS + "?kind=quarter"))
    assert "Region Foc: 130" in page and "in Q3 2024" in page
    assert '<option value="2024-Q3" selected>Q3 2024</option>' in page and "Range over four quarters" in page
    assert ranking(page).index("Region Low") < ranking(page).index("Region Foc")
    assert "2023-Q4 to 2024-Q3" in page
    earlier = text_of(signed_in.get(ADDRESS + "?kind=quarter&period=2024-Q1"))
    assert "Region Foc: 110" in earlier and 'type="hidden" name="kind" value="quarter"' in earlier


def test_months_are_named(signed_in, finer):
    page = text_of(signed_in.get(ADDRESS + "?kind=month"))
    assert "June 2024" in page and "Range over twelve months" in page


def test_a_kind_that_does_not_exist_falls_back_to_years(signed_in, finer):
    assert "<option selected>2023</option>" in text_of(signed_in.get(ADDRESS + "?kind=week"))


def test_sorting_keeps_the_kind(signed_in, finer):
    page = text_of(signed_in.get(ADDRESS + "?kind=quarter&sort=name"))
    assert "kind=quarter&amp;sort=rank" in page or "sort=rank&amp;kind=quarter" in page


def test_quarters_come_along(signed_in, finer):
    assert f"{ADDRESS}download.csv?kind=quarter" in text_of(signed_in.get(ADDRESS + "?kind=quarter"))
    csv = signed_in.get(ADDRESS + "download.csv?kind=quarter").content.decode("utf-8-sig").splitlines()
    assert csv[0] == "Code,Region,2023-Q4,2024-Q1,2024-Q2,2024-Q3"


def test_an_indicator_told_by_quarter_only_shows_quarters(signed_in, by_quarter):
    page = text_of(signed_in.get("/measure/indicators/qa-speed/"))
    assert "no yearly figures of this indicator" in page and "Q3 2024" in ranking(page)


def test_a_region_says_where_finer_periods_are(signed_in, finer):
    page = text_of(signed_in.get(REGION))
    assert f'href="{ADDRESS}?kind=quarter">By quarter</a>' in page and f'href="{ADDRESS}?kind=month">' in page
    assert "/measure/indicators/qa-employed/?kind" not in page


def test_a_region_lists_what_only_quarters_tell(signed_in, by_quarter):
    page = text_of(signed_in.get(REGION))
    assert "By quarter or month only" in page and "/measure/indicators/qa-speed/?kind=quarter" in page
    assert "By quarter or month only" not in text_of(signed_in.get("/measure/regions/QA/"))


def test_a_region_with_quarters_alone_is_not_called_empty(signed_in, by_quarter):
    Observation.objects.exclude(indicator=by_quarter).delete()
    page = text_of(signed_in.get(REGION))
    assert "No figures for this region yet" not in page and "qa-speed" in page


def test_an_outcome_by_quarter_only_is_refused_by_name(signed_in, by_quarter):
    page = text_of(signed_in.get(reverse("learn") + "?focus=QA-FOC&outcome=qa-speed"), 422)
    assert "“speed” has figures by quarter or month only" in page and "cannot be answered as it stands" in page


def test_where_every_outcome_is_told_by_quarter_the_page_says_so(signed_in, by_quarter):
    Indicator.objects.exclude(pk=by_quarter.pk).update(part="structural")
    assert "by quarter or month only" in text_of(signed_in.get(reverse("learn") + "?focus=QA-FOC"))


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("qa-nothing", "There is no outcome “qa-nothing” that you may see. This compares by “output per employed”."),
        ("qa-employed", "“employed” cannot be compared for Region Foc"),
    ],
)
def test_another_outcome_than_asked_for_is_said(signed_in, outcome, sentence):
    page = text_of(signed_in.get(reverse("learn") + f"?focus=QA-FOC&outcome={outcome}"))
    assert sentence in page and "Region Twi" in page
    table = signed_in.get(reverse("learn_download", args=["csv"]) + f"?focus=QA-FOC&outcome={outcome}")
    assert sentence.split(" This")[0] in text_of(table, 422)


def test_the_outcome_asked_for_needs_no_word(signed_in):
    page = text_of(signed_in.get(reverse("learn") + "?focus=QA-FOC&outcome=qa-output-per-employed"))
    assert "This compares by" not in page


@pytest.mark.parametrize(("address", "most"), [(ADDRESS + "?kind=quarter", 21), (REGION, 27)])
def test_pages_with_finer_periods_cost_a_bounded_number_of_queries(
    signed_in, finer, by_quarter, django_assert_max_num_queries, address, most
):
    signed_in.get(address)
    with django_assert_max_num_queries(most):
        signed_in.get(address)
