"""How documents say what projects hold: figures, names of steps, what an evaluation found."""

from decimal import Decimal
from typing import Any

from yokoten.interfaces.documents.exchange.telling import written
from yokoten.interfaces.documents.paper.blocks import Cell, Words, cell, quiet, strong
from yokoten.interfaces.wording import project_papers as say
from yokoten.interfaces.wording.evaluation import verdict_said
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import EVIDENCE
from yokoten.prove.models import Evaluation, Run
from yokoten.prove.queries.evaluation import counting_run, is_agreed
from yokoten.prove.rules.keeping import read_facts, read_registration
from yokoten.prove.rules.verdict import verdict


def named(thing: Any, language: Language) -> str:
    """A state, step or document of a workflow."""
    return thing.names.get(language.code, thing.names["en"])


def decimals_of(*numbers: Decimal | None) -> int:
    """As many as were given, at most two: more are of reckoned shares and rates."""
    given = [-int(one.normalize().as_tuple().exponent) for one in numbers if one]
    return min(max([0, *given]), 2)


def person_named(person: Any, name: str) -> str:
    return str(person) if person else name


def sentence_of(run: Run, language: Language) -> str:
    """What a run found, with its interval."""
    facts, used = read_facts(run.facts), read_registration(run.used)
    return verdict_said(language, verdict(used.design, facts.size, used.outcome, used.unit))


def grade_of(run: Run, language: Language) -> str:
    return language.say(EVIDENCE[run.grade][1])


def evaluation_cells(evaluation: Evaluation, language: Language) -> tuple[Cell, ...]:
    """The question, what was found with its interval, the grade, and whether a second person read it."""
    question = cell(written(language, evaluation.question, evaluation.language))
    run = counting_run(evaluation)
    if run is None:
        return (question, cell(quiet(language.say(say.NOT_RUN))), (), ())
    read = language.say(say.AGREED if is_agreed(run) else say.NOT_READ)
    return (question, cell(sentence_of(run, language)), cell(strong(grade_of(run, language))), cell(read))


def evaluation_heads(language: Language) -> tuple[str, ...]:
    return tuple(language.say(one) for one in (say.DESIGN, say.PROOF, say.GRADE, say.REVIEW))


def practice_words(practice: Any, language: Language) -> Words:
    return written(language, practice.title, practice.language)
