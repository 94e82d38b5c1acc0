"""Who is worth learning from: the page, its address, its files."""

import io
from types import SimpleNamespace

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from factories.kernel import make_person, make_place
from factories.regions import make_panel
from yokoten.compare.rules.asked import Asked
from yokoten.interfaces.web.compare.asking import read, written
from yokoten.interfaces.web.compare.page import lede
from yokoten.interfaces.web.compare.rows import Names
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.models import Place
from yokoten.measure.models import Indicator, Observation

pytestmark = pytest.mark.django_db
FOCUS = "/compare/?focus=QA-FOC"


@pytest.fixture
def places():
    return make_panel()[0]


@pytest.fixture
def signed_in(client, places):
    client.force_login(make_person(home=places["QA-FOC"]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def listed(page):
    """Codes of the teachers in order."""
    return [part.split('"')[0] for part in page.split('<li class="peer" id="')[1:]]


def test_the_list_answers_at_once_for_ones_own_region(signed_in):
    page = text_of(signed_in.get(reverse("learn")))
    assert listed(page)[0] == "QA-TWI"
    assert "QA-FOC" not in listed(page)
    assert "Start with Region Twi" in page


def test_nobody_is_sent_to_an_oil_region_but_another_oil_region(signed_in):
    address = FOCUS + "&l.alike=0&l.better=100&l.where=0"
    told = text_of(signed_in.get(address)).partition("Start with")[2].partition(".")[0]
    assert "Region Oil" not in told and told.count("Region") == 3
    Place.objects.filter(code="QA-FOC").update(traits=["extractive"])
    assert "Region Oil" in text_of(signed_in.get(address)).partition("Start with")[2].partition(".")[0]


def test_places_hold_only_where_their_whole_spread_is_in_the_list(signed_in):
    assert "Their places hold under other weights" in text_of(signed_in.get(FOCUS))
    first = {"unit": "QA-TWI", "stability": 0.95, "rank_high": 10, "reasons": []}
    row = SimpleNamespace(name="Region Twi", frozen=first)
    frozen = {"nobody_better": False, "ahead": 9, "judged": 12, "focus": "QA-FOC"}
    names = Names({}, {}, None, speak("en"))
    assert "hold" not in lede(frozen, [row], names)
    first["rank_high"] = 1
    assert "hold" in lede(frozen, [row], names)


def test_every_row_says_why_and_opens_to_figures_and_paths(signed_in):
    page = text_of(signed_in.get(FOCUS))
    assert "Better by" in page
    assert "Share of the distance" in page
    assert "Percent of the median" in page
    assert page.count("Side by side") == len(listed(page))


def test_the_price_basis_is_stated(signed_in):
    assert "never as they stand" in text_of(signed_in.get(FOCUS))
    Indicator.objects.update(prices="constant")
    assert "Not affected by prices" in text_of(signed_in.get(FOCUS))


def test_an_index_as_outcome_is_refused_with_the_reason(signed_in):
    Indicator.objects.filter(code="qa-output-per-employed").update(prices="index")
    page = text_of(signed_in.get(FOCUS), 422)
    assert "says how a place moved, not where it stands" in page
    assert "Ask again" in page


def disguise(name="Disguised output"):
    """A structural variable that is the outcome in another unit."""
    copied = Indicator.objects.get(code="qa-output-per-employed")
    copied.pk, copied.code, copied.factor, copied.part, copied.names = None, "qa-d", 7.0, "structural", {"en": name}
    copied.save()
    return FOCUS + "&s=qa-employed&s=qa-d&w.qa-employed=50&w.qa-d=50"


def test_a_refused_variable_is_called_by_its_name(signed_in):
    address = disguise()
    assert "Disguised output is the outcome itself" in text_of(signed_in.get(address), 422)
    assert "Disguised output is the outcome itself" in text_of(
        signed_in.get(address.replace("/compare/", "/compare/download.csv")), 422
    )
    kept = signed_in.post("/compare/save/", {"query": address.partition("?")[2], "title": "T"})
    assert kept.status_code in (403, 422)


def test_variables_without_figures_are_called_by_their_names(signed_in):
    Observation.objects.filter(place__code="QA-FOC", indicator__code="qa-capital").delete()
    page = text_of(signed_in.get(FOCUS + "&s=qa-capital-per-employed&w.qa-capital-per-employed=50"), 422)
    assert "no figures for capital per employed," in page


def test_weights_and_exclusions_in_the_address_count(signed_in):
    address = FOCUS + "&s=qa-employed&w.qa-employed=100&x=extractive"
    page = text_of(signed_in.get(address))
    assert "QA-OIL" not in listed(page)
    assert "excluded by you" in page
    assert 'value="qa-capital-per-employed"> ' in page


def test_lens_weights_change_the_order(signed_in):
    by_lead = listed(text_of(signed_in.get(FOCUS + "&l.alike=0&l.better=100&l.where=0")))
    assert by_lead[0] == "QA-GIA"


def test_nonsense_in_the_address_is_ignored(signed_in):
    page = text_of(signed_in.get(FOCUS + "&w.qa-employed=-5&l.alike=abc&scale=evil&s=a/b&period="))
    assert listed(page)
    for strange in ("period=soon", "period=20231", "w.qa-employed=%C2%B2", "l.alike=%D9%A3"):
        assert listed(text_of(signed_in.get(f"{FOCUS}&{strange}")))
    assert signed_in.get(FOCUS + "&s=%00").status_code == 400


def test_another_year_is_another_answer(signed_in):
    page = text_of(signed_in.get(FOCUS + "&period=2015"))
    assert "in 2015" in page
    assert "<option selected>2015</option>" in page


def test_nobody_ahead_says_so(signed_in):
    page = text_of(signed_in.get("/compare/?focus=QA-GIA"))
    assert listed(page) == []
    assert "you are the one to learn from" in page


def test_without_figures_the_page_says_what_is_missing(signed_in):
    Observation.objects.filter(place__code="QA-FOC").delete()
    page = text_of(signed_in.get(FOCUS))
    assert "Nothing to compare for Region Foc yet" in page
    assert "Comparing needs an outcome" in page


def test_place_outside_every_country_has_no_empty_table_to_offer(signed_in):
    make_place(code="XX-ALONE", country="", names={"en": "Alone"})
    page = text_of(signed_in.get("/compare/?focus=XX-ALONE"))
    assert "Nothing to compare for Alone yet" in page and "empty table" not in page


def test_without_structure_the_page_says_what_is_missing(signed_in):
    Indicator.objects.filter(part="structural").update(part="context")
    assert "Comparing needs structure" in text_of(signed_in.get(FOCUS))


def test_without_a_region_one_is_asked_for(client, places):
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("learn")).url == reverse("regions")


def test_a_missing_figure_keeps_a_region_out_and_is_named(signed_in):
    Observation.objects.filter(place__code="QA-TWI", period="2023", indicator__code="qa-output").update(
        value=None, status="not_delivered"
    )
    page = text_of(signed_in.get(FOCUS))
    assert "QA-TWI" not in listed(page)
    assert "no figure for the outcome" in page


def test_the_list_comes_along_with_method_seed_and_source(signed_in):
    sheet = (
        CalamineWorkbook.from_filelike(io.BytesIO(signed_in.get("/compare/download.xlsx?focus=QA-FOC").content))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert sheet[1][3] == "QA-TWI"
    last = " ".join(str(row[0]) for row in sheet[-4:])
    assert "Seed 0" in last and "Statistics of Example Land" in last and "relative to the median" in last
    assert signed_in.get("/compare/download.csv?focus=QA-FOC").status_code == 200


def test_a_foreign_place_in_the_address_is_no_download(signed_in):
    make_place(code="QZ", level="country", country="QZ")
    assert signed_in.get("/compare/download.csv?focus=QZ").status_code == 404


def test_a_question_reads_back_from_its_own_address(rf):
    asked = Asked("QA-FOC", "o", "2023", ("a", "b"), (10, 90), (1, 2, 3), "rank", ("capital",))
    start = Asked("QA-FOC", "o", "2020", ("z",), (50,))
    assert read(rf.get("/?" + written(asked)).GET, start) == asked


def test_a_page_costs_a_bounded_number_of_queries(signed_in, django_assert_max_num_queries):
    signed_in.get(FOCUS)
    with django_assert_max_num_queries(24):
        signed_in.get(FOCUS)
