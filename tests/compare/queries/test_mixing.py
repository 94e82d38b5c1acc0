"""The fourth lens over measured figures: the mix of a region, or the code why there is none."""

from dataclasses import replace
from datetime import date

import pytest

from factories.kernel import make_member
from factories.regions import REGIONS, make_panel
from yokoten.compare.queries import answered
from yokoten.compare.queries.mixing import mix_of
from yokoten.compare.rules.asked import Asked
from yokoten.measure.models import Observation

TODAY, UNITS = date(2026, 1, 17), tuple(REGIONS)
ASKED = Asked(
    "QA-FOC", "qa-output-per-employed", "2023", ("qa-employed",), (50,),
    frontier=50, inputs=("qa-employed", "qa-capital"), outputs=("qa-output",),
)  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return make_panel()[0]


@pytest.fixture
def analyst():
    return make_member("compare.save_comparison")


def seen(analyst, places, focus="QA-FOC", **changes):
    asked = replace(ASKED, focus=focus, **changes)
    return mix_of(analyst, asked, UNITS, focus=places[focus], today=TODAY)


def test_shares_sum_to_one_and_the_real_region_is_named(places, analyst):
    mix = seen(analyst, places)
    assert mix.shares.sum() == pytest.approx(1) and UNITS[mix.dominating] == "QA-RIS" and mix.refused == ""


def test_who_is_left_out_of_the_list_is_no_example(places, analyst):
    mix = seen(analyst, places, excluded=("extractive",))
    assert mix.shares[UNITS.index("QA-OIL")] == 0 and mix.shares.sum() == pytest.approx(1)


def test_a_region_on_the_frontier_has_no_mix(places, analyst):
    mix = seen(analyst, places, focus="QA-RIS")
    assert mix.refused == "stands_on_frontier" and mix.shares.sum() == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"inputs": ("qa-capital-per-employed",)}, "ratio_with_volume"),
        ({"inputs": ("qa-nothing",)}, "unknown_quantity"),
        ({"inputs": (), "outputs": ()}, "frontier_needs_both"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(places, analyst, changes, code):
    assert seen(analyst, places, **changes).refused == code


def test_a_comparison_with_the_lens_changes_its_fingerprint_with_the_mix(places, analyst):
    before = answered(analyst, ASKED, today=TODAY)
    assert before.figures.mix is not None
    assert answered(analyst, replace(ASKED, frontier=0), today=TODAY).figures.mix is None
    Observation.objects.filter(place=places["QA-RIS"], indicator__code="qa-capital", period="2023").update(value=300)
    assert answered(analyst, ASKED, today=TODAY).fingerprint != before.fingerprint
