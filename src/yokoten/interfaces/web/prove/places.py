"""Names of the places of an evaluation: who began, who did not, what the mix is made of."""

from collections.abc import Iterable
from dataclasses import replace

from yokoten.interfaces.wording.language import Language
from yokoten.kernel.queries import places_by_code
from yokoten.prove.models import Evaluation, Run
from yokoten.prove.queries.figures import registration_of
from yokoten.prove.rules.registering import Registration


def named_registration(evaluation: Evaluation, language: Language) -> Registration:
    """What was registered, with names instead of codes."""
    one = registration_of(evaluation)
    if evaluation.target is not None:
        return replace(one, treated=(evaluation.organisation.name(language.code),))
    began = [each["place"] for each in evaluation.treated]
    names = names_of([*began, *evaluation.comparison], language)
    treated = tuple(f"{names[each['place']]} ({each['start']})" for each in evaluation.treated)
    return replace(one, treated=treated, comparison=tuple(names[code] for code in evaluation.comparison))


def mix_said(run: Run, language: Language) -> str:
    """Shares of the mix, the largest first; nothing where there is none."""
    mix = run.result["course"].get("mix", [])
    names = names_of([code for code, _weight in mix], language)
    return ", ".join(f"{names[code]} {language.percent(100 * weight)}" for code, weight in mix)


def lines_of_places(run: Run, language: Language) -> list[list[object]]:
    """The figures of a run, a line for every place and year."""
    names = names_of([unit["place"] for unit in run.figures["units"]], language)
    return [
        [names[unit["place"]], year, value, run.evaluation.unit]
        for unit in run.figures["units"]
        for year, value in zip(run.figures["years"], unit["values"], strict=True)
    ]


def names_of(codes: Iterable[str], language: Language) -> dict[str, str]:
    """By code the name; a place that is gone keeps its code."""
    asked = list(codes)
    found = places_by_code(asked) if asked else {}
    return {code: found[code].name(language.code) if code in found else code for code in asked}
