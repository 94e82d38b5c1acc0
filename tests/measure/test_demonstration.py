"""The demo's figures against the published ones, and what is known to be wrong kept out."""

from datetime import date

import pytest

from factories.kernel import make_member
from yokoten.interfaces.wording.remarks import DERIVATIONS, REMARKS
from yokoten.kernel.actions.gazetteer import load_gazetteer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Entry
from yokoten.kernel.queries import place_by_code, places_of
from yokoten.measure.actions.catalogue import load_catalogue
from yokoten.measure.actions.demonstration import load_demonstration
from yokoten.measure.models import DatasetImport, Indicator, Observation
from yokoten.measure.queries import panel
from yokoten.measure.queries.template import entry_template
from yokoten.measure.rules.catalogue import PANELS, listed_figures, practice_file

FIGURES = {(one.indicator, one.place, one.period): one for table in PANELS for one in listed_figures(table)}


@pytest.fixture
def loaded(db):
    load_gazetteer(SYSTEM)
    load_catalogue(SYSTEM)
    return load_demonstration(SYSTEM)


@pytest.mark.parametrize(
    ("indicator", "place", "period", "value"),
    [
        ("ru-grp", "RU-SMO", "2023", 483299.8),
        ("ru-employed", "RU-SMO", "2023", 409.6),
        ("ru-grp", "RU-ROS", "2022", 2042953.9),
        ("ru-employed", "RU-ROS", "2023", 2092.1),
        ("ru-grp", "RU-KDA", "2023", 4304028.3),
        ("ru-grp", "RU-VGG", "2022", 1067376.2),
        ("ru-grp", "XX-CRIMEA", "2015", 265970.6),
        ("ru-grp", "RU-TYU-excl", "2010", 547487.9),
        ("ru-grp", "RU-TYU-excl", "2015", 905673.5),
        ("ru-grp", "RU-TYU", "2015", 5851557.8),
        ("ru-grp-volume-index", "RU-SMO", "2017", 102.9),
        ("ru-grp-per-head", "RU-SMO", "2017", 296289.6),
        ("ru-grp-per-head", "RU", "2000", 39532.3),
        ("ru-income-per-head", "RU-KDA", "2010", 16892),
        ("se-grp-per-employed", "SE-D", "2020", 869),
        ("se-grp-per-employed", "SE-AB", "2020", 1254),
        ("se-grp-per-employed", "SE-AB", "2015", 1097),
        ("se-grp-per-employed", "SE-BD", "2020", 1096),
        ("se-grp-per-employed", "SE-I", "2020", 735),
        ("se-grp-per-employed-branches", "SE-D", "2018", 770),
        ("se-grp-per-employed-branches", "SE-D", "2019", 898),
        ("se-grp-per-employed-branches", "SE-N", "2021", 934),
        ("se-grp-per-employed-goods", "SE-D", "2019", 1064),
        ("se-grp-per-employed-public", "SE-D", "2019", 537),
        ("se-grp-per-head", "SE-D", "2021", 378),
        ("eu-gdp-per-head-eur", "SE", "1995", 23148),
        ("eu-population", "SE-D", "2021", 300990),
    ],
)
def test_a_figure_is_the_published_one(indicator, place, period, value):
    assert FIGURES[indicator, place, period].value == value


@pytest.mark.parametrize(
    ("indicator", "place", "period"),
    [
        ("ru-grp", "RU-ROS", "2023"),
        ("ru-fixed-assets", "RU-TY", "2015"),
        ("ru-fixed-assets", "RU-IN", "2015"),
        ("ru-fixed-assets", "RU-AST", "2023"),
        ("ru-fixed-assets", "RU-SAK", "2022"),
        ("ru-employed", "XX-CRIMEA", "2015"),
        ("ru-grp", "XX-CRIMEA", "2023"),
        ("ru-investment", "RU-ARK", "2023"),
        ("ru-investment", "RU-TYU", "2023"),
    ],
)
def test_a_figure_known_to_be_wrong_is_missing_with_its_reason(indicator, place, period):
    figure = FIGURES[indicator, place, period]
    assert (figure.value, figure.status) == (None, "not_delivered")
    assert figure.note in REMARKS


@pytest.mark.parametrize(
    ("indicator", "place", "period"),
    [
        ("se-grp-per-employed-branches", "SE-D", "2019"),
        ("se-grp-per-employed-branches", "SE-D", "2007"),
        ("ru-fixed-assets", "RU-VGG", "2021"),
        ("ru-fixed-assets", "RU-ALT", "2021"),
        ("ru-fixed-assets", "RU-AST", "2022"),
        ("ru-fixed-assets", "RU-OMS", "2022"),
        ("ru-fixed-assets", "RU-CHU", "2021"),
    ],
)
def test_a_leap_is_a_break_with_its_reason(indicator, place, period):
    figure = FIGURES[indicator, place, period]
    assert figure.status == "break"
    assert figure.value
    assert figure.note in REMARKS


def test_every_remark_and_derivation_can_be_said_in_every_language():
    assert {figure.note for figure in FIGURES.values()} <= {*REMARKS, ""}
    assert {figure.derivation for figure in FIGURES.values()} <= {*DERIVATIONS, ""}


