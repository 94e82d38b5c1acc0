"""Arrays out of the table: which values count, what a merged place carries, and what a ratio is made of."""

from datetime import date

import numpy as np
import pytest

from factories.kernel import make_place, make_place_change
from factories.measure import make_import, make_indicator, make_observation, make_source
from yokoten.measure.queries import panel

pytestmark = pytest.mark.django_db


def values(found, indicator):
    """Rows of values, None where there is none."""
    return [[None if cell != cell else cell for cell in row] for row in found.of(indicator).values.tolist()]


def statuses(found, indicator):
    return found.of(indicator).status.tolist()


def make_ratio(**details):
    output, employed = make_indicator(merge="sum"), make_indicator(merge="sum")
    return make_indicator(numerator=output, denominator=employed, factor=1000, **details), output, employed


def tell(indicator, place, **by_year):
    """Values by year, `_2020=5.0`; a text is a status without value."""
    for year, value in by_year.items():
        said = {"value": None, "status": value} if isinstance(value, str) else {"value": value}
        make_observation(indicator, place, year[1:], **said)


def test_places_stand_in_the_order_asked_and_periods_in_time():
    indicator, one, other = make_indicator(), make_place("QX-B"), make_place("QX-A")
    tell(indicator, one, _2021=1.0, _2019=2.0)
    tell(indicator, other, _2020=3.0)
    found = panel([indicator], [one, other])

    assert found.periods == ("2019", "2020", "2021")
    assert values(found, indicator) == [[2.0, None, 1.0], [None, 3.0, None]]
    assert (found.row(one), found.row(other)) == (0, 1)


def test_superseded_values_do_not_count():
    indicator, place = make_indicator(), make_place()
    make_observation(indicator, place, "2020", 1.0, superseded_by=make_import())
    make_observation(indicator, place, "2020", 2.0)

    assert values(panel([indicator], [place]), indicator) == [[2.0]]


def test_quarters_and_months_are_not_years():
    indicator, place = make_indicator(), make_place()
    tell(indicator, place, _2020=1.0)
    make_observation(indicator, place, "2021-Q1", 9.0)
    make_observation(indicator, place, "2021-05", 9.0)

    assert panel([indicator], [place]).periods == ("2020",)


@pytest.mark.parametrize(
    ("first", "last", "periods"),
    [
        ("", "9999", ("2019", "2020", "2021")),
        ("2020", "9999", ("2020", "2021")),
        ("", "2020", ("2019", "2020")),
        ("2020", "2020", ("2020",)),
        ("2022", "9999", ()),
    ],
)
def test_first_and_last_year_are_both_included(first, last, periods):
    indicator, place = make_indicator(), make_place()
    tell(indicator, place, _2019=1.0, _2020=2.0, _2021=3.0)

    assert panel([indicator], [place], first=first, last=last).periods == periods


def test_nothing_asked_and_nothing_known_are_empty():
    indicator, place = make_indicator(), make_place()

    assert panel([], [place]).periods == ()
    assert panel([indicator], []).of(indicator).values.shape == (0, 0)
    assert panel([indicator], [place]).of(indicator).values.shape == (1, 0)


@pytest.mark.parametrize(
    ("status", "code"), [("not_delivered", 2), ("not_applicable", 3), ("secret", 4)]
)  # fmt: skip
def test_reasons_for_no_value_stay_apart(status, code):
    indicator, place = make_indicator(), make_place()
    tell(indicator, place, _2020=status, _2021=0.0)
    found = panel([indicator], [place])

    assert statuses(found, indicator) == [[code, 1]]
    assert values(found, indicator) == [[None, 0.0]]


def test_value_names_its_own_source_else_that_of_the_indicator():
    usual, special = make_source(), make_source()
    indicator, place = make_indicator(source=usual), make_place()
    make_observation(indicator, place, "2020", 1.0)
    make_observation(indicator, place, "2021", 1.0, source=special)

    assert panel([indicator], [place]).of(indicator).source.tolist() == [[usual.pk, special.pk]]


