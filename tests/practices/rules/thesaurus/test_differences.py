"""What would change if one set of concepts took the place of another."""

from dataclasses import replace

import pytest

from factories.thesaurus import make_term
from yokoten.practices.rules.thesaurus.concepts import by_code
from yokoten.practices.rules.thesaurus.differences import Change, completed, differences
from yokoten.practices.rules.thesaurus.proposed import would_change

LEAN = make_term(
    "lean",
    preferred={"en": "lean", "sv": "lean"},
    alternatives={"en": ("lean production", "lean thinking")},
    stems={"ru": ("бережлив",)},
    notes={"en": "A note."},
    position=7,
)
KNOWN = by_code([LEAN, make_term("waste", position=8)])


def test_the_same_concepts_change_nothing():
    found = differences(KNOWN, KNOWN.values())
    assert found.is_nothing
    assert found.same == 2


def test_new_changed_and_absent_concepts_are_told_apart():
    found = differences(KNOWN, [replace(LEAN, preferred={"en": "lean work", "sv": "lean"}), make_term("flow")])
    assert [term.code for term in found.added] == ["flow"]
    assert [(each.term.code, each.changes) for each in found.changed] == [
        ("lean", (Change("preferred", "en", ("lean",), ("lean work",)),))
    ]
    assert [term.code for term in found.absent] == ["waste"]


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("broader", {"broader": "waste"}),
        ("related", {"related": frozenset({"waste"})}),
        ("position", {"position": 9}),
        ("withdrawn", {"is_withdrawn": True}),
        ("alternative", {"alternatives": {"en": ("lean production",)}}),
        ("stem", {"stems": {}}),
        ("note", {"notes": {"en": "Another."}}),
        ("preferred", {"preferred": {"en": "lean"}}),
    ],
)
def test_every_part_of_a_concept_is_compared(what, change):
    found = differences(KNOWN, [replace(LEAN, **change), KNOWN["waste"]])
    assert [each.what for each in found.changed[0].changes] == [what]


def test_what_a_file_never_speaks_of_stays():
    (term,) = completed(KNOWN, [make_term("lean", preferred={"en": "lean"}, alternatives=LEAN.alternatives)])
    assert term == LEAN


def test_a_language_that_the_file_speaks_is_taken_at_its_word():
    lean, other = completed(KNOWN, [make_term("lean", preferred={"en": "lean"}), make_term("x", preferred={"sv": "y"})])
    assert "sv" not in lean.preferred
    assert lean.alternatives == {}
    assert other.position == 10


def test_a_concept_written_out_whole_says_everything():
    (term,) = completed(KNOWN, [make_term("lean", preferred={"en": "lean"})], is_partial=False)
    assert term.preferred == {"en": "lean"}
    assert (term.stems, term.notes, term.position) == ({}, {}, 7)


def test_the_order_of_the_same_alternatives_is_kept():
    turned = replace(LEAN, alternatives={"en": ("lean thinking", "lean production")})
    assert completed(KNOWN, [turned])[0].alternatives == LEAN.alternatives


def test_the_mark_follows_what_a_person_saw():
    seen = differences(KNOWN, [LEAN]).mark
    assert seen == differences(KNOWN, [LEAN]).mark
    assert seen != differences(KNOWN, []).mark


def test_what_would_change_asks_only_about_the_file():
    known = by_code([make_term("lonely", preferred={})])
    assert would_change(known, [make_term("a")]).questions == ()
    assert would_change(known, [make_term("a", broader="b")]).is_stopped
    assert not would_change(known, [make_term("a", broader="lonely")]).is_stopped
