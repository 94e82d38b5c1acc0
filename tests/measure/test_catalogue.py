"""Sources and indicators as they come with the product."""

import pytest

from factories.kernel import make_member
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Entry
from yokoten.kernel.rules.texts import LANGUAGES
from yokoten.measure.actions.catalogue import load_catalogue
from yokoten.measure.models import Indicator, Source
from yokoten.measure.rules.catalogue import listed_indicators, listed_sources

LISTED = {one.code: one for one in listed_indicators()}
THEMES = {"economy", "labour", "capital", "population", "productivity", "income"}


@pytest.fixture
def loaded(db):
    load_catalogue(SYSTEM)
    return {one.code: one for one in Indicator.objects.select_related("numerator", "denominator", "source")}


@pytest.mark.parametrize("code", LISTED)
def test_an_indicator_is_named_defined_and_measured_in_four_languages(code):
    for words in ("names", "definitions", "unit_names"):
        texts = LISTED[code].facts[words]
        assert all(texts[language] for language in LANGUAGES)
    assert all(LISTED[code].facts["definitions"][language].endswith(".") for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_indicators_share_a_name(language):
    names = [one.facts["names"][language] for one in LISTED.values()]
    assert len(names) == len(set(names))


def test_codes_begin_with_whose_definition_it_is():
    assert {code.split("-")[0] for code in LISTED} == {"ru", "se", "eu", "vn", "pwt"}


def test_choices_are_known_to_the_model(loaded):
    for one in loaded.values():
        assert one.theme in THEMES
        assert one.direction in Indicator.Direction.values
        assert one.part in Indicator.Part.values
        assert one.prices in Indicator.Prices.values
        assert one.merge in Indicator.Merge.values


def test_ratios_name_both_parts_and_are_never_summed(loaded):
    ratios = {code: one for code, one in loaded.items() if one.is_ratio}
    parts = {code: (one.numerator.code, one.denominator.code, one.factor) for code, one in ratios.items()}
    assert parts == {
        "ru-output-per-employed": ("ru-grp", "ru-employed", 1.0),
        "ru-capital-per-employed": ("ru-fixed-assets", "ru-employed", 0.001),
        "ru-investment-share": ("ru-investment", "ru-grp", 100.0),
        "vn-output-per-employed": ("vn-grdp", "vn-employed", 1000.0),
        "vn-investment-share": ("vn-investment", "vn-grdp", 100.0),
        "pwt-output-per-employed": ("pwt-output", "pwt-employed", 1.0),
        "pwt-capital-per-employed": ("pwt-capital", "pwt-employed", 1.0),
    }
    assert {one.merge for one in ratios.values()} == {"none"}


def test_an_outcome_has_a_direction_and_structure_has_none(loaded):
    assert all(one.direction == "higher" for one in loaded.values() if one.part == "outcome")
    assert all(one.direction == "none" for one in loaded.values() if one.part == "structural")


def test_money_is_never_called_free_of_prices(loaded):
    money = ("rouble", "kronor", "dong", "euro", "purchasing")
    for one in loaded.values():
        if any(word in one.unit for word in money):
            assert one.prices == "current", one.code


def test_sources_say_publisher_address_and_terms():
    for source in listed_sources():
        assert all(source.names[language] for language in LANGUAGES)
        assert all(source.publishers[language] and source.licences[language] for language in LANGUAGES)
        assert source.address.startswith("https://")


def test_loading_again_changes_nothing(loaded):
    before = (Indicator.objects.count(), Source.objects.count(), Entry.objects.count())
    assert load_catalogue(SYSTEM) == 0
    assert (Indicator.objects.count(), Source.objects.count(), Entry.objects.count()) == before


def test_what_an_administrator_changed_stays(loaded):
    Indicator.objects.filter(code="ru-grp").update(decimals=3)
    load_catalogue(SYSTEM)
    assert Indicator.objects.get(code="ru-grp").decimals == 3


def test_loading_is_recorded_and_takes_few_queries(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert load_catalogue(SYSTEM) == len(LISTED)
    (entry,) = Entry.objects.filter(act="measure.load_catalogue")
    assert entry.facts == {"sources": len(listed_sources()), "indicators": len(LISTED)}


def test_only_administrators_load_the_catalogue(db):
    with pytest.raises(NotAllowed):
        load_catalogue(make_member("measure.*"))
    assert not Indicator.objects.exists()
