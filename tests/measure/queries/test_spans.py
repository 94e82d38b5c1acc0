"""Years, quarters and months of one indicator stand side by side and are never mixed."""

from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_place, make_place_change
from factories.measure import make_indicator, make_observation
from yokoten.measure.queries import figures, finer_ids, finer_only, kinds_told, panel, standings

pytestmark = pytest.mark.django_db
QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")


@pytest.fixture
def places():
    return [make_place(f"QS-{number}", country="QS") for number in range(3)]


def told(indicator, places, *periods):
    for number, place in enumerate(places, 1):
        for step, period in enumerate(periods):
            make_observation(indicator, place, period, 10.0 * number + step)
    return indicator


@pytest.fixture
def mixed(places):
    return told(make_indicator("mixed"), places, "2022", "2023", "2023-05", "2023-06", *QUARTERS)


@pytest.mark.parametrize(
    ("kind", "periods"),
    [("year", ("2022", "2023")), ("quarter", QUARTERS), ("month", ("2023-05", "2023-06"))],
)
def test_a_panel_holds_one_kind(mixed, places, kind, periods):
    assert panel([mixed], places, kind=kind).periods == periods


def test_a_panel_is_yearly_unless_another_kind_is_named(mixed, places):
    assert panel([mixed], places).periods == ("2022", "2023")


def test_a_ratio_is_computed_quarter_by_quarter(places):
    output, workers = told(make_indicator("o"), places, *QUARTERS), told(make_indicator("w"), places, *QUARTERS[:2])
    ratio = make_indicator("r", numerator=output, denominator=workers, factor=100)
    found = panel([ratio], places, kind="quarter").of(ratio)
    assert found.values[0, :2].tolist() == [100.0, 100.0] and not (found.values[0, 2:] > 0).any()


def test_a_merger_within_a_year_is_carried_back_to_the_quarter_before(places):
    one, other, whole = places
    make_place_change(one, whole, date(2023, 7, 1))
    make_place_change(other, whole, date(2023, 7, 1))
    indicator = make_indicator("sum", merge="sum")
    for place, periods in ((one, QUARTERS[:2]), (other, QUARTERS[:2]), (whole, QUARTERS[2:])):
        for period in periods:
            make_observation(indicator, place, period, 5.0)
    found = panel([indicator], [whole], kind="quarter").of(indicator)
    assert found.values[0].tolist() == [10.0, 10.0, 5.0, 5.0]
    assert found.breaks[0].tolist() == [False, False, True, False]


def test_kinds_are_told_for_the_places_asked_about(mixed, places):
    elsewhere = make_place("QT-1", country="QT")
    make_observation(mixed, elsewhere, "2023-Q1")
    assert kinds_told([mixed], places) == {mixed.pk: ("year", "quarter", "month")}
    assert kinds_told([mixed], [elsewhere]) == {mixed.pk: ("quarter",)}
    assert kinds_told([mixed], []) == {mixed.pk: ()} and kinds_told([], places) == {}


def test_a_ratio_has_the_kinds_of_both_its_parts(places):
    output, workers = told(make_indicator("o"), places, "2023", "2023-Q1"), told(make_indicator("w"), places, "2023")
    ratio = make_indicator("r", numerator=output, denominator=workers)
    assert kinds_told([ratio], places)[ratio.pk] == ("year",)
    told(workers, places, "2023-Q1")
    assert kinds_told([ratio], places)[ratio.pk] == ("year", "quarter")


def test_a_value_that_was_superseded_tells_of_no_kind(mixed, places):
    later = make_indicator("later")
    observation = make_observation(later, places[0], "2023-Q1")
    assert kinds_told([later], places)[later.pk] == ("quarter",)
    type(observation).objects.filter(pk=observation.pk).update(superseded_by=1)
    assert kinds_told([later], places)[later.pk] == ()


def test_what_only_quarters_tell_is_found_and_what_is_hidden_is_not(mixed, places):
    finer = told(make_indicator("finer"), places, *QUARTERS)
    owner = make_member("measure.*")
    hidden = make_indicator("hidden", visibility="own", organisation=owner.memberships.get().organisation)
    told(hidden, places, *QUARTERS)
    guest, ids = make_member("kernel.read"), finer_ids(places[0])
    assert ids == {mixed.pk, finer.pk, hidden.pk}
    assert finer_only(guest, places[0], ids, [mixed.pk]) == [finer]
    assert {one.code for one in finer_only(make_administrator(), places[0], ids, [mixed.pk])} == {"finer", "hidden"}


def test_a_ratio_without_a_period_in_common_is_not_offered(places):
    output, workers = told(make_indicator("o"), places, "2023-Q1"), told(make_indicator("w"), places, "2023-05")
    make_indicator("r", numerator=output, denominator=workers)
    ids = finer_ids(places[0])
    assert finer_only(make_administrator(), places[0], ids, [output.pk, workers.pk]) == []


def test_the_spread_of_a_rank_covers_the_seasons_of_a_year(places):
    indicator = make_indicator("season")
    rising, falling = (1, 2, 3), (3, 2, 1)
    courses = (rising, rising, falling, falling, falling)
    for period, values in zip(("2022-Q4", *QUARTERS), courses, strict=True):
        for place, value in zip(places, values, strict=True):
            make_observation(indicator, place, period, value)
    rows, _, period = standings(indicator, places, kind="quarter")
    first = rows[0].rank
    assert (period, first.place, first.best, first.worst) == ("2023-Q4", 1, 1, 3)
    for place, value in zip(places, falling, strict=True):
        make_observation(indicator, place, "2024-Q1", value)
    assert standings(indicator, places, kind="quarter")[0][0].rank.worst == 1


def test_change_is_on_the_period_just_before(places):
    indicator = told(make_indicator("change"), places[:1], "2023-Q1", "2023-Q2")
    own = figures([indicator], places[0], [], "quarter")[0]
    assert own.change_percent == pytest.approx(10.0)
    make_observation(indicator, places[0], "2023-Q4", 20.0)
    assert figures([indicator], places[0], [], "quarter")[0].change_percent is None


def test_a_figure_by_quarter_is_ranked_among_its_peers(places, mixed):
    own = figures([mixed], places[2], places, "quarter")[0]
    assert (own.period, own.rank.place, own.rank.among) == ("2023-Q4", 1, 3)
