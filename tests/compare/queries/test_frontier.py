"""What can be asked about the frontier of a place, and the answer from measured figures."""

from dataclasses import replace
from datetime import date

import pytest

from factories.kernel import make_member, make_person
from factories.regions import make_panel
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries import frontier_answered, frontier_opening
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.models import Indicator, Observation

TODAY = date(2026, 1, 17)
ASKED = FrontierAsked("QA-FOC", "2023", ("qa-employed", "qa-capital"), ("qa-output",))
pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    places, indicators = make_panel()
    for code, theme in (("employed", "labour"), ("capital", "capital")):
        Indicator.objects.filter(pk=indicators[code].pk).update(theme=theme)
    return places


@pytest.fixture
def analyst():
    return make_member("compare.ask_for_intervals")


def test_a_newcomer_starts_with_volumes_of_labour_and_capital_and_the_newest_year(places, analyst):
    start = frontier_opening(analyst, places["QA-FOC"], today=TODAY)
    assert start.asked == replace(ASKED, inputs=("qa-employed", "qa-capital"))
    assert start.periods[0] == "2023" and {one.code for one in start.volumes} == set(ASKED.columns)
    assert {one.code for one in start.ratios} == {"qa-output-per-employed", "qa-capital-per-employed"}


def test_a_year_without_a_figure_of_the_place_is_not_offered(places, analyst):
    Observation.objects.filter(place=places["QA-FOC"], indicator__code="qa-capital", period="2023").delete()
    assert frontier_opening(analyst, places["QA-FOC"], today=TODAY).periods[0] == "2022"


def test_without_volumes_there_is_nothing_to_start_with(places, analyst):
    Indicator.objects.filter(code="qa-output").update(merge="none")
    start = frontier_opening(analyst, places["QA-FOC"], today=TODAY)
    assert start.asked is None and "qa-output" in {one.code for one in start.ratios}


def test_the_answer_is_about_all_regions_of_the_country(places, analyst):
    found = frontier_answered(analyst, ASKED, today=TODAY)
    assert {one.unit for one in found.answer.stands} == set(places)
    assert found.answer.dominating == "QA-RIS", "fewer people, less capital, more output"


def test_regions_left_out_by_trait_are_no_example_but_the_focus_stays(places, analyst):
    without = frontier_answered(analyst, replace(ASKED, excluded=("extractive",)), today=TODAY)
    assert "QA-OIL" not in {one.unit for one in without.answer.stands}
    own = frontier_answered(analyst, replace(ASKED, focus="QA-OIL", excluded=("extractive",)), today=TODAY)
    assert "QA-OIL" in {one.unit for one in own.answer.stands}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"focus": "QA-NONE"}, "unknown_place"),
        ({"inputs": ()}, "frontier_needs_both"),
        ({"outputs": ("qa-employed",)}, "frontier_doubled"),
        ({"outputs": ("qa-nothing",)}, "unknown_quantity"),
        ({"period": "1950"}, "no_figures"),
    ],
)
def test_what_cannot_be_asked_is_refused(places, analyst, changes, code):
    with pytest.raises(RuleBroken, match=code):
        frontier_answered(analyst, replace(ASKED, **changes), today=TODAY)


def test_a_ratio_beside_volumes_is_refused_and_allowed_among_real_regions(places, analyst):
    mixed = replace(ASKED, inputs=("qa-capital-per-employed",))
    with pytest.raises(NotComputable, match="ratio_with_volume"):
        frontier_answered(analyst, mixed, today=TODAY)
    assert frontier_answered(analyst, replace(mixed, rts="fdh"), today=TODAY).answer.peers


def test_what_one_may_not_see_is_not_there(places):
    Indicator.objects.filter(code="qa-output").update(visibility="own", organisation=None)
    with pytest.raises(RuleBroken, match="unknown_quantity"):
        frontier_answered(make_person(), ASKED, today=TODAY)


def test_opening_and_answering_read_few_times(places, analyst, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        start = frontier_opening(analyst, places["QA-FOC"], today=TODAY)
        frontier_answered(analyst, start.asked, today=TODAY, known=start.found)
