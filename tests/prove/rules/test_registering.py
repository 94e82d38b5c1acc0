"""What was registered has a print that spelling does not change, and every departure is found."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.prove.rules.registering import Registration, deviations, is_registered_first, print_of, wanting

PRINT = "7f377d60"


def make_registration(**changes):
    given = {
        "question": "Did the flow project shorten the time of handling?",
        "outcome": "lead-time",
        "is_lower_better": True,
        "design": "did",
        "window_from": date(2024, 1, 1),
        "window_to": date(2025, 12, 31),
        "start": date(2025, 1, 1),
        "treated": ("RU-SMO", "RU-KLU"),
        "comparison": ("RU-TUL", "RU-BRY"),
        "unit": "days",
        "matters": Decimal("1.5"),
    } | changes
    return Registration(**given)


def changed(**changes):
    return [(each.field, each.is_weighty) for each in deviations(make_registration(), make_registration(**changes))]


def test_what_is_complete_wants_nothing():
    assert wanting(make_registration()) == ()


def test_the_print_stays_the_same_from_release_to_release():
    assert print_of(make_registration())[:8] == PRINT and len(print_of(make_registration())) == 64


@pytest.mark.parametrize(
    "changes",
    [
        {"question": " Did  the flow project shorten the time\nof handling? "},
        {"treated": ("RU-KLU", "RU-SMO", "RU-SMO")},
        {"comparison": ("RU-BRY", "RU-TUL")},
        {"matters": Decimal("1.50")},
    ],
)
def test_spelling_and_order_change_neither_print_nor_departures(changes):
    assert print_of(make_registration(**changes)) == print_of(make_registration())
    assert changed(**changes) == []


def test_composed_and_decomposed_letters_are_one_question():
    composed, apart = (
        "Thời gian xử lý có giảm không?",
        "Tho\u031b\u0300i gian xu\u031b\u0309 ly\u0301 co\u0301 gia\u0309m kho\u0302ng?",
    )

    assert print_of(make_registration(question=apart)) == print_of(make_registration(question=composed))


@pytest.mark.parametrize(
    ("changes", "weighty"),
    [
        ({"outcome": "output"}, True),
        ({"is_lower_better": False}, True),
        ({"design": "before_after"}, True),
        ({"start": date(2025, 2, 1)}, True),
        ({"treated": ("RU-SMO",)}, True),
        ({"comparison": ("RU-TUL",)}, True),
        ({"matters": None}, True),
        ({"window_from": date(2024, 6, 1)}, True),
        ({"window_from": date(2023, 1, 1)}, False),
        ({"window_to": date(2025, 6, 30)}, True),
        ({"window_to": date(2026, 6, 30)}, False),
        ({"question": "Did it help?"}, False),
        ({"unit": "hours"}, False),
    ],
)
def test_a_departure_is_weighty_where_it_could_have_made_the_result(changes, weighty):
    assert changed(**changes) == [(next(iter(changes)), weighty)]
    assert print_of(make_registration(**changes)) != print_of(make_registration())


def test_a_departure_shows_what_was_registered_and_what_was_used():
    (found,) = deviations(make_registration(), make_registration(design="before_after"))

    assert (found.registered, found.used) == ("did", "before_after")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"question": " "}, ["evaluation_question_missing"]),
        ({"outcome": ""}, ["evaluation_outcome_missing"]),
        ({"unit": ""}, ["evaluation_unit_missing"]),
        ({"design": "guess"}, ["design_missing"]),
        ({"window_to": date(2023, 1, 1)}, ["window_turned"]),
        ({"start": date(2024, 1, 1)}, ["start_outside_window"]),
        ({"start": date(2026, 1, 1)}, ["start_outside_window"]),
        ({"treated": ()}, ["treated_missing"]),
        ({"comparison": ()}, ["comparison_missing"]),
        ({"comparison": ("RU-SMO", "RU-TUL")}, ["on_both_sides"]),
        ({"matters": Decimal(0)}, ["matters_not_positive"]),
    ],
)
def test_what_a_registration_lacks_is_named(changes, codes):
    assert [reason.code for reason in wanting(make_registration(**changes))] == codes


def test_an_own_course_needs_no_comparison_and_later_starts_can_serve():
    several = ("RU-SMO", "RU-KLU", "RU-TUL")

    assert wanting(make_registration(design="interrupted", comparison=())) == ()
    assert wanting(make_registration(design="did_staggered", treated=several, comparison=())) == ()


def test_only_what_was_signed_before_the_figures_were_seen_is_registered_first():
    noon, later = datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2025, 3, 1, 13, tzinfo=UTC)

    assert is_registered_first(noon, later)
    assert not is_registered_first(later, noon)
    assert not is_registered_first(noon, noon)
    assert not is_registered_first(None, noon)


@settings(deadline=None)
@given(places=st.lists(st.sampled_from("ABCDEFG"), min_size=1), seed=st.randoms())
def test_no_order_of_places_changes_the_print(places, seed):
    turned = list(places)
    seed.shuffle(turned)
    first = replace(make_registration(), treated=tuple(places))

    assert print_of(first) == print_of(replace(first, treated=tuple(turned)))
