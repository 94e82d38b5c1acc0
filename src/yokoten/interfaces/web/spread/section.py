"""How a practice spread, for its page: the tree as a picture and as a list, and who may take it up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from yokoten.interfaces.web.charts.canvas import Canvas
from yokoten.interfaces.web.charts.tree import Leaf, draw_tree, tree_canvas
from yokoten.interfaces.web.spread.pooled import effect_said, kind_of, pool_said
from yokoten.interfaces.web.spread.rows import Measured, measured
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import EVIDENCE
from yokoten.interfaces.wording.spread import STAGES
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.practices.policies import IN_LIBRARY
from yokoten.prove.queries.evidence import Evidence
from yokoten.spread.models import Adoption
from yokoten.spread.policies import OPEN, can_open
from yokoten.spread.queries.pooling import together
from yokoten.spread.queries.tree import Node, evidence_at_home, tree_of
from yokoten.spread.rules.stages import NOT_ADOPTED, REUSE

DEEPEST = 4


@dataclass(frozen=True)
class Branch:
    """An adoption as a reader reads it in the list."""

    adoption: Adoption
    depth: int
    stage: tuple[str, str]
    parent: str
    results: list[Measured]
    became: Any
    effect: str = ""
    grade: tuple[str, str] | None = None
    is_reviewed: bool = False


def spread_of(actor: Any, practice: Any) -> dict[str, Any]:
    """The context of the section: nothing where there is no adoption and nobody who may begin."""
    language = spoken()
    nodes, home = tree_of(actor, practice), _at_home(practice, language)
    branches = [_branch(node, nodes, practice, language) for node in nodes]
    stages = Counter(node.adoption.stage for node in nodes)
    return {
        "branches": branches,
        "at_home": home,
        "tree_picture": _picture(practice, branches, nodes, language) if nodes else "",
        "tree_sentence": _sentence(stages, language) if nodes else "",
        "pool": pool_said(together(nodes, practice.metrics.all()), language),
        "takers": takers_of(actor, practice, nodes),
    }


def takers_of(actor: Any, practice: Any, nodes: Sequence[Node]) -> list[Any]:
    """Organisations for which the reader may begin with it and that have not."""
    if practice.state not in IN_LIBRARY or not can_open(actor):
        return []
    begun = {node.adoption.organisation_id for node in nodes if node.adoption.stage != NOT_ADOPTED}
    homes = organisations_where(actor, OPEN).exclude(pk__in=begun | {practice.organisation_id})
    return list(homes[:200])


def _branch(node: Node, nodes: Sequence[Node], practice: Any, language: Language) -> Branch:
    kind, word = STAGES[node.adoption.stage]
    above = nodes[node.above - 1].adoption.organisation if node.above else practice.organisation
    return Branch(
        node.adoption,
        min(node.depth, DEEPEST),
        (kind, language.say(word)),
        above.name(language.code),
        measured(node.results, language),
        node.became,
        **_proof(node, language),
    )


def _proof(node: Node, language: Language) -> dict[str, Any]:
    return _said_of(node.evidence, language) if node.evidence else {}


def _at_home(practice: Any, language: Language) -> dict[str, Any]:
    """The effect, its grade, and whether a second person read it, where the practice comes from."""
    evidence = evidence_at_home(practice)
    return _said_of(evidence, language) if evidence else {}


def _said_of(evidence: Evidence, language: Language) -> dict[str, Any]:
    shape, word = EVIDENCE[evidence.grade]
    said = effect_said(evidence, language)
    return {"effect": said, "grade": (shape, language.say(word)), "is_reviewed": evidence.is_reviewed}


def _sentence(stages: Counter, language: Language) -> str:
    """The finding above the tree: who began, who works by it, who decided against it."""
    begun, used, against = stages.total() - stages[NOT_ADOPTED], stages[REUSE], stages[NOT_ADOPTED]
    said = [
        ngettext("%(count)s organisation took it up", "%(count)s organisations took it up", begun),
        ngettext("%(count)s works by it", "%(count)s work by it", used),
        ngettext("%(count)s organisation decided against it", "%(count)s organisations decided against it", against),
    ]
    counts = (begun, used, against)
    parts = [one % {"count": language.number(count)} for one, count in zip(said, counts, strict=True) if count]
    told = f"{', '.join(parts)}."
    return told[0].upper() + told[1:]


def tree_canvas_of(actor: Any, practice: Any, language: Language) -> Canvas | None:
    """The tree as that reader sees it, for a file of its own, without links; None where there is none."""
    nodes = tree_of(actor, practice)
    branches = [_branch(node, nodes, practice, language) for node in nodes]
    leaves = [replace(leaf, address="") for leaf in _leaves(practice, branches, nodes, language)]
    return tree_canvas(gettext("How the practice went from place to place"), leaves) if nodes else None


def _picture(practice: Any, branches: Sequence[Branch], nodes: Sequence[Node], language: Language) -> SafeString:
    label = gettext("How the practice went from place to place")
    return draw_tree(label, _leaves(practice, branches, nodes, language))


def _leaves(practice: Any, branches: Sequence[Branch], nodes: Sequence[Node], language: Language) -> list[Leaf]:
    there, words = _at_home(practice, language), [gettext("where it comes from")]
    if there:
        words += [there["effect"], there["grade"][1]]
    home = Leaf(_place(practice, language), "home", 0, 0, ", ".join(words))
    return [home, *(_leaf(one, node, language) for one, node in zip(branches, nodes, strict=True))]


def _leaf(branch: Branch, node: Node, language: Language) -> Leaf:
    adoption = branch.adoption
    first = next(iter(branch.results), None)
    words = [branch.stage[1]]
    if branch.effect and branch.grade:
        words += [branch.effect, branch.grade[1]]
    elif first:
        words.append(f"{first.before} → {first.after} {first.unit}")
    return Leaf(
        _place(adoption, language),
        _kind(node),
        min(node.depth, DEEPEST),
        node.above,
        ", ".join(words),
        adoption.reason_not or adoption.changed,
        reverse("adoption", args=[adoption.key]),
    )


def _kind(node: Node) -> str:
    """Its shape: in use it is not verified until somebody evaluates it; no better than before shows as such."""
    if node.adoption.stage == NOT_ADOPTED:
        return "off"
    if node.adoption.stage != REUSE:
        return "planned"
    if node.evidence is not None:
        return kind_of(node.evidence)
    return "bad" if node.results and not any(one.is_better for one in node.results) else "warn"


def _place(thing: Any, language: Language) -> str:
    return thing.place.name(language.code) if thing.place else thing.organisation.name(language.code)
