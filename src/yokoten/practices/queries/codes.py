"""Concepts by their codes, for rooms above that keep codes in tables of their own."""

from collections.abc import Iterable

from yokoten.practices.models import Concept


def concepts_by_code(codes: Iterable[str]) -> dict[str, Concept]:
    """The concepts in use with these codes; a code nobody knows is missing. One query."""
    return {concept.code: concept for concept in Concept.objects.filter(code__in=set(codes), withdrawn_on=None)}
