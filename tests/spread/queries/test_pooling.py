"""Effects of adoptions together: one outcome only, a reason where they are too few, a split where there are enough."""

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import uuid4

from yokoten.prove.queries.evidence import Evidence
from yokoten.prove.rules.pooling import Pooled
from yokoten.spread.queries.pooling import together
from yokoten.spread.queries.tree import Node


def evidence(estimate, **details):
    given = {
        "evaluation": uuid4(), "question": "Q", "language": "en", "grade": "measured", "estimate": estimate, "se": 1.0,
        "lower": estimate - 2, "upper": estimate + 2, "unit": "h", "outcome": "Lead time", "is_lower_better": True,
        "matters": None, "design": "before_after", "is_reviewed": True, "persistence": "",
        "made_at": datetime(2026, 11, 1, tzinfo=UTC),
    }  # fmt: skip
    return Evidence(**{**given, **details})


def node(number, estimate=None, kind="centre", country="SE", **details):
    home = SimpleNamespace(kind=kind)
    adoption = SimpleNamespace(pk=number, organisation=home, place=SimpleNamespace(country=country))
    return Node(adoption, 1, number, 0, evidence=None if estimate is None else evidence(estimate, **details))


def test_three_places_with_one_outcome_are_pooled_and_the_next_place_is_told_a_wider_interval():
    found = together([node(1, -10), node(2, -12), node(3, -11), node(4)])
    assert isinstance(found.pooled, Pooled) and found.pooled.places == ("1", "2", "3")
    assert found.pooled.low < found.pooled.lower < -11 < found.pooled.upper < found.pooled.high
    assert (found.outcome, found.apart, found.splits) == ("Lead time", (), ())


def test_two_places_are_too_few_and_nobody_is_nothing():
    found = together([node(1, -10), node(2, -12)])
    assert (found.pooled.code, found.pooled.facts) == ("too_few_to_pool", {"count": 2, "least": 3})
    assert together([node(1), node(2)]) is None and together([]) is None


def test_what_measured_something_else_stands_apart():
    other, days = node(4, 5, outcome="Defects", unit="%"), node(5, -1, unit="days")
    found = together([other, node(1, -10), node(2, -12), node(3, -11, outcome="lead TIME"), days])
    assert found.pooled.places == ("1", "2", "3")
    assert set(one.adoption.pk for one in found.apart) == {4, 5}


def test_the_names_of_a_metric_in_several_languages_are_one_outcome():
    waiting = SimpleNamespace(names={"sv": "Väntetid", "ru": "Время ожидания", "en": "Waiting time"})
    named = [node(1, -10, outcome="Väntetid"), node(2, -12, outcome="время ожидания "), node(3, -11, outcome="Queue")]
    named.append(node(4, -9, outcome="Waiting time"))
    assert together(named, [waiting]).pooled.places == ("1", "2", "4")
    assert together(named).pooled.code == "too_few_to_pool"


def test_places_are_told_apart_where_both_sides_have_enough():
    near = [node(number, -10 - number / 10) for number in range(1, 5)]
    far = [node(number, -2 - number / 10, country="VN") for number in range(5, 8)]
    ((split, first),) = together([*near, *far]).splits
    assert (split.trait, first, split.verdict) == ("country", "SE", "more")
    assert together([*near, *far[:2]]).splits == ()
