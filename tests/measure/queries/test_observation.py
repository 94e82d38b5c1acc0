"""Values chosen by what they are about, and who sees which."""

from datetime import UTC, date, datetime

import pytest

from factories.kernel import (
    make_administrator,
    make_member,
    make_membership,
    make_organisation,
    make_person,
    make_place,
)
from factories.measure import make_import, make_indicator, make_observation
from yokoten.kernel.actor import SYSTEM, Program
from yokoten.kernel.policies import WRITING_PROGRAM
from yokoten.measure.queries import Wanted, imports_seen, observations_found
from yokoten.measure.queries.indicator import indicators_seen, observations_seen

pytestmark = pytest.mark.django_db
PERIODS = ("2021", "2022", "2022-Q3", "2022-11", "2023", "2023-Q1", "2023-06", "2024")


@pytest.fixture
def reader():
    return make_member("kernel.read")


def found(actor, **wanted):
    return list(observations_found(actor, Wanted(**wanted)).rows)


def periods(actor, **wanted):
    return [one.period for one in found(actor, **wanted)]


def filled(**details):
    indicator, place = make_indicator(), make_place()
    for period in PERIODS:
        make_observation(indicator, place, period, **details)
    return indicator, place


def test_everything_comes_in_the_order_of_its_entry(reader):
    filled()

    assert periods(reader) == list(PERIODS)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022", "", PERIODS[1:]),
        ("", "2022", PERIODS[:4]),
        ("2022", "2023", PERIODS[1:7]),
        ("2023", "2023", PERIODS[4:7]),
        ("2023-06", "2023-06", ("2023-06",)),
        ("2025", "", ()),
    ],
)
def test_last_year_includes_its_quarters_and_months(reader, first, last, expected):
    filled()

    assert [period for period in PERIODS if period in periods(reader, first=first, last=last)] == list(expected)


def test_only_the_values_in_force_count(reader):
    indicator, place = make_indicator(), make_place()
    make_observation(indicator, place, "2023", 1.0, superseded_by=make_import())
    kept = make_observation(indicator, place, "2023", 2.0)

    assert found(reader) == [kept]


def test_codes_choose_indicators_places_and_countries_together(reader):
    jobs, wages, here, there = (
        make_indicator("jobs"), make_indicator("wages"), make_place("SE-D"), make_place("QX-1", country="QX"),
    )  # fmt: skip
    rows = {(one.code, place.code): make_observation(one, place) for one in (jobs, wages) for place in (here, there)}

    assert found(reader, indicators=("jobs",), places=("SE-D",)) == [rows["jobs", "SE-D"]]
    assert found(reader, country="QX") == [rows["jobs", "QX-1"], rows["wages", "QX-1"]]
    assert found(reader, country="QX", places=("SE-D",)) == []
    assert found(reader, indicators=("jobs", "unknown")) == [rows["jobs", "SE-D"], rows["jobs", "QX-1"]]
    assert found(reader, indicators=("unknown",)) == []


@pytest.mark.parametrize("statuses", [("secret",), ("secret", "not_applicable"), ("ok", "estimated", "break")])
def test_statuses_are_kept_apart(reader, statuses):
    indicator = make_indicator()
    for status in ("ok", "estimated", "break", "secret", "not_applicable", "not_delivered"):
        value = 1.0 if status in ("ok", "estimated", "break") else None
        make_observation(indicator, make_place(), value=value, status=status)

    assert sorted(one.status for one in found(reader, statuses=statuses)) == sorted(statuses)


def test_values_changed_since_a_moment_are_those_of_imports_stored_then_or_later(reader):
    days = [datetime(2024, 5, day, tzinfo=UTC) for day in (1, 2, 3)]
    rows = [make_observation(imported_by=make_import(stored_at=day)) for day in days]
    make_observation()

    assert found(reader, changed_since=days[1]) == rows[1:]


def test_the_count_is_that_of_the_rows_for_places_organisations_and_both(reader):
    home = reader.memberships.get().organisation
    filled()
    make_observation(organisation=home)
    make_observation(organisation=make_organisation())
    for wanted in (Wanted(), Wanted(first="2023"), Wanted(organisations=(home.code,)), Wanted(country="SE")):
        chosen = observations_found(reader, wanted)
        assert chosen.count() == len(chosen.rows)


def test_organisations_and_places_exclude_each_other(reader):
    home = reader.memberships.get().organisation
    own, place = make_observation(organisation=home), make_place()
    of_place = make_observation(place=place)

    assert found(reader, organisations=(home.code,)) == [own]
    assert found(reader, places=(place.code,)) == [of_place]
    assert found(reader, organisations=(home.code,), places=(place.code,)) == []


class TestWhoSees:
    """An indicator of each visibility, kept by one organisation, and a value of each."""

    @pytest.fixture
    def home(self):
        return make_organisation()

    @pytest.fixture
    def rows(self, home):
        return {
            visibility: make_observation(make_indicator(organisation=home, visibility=visibility))
            for visibility in ("public", "network", "own")
        }

    def sight(self, actor):
        rows = found(actor)
        assert set(observations_seen(actor)) == set(rows)
        assert {one.indicator for one in rows} == set(indicators_seen(actor))
        return [one.indicator.visibility for one in rows]

    def test_visitors_see_what_is_public(self, rows):
        assert self.sight(None) == ["public"]

    def test_whoever_signs_in_sees_the_network_too(self, rows):
        assert self.sight(make_person()) == ["public", "network"]

    def test_people_of_the_organisation_administrators_and_the_house_see_all(self, rows, home):
        for actor in (make_member(organisation=home), make_administrator(), SYSTEM):
            assert self.sight(actor) == ["public", "network", "own"]

    def test_a_program_sees_what_its_organisation_does(self, rows, home):
        today = date(2024, 5, 1)
        own = Program(home.pk, "copy", WRITING_PROGRAM, today)
        other = Program(make_organisation().pk, "copy", WRITING_PROGRAM, today)

        assert self.sight(own) == ["public", "network", "own"]
        assert self.sight(other) == ["public", "network"]

    def test_membership_of_yesterday_opens_nothing(self, rows, home):
        person = make_person()
        make_membership(person, home, valid_to=date(2020, 1, 1))

        assert self.sight(person) == ["public", "network"]

    def test_asking_for_a_hidden_indicator_by_its_code_finds_nothing(self, rows):
        code = rows["own"].indicator.code

        assert found(make_person(), indicators=(code,)) == []
        assert observations_found(make_person(), Wanted(indicators=(code,))).count() == 0

    def test_imports_are_seen_by_their_organisation_and_administrators(self, home):
        own, other, house = make_import(home), make_import(make_organisation()), make_import()

        assert set(imports_seen(make_member(organisation=home))) == {own}
        assert set(imports_seen(make_administrator())) == {own, other, house}
        assert set(imports_seen(make_person())) == set()
        assert list(imports_seen(make_administrator())) == [house, other, own]


def test_the_number_of_queries_does_not_grow_with_the_values(reader, django_assert_max_num_queries):
    filled()
    with django_assert_max_num_queries(10):
        observations_found(reader, Wanted(country="SE", indicators=("x",))).count()
        found(make_person(), country="SE")
