"""Effects of the adoptions of a practice put together, and where it works better: as far as they can be compared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yokoten.prove.queries.evidence import Evidence
from yokoten.prove.rules.pooling import AdoptionEffect, Pooled, pool
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import Size
from yokoten.prove.rules.works_where import Split, works_where
from yokoten.spread.queries.tree import Node

TRAITS = ("kind", "country")


@dataclass(frozen=True)
class Together:
    """The pooled effect or why there is none; `places` by the names that `pooled` uses, `apart` what measured else.

    `splits` are the traits by which the places could be told apart, with the value of the first side.
    """

    pooled: Pooled | Reason
    outcome: str
    language: str
    nodes: dict[str, Node]
    apart: tuple[Node, ...]
    splits: tuple[tuple[Split, str], ...]


def size_of(evidence: Evidence) -> Size:
    return Size(
        evidence.estimate, evidence.lower, evidence.upper, evidence.matters, is_lower_better=evidence.is_lower_better
    )


def together(nodes: Iterable[Node], metrics: Iterable[Any] = ()) -> Together | None:
    """Pool the largest group of adoptions with the same outcome in the same unit; None where nobody evaluated.

    The names of a metric of the practice in all its languages are one outcome.
    """
    one_name = {
        name.casefold().strip(): f"metric {at}" for at, one in enumerate(metrics) for name in one.names.values()
    }
    proven = [node for node in nodes if node.evidence is not None]
    if not proven:
        return None
    measured = {_name(node): _measures(node, one_name) for node in proven}
    groups = Counter(measured.values())
    wanted = max(groups, key=lambda key: groups[key])
    chosen = [node for node in proven if measured[_name(node)] == wanted]
    effects = [_effect(node) for node in chosen]
    first = chosen[0].evidence
    return Together(
        pooled=pool(effects),
        outcome=first.outcome,
        language=first.language,
        nodes={_name(node): node for node in chosen},
        apart=tuple(node for node in proven if measured[_name(node)] != wanted),
        splits=tuple(_splits(effects)),
    )


def _measures(node: Node, one_name: Mapping[str, str]) -> tuple[str, str, bool]:
    evidence = node.evidence
    outcome = evidence.outcome.casefold().strip()
    return one_name.get(outcome, outcome), evidence.unit.casefold(), evidence.is_lower_better


def _name(node: Node) -> str:
    return str(node.adoption.pk)


def _effect(node: Node) -> AdoptionEffect:
    home = node.adoption.organisation
    traits = {"kind": home.kind, "country": node.adoption.place.country if node.adoption.place else ""}
    return AdoptionEffect(_name(node), size_of(node.evidence), node.evidence.unit.casefold(), traits)


def _splits(effects: Sequence[AdoptionEffect]) -> Iterable[tuple[Split, str]]:
    """By each trait the commonest value against all others, where both sides have enough places."""
    for trait in TRAITS:
        values = Counter(each.traits[trait] for each in effects if each.traits[trait])
        if len(values) > 1:
            first = values.most_common(1)[0][0]
            found = works_where(effects, trait, {first})
            if isinstance(found, Split):
                yield found, first
