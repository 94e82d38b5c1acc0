"""What another set of concepts would do to the one that is here, and what stands against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yokoten.practices.rules.thesaurus.concepts import Term, by_code, tidied
from yokoten.practices.rules.thesaurus.differences import Differences, completed, differences
from yokoten.practices.rules.thesaurus.questions import Question, questions


@dataclass(frozen=True)
class Proposed:
    """What a file would do: the concepts as they would become, what that changes, what stands against it."""

    terms: tuple[Term, ...]
    differences: Differences
    questions: tuple[Question, ...]

    @property
    def is_stopped(self) -> bool:
        return any(question.stops for question in self.questions)


def would_change(known: Mapping[str, Term], terms: Iterable[Term]) -> Proposed:
    """What storing these terms would do to the known ones."""
    wanted = completed(known, [tidied(term) for term in terms])
    together = {**known, **by_code(wanted)}
    own = {term.code for term in wanted}
    doubts = tuple(each for each in questions(together.values()) if each.concept in own)
    return Proposed(tuple(wanted), differences(known, wanted), doubts)
