"""The preview: how much there is, which names are open, what symbols became, the first values as they will stand."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yokoten.interfaces.importers.intake import ask_the_gate, proposal_said, said_of
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.web.measure.imports.door import found, is_open, next_step, said, show, table_said
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import Language
from yokoten.kernel.errors import Refusal
from yokoten.kernel.policies import permits
from yokoten.kernel.queries import places, places_by_code
from yokoten.measure.actions.checking import placed_of
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries import indicators_by_codes
from yokoten.measure.rules.intake.placing import GROUP, NEW, SKIP, Placed

GUESSED = ("mended", "bare", "beginning", "other_part", "several")
MOST_NAMES = 60


@login_required
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """Look at what will be stored and settle the names; then the gate asks."""
    dataset = found(request, number)
    if not is_open(dataset):
        return redirect(next_step(dataset))
    if dataset.state == DatasetImport.State.UPLOADED:
        return redirect("import_columns", number=number)
    if request.method != "POST":
        return _page(request, dataset, {})
    answers = _answers(request, dataset)
    try:
        dataset = ask_the_gate(request.user, dataset, answers)
    except Refusal as refusal:
        return _page(request, dataset, answers, errors=[said(refusal)], status=422)
    except TableUnreadable as fault:
        return _page(request, dataset, answers, errors=[table_said(fault)], status=422)
    return redirect("import_questions", number=number)


def _answers(request: HttpRequest, dataset: DatasetImport) -> dict[str, str]:
    """What was chosen for each name; the rest may be skipped together."""
    skips_rest = request.POST.get("skip_rest") == "yes"
    answers = {}
    for number, one in enumerate(placed_of(dataset)):
        chosen = request.POST.get(f"place.{number}", "")
        if chosen:
            answers[one.key] = chosen
        elif one.is_open and skips_rest:
            answers[one.key] = SKIP
    return answers


def _page(request: HttpRequest, dataset: DatasetImport, answers: dict[str, str], **context: Any) -> HttpResponse:
    language = spoken()
    placed = list(enumerate(placed_of(dataset)))
    asked = [(number, one) for number, one in placed if one.is_open]
    guessed = [(number, one) for number, one in placed if one.how in GUESSED or one.how == "chosen"]
    groups = [(number, one) for number, one in placed if one.how == GROUP]
    offered = _offered(placed, language) if asked or guessed or groups else []
    names = places_by_code({code for _, one in placed for code in (one.place, *one.suggestions) if len(code) > 1})
    known = {code: place.name(language.code) for code, place in names.items()}
    context.setdefault("errors", [])
    return show(
        request, "preview", dataset, "preview",
        summary=dataset.layout["summary"],
        first=_first(request, dataset, known, language),
        asked=[_name(number, one, known, answers) for number, one in asked[:MOST_NAMES]],
        open_names=len(asked),
        guessed=[_name(number, one, known, answers) for number, one in guessed[:MOST_NAMES]],
        groups=[_name(number, one, known, answers) for number, one in groups[:MOST_NAMES]],
        matched=sum(bool(one.place) and one.place != SKIP for _, one in placed),
        offered=offered,
        may_add=permits(request.user, "kernel.add_place"),
        skip=SKIP,
        new=NEW,
        proposal=proposal_said(dataset),
        mapping=said_of(dataset),
        **context,
    )  # fmt: skip


def _name(number: int, one: Placed, known: dict[str, str], answers: dict[str, str]) -> dict[str, Any]:
    codes = [code for code in dict.fromkeys((*one.suggestions, one.place)) if len(code) > 1]
    suggested = [(code, known.get(code, code)) for code in codes]
    return {"number": number, "one": one, "suggested": suggested, "chosen": answers.get(one.key, one.place)}


def _offered(placed: list[tuple[int, Placed]], language: Language) -> list[tuple[str, str]]:
    """The places of the countries that the file speaks of, in the page's order."""
    codes = {one.place for _, one in placed if len(one.place) > 1}
    countries = {place.country for place in places_by_code(codes).values()}
    found_places = places().exclude(level__in=("country", "group"))
    if countries:
        found_places = found_places.filter(country__in=countries)
    listed = [(place.code, place.name(language.code)) for place in found_places]
    return sorted(listed, key=lambda one: language.sort_key(one[1]))


def _first(
    request: HttpRequest, dataset: DatasetImport, known: dict[str, str], language: Language
) -> list[dict[str, Any]]:
    """The first values with the names they are stored under."""
    choices = said_of(dataset).indicators
    indicators = {
        one.code: f"{one.name(language.code)}, {one.unit_name(language.code)}"
        for one in indicators_by_codes(request.user, [choice.code for choice in choices.values() if choice.code])
    }
    placed = {one.key: one.place for one in placed_of(dataset)}
    lines = []
    for line in dataset.layout["summary"]["first"]:
        choice = choices.get(line["indicator"])
        named = f"{choice.name}, {choice.unit}" if choice and choice.is_new else ""
        code = placed.get(f"{line['place']}|{line['code']}", "")
        lines.append(
            {**line, "known": known.get(code, ""), "measured": indicators.get(choice.code, named) if choice else ""}
        )
    return lines
