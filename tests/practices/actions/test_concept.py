"""One concept changed by those who keep the thesaurus."""

from dataclasses import replace

import pytest

from factories.kernel import make_administrator
from factories.thesaurus import NOW, make_concept, make_term
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Entry
from yokoten.practices.actions.concept import change_concept, restore_concept, withdraw_concept
from yokoten.practices.models import Concept, ConceptLabel
from yokoten.practices.queries.thesaurus import stored_terms

pytestmark = pytest.mark.django_db


def changed(concept, **details):
    return change_concept(make_administrator(), concept, replace(stored_terms()[concept.code], **details), now=NOW)


def test_a_change_is_kept_with_what_changed():
    make_concept("lean")
    concept = make_concept("muda", broader="lean", preferred={"en": "waste"})
    changed(
        concept,
        preferred={"en": "waste", "sv": "slöseri"},
        alternatives={"en": (" muda ", "muda")},
        notes={"en": "Not rubbish."},
    )
    term = stored_terms()["muda"]
    assert term.preferred == {"en": "waste", "sv": "slöseri"}
    assert term.alternatives == {"en": ("muda",)}
    assert Entry.objects.get().facts["headings"] == ["alternative", "note", "preferred"]
    assert Concept.objects.get(code="muda").changed_at == NOW


def test_saving_the_same_changes_nothing():
    concept = make_concept("muda")
    changed(concept)
    assert Entry.objects.count() == 0


def test_labels_are_folded_for_the_search():
    make_concept("scheme", preferred={"vi": "Đề án", "ru": "Приёмка"})
    assert set(ConceptLabel.objects.values_list("folded", flat=True)) == {"de an", "приемка"}


def test_related_goes_both_ways_and_is_taken_away_from_both():
    make_concept("b")
    concept = make_concept("a", related=frozenset({"b"}))
    assert stored_terms()["b"].related == {"a"}
    changed(concept, related=frozenset())
    assert stored_terms()["b"].related == frozenset()


def test_what_stands_below_moves_to_the_new_theme():
    make_concept("lean"), make_concept("quality")
    flow = make_concept("flow", broader="lean")
    make_concept("kanban", broader="flow")
    changed(flow, broader="quality")
    assert Concept.objects.get(code="kanban").group == "quality"


@pytest.mark.parametrize(
    ("code", "details"),
    [
        ("concept_cycle", {"broader": "kanban"}),
        ("concept_cycle", {"broader": "flow"}),
        ("concept_broader_unknown", {"broader": "nowhere"}),
        ("concept_related_unknown", {"related": frozenset({"nowhere"})}),
        ("concept_no_label", {"preferred": {"en": "  "}}),
        ("concept_label_long", {"preferred": {"en": "x" * 161}}),
        ("concept_label_shared", {"preferred": {"en": "Pull cards"}}),
    ],
)
def test_what_does_not_fit_is_refused(code, details):
    flow = make_concept("flow", preferred={"en": "flow"})
    make_concept("kanban", broader="flow", preferred={"en": "pull cards"})
    with pytest.raises(RuleBroken, match=code):
        changed(flow, **details)
    assert stored_terms()["flow"].preferred == {"en": "flow"}


def test_a_withdrawn_concept_keeps_its_words_and_comes_back():
    concept = make_concept("andon", preferred={"sv": "larmsignal"})
    withdraw_concept(make_administrator(), concept, now=NOW)
    assert stored_terms()["andon"] == make_term("andon", preferred={"sv": "larmsignal"}, is_withdrawn=True)
    restored = restore_concept(make_administrator(), concept, now=NOW)
    assert restored.withdrawn_on is None
    assert [entry.act for entry in Entry.objects.order_by("id")] == [
        "practices.withdraw_concept", "practices.restore_concept",
    ]  # fmt: skip


def test_a_concept_with_others_below_is_not_withdrawn():
    concept = make_concept("flow")
    make_concept("kanban", broader="flow")
    with pytest.raises(RuleBroken, match="concept_has_narrower"):
        withdraw_concept(make_administrator(), concept, now=NOW)
