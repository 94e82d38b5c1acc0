"""Questions in addresses: read, bounded, and written so that they read back to themselves."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as some

from yokoten.compare.queries import TRAITS
from yokoten.compare.rules.asked import DEFAULT_WEIGHT, Asked
from yokoten.interfaces.web.compare.asking import LENSES, MOST_VARIABLES, SCALINGS, read, written

START = Asked("SE-D", "se-wage", "2023", ("a", "b"), (80, 20), excluded=())
SHARES = some.integers(0, 100)
CODES = some.lists(some.sampled_from(["a", "b", "ru-grp", "se_jobs", "x1"]), min_size=1, unique=True)


def asked(query, start=START):
    return read(QueryDict(query), start)


def test_an_empty_address_asks_what_the_page_opens_with():
    assert asked("") == START


@settings(max_examples=40, deadline=None)
@given(CODES, some.data())
def test_every_question_reads_back_to_itself(codes, data):
    weights = tuple(data.draw(SHARES) for _ in codes)
    lenses = tuple(data.draw(SHARES) for _ in LENSES)
    question = Asked(
        "SE-D", "se-wage", data.draw(some.sampled_from(["2023", "2023-Q1", "2023-05"])), tuple(codes), weights,
        lenses if any(lenses) else (1, 0, 0), data.draw(some.sampled_from(SCALINGS)),
        tuple(trait for trait in TRAITS if data.draw(some.booleans())),
    )  # fmt: skip
    assert asked(written(question), START) == question


@pytest.mark.parametrize(
    ("text", "weight"),
    [("0", 0), ("7", 7), (" 7 ", 7), ("100", 100), ("101", 100), ("999999999", 100), ("-1", 80), ("1.5", 80),
     ("1e3", 80), ("", 80), ("x", 80), ("٧", 80), ("9" * 400, 80)],
)  # fmt: skip
def test_a_weight_is_a_whole_number_up_to_a_hundred_or_the_one_before(text, weight):
    query = QueryDict(mutable=True)
    query.setlist("s", ["a", "b"])
    query["w.a"] = text
    assert read(query, START).weights[0] == weight


def test_a_variable_just_added_has_the_usual_weight_and_those_before_keep_theirs():
    found = asked("s=b&s=new")
    assert (found.structure, found.weights) == (("b", "new"), (20, DEFAULT_WEIGHT))


@pytest.mark.parametrize("odd", ["s=a%20b", "s=a%2Fb", "s=", "s=a%00", "s=%3Cb%3E"])
def test_what_is_no_code_is_left_out(odd):
    assert asked(odd).structure == START.structure
    assert asked(odd + "&s=c").structure == ("c",)


def test_a_variable_named_twice_counts_once_and_too_many_are_cut():
    assert asked("s=a&s=b&s=a").structure == ("a", "b")
    assert len(asked("&".join(f"s=v{n}" for n in range(99))).structure) == MOST_VARIABLES


@pytest.mark.parametrize(
    ("period", "kept"),
    [("2021", "2021"), ("2021-Q4", "2021-Q4"), ("2021-12", "2021-12"), ("2021-Q5", "2023"), ("21", "2023"),
     ("2021 ", "2023"), ("", "2023"), ("2021-1", "2023"), ("２０２１", "2023")],
)  # fmt: skip
def test_a_period_is_written_as_the_house_writes_it_or_stays(period, kept):
    query = QueryDict(mutable=True)
    query["period"] = period
    assert read(query, START).period == kept


@pytest.mark.parametrize(("scale", "kept"), [*((one, one) for one in SCALINGS), ("", "minmax"), ("zscore", "minmax")])
def test_only_known_scalings_are_taken(scale, kept):
    assert asked(f"scale={scale}").scaling == kept


def test_lenses_without_any_weight_are_those_before():
    assert asked("l.alike=0&l.better=0&l.where=0").lenses == START.lenses
    assert asked("l.alike=0&l.better=0&l.where=1").lenses == (0, 0, 1)


def test_only_known_traits_are_left_out_each_once_in_the_order_of_the_house():
    assert asked("x=capital&x=extractive&x=capital&x=lucky").excluded == tuple(TRAITS)
    assert asked("x=lucky").excluded == ()


def test_the_address_cannot_change_focus_outcome_seed_or_how_much_is_shown():
    """These belong to the page, which checks that they are there and may be seen."""
    found = asked("focus=RU-SMO&outcome=other&seed=9&shown=999")
    assert (found.focus, found.outcome, found.seed, found.shown) == ("SE-D", "se-wage", 0, START.shown)


def test_nothing_in_an_address_leaves_its_parameter():
    question = Asked("SE-D&x=capital", "a=b", "2023", ("a",), (1,))
    back = QueryDict(written(question))
    assert (back["focus"], back["outcome"], back.getlist("x")) == ("SE-D&x=capital", "a=b", [])
