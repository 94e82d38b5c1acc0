"""A region's page: figures with rank and source, courses, lineage, downloads."""

import io
import re
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from factories.kernel import make_person, make_place
from factories.regions import make_country, make_panel
from yokoten.kernel.models import PlaceChange
from yokoten.measure.models import Observation

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return make_panel()[0]


@pytest.fixture
def signed_in(client, places):
    client.force_login(make_person(home=places["QA-FOC"]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response):
    return response.content.decode()


def test_signing_in_leads_to_ones_own_region(signed_in):
    assert signed_in.get(reverse("home"), follow=True).redirect_chain[-1][0] == "/measure/regions/QA-FOC/"


def test_somebody_without_a_region_chooses_one(client, places):
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("measure"), follow=True)
    assert response.redirect_chain[-1][0] == reverse("regions")
    assert "Region Twi" in text_of(response)


def test_a_region_shows_value_unit_period_rank_with_spread_and_source(signed_in):
    page = text_of(signed_in.get("/measure/regions/QA-FOC/"))
    assert "1,000.0" in page
    assert re.search(r"rank 6 \([5-7]–[6-8]\) of 8", page)
    assert "Statistics of Example Land" in page
    assert "2023" in page
    assert 'class="spark"' in page


def test_a_break_is_marked_and_no_change_is_told_across_it(signed_in):
    Observation.objects.filter(place__code="QA-FOC", period="2023", indicator__code="qa-output").update(
        status="break", note="The definition changed."
    )
    page = text_of(signed_in.get("/measure/regions/QA-FOC/"))
    assert "break 2023" in page
    assert "cannot be compared with the years before" in page
    assert "The definition changed." in page


def test_a_missing_value_says_why(signed_in):
    Observation.objects.filter(place__code="QA-FOC", indicator__code="qa-capital").update(value=None, status="secret")
    assert "secret" in text_of(signed_in.get("/measure/regions/QA-FOC/"))


def test_indicators_can_be_narrowed_to_a_theme(signed_in, places):
    Observation.objects.all()[0].indicator.__class__.objects.filter(code="qa-capital").update(theme="capital")
    page = text_of(signed_in.get("/measure/regions/QA-FOC/?theme=capital"))
    assert "qa-capital/" in page
    assert "/measure/indicators/qa-employed/" not in page


def test_a_region_without_figures_teaches_and_offers_the_first_act(signed_in):
    make_place(code="QZ", level="country", country="QZ")
    make_place(code="QZ-1", level="region", country="QZ", names={"en": "Bare"})
    page = text_of(signed_in.get("/measure/regions/QZ-1/"))
    assert "No figures for this region yet" in page
    assert reverse("imports") in page
    assert reverse("entry_template", args=["QZ"]) in page


def test_a_merged_territory_names_its_successor(signed_in, places):
    PlaceChange.objects.create(
        kind="merge", on=date(2025, 7, 1), predecessor=places["QA-LOW"], successor=places["QA-MID"]
    )
    assert "this territory became part of" in text_of(signed_in.get("/measure/regions/QA-LOW/"))
    assert "out of these territories" in text_of(signed_in.get("/measure/regions/QA-MID/"))


def test_a_territory_made_by_merging_sums_its_parts_back_in_time(signed_in, places):
    made = make_place(code="QA-NEW", level="region", country="QA", names={"en": "Made"}, valid_from=date(2024, 1, 1))
    for part in ("QA-LOW", "QA-MID"):
        PlaceChange.objects.create(kind="merge", on=date(2024, 1, 1), predecessor=places[part], successor=made)
    page = text_of(signed_in.get("/measure/regions/QA-NEW/download.csv"))
    rows = [line.split(",") for line in page.splitlines()]
    output = {row[3]: row[4] for row in rows if row[0] == "qa-output"}
    assert float(output["2023"]) == 118 + 220


def test_an_unknown_region_is_not_found(signed_in):
    response = signed_in.get("/measure/regions/NOWHERE/")
    assert response.status_code == 404
    assert "There is nothing at this address" in text_of(response)


def test_figures_come_along_as_csv_and_xlsx(signed_in):
    csv = text_of(signed_in.get("/measure/regions/QA-FOC/download.csv"))
    assert "qa-output-per-employed" in csv
    book = CalamineWorkbook.from_filelike(io.BytesIO(signed_in.get("/measure/regions/QA-FOC/download.xlsx").content))
    assert book.get_sheet_by_index(0).to_python()[0][0] == "Code"


def test_the_last_five_regions_stand_first(signed_in):
    for code in ("QA-TWI", "QA-RIS"):
        signed_in.get(f"/measure/regions/{code}/")
    page = text_of(signed_in.get(reverse("regions")))
    assert page.index("Region Ris") < page.index("Example Land")


def test_a_page_costs_a_bounded_number_of_queries(signed_in, django_assert_max_num_queries):
    signed_in.get("/measure/regions/QA-FOC/")
    with django_assert_max_num_queries(24):
        signed_in.get("/measure/regions/QA-FOC/")


def test_an_empty_table_lists_the_regions_of_the_day(signed_in, places):
    places["QA-LOW"].valid_to = date(2020, 1, 1)
    places["QA-LOW"].save()
    address = reverse("entry_template", args=["QA"])
    assert len(_rows(signed_in.get(address + "?on=2026-01-01"))) == 1 + 7
    assert len(_rows(signed_in.get(address + "?on=2019-01-01"))) == 1 + 8
    assert signed_in.get(reverse("entry_template", args=["XX"])).status_code == 404


def _rows(response):
    return CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()


def test_a_country_needs_no_figures_to_be_listed(client):
    make_country("QC", {"QC-ONE": ()})
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    assert "Region One" in text_of(client.get(reverse("regions")))
