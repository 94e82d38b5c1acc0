"""The rule is read from its file and must add up."""

from datetime import date

import pytest

from yokoten.prove.rules import grade_rule
from yokoten.prove.rules.designs import STRENGTH
from yokoten.prove.rules.evidence_facts import WORDS
from yokoten.prove.rules.grade_rule import read_rule, shipped_rule

FILE = (grade_rule.files("yokoten.prove") / "grades" / "1.toml").read_text(encoding="utf-8")


def test_the_newest_rule_comes_with_the_product():
    rule = shipped_rule()

    assert (rule.version, rule.valid_from) == (1, date(2026, 12, 1))
    assert shipped_rule(1) is shipped_rule(1)


def test_every_version_stands_in_a_file_of_its_number():
    folder = grade_rule.files("yokoten.prove") / "grades"
    numbers = sorted(int(path.name.removesuffix(".toml")) for path in folder.iterdir())

    assert numbers == list(range(1, grade_rule.NEWEST + 1))
    assert [shipped_rule(number).version for number in numbers] == numbers


def test_stronger_designs_have_more_points_and_each_has_its_checks():
    rule = shipped_rule()
    points = [rule.design[design] for design in STRENGTH]

    assert points == sorted(points, reverse=True) and len(set(points)) == len(points)
    assert set(rule.design) == set(rule.checks) == set(STRENGTH)
    assert {name for names in rule.checks.values() for name in names} == set(rule.limits)


def test_words_ask_for_more_points_the_higher_they_are():
    rule = shipped_rule()

    assert list(rule.words) == list(WORDS[1:])
    assert list(rule.words.values()) == sorted(rule.words.values())


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("reader = 5\n", "reader = 6\n"),
        ("did_staggered = 30", "did_staggered = 31"),
        ("conclusive = 10", "conclusive = 9"),
        ("missing = [[0.0, 5], [0.05, 3]", "missing = [[0.0, 5], [0.05, 3], [0.01, 2]"),
    ],
)
def test_a_rule_that_does_not_add_up_is_not_taken(found, instead):
    assert found in FILE
    with pytest.raises(ValueError, match="do not add up"):
        read_rule(FILE.replace(found, instead).encode())
