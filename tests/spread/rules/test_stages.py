"""Stages in their order, and what counts as told."""

from datetime import date

import pytest

from yokoten.spread.rules.stages import Told, last_day, narrower, next_stage


@pytest.mark.parametrize(
    ("stage", "following"), [("understand", "adapt"), ("adapt", "reuse"), ("reuse", None), ("not_adopted", None)]
)
def test_stages_follow_each_other(stage, following):
    assert next_stage(stage) == following


def test_blanks_tell_nothing_and_a_change_wants_a_reason():
    assert Told(kept=" ", why="So.").is_empty
    assert Told(changed="Two offices.").lacks_why and Told(dropped="The desk.", why=" ").lacks_why
    assert not Told(kept="All of it.").lacks_why and not Told(dropped="The desk.", why="No room.").lacks_why


def test_the_narrower_visibility_wins_on_either_side():
    assert narrower("public", "own") == narrower("own", "public") == "own"
    assert narrower("network", "public") == "network"


def test_the_last_known_day_counts():
    assert last_day([date(2026, 1, 1), None, date(2026, 3, 1)]) == date(2026, 3, 1)
