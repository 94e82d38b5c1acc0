"""Sentences of the productivity page: from structured facts to plain words."""

import math
from collections.abc import Mapping
from typing import Any

from yokoten.analysis.prices import AS_IT_STANDS, DEFLATED, RELATIVE
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.productivity import FINDINGS, finding_sentence
from yokoten.interfaces.wording.refusals import SENTENCES, UNKNOWN

VARIABLES = {"output": mark("output"), "labour": mark("people employed"), "capital": mark("capital stock")}
PRICE_NOTES = {
    RELATIVE: mark(
        "The figures are in current prices, so years are compared by each region’s position relative to the median "
        "region of the same year. Inflation that all regions share drops out, and so does growth that all share."
    ),
    DEFLATED: mark("The figures in current prices are deflated by the price index that is stated for them."),
    AS_IT_STANDS: mark("The figures are at constant prices, so years are compared as they stand."),
}
WHY_NOT = {
    "figure_missing": mark("No figure for %(variable)s in %(year)s, so nothing is computed."),
    "break_between": mark("A definition changed between these years, so nothing is computed across the break."),
    "too_few_regions": mark("Regions with all figures in both years: %(units)s. A frontier needs at least %(least)s."),
    "too_few_for_median": mark(
        "Regions with all figures in these years: %(units)s. A median needs at least %(least)s."
    ),
    "uncertified": mark("A distance to the frontier could not be proved, so it is not shown."),
    "infeasible": mark("The best regions of the other year cannot be compared with this one."),
    "span_too_short": mark("There are not two years with output and people employed."),
    "index_has_no_level": mark(
        "The indicator taken for %(variable)s is an index: it says how each region changed, not where it stands. "
        "Choose one in money."
    ),
    "no_constant_set": mark("Too few regions have figures in all these years."),
}
LEVEL = mark(
    "%(title)s in %(year)s: %(value)s %(unit)s, %(percent)s of the median region, "
    "rank %(rank)s (%(best)s–%(worst)s) of %(among)s."
)
STOOD = mark(
    "With its people and its capital it made %(before)s of what the best regions would have made in %(first)s, "
    "and %(after)s in %(last)s."
)
CAUGHT_UP = mark("Caught up with the best: %(percent)s between %(first)s and %(last)s, %(yearly)s a year.")
FELL_BEHIND = mark("Fell behind the best: %(percent)s between %(first)s and %(last)s, %(yearly)s a year.")
UNSURE = mark(
    "Whether it caught up with the best between %(first)s and %(last)s depends on who counts as best: "
    "%(percent)s with all of them."
)
SPREAD = mark("From %(low)s to %(high)s, depending on which one of the best regions is left out.")
FRONTIER_OUT = mark("The frontier moved out: %(percent)s, %(yearly)s a year.")
FRONTIER_IN = mark("The frontier moved in: %(percent)s, %(yearly)s a year.")
FRONTIER_AWAY = mark("The frontier moved away from the median region: %(percent)s, %(yearly)s a year.")
FRONTIER_NEAR = mark("The frontier moved closer to the median region: %(percent)s, %(yearly)s a year.")
STAYED = mark("The frontier stayed where it was.")
GREW = mark(
    "Output changed by %(output)s a year: labour gave %(labour)s points, capital %(capital)s, "
    "total factor productivity (TFP) %(tfp)s (%(low)s to %(high)s)."
)
GREW_BESIDE = mark(
    "Beside the median region, output changed by %(output)s a year: labour gave %(labour)s points, "
    "capital %(capital)s, total factor productivity (TFP) %(tfp)s (%(low)s to %(high)s)."
)
WITHOUT_CAPITAL = mark(
    "There is no capital at both ends, so only this can be said: output changed by %(output)s a year, people employed "
    "by %(labour)s, output per person by %(per_worker)s."
)
TFP_SHARE = mark("TFP’s share of growth: %(share)s (%(low)s to %(high)s for a labour share 0.1 lower or higher).")
NO_SHARE_BESIDE = mark(
    "TFP’s share of growth is not given: it needs figures at constant prices, and these are relative to the median."
)
MISSING_ROLES = mark("Not here yet: %(names)s.")
ABOUT_SHARES = ("output_fell", "share_unsteady", "growth_near_zero", "band_beyond_range")