def test_ratio_is_computed_where_it_was_not_observed():
    share, output, employed = make_ratio()
    place = make_place()
    tell(output, place, _2020=10.0, _2021=20.0)
    tell(employed, place, _2020=5.0, _2021=5.0)
    make_observation(share, place, "2021", 3999.0)

    assert values(panel([share], [place]), share) == [[2000.0, 3999.0]]


def test_secret_part_makes_a_secret_ratio():
    share, output, employed = make_ratio()
    place = make_place()
    tell(output, place, _2020=10.0)
    tell(employed, place, _2020="secret")

    assert statuses(panel([share], [place]), share) == [[4]]


class TestMergedPlace:
    """QX-M was made of QX-1 and QX-2 in the middle of 2020."""

    @pytest.fixture
    def land(self):
        one, other, merged = (make_place(f"QX-{name}", country="QX") for name in ("1", "2", "M"))
        for part in (one, other):
            make_place_change(part, merged, date(2020, 7, 1))
        return one, other, merged

    def filled(self, land, **details):
        indicator = make_indicator(**details)
        one, other, merged = land
        tell(indicator, one, _2018=10.0, _2019=11.0)
        tell(indicator, other, _2018=1.0, _2019=2.0)
        tell(indicator, merged, _2020=20.0, _2021=21.0)
        return indicator

    def test_sums_are_carried_back_as_estimates_up_to_the_break(self, land):
        indicator = self.filled(land, merge="sum")
        found = panel([indicator], [land[2]])

        assert values(found, indicator) == [[11.0, 13.0, 20.0, 21.0]]
        assert statuses(found, indicator) == [[5, 5, 6, 1]]
        assert found.of(indicator).breaks.tolist() == [[False, False, True, False]]

    def test_what_does_not_add_up_is_not_carried(self, land):
        indicator = self.filled(land, merge="none")

        assert values(panel([indicator], [land[2]]), indicator) == [[None, None, 20.0, 21.0]]

    def test_predecessors_keep_their_own_and_do_not_show_themselves(self, land):
        indicator = self.filled(land, merge="sum")
        found = panel([indicator], [land[2], land[0]])

        assert values(found, indicator)[1] == [10.0, 11.0, None, None]
        assert found.of(indicator).values.shape == (2, 4)

    def test_ratio_is_made_of_sums_and_never_summed(self, land):
        share, output, employed = make_ratio()
        one, other, merged = land
        for indicator, figures in ((output, (30.0, 10.0, 50.0)), (employed, (1.0, 4.0, 5.0))):
            for place, year, figure in zip((one, other, merged), ("_2019", "_2019", "_2020"), figures, strict=True):
                tell(indicator, place, **{year: figure})
        found = panel([share], [merged])

        assert values(found, share) == [[8000.0, 10000.0]]
        assert found.of(share).breaks.tolist() == [[False, True]]

    def test_year_of_the_merger_is_the_merged_places_own(self, land):
        indicator = make_indicator(merge="sum")
        for part in land[:2]:
            tell(indicator, part, _2019=1.0, _2020=5.0)

        assert values(panel([indicator], [land[2]]), indicator) == [[2.0, None]]

    def test_missing_part_leaves_the_sum_open(self, land):
        indicator = self.filled(land, merge="sum")
        indicator_rows = panel([indicator], [land[2]]).of(indicator)
        assert np.isfinite(indicator_rows.values).all()
        make_place_change(make_place("QX-3", country="QX"), land[2], date(2020, 7, 1))

        assert values(panel([indicator], [land[2]]), indicator) == [[None, None, 20.0, 21.0]]

    def test_split_hands_nothing_down(self):
        whole, part = make_place("QX-W"), make_place("QX-P")
        make_place_change(whole, part, date(2020, 1, 1), kind="split")
        indicator = make_indicator(merge="sum")
        tell(indicator, whole, _2019=9.0)
        tell(indicator, part, _2020=4.0)

        assert values(panel([indicator], [part]), indicator) == [[4.0]]


def test_panel_costs_two_queries_whatever_the_size(django_assert_max_num_queries):
    share, output, employed = make_ratio()
    places = [make_place() for _ in range(12)]
    for place in places:
        tell(output, place, _2020=1.0)
    with django_assert_max_num_queries(2):
        panel([share, output, employed], places)
