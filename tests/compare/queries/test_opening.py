"""What can be asked about a place: outcomes, structure, years; and what is not offered."""

from datetime import date

import pytest

from factories.kernel import make_organisation, make_person, make_place
from factories.measure import make_indicator, make_observation
from factories.regions import make_panel
from yokoten.compare.queries import choices, opening, periods_of
from yokoten.measure.models import Indicator, Observation

TODAY = date(2026, 1, 17)
pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    return make_panel()


@pytest.fixture
def reader():
    return make_person()


def codes(offered):
    return [one.code for one in offered]


def change(code, **details):
    Indicator.objects.filter(code=code).update(**details)


def test_outcomes_and_structure_are_offered_apart_and_context_is_not(land, reader):
    offered = choices(reader, land[0]["QA-FOC"])

    assert codes(offered.outcomes) == ["qa-output-per-employed"]
    assert codes(offered.structure) == ["qa-capital-per-employed", "qa-employed"]


@pytest.mark.parametrize(
    "details", [{"direction": "none"}, {"part": "context"}, {"withdrawn_on": date(2025, 1, 1)}, {"visibility": "own"}]
)
def test_outcome_without_direction_withdrawn_or_hidden_is_not_offered(land, reader, details):
    if "visibility" in details:
        details = details | {"organisation": make_organisation()}
    change("qa-output-per-employed", **details)

    assert codes(choices(reader, land[0]["QA-FOC"]).outcomes) == []
    assert opening(reader, land[0]["QA-FOC"], today=TODAY).asked is None


def test_withdrawn_variable_is_not_offered_either(land, reader):
    change("qa-employed", withdrawn_on=date(2025, 1, 1))

    assert codes(choices(reader, land[0]["QA-FOC"]).structure) == ["qa-capital-per-employed"]


def test_productivity_comes_first_and_ratios_before_plain_figures(land, reader):
    place = land[0]["QA-FOC"]
    for code, details in (
        ("a-plain", {}), ("b-productive", {"theme": "productivity"}),
        ("c-ratio", {"numerator": land[1]["output"], "denominator": land[1]["employed"]}),
    ):  # fmt: skip
        make_observation(make_indicator(code, part="outcome", **details), place)

    assert codes(choices(reader, place).outcomes) == ["b-productive", "c-ratio", "qa-output-per-employed", "a-plain"]


def test_without_any_structure_nothing_can_be_asked(land, reader):
    Indicator.objects.filter(part="structural").update(part="context")
    found = opening(reader, land[0]["QA-FOC"], today=TODAY)

    assert (found.asked, found.periods, found.found) == (None, (), None)
    assert codes(found.offered.outcomes) == ["qa-output-per-employed"]


def test_only_variable_is_not_asked_about_as_its_own_structure(land, reader):
    Indicator.objects.filter(code="qa-employed").update(part="context")
    Indicator.objects.filter(code="qa-capital-per-employed").update(part="context")
    change("qa-output-per-employed", part="structural")

    assert opening(reader, land[0]["QA-FOC"], today=TODAY).asked is None


def test_outcome_with_too_few_peers_gives_way_to_the_next(land, reader):
    place = land[0]["QA-FOC"]
    rare = make_indicator("rare", part="outcome", theme="productivity")
    make_observation(rare, place, "2023")
    assert codes(choices(reader, place).outcomes)[0] == "rare"

    assert opening(reader, place, today=TODAY).asked.outcome == "qa-output-per-employed"
    assert opening(reader, place, today=TODAY, outcome="rare").asked.outcome == "qa-output-per-employed"


def test_named_outcome_goes_first(land, reader):
    place, indicators = land[0]["QA-FOC"], land[1]
    share = make_indicator("zz", part="outcome", numerator=indicators["output"], denominator=indicators["capital"])

    assert opening(reader, place, today=TODAY, outcome="zz").asked.outcome == share.code
    assert opening(reader, place, today=TODAY, outcome="unknown").asked.outcome == "qa-output-per-employed"


@pytest.mark.parametrize(("kept", "is_offered"), [(8, True), (4, True), (3, False), (2, False)])
def test_year_needs_half_of_the_peers_of_the_fullest_year(land, kept, is_offered):
    places, indicators = land
    silent = [place for code, place in places.items() if code != "QA-FOC"][kept - 1 :]
    Observation.objects.filter(period="2022", place__in=silent).delete()

    assert ("2022" in periods_of(indicators["per_employed"], places["QA-FOC"], TODAY)) is is_offered


def test_years_come_newest_first_and_none_without_figures(land):
    places, indicators = land

    assert periods_of(indicators["per_employed"], places["QA-FOC"], TODAY) == (
        "2023", "2022", "2021", "2020", "2018", "2015",
    )  # fmt: skip
    assert periods_of(make_indicator(), places["QA-FOC"], TODAY) == ()


def test_place_that_ended_is_compared_with_those_of_its_time(land):
    places, indicators = land
    gone = make_place("QA-OLD", country="QA", valid_to=date(2020, 1, 1))
    for indicator in ("employed", "output"):
        make_observation(indicators[indicator], gone, "2018", 9.0)

    assert periods_of(indicators["per_employed"], gone, TODAY) == ("2018",)
    assert "QA-OLD" not in {one.code for one in opening(make_person(), places["QA-FOC"], today=TODAY).found.places}
