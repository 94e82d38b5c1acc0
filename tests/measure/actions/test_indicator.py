from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_place
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.actions.indicator import (
    IndicatorDetails,
    SourceDetails,
    add_indicator,
    add_source,
    change_indicator,
    change_source,
    restore_indicator,
    withdraw_indicator,
)
from yokoten.measure.models import Indicator, Observation, Source
from yokoten.measure.policies import can_change_indicator

pytestmark = pytest.mark.django_db


def details(**changes):
    return IndicatorDetails(**{"names": {"en": "Output"}, "unit": "million roubles", **changes})


def made(code="output", **changes):
    return add_indicator(SYSTEM, code, details(**changes))


def test_an_indicator_of_the_house_is_defined():
    indicator = add_indicator(make_administrator(), "output", details(part="outcome", prices="current", decimals=2))
    assert (indicator.part, indicator.prices, indicator.decimals, indicator.name("sv")) == (
        "outcome",
        "current",
        2,
        "Output",
    )
    assert Entry.objects.get().act == "measure.add_indicator"


def test_an_organisation_defines_its_own():
    here, there = make_organisation(), make_organisation()
    analyst = make_member("measure.*", organisation=here)
    indicator = add_indicator(analyst, "own", details(visibility="own"), organisation=here)
    assert indicator.organisation == here and can_change_indicator(analyst, indicator)
    for elsewhere in (there, None):
        with pytest.raises(NotAllowed):
            add_indicator(analyst, "other", details(), organisation=elsewhere)


def test_the_houses_indicators_are_changed_by_administrators_only():
    indicator, analyst = made(), make_member("measure.*")
    assert not can_change_indicator(analyst, indicator) and can_change_indicator(make_administrator(), indicator)
    for act in (
        lambda: change_indicator(analyst, indicator, details()),
        lambda: withdraw_indicator(analyst, indicator, on=date(2026, 1, 1)),
        lambda: restore_indicator(analyst, indicator),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("code", "changes", "refusal"),
    [
        ("Out put", {}, "code_not_valid"),
        ("taken", {}, "code_taken"),
        ("x", {"names": {}}, "name_missing"),
        ("x", {"unit": " "}, "unit_missing"),
        ("x", {"direction": "sideways"}, "choice_unknown"),
        ("x", {"part": "both"}, "choice_unknown"),
        ("x", {"prices": "cheap"}, "choice_unknown"),
        ("x", {"visibility": "secret"}, "choice_unknown"),
    ],
)
def test_unfit_indicators_are_refused(code, changes, refusal):
    made("taken")
    with pytest.raises(RuleBroken, match=refusal):
        add_indicator(SYSTEM, code, details(**changes))


def test_a_ratio_has_both_parts_and_is_none_of_them():
    top, bottom = made("top"), made("bottom")
    with pytest.raises(RuleBroken, match="ratio_needs_both_parts"):
        made("half", numerator=top)
    ratio = made("ratio", numerator=top, denominator=bottom)
    assert ratio.is_ratio
    with pytest.raises(RuleBroken, match="indicator_its_own_part"):
        change_indicator(SYSTEM, top, details(numerator=top, denominator=bottom))
    with pytest.raises(RuleBroken, match="indicator_its_own_part"):
        change_indicator(SYSTEM, top, details(numerator=ratio, denominator=bottom))


def test_a_changed_definition_leaves_both_in_the_trail():
    indicator = made(definitions={"en": "All of it"})
    change_indicator(make_administrator(), indicator, details(definitions={"en": "Most of it"}))
    facts = Entry.objects.get(act="measure.change_indicator").facts
    assert facts["definitions"] == {"from": {"en": "All of it"}, "to": {"en": "Most of it"}}


def test_the_unit_stays_once_there_are_values():
    indicator = made()
    change_indicator(SYSTEM, indicator, details(unit="roubles"))
    Observation.objects.create(indicator=indicator, place=make_place(), period="2023", value=1.0)
    with pytest.raises(RuleBroken, match="indicator_unit_in_use"):
        change_indicator(SYSTEM, indicator, details(unit="kopeks"))
    assert change_indicator(SYSTEM, indicator, details(unit="roubles", decimals=3)).decimals == 3


def test_an_indicator_is_withdrawn_and_brought_back():
    indicator = made()
    withdraw_indicator(make_administrator(), indicator, on=date(2026, 1, 1))
    assert Indicator.objects.get().withdrawn_on == date(2026, 1, 1)
    restore_indicator(make_administrator(), indicator)
    assert Indicator.objects.get().withdrawn_on is None
    assert set(Entry.objects.values_list("act", flat=True)) >= {
        "measure.withdraw_indicator",
        "measure.restore_indicator",
    }


def test_analysts_name_sources_and_administrators_change_them():
    analyst = make_member("measure.*")
    details = SourceDetails({"sv": "Statistik"}, {"sv": "SCB"}, "https://example.org", {"en": "CC0"})
    source = add_source(analyst, "scb", details)
    assert (source.publisher("ru"), source.licence("sv"), source.address) == ("SCB", "CC0", "https://example.org")
    with pytest.raises(NotAllowed):
        change_source(analyst, source, SourceDetails({"sv": "Annat"}))
    change_source(make_administrator(), source, SourceDetails({"sv": "Annat"}, {"sv": " SCB "}))
    changed = Source.objects.get()
    assert (changed.name("en"), changed.publishers, changed.licence("sv")) == ("Annat", {"sv": "SCB"}, "")
    assert Entry.objects.filter(act="measure.change_source").count() == 1


@pytest.mark.parametrize(
    ("code", "said", "refusal"),
    [
        ("S C B", SourceDetails({"en": "x"}), "code_not_valid"),
        ("scb", SourceDetails({}), "name_missing"),
        ("scb", SourceDetails({"en": "x"}, address="javascript:alert(1)"), "address_not_valid"),
    ],
)
def test_unfit_sources_are_refused(code, said, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        add_source(SYSTEM, code, said)


def test_readers_name_no_sources():
    with pytest.raises(NotAllowed):
        add_source(make_member("kernel.read"), "scb", SourceDetails({"en": "x"}))
