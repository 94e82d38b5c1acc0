"""Tables beside the charts of the productivity page, and the table to take along."""

from typing import Any

from django.utils.translation import gettext

from yokoten.compare.queries import Productive
from yokoten.compare.rules.productivity.levels import Level
from yokoten.compare.rules.productivity.moved import Step
from yokoten.interfaces.documents.table import Sheet
from yokoten.interfaces.wording.growth import why_not_said
from yokoten.interfaces.wording.language import Language

LISTED = 8


def named(found: Productive, level: Level, language: Language) -> tuple[str, str, int]:
    """Title, unit and decimals of a level."""
    roles, code = found.roles, language.code
    if level.kind == "per_worker" and roles.per_worker is not None:
        return roles.per_worker.name(code), roles.per_worker.unit_name(code), roles.per_worker.decimals
    is_labour = level.kind == "per_worker"
    below = roles.labour if is_labour else roles.capital
    title = gettext("Output per person employed") if is_labour else gettext("Output per unit of capital")
    above, under = roles.output.unit_name(code), below.unit_name(code)
    unit = gettext("of output a year for 1 of capital") if above == under else f"{above} / {under}"
    return title, unit, 2


def definitions(found: Productive, language: Language) -> list[dict[str, Any]]:
    """The indicators that are used and what they count, caveats of their definitions included."""
    roles = found.roles
    used = [one for one in (roles.output, roles.labour, roles.capital, roles.per_worker) if one is not None]
    return [{"indicator": one, "said": one.definition(language.code)} for one in dict.fromkeys(used)]


def level_rows(level: Level, focus: int) -> list[dict[str, Any]]:
    """One row per year with a figure of the focus and, beside others, of half of them; newest first."""
    rows = []
    for at, year in enumerate(level.years):
        own = float(level.values[focus, at])
        if own == own and (level.among < 2 or level.position[at] is not None):
            rows.append({"year": year, "own": own, "position": level.position[at]})
    return rows[::-1][:LISTED]


def step_row(step: Step, language: Language) -> dict[str, Any]:
    """A line of the table of movements."""
    return {
        "step": step,
        "is_ok": step.status == "ok",
        "caught_up": step.per_year(step.caught_up),
        "frontier": step.per_year(step.frontier),
        "index": step.per_year(step.index),
        "why": "" if step.status == "ok" else why_not_said(language, step.status, step.facts),
    }


def left_out(found: Productive, language: Language) -> str:
    """Who could not be compared, and why."""
    if found.whole is None:
        return ""
    words = {"missing": gettext("a figure is missing"), "break": gettext("a definition changed")}
    names = [f"{found.places[unit].name(language.code)} ({words[why]})" for unit, why in found.whole.left_out]
    return ", ".join(language.sorted(names))


def sheet_of(found: Productive, levels: list[dict[str, Any]], remarks: list[str], language: Language) -> Sheet:
    """All figures in one long table."""
    heads = [gettext("Figure"), gettext("Unit"), gettext("Period"), gettext("Value"), gettext("Low"), gettext("High")]
    rows: list[list[Any]] = []
    for one in levels:
        level = one["level"]
        rows.append([one["title"], one["unit"], level.year, level.own, None, None])
        middle = gettext("%(name)s, median region (middle half)") % {"name": one["title"]}
        rows.append([middle, one["unit"], level.year, level.median, level.low, level.high])
    rows += _moved_rows(found) + _accounts_rows(found)
    name = found.place.name(language.code)
    title = gettext("Productivity: %(place)s") % {"place": name}
    return Sheet(f"{found.place.code}-productivity", title, heads, rows, [title, *remarks])


def _moved_rows(found: Productive) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for step in (found.whole, *found.steps) if found.whole else ():
        period = f"{step.first}–{step.last}"
        rows.append([gettext("Catching up (efficiency change)"), "×", period, step.caught_up, step.low, step.high])
        rows.append([gettext("Movement of the frontier (technical change)"), "×", period, step.frontier, None, None])
        rows.append([gettext("Productivity change (Malmquist)"), "×", period, step.index, None, None])
    return rows


def _accounts_rows(found: Productive) -> list[list[Any]]:
    accounts = found.accounts
    if accounts is None or accounts.status != "ok":
        return []
    period, unit = f"{accounts.first}–{accounts.last}", gettext("points a year")
    low, high = accounts.tfp_band
    parts = [
        (gettext("Output"), accounts.output, None, None),
        (gettext("People employed"), accounts.labour, None, None),
        (gettext("Capital"), accounts.capital, None, None),
        (gettext("from labour"), accounts.from_labour, None, None),
        (gettext("from capital"), accounts.from_capital, None, None),
        (gettext("from productivity (TFP)"), accounts.tfp, low, high),
        (gettext("Output per person"), accounts.per_worker, None, None),
    ]
    return [[name, unit, period, value, least, most] for name, value, least, most in parts]
