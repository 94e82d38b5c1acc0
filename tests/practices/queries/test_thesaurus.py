"""Looking concepts up."""

import pytest

from factories.kernel import make_administrator, make_member, make_person
from factories.thesaurus import make_concept, make_proposal, make_thesaurus_import
from yokoten.kernel.actor import SYSTEM
from yokoten.practices.actions.thesaurus import load_thesaurus
from yokoten.practices.queries.proposal import proposal_by_number, proposals_seen, thesaurus_imports
from yokoten.practices.queries.thesaurus import (
    Spoken,
    concept_rows,
    find_concepts,
    names_of,
    spoken_of,
    themes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    make_concept("lean", preferred={"en": "lean", "sv": "lean", "vi": "tinh gọn"}, position=1)
    make_concept("flow", broader="lean", preferred={"en": "flow", "ru": "поток"}, position=2)
    make_concept(
        "scheme",
        broader="lean",
        preferred={"vi": "đề án", "ru": "приёмка"},
        alternatives={"sv": ("förbättringsarbete",)},
        stems={"en": ("schem",)},
        position=3,
    )


def test_the_tree_goes_from_top_to_bottom_in_the_readers_language(small):
    rows = concept_rows("ru")
    assert [(row.concept.code, row.depth) for row in rows] == [("lean", 0), ("flow", 1), ("scheme", 1)]
    assert [row.label for row in rows] == [Spoken("lean", "en"), Spoken("поток", "ru"), Spoken("приёмка", "ru")]


def test_a_missing_label_falls_back_visibly():
    assert spoken_of({"sv": "lean"}, "vi") == Spoken("lean", "sv")
    assert spoken_of({}, "vi", "code") == Spoken("code", "")


def test_themes_are_the_top_concepts_in_their_order():
    load_thesaurus(SYSTEM)
    found = themes("sv")
    assert len(found) == 14
    assert found[0].label == Spoken("lean och processförbättring", "sv")
    assert {row.concept.group for row in concept_rows("sv", theme="lean")} == {"lean"}


def test_the_whole_tree_costs_two_queries(django_assert_num_queries):
    load_thesaurus(SYSTEM)
    with django_assert_num_queries(2):
        assert len(concept_rows("vi")) > 600


@pytest.mark.parametrize("words", ["đề án", "de an", "ĐỀ ÁN", "de  an", "приемка", "forbattring", "förbättringsarbete"])
def test_a_concept_is_found_by_any_word_with_or_without_marks(small, words):
    assert [hit.row.concept.code for hit in find_concepts(words, "en")] == ["scheme"]


def test_whole_labels_come_before_parts_and_stems_are_not_read(small):
    make_concept("leanness", preferred={"en": "leanness"})
    assert [hit.row.concept.code for hit in find_concepts("lean", "en")] == ["lean", "leanness"]
    assert [hit.is_exact for hit in find_concepts("lean", "en")] == [True, False]
    assert find_concepts("schem", "en") == []
    assert find_concepts("  ", "en") == []


def test_a_withdrawn_concept_is_not_offered(small):
    make_concept("gone", preferred={"en": "gone"}, is_withdrawn=True)
    assert find_concepts("gone", "en") == []
    assert "gone" not in {row.concept.code for row in concept_rows("en")}


def test_names_of_many_concepts_cost_one_query(small, django_assert_num_queries):
    numbers = [row.concept.pk for row in concept_rows("en")]
    with django_assert_num_queries(1):
        assert names_of(numbers, "vi")[numbers[1]] == Spoken("flow", "en")


def test_one_sees_ones_own_proposals_and_those_who_decide_see_all():
    person = make_member("practices.propose_concept")
    own, other = make_proposal(person=person), make_proposal(person=make_person())
    assert list(proposals_seen(person)) == [own]
    assert set(proposals_seen(make_member("practices.decide_proposal"))) == {own, other}
    assert list(proposals_seen(None)) == []
    assert proposal_by_number(person, other.pk) is None


def test_files_are_for_administrators():
    make_thesaurus_import(b"x")
    assert thesaurus_imports(make_administrator()).count() == 1
    assert thesaurus_imports(make_member("practices.*")).count() == 0
