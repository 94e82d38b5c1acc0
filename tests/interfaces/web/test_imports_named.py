"""Known errors of real tables through the wizard: what stops, what is flagged, what becomes a break."""

import pytest
from django.urls import reverse

from factories.imports import make_analyst, make_land
from factories.kernel import make_place
from factories.measure import make_indicator, make_observation
from factories.tables import make_panel
from factories.wizard import Wizard, text_of
from measure.rules.gate.test_named_cases import CASES, HEAD
from yokoten.kernel.actions.gazetteer import load_gazetteer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Place
from yokoten.measure.models import Indicator, Observation
from yokoten.measure.queries import panel
from yokoten.measure.queries.intake import questions_of

pytestmark = pytest.mark.django_db
CRIMEA = {2015: "517147.3", 2020: "", 2021: "614282.9", 2022: "655921.3", 2023: ""}
SORMLAND = {
    "goods": (522, 537, 549, 649, 693, 743, 806, 764, 651, 874, 852, 888, 756, 742, 802, 848, 997, 1035, 1064),
    "services": (555, 558, 602, 624, 633, 660, 668, 716, 687, 738, 750, 744, 753, 761, 792, 785, 764, 827, 884),
    "public": (323, 333, 333, 352, 356, 374, 399, 418, 424, 440, 453, 468, 471, 477, 485, 491, 511, 524, 537),
    "total": (517, 528, 547, 595, 617, 652, 611, 625, 582, 671, 678, 689, 654, 654, 684, 693, 732, 770, 898),
}
YEARS = range(2001, 2020)


def russian_rows():
    rows = [[*row[:5], "", row[5]] for row in make_panel(seed=4)[1:]]
    for place, years in CASES.items():
        rows += [[place, str(year), *values] for year, values in years.items()]
    return [HEAD, *rows]


def asked_in(wizard):
    return {
        (one.first.subject, one.severity, one.first.kind, tuple(alarm.period for alarm in one.alarms))
        for one in questions_of(wizard.dataset)
    }


@pytest.fixture
def wizard(client):
    load_gazetteer(SYSTEM)
    make_land(places=40)
    return Wizard(client, make_analyst())


def test_rostov_tyva_and_ingushetia_stop_and_the_decisions_are_stored(wizard):
    wizard.choose(russian_rows())
    wizard.columns()
    wizard.preview()
    assert {
        ("Ростовская область", "stop", "lost_digit", ("2023",)),
        ("Республика Тыва", "stop", "ten_times", ("2015",)),
        ("Республика Ингушетия", "stop", "ten_times", ("2015",)),
    } <= asked_in(wizard)
    wizard.answer_stops()
    wizard.accept_rest()
    wizard.confirm()
    wrong = (("RU-ROS", "grp", "2023"), ("RU-TY", "assets", "2015"), ("RU-IN", "assets", "2015"))
    for place, indicator, period in wrong:
        kept = Observation.objects.get(place__code=place, indicator__code=indicator, period=period)
        assert (kept.status, kept.value, kept.note) == ("not_delivered", None, "seen in the source")


def test_crimea_that_slid_by_a_column_stops_against_what_is_in_force(wizard):
    place = Place.objects.get(code="XX-CRIMEA")
    known = make_indicator("ru-grp", names={"en": "Grp"}, unit="m")
    make_observation(known, place, "2015", 265970.6)
    make_observation(known, place, "2021", 517147.3)
    rows = [row[:3] for row in make_panel(seed=4, years=(2015, 2020, 2021, 2022, 2023))]
    rows += [["Республика Крым", str(year), value] for year, value in CRIMEA.items() if value]
    wizard.choose(rows)
    wizard.columns(**{"what.0": "ru-grp"})
    wizard.preview()
    question = next(one for one in questions_of(wizard.dataset) if one.first.subject == "Республика Крым")
    assert question.severity == "stop"
    alarm = next(one for one in question.alarms if one.period == "2015")
    assert alarm.facts["same_period"] == "2021" and 265970.6 in (alarm.facts.get("old"), alarm.facts.get("in_force"))
    page = text_of(wizard.see("import_question", question.number))
    assert "265,971" in page and "Crimea" in page


def test_the_sormland_jump_becomes_a_break_and_no_growth(wizard):
    head = ["län", "indicator", "sector", *map(str, YEARS)]
    rows = [["Södermanlands län", "grp_per_employed_tsek", sector, *map(str, v)] for sector, v in SORMLAND.items()]
    wizard.choose([head, *rows])
    wizard.columns(**{f"prices.{number}": "current" for number in range(4)})
    wizard.preview()
    question = next(one for one in questions_of(wizard.dataset) if one.first.kind == "series_break")
    assert [alarm.period for alarm in question.alarms] == ["2007", "2019"]
    page = text_of(wizard.see("import_question", question.number))
    assert 'value="break" checked' in page and "a new definition, a real change or a mistake?" in page
    wizard.answer(question.number, "break", "earlier totals leave out taxes on products")
    wizard.accept_rest()
    assert wizard.confirm()["Location"] == wizard.address("import")

    indicator, county = Indicator.objects.get(code__endswith="total"), Place.objects.get(code="SE-D")
    series = panel([indicator], [county])
    marked = series.of(indicator).breaks[0].nonzero()[0]
    assert [series.periods[number] for number in marked] == ["2007", "2019"]
    page = text_of(wizard.client.get(reverse("region", args=["SE-D"])))
    assert "break 2019" in page and "+16.6" not in page


def test_a_country_total_is_no_region(wizard):
    make_place("QX", country="QX", level="country", names={"en": "Example Land"})
    rows = make_panel(places=12)
    total = [["Example Land", row[1], *row[2:]] for row in rows[1:7]]
    wizard.choose(rows + total)
    wizard.columns()
    page = text_of(wizard.see("import_preview"))
    assert "Totals and groups, skipped" in page and "Example Land" in page
