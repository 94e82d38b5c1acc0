"""What an import is told before it is stored: places by every name, indicators, memories, values in force."""

from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_place
from factories.measure import make_import, make_indicator, make_observation
from yokoten.kernel.models import PlaceCode
from yokoten.measure.models import ImportAlarm, NameMemory
from yokoten.measure.queries.intake import (
    known_indicators,
    place_index,
    questions_of,
    remembered_name,
    remembered_names,
    series_in_force,
    values_in_force,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written", ["Södermanlands län", "Södermanland County", "Sörmland", "Сёдерманланд", "SE122", "SE-D", "D län"]
)
def test_place_is_found_by_every_name_alias_code_and_label(written):
    place = make_place(
        "SE-D",
        names={"sv": "Södermanlands län", "en": "Södermanland County"},
        aliases={"sv": ["Sörmland"], "ru": {"short": "Сёдерманланд"}},
        source_label="D län",
    )
    PlaceCode.objects.create(place=place, system="nuts", code="SE122")

    assert place_index().index.match(written).key == "SE-D"


@pytest.mark.parametrize("aliases", [[], {}, ["Old"], {"en": "Old"}, {"en": ["Old", ""]}])
def test_aliases_are_read_however_they_are_held(aliases):
    make_place("QX-1", names={"en": "New"}, aliases=aliases)

    assert bool(place_index().index.match("Old").key) is bool(aliases)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "years"),
    [
        (None, None, (1, 9999)),
        (date(2010, 1, 1), None, (2010, 9999)),
        (None, date(2025, 1, 1), (1, 2025)),
        (None, date(2025, 7, 1), (1, 2026)),
        (date(2025, 7, 1), None, (2025, 9999)),
        (None, date(2024, 12, 31), (1, 2025)),
    ],
)
def test_place_that_ends_within_a_year_keeps_that_years_figures(valid_from, valid_to, years):
    make_place("QX-1", valid_from=valid_from, valid_to=valid_to)
    spot = place_index().spots["QX-1"]

    assert (spot.first_year, spot.last_year) == years


def test_index_of_places_takes_two_queries(django_assert_num_queries):
    for _ in range(5):
        make_place()
    with django_assert_num_queries(2):
        assert len(place_index().ids) == 5


def test_withdrawn_and_hidden_indicators_are_not_offered():
    home = make_organisation()
    make_indicator("open", unit="kr", unit_names={"en": "kronor", "sv": "kr"})
    make_indicator("withdrawn", withdrawn_on=date(2024, 1, 1))
    make_indicator("hidden", organisation=home, visibility="own")

    assert [one.code for one in known_indicators(make_member())] == ["open"]
    assert {one.code for one in known_indicators(make_member(organisation=home))} == {"open", "hidden"}
    assert known_indicators(make_member())[0].units == ("kr", "kronor")


def test_ratio_is_known_as_one():
    make_indicator("share", numerator=make_indicator("a"), denominator=make_indicator("b"))

    assert {one.code: one.is_ratio for one in known_indicators(make_administrator())} == {
        "a": False, "b": False, "share": True,
    }  # fmt: skip


def test_names_are_remembered_for_one_organisation_and_folded():
    home, place = make_organisation(), make_place("QX-1")
    NameMemory.objects.create(organisation=home, folded="atlantis", place=place)
    NameMemory.objects.create(organisation=home, folded="total", place=None)
    memory = remembered_names(home)

    assert memory == {"atlantis": "QX-1", "total": "-"}
    assert remembered_name(memory, "  ATLANTIS ") == "QX-1"
    assert remembered_name(memory, "Lemuria") is None
    assert remembered_names(make_organisation()) == {}


def test_values_in_force_are_those_of_the_named_indicators_and_places():
    wages, jobs, here, there = make_indicator(), make_indicator(), make_place(), make_place()
    make_observation(wages, here, "2021", 1.0)
    make_observation(wages, here, "2020", 2.0)
    make_observation(wages, here, "2022", None, status="secret")
    make_observation(wages, here, "2019", 9.0, superseded_by=make_import())
    make_observation(wages, there, "2021", 3.0)
    make_observation(jobs, here, "2021", 4.0)
    make_observation(wages, organisation=make_organisation())
    known = values_in_force([wages.pk], [here.pk])

    assert known.periods == ("2020", "2021")
    cells = zip(known.period.tolist(), known.value.tolist(), strict=True)
    assert {known.periods[at]: value for at, value in cells} == {"2020": 2.0, "2021": 1.0}
    assert set(known.place.tolist()) == {here.pk}


def test_nothing_in_force_is_empty_arrays():
    known = values_in_force([], [])

    assert (known.periods, known.value.size, known.indicator.size) == ((), 0, 0)


def test_series_in_force_skips_what_has_no_value():
    indicator, place = make_indicator(), make_place()
    make_observation(indicator, place, "2021", 1.0)
    make_observation(indicator, place, "2022", None, status="not_delivered")

    assert series_in_force(indicator.pk, place.pk) == {"2021": 1.0}
    assert series_in_force(None, place.pk) == series_in_force(indicator.pk, None) == {}


def test_question_is_as_grave_as_its_gravest_alarm_and_decided_with_its_last():
    dataset = make_import(state="checked")
    for number, severity in enumerate(("gap", "stop", "check"), 1):
        ImportAlarm.objects.create(dataset=dataset, number=number, question=1, kind="x", severity=severity)
    question = questions_of(dataset)[0]
    assert (question.severity, question.first.number, question.is_decided) == ("stop", 1, False)

    ImportAlarm.objects.filter(number__lt=3).update(decision="accept")
    assert not questions_of(dataset)[0].is_decided
    ImportAlarm.objects.update(decision="accept")
    assert questions_of(dataset)[0].is_decided


def test_questions_come_in_their_order_in_one_query(django_assert_num_queries):
    dataset, other = make_import(), make_import()
    for number, question in ((3, 2), (1, 2), (2, 1)):
        ImportAlarm.objects.create(dataset=dataset, number=number, question=question, kind="x", severity="stop")
    ImportAlarm.objects.create(dataset=other, number=1, question=1, kind="x", severity="stop")
    with django_assert_num_queries(1):
        found = questions_of(dataset)

    assert [(one.number, [alarm.number for alarm in one.alarms]) for one in found] == [(1, [2]), (2, [1, 3])]