def test_no_money_income_is_called_a_wage_and_doubtful_years_are_left_out():
    periods = {period for indicator, _, period in FIGURES if indicator == "ru-income-per-head"}
    assert periods == {"2010", "2015", "2020"}
    incomes = [figure.value for figure in FIGURES.values() if figure.indicator == "ru-income-per-head" and figure.value]
    assert min(incomes) > 1000


def test_nothing_of_crimea_is_dated_before_the_official_table():
    periods = [period for _, place, period in FIGURES if place == "XX-CRIMEA"]
    assert min(periods) == "2014"


def test_the_oblast_is_the_sum_of_its_part_and_its_okrugs():
    for indicator in ("ru-grp", "ru-employed", "ru-fixed-assets"):
        parts = [FIGURES[indicator, place, "2022"].value for place in ("RU-TYU-excl", "RU-KHM", "RU-YAN")]
        assert FIGURES[indicator, "RU-TYU", "2022"].value == pytest.approx(sum(parts), abs=0.1)


def test_population_change_is_computed_from_the_population():
    old, new = (FIGURES["eu-population", "SE-D", year].value for year in ("2011", "2021"))
    change = FIGURES["eu-population-change", "SE-D", "2021"].value
    assert change == pytest.approx(100 * (new / old - 1), abs=0.005)


def test_all_counties_have_each_of_their_long_series():
    for indicator in ("eu-gdp-per-head-pps", "eu-gdp-per-head-eur", "eu-population"):
        keys = [(place, period) for code, place, period in FIGURES if code == indicator and place != "SE"]
        assert len(keys) == 21 * 27
        assert {period for _, period in keys} == {str(year) for year in range(1995, 2022)}


def test_output_per_employed_is_computed_as_on_the_prototype(loaded):
    regions = list(places_of("RU"))
    output = Indicator.objects.get(code="ru-output-per-employed")
    found = panel([output], regions)
    at = found.periods.index("2023")
    values = dict(zip([place.code for place in found.places], found.of(output).values[:, at], strict=True))
    shown = {"RU-SMO": 1180, "RU-TOM": 1637, "RU-LIP": 1401, "RU-KLU": 1293, "RU-IN": 414, "RU-NEN": 15896}
    assert {code: round(values[code]) for code in shown} == shown
    assert values["RU-ROS"] != values["RU-ROS"]


def test_the_break_of_sormland_stands_in_the_database(loaded):
    found = Observation.objects.get(
        indicator__code="se-grp-per-employed-branches", place=place_by_code("SE-D"), period="2019"
    )
    assert (found.value, found.status, found.vintage) == (898, "break", "2021-12")
    assert "taxes on products" in found.note


def test_every_figure_has_a_source_a_line_and_an_import(loaded):
    assert loaded == len(FIGURES) == Observation.objects.count()
    assert not Observation.objects.filter(source=None).exists()
    assert not Observation.objects.filter(row=None).exists()
    assert set(DatasetImport.objects.values_list("filename", "origin")) == {(table, "demo") for table in PANELS}
    assert sum(DatasetImport.objects.values_list("values_stored", flat=True)) == loaded


def test_loading_again_changes_nothing_even_after_an_undo(loaded):
    DatasetImport.objects.filter(filename="sweden_ardeco.csv").update(state=DatasetImport.State.UNDONE)
    before = (Observation.objects.count(), DatasetImport.objects.count(), Entry.objects.count())
    assert load_demonstration(SYSTEM) == 0
    assert (Observation.objects.count(), DatasetImport.objects.count(), Entry.objects.count()) == before


def test_loading_takes_few_queries(db, django_assert_max_num_queries):
    load_gazetteer(SYSTEM)
    load_catalogue(SYSTEM)
    with django_assert_max_num_queries(180):
        load_demonstration(SYSTEM)


def test_only_administrators_load_the_demo(db):
    with pytest.raises(NotAllowed):
        load_demonstration(make_member("measure.*"))
    assert not DatasetImport.objects.exists()


def test_the_practice_file_has_its_mistakes_and_says_that_it_is_one():
    lines = practice_file().decode("cp1251").splitlines()
    assert lines[0].startswith("Учебный файл")
    assert any("Ростовская область;2023;325\xa0839,3" in line for line in lines)
    assert any(line.startswith("Смoленская") for line in lines)
    assert any("…" in line for line in lines)


@pytest.mark.parametrize(("on", "count"), [(date(2024, 12, 31), 63), (date(2025, 7, 1), 34)])
def test_the_entry_template_has_a_line_for_every_province_of_the_day(loaded, on, count):
    template = entry_template("VN", on, ["2023", "2024"], language="vi")
    assert len(template.rows) == 2 * count
    assert template.heads[:4] == ("Mã", "Tỉnh, thành phố", "Năm", "Tổng sản phẩm trên địa bàn (GRDP), tỷ đồng")
    assert {len(row) for row in template.rows} == {len(template.heads)} == {7}
    assert {row[3:] for row in template.rows} == {("",) * 4}
