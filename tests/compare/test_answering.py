"""From a question in codes to an explained answer."""

from dataclasses import replace
from datetime import date

import pytest

from factories.kernel import make_member, make_person
from factories.regions import REGIONS, make_panel
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries import answered, choices, opening, periods_of
from yokoten.compare.rules.asked import Asked
from yokoten.compare.rules.frozen import freeze
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.models import Observation

TODAY = date(2026, 1, 17)
pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def analyst():
    return make_member("compare.save_comparison")


def ask(**changes):
    base = Asked(
        focus="QA-FOC",
        outcome="qa-output-per-employed",
        period="2023",
        structure=("qa-employed", "qa-capital-per-employed"),
        weights=(50, 50),
    )
    return replace(base, **changes)


def test_the_answer_lists_who_is_ahead_and_never_the_focus(panel, analyst):
    result = answered(analyst, ask(), today=TODAY)
    listed = [result.figures.units[teacher.unit] for teacher in result.answer.teachers]
    ahead = {code for code, (employed, _, output) in REGIONS.items() if output[-1] / employed > 1}
    assert set(listed) == ahead
    assert listed[0] == "QA-TWI"


def test_an_outcome_at_current_prices_is_compared_by_position(panel, analyst):
    frozen = freeze_of(answered(analyst, ask(), today=TODAY))
    assert (frozen["prices"], frozen["method"]) == ("current", "relative_position")
    assert len(frozen["yardstick"]) == len(frozen["periods"])


def freeze_of(result):
    return freeze(result.figures, result.answer, result.asked.focus)


def test_excluded_traits_leave_the_list_and_are_named(panel, analyst):
    frozen = freeze_of(answered(analyst, ask(excluded=("extractive",)), today=TODAY))
    assert "QA-OIL" not in [row["unit"] for row in frozen["rows"]]
    assert {"unit": "QA-OIL", "code": "excluded"} in frozen["left_out"]


def test_a_kept_extractive_region_carries_its_reservation(panel, analyst):
    frozen = freeze_of(answered(analyst, ask(), today=TODAY))
    oil = next(row for row in frozen["rows"] if row["unit"] == "QA-OIL")
    assert "extractive" in [reason["code"] for reason in oil["reasons"]]


def test_the_outcome_among_the_structure_is_left_out_and_alone_refused(panel, analyst):
    with pytest.raises(RuleBroken) as refusal:
        answered(analyst, ask(structure=("qa-output-per-employed",), weights=(50,)), today=TODAY)
    assert refusal.value.code == "no_structure"


def test_a_disguised_outcome_is_refused(panel, analyst):
    _, indicators = panel
    disguised = indicators["per_employed"]
    disguised.pk, disguised.code, disguised.factor = None, "qa-disguised", 7.0
    disguised.part = "structural"
    disguised.save()
    with pytest.raises(NotComputable) as refusal:
        answered(analyst, ask(structure=("qa-employed", "qa-disguised")), today=TODAY)
    assert refusal.value.code == "outcome_in_structure"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"focus": "QA-XXX"}, "unknown_place"),
        ({"outcome": "no-such"}, "unknown_outcome"),
        ({"structure": ("no-such",), "weights": (1,)}, "no_structure"),
        ({"period": "2019"}, "no_figures"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_reason(panel, analyst, changes, code):
    with pytest.raises(RuleBroken) as refusal:
        answered(analyst, ask(**changes), today=TODAY)
    assert refusal.value.code == code


def test_a_focus_without_a_figure_is_refused(panel, analyst):
    Observation.objects.filter(place__code="QA-FOC", period="2023", indicator__code="qa-output").delete()
    with pytest.raises(NotComputable) as refusal:
        answered(analyst, ask(), today=TODAY)
    assert refusal.value.code == "focus_misses_outcome"


def test_structure_missing_in_the_year_is_taken_from_the_latest_year_that_has_it(panel, analyst):
    Observation.objects.filter(period="2023", indicator__code="qa-capital").delete()
    result = answered(analyst, ask(), today=TODAY)
    assert result.structure_periods == ("2023", "2022")


def test_hidden_indicators_cannot_be_asked_about(panel):
    _, indicators = panel
    owner = make_member("measure.read")
    indicators["per_employed"].organisation = owner.memberships.get().organisation
    indicators["per_employed"].visibility = "own"
    indicators["per_employed"].save()
    with pytest.raises(RuleBroken):
        answered(make_person(), ask(), today=TODAY)
    assert answered(owner, ask(), today=TODAY).answer.teachers


def test_the_fingerprint_changes_with_any_figure(panel, analyst):
    before = answered(analyst, ask(), today=TODAY).fingerprint
    assert answered(analyst, ask(), today=TODAY).fingerprint == before
    Observation.objects.filter(place__code="QA-LOW", period="2020", indicator__code="qa-output").update(value=97)
    assert answered(analyst, ask(), today=TODAY).fingerprint != before


def test_a_newcomer_starts_with_the_newest_year_and_equal_weights(panel, analyst):
    places, _ = panel
    start = opening(analyst, places["QA-FOC"], today=TODAY).asked
    assert (start.outcome, start.period) == ("qa-output-per-employed", "2023")
    assert set(start.structure) == {"qa-employed", "qa-capital-per-employed"}
    assert set(start.weights) == {50}


def test_without_figures_there_is_nothing_to_ask(panel, analyst):
    places, _ = panel
    Observation.objects.filter(place__code="QA-FOC").delete()
    assert opening(analyst, places["QA-FOC"], today=TODAY).asked is None
    assert choices(analyst, places["QA-FOC"]).outcomes == ()


def test_years_without_the_focus_are_not_offered(panel, analyst):
    places, indicators = panel
    Observation.objects.filter(place__code="QA-FOC", period="2022").delete()
    assert periods_of(indicators["per_employed"], places["QA-FOC"], TODAY) == ("2023", "2021", "2020", "2018", "2015")


def test_an_answer_costs_a_bounded_number_of_queries(panel, analyst, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        answered(analyst, ask(), today=TODAY)


def test_a_question_survives_being_kept():
    asked = ask(excluded=("capital",), lenses=(10, 20, 70))
    assert Asked.from_json(asked.to_json()) == asked
    assert Asked.from_json({**asked.to_json(), "older_name": 1}) == asked