def why_not_said(language: Language, code: str, facts: Mapping[str, Any]) -> str:
    """Why a part of the page has no figures."""
    said = dict(facts)
    if "variable" in said:
        said["variable"] = language.say(VARIABLES.get(said["variable"], str(said["variable"])))
    message = WHY_NOT.get(code) or SENTENCES.get(code)
    if message is None:
        return language.say(UNKNOWN, code=code)
    return language.say(message, **said) if said else language.say(message)


def level_said(language: Language, level: Any, title: str, unit: str, decimals: int) -> str:
    """The level of the region beside all others."""
    if level.among < 2:
        return ""
    return language.say(
        LEVEL,
        title=title,
        value=language.number(level.own, decimals),
        unit=unit,
        year=level.year,
        percent=language.percent(100 * level.own / level.median),
        rank=level.rank,
        best=level.best,
        worst=level.worst,
        among=level.among,
    )


def moved_said(language: Language, step: Any) -> list[str]:
    """Caught up or fell behind, how sure that is, and what the frontier did."""
    if step.status != "ok":
        return [why_not_said(language, step.status, step.facts)]
    stood = {"before": language.percent(100 * step.distance_first), "after": language.percent(100 * step.distance_last)}
    said = [language.say(STOOD, **stood, first=step.first, last=step.last), _caught_up(language, step)]
    if math.isfinite(step.low):
        ends = {name: language.percent(100 * (getattr(step, name) - 1), 1, sign=True) for name in ("low", "high")}
        said.append(language.say(SPREAD, **ends))
    return [*said, _frontier(language, step)]


def _caught_up(language: Language, step: Any) -> str:
    message = CAUGHT_UP if step.caught_up >= 1 else FELL_BEHIND
    if math.isfinite(step.low) and step.low < 1 < step.high:
        message = UNSURE
    return _changed(language, message, step, step.caught_up)


def _frontier(language: Language, step: Any) -> str:
    if abs(step.frontier - 1) < 5e-4:
        return language.say(STAYED)
    is_out, is_beside = step.frontier > 1, step.method == RELATIVE
    out, inward = (FRONTIER_AWAY, FRONTIER_NEAR) if is_beside else (FRONTIER_OUT, FRONTIER_IN)
    return _changed(language, out if is_out else inward, step, step.frontier)


def _changed(language: Language, message: str, step: Any, factor: float) -> str:
    facts = {
        "percent": language.percent(100 * (factor - 1), 1, sign=True),
        "yearly": language.percent(step.per_year(factor), 1, sign=True),
        "first": step.first,
        "last": step.last,
    }
    return language.say(message, **facts)


def accounts_said(language: Language, accounts: Any, place: str) -> list[str]:
    """What growth is made of, with its range."""
    if accounts.status != "ok":
        return [why_not_said(language, accounts.status, accounts.facts)]
    facts = {
        "output": language.percent(accounts.output, 2, sign=True),
        "labour": language.percent(accounts.labour, 2, sign=True),
        "per_worker": language.percent(accounts.per_worker, 2, sign=True),
    }
    if not accounts.has_capital:
        return [language.say(WITHOUT_CAPITAL, **facts)]
    low, high = accounts.tfp_band
    parts = {"labour": accounts.from_labour, "capital": accounts.from_capital, "tfp": accounts.tfp}
    parts |= {"low": low, "high": high}
    written = {name: language.signed(value, 2) for name, value in parts.items()}
    is_beside = accounts.method == RELATIVE
    said = [language.say(GREW_BESIDE if is_beside else GREW, output=facts["output"], **written)]
    return [*said, *_share(language, accounts, place)]


def _share(language: Language, accounts: Any, place: str) -> list[str]:
    codes = [code for code in accounts.codes if code in FINDINGS]
    if accounts.method == RELATIVE:
        said = [language.say(NO_SHARE_BESIDE)]
        codes = [code for code in codes if code not in ABOUT_SHARES]
    elif math.isfinite(accounts.share):
        low, high = (language.percent(100 * end, 1) for end in accounts.band)
        said = [language.say(TFP_SHARE, share=language.percent(100 * accounts.share, 1), low=low, high=high)]
    else:
        said = []
    return [*said, *(finding_sentence(language, code, place) for code in codes)]
