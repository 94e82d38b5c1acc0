"""Two devices, one thing: nothing is lost and nobody is overwritten."""

import pytest

from yokoten.exchange.rules.meeting import Kept, Pair, met, met_pair


@pytest.mark.parametrize(
    ("standing", "revision", "arriving", "based_on", "kept"),
    [
        ("", 0, "new", 0, Kept("new", None, True)),
        ("old", 1, "new", 1, Kept("new", None, True)),
        ("old", 2, "new", 1, Kept("old", "new", False)),
        ("old", 2, "old ", 1, Kept("old", None, False)),
        ("", 3, "new", 1, Kept("new", None, True)),
        ("old", 2, "", 1, Kept("old", None, False)),
        ("old", 2, "", 2, Kept("", None, True)),
    ],
)
def test_what_is_kept_when_two_wordings_meet(standing, revision, arriving, based_on, kept):
    assert met(standing, revision, arriving, based_on) == kept


def test_whatever_arrives_is_either_standing_or_kept_beside():
    for based_on in range(4):
        for standing in ("", "a", "b"):
            result = met(standing, 2, "b", based_on)
            assert "b" in (result.text, result.other)


def test_words_and_figures_meet_on_their_own():
    kept, other, is_changed = met_pair(Pair("Many", ""), 2, Pair("Very many", "25"), 1)
    assert (kept, other, is_changed) == (Pair("Many", "25"), Pair("Very many", "25"), True)
    assert met_pair(Pair("Many", "25"), 1, Pair("Many", "25"), 0) == (Pair("Many", "25"), None, False)
