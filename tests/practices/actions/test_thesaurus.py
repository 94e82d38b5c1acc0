"""The thesaurus as a whole: loaded with the product, brought in from a file."""

from dataclasses import replace

import pytest

from factories.kernel import make_administrator, make_member
from factories.thesaurus import NOW, make_concept, make_term, make_thesaurus_import
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.practices.actions.concept import change_concept, withdraw_concept
from yokoten.practices.actions.thesaurus import discard_thesaurus, load_thesaurus, store_thesaurus, upload_thesaurus
from yokoten.practices.models import Concept, ConceptLabel
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.thesaurus.concepts import by_code
from yokoten.practices.rules.thesaurus.listed import listed_terms
from yokoten.practices.rules.thesaurus.proposed import would_change

pytestmark = pytest.mark.django_db


def test_the_tables_hold_the_list_word_for_word():
    assert load_thesaurus(SYSTEM) == len(listed_terms())
    assert stored_terms() == by_code(listed_terms())
    assert set(Concept.objects.filter(broader=None).values_list("code", flat=True)) == set(
        Concept.objects.values_list("group", flat=True)
    )
    assert Entry.objects.get().act == "practices.load_thesaurus"


def test_loading_again_writes_nothing(django_assert_max_num_queries):
    load_thesaurus(SYSTEM)
    with django_assert_max_num_queries(8):
        assert load_thesaurus(SYSTEM) == 0
    assert Entry.objects.count() == 1


def test_what_administrators_changed_stays_and_so_do_its_links():
    load_thesaurus(SYSTEM)
    kaizen = Concept.objects.get(code="kanban")
    term = replace(stored_terms()["kanban"], preferred={"en": "cards"}, related=frozenset())
    change_concept(make_administrator(), kaizen, term, now=NOW)
    withdraw_concept(make_administrator(), Concept.objects.get(code="andon"), now=NOW)
    assert load_thesaurus(SYSTEM) == 0
    assert stored_terms()["kanban"].preferred == {"en": "cards"}
    assert "kanban" not in stored_terms()["pull-system"].related
    assert stored_terms()["andon"].is_withdrawn


def test_words_of_the_product_are_renewed_where_nobody_changed_them():
    make_concept("lean", is_shipped=True, preferred={"en": "an older word"})
    make_concept("flow", preferred={"en": "our own flow"})
    load_thesaurus(SYSTEM)
    assert stored_terms()["lean"].preferred["en"] == "lean and process improvement"
    assert stored_terms()["flow"].preferred == {"en": "our own flow"}


def test_what_would_stand_in_a_circle_with_a_changed_concept_is_left_alone():
    make_concept("flow", preferred={"en": "flow"})
    make_concept("lean", broader="flow", preferred={"en": "lean"})
    load_thesaurus(SYSTEM)
    assert stored_terms()["lean"].broader == "flow"
    assert stored_terms()["waste"].broader == "lean"


def test_only_the_house_loads_it():
    with pytest.raises(NotAllowed):
        load_thesaurus(make_member("practices.*"))
    assert Concept.objects.count() == 0


def stored(terms, *, actor=None, withdraws_absent=False, mark=None, kept=None):
    mark = mark or would_change(stored_terms(), terms).differences.mark
    kept = kept or make_thesaurus_import(b"x")
    return store_thesaurus(
        actor or make_administrator(), kept, terms, mark=mark, withdraws_absent=withdraws_absent, now=NOW
    )


def test_a_file_adds_changes_and_leaves_absent_concepts_alone():
    make_concept("lean", preferred={"en": "lean"}, position=1)
    make_concept("waste", preferred={"en": "waste"}, position=2)
    stored([make_term("lean", preferred={"en": "lean work"}), make_term("muda", broader="lean")])
    assert stored_terms()["lean"].preferred == {"en": "lean work"}
    assert Concept.objects.get(code="muda").group == "lean"
    assert not stored_terms()["waste"].is_withdrawn
    entry = Entry.objects.get(act="practices.store_thesaurus")
    assert (entry.facts["added"], entry.facts["changed"], entry.facts["withdrawn"]) == (1, 1, 0)


def test_absent_concepts_are_withdrawn_when_asked_for():
    make_concept("waste")
    stored([make_term("lean")], withdraws_absent=True)
    assert Concept.objects.get(code="waste").withdrawn_on == NOW.date()


def test_what_was_not_seen_is_not_stored():
    make_concept("lean", preferred={"en": "lean"})
    terms = [make_term("lean", preferred={"en": "lean work"})]
    seen = would_change(stored_terms(), terms).differences.mark
    change_concept(
        make_administrator(), Concept.objects.get(), replace(stored_terms()["lean"], notes={"en": "New."}), now=NOW
    )
    make_concept("other")
    with pytest.raises(RuleBroken, match="thesaurus_moved_on"):
        stored(terms, mark=seen)


def test_a_file_with_mistakes_is_not_stored():
    with pytest.raises(RuleBroken, match="thesaurus_has_questions"):
        stored([make_term("a", broader="b"), make_term("b", broader="a")])
    assert Concept.objects.count() == 0


def test_a_file_is_stored_or_thrown_away_once():
    kept = make_thesaurus_import(b"x")
    stored([make_term("a")], kept=kept)
    with pytest.raises(RuleBroken, match="thesaurus_import_closed"):
        discard_thesaurus(make_administrator(), kept)
    with pytest.raises(RuleBroken, match="thesaurus_import_closed"):
        stored([make_term("b")], kept=kept)


def test_a_file_thrown_away_leaves_no_content():
    kept = upload_thesaurus(make_administrator(), "words.ttl", b"some words", now=NOW)
    assert bytes(kept.content) == b"some words"
    assert discard_thesaurus(make_administrator(), kept).content == b""


def test_a_head_may_not_bring_another_thesaurus_in():
    with pytest.raises(NotAllowed):
        upload_thesaurus(make_member("practices.*"), "words.ttl", b"x", now=NOW)
    with pytest.raises(NotAllowed):
        stored([make_term("a")], actor=make_member("practices.*"))
    assert ConceptLabel.objects.count() == 0
