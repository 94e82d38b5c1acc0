"""Official figures of places that began and of others that did not, by year."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from yokoten.analysis.effect import StaggeredEffect, did_2x2, staggered_did, synthetic_control
from yokoten.analysis.effect.group_time import NEVER, NOT_YET
from yokoten.analysis.effect.quantiles import normal_quantile
from yokoten.analysis.refusal import NotComputable
from yokoten.prove.rules.designs import DID, DID_STAGGERED, SYNTHETIC, DataShape
from yokoten.prove.rules.estimating import Estimate, estimated
from yokoten.prove.rules.evidence_facts import Quality
from yokoten.prove.rules.figures import Later, tried
from yokoten.prove.rules.reading import Outcome, earlier_start, of_staggered, of_synthetic, of_two_groups
from yokoten.prove.rules.series import Series, Sides

NORMAL = normal_quantile(0.975)


@dataclass(frozen=True, eq=False)
class Groups:
    """`values` (places, years), NaN where missing; `first`: the year in which a place began, None for never.

    `last` is the last year of the window; later years serve the question whether the effect held.
    """

    places: tuple[str, ...]
    first: tuple[int | None, ...]
    years: tuple[int, ...]
    values: np.ndarray
    last: int
    quality_: Quality

    def shape(self) -> DataShape:
        """Places without all figures of the window are left out."""
        inside = self._inside()
        starts = [year for year in inside.first if year is not None]
        before = sum(year < min(starts) for year in inside.years) if starts else len(inside.years)
        return DataShape(
            units=len(inside.places),
            treated=len(starts),
            starts=len(set(starts)),
            before=before,
            after=len(inside.years) - before,
            never=len(inside.places) - len(starts),
            not_yet=sum(year > min(starts) for year in starts) if starts else 0,
        )

    def estimated(self, design: str, outcome: Outcome) -> Estimate:
        inside = self._inside()
        return BY_DESIGN[design](inside, outcome) if design in BY_DESIGN else _by_itself(design, inside, outcome)

    def quality(self) -> Quality:
        return self.quality_

    def kept(self) -> dict[str, Any]:
        """As it is stored with a run, places without all figures too."""
        return _kept(replace(self, **_cut(self, [year <= self.last for year in self.years])))

    def later(self, kept: Mapping[str, Any], design: str, outcome: Outcome) -> Later:
        """By the same design on the years after the last one used."""
        used = max(kept["years"])
        start = min(year for year in self.first if year is not None)
        chosen = [year < start or year > used for year in self.years]
        whole = replace(self, last=max(self.years))
        fresh = replace(whole, **_cut(whole, chosen))
        later = [year for year in self.years if year > used]
        if design == DID_STAGGERED:
            estimate = tried(lambda: _staggered_since(whole._inside(), outcome, used))
        else:
            estimate = tried(lambda: fresh.estimated(design, outcome))
        return Later(estimate, len(later), date(max([used, *later]), 12, 31), _kept(fresh))

    def _inside(self) -> "Groups":
        cut = replace(self, **_cut(self, [year <= self.last for year in self.years]))
        whole = ~np.isnan(cut.values).any(axis=1)
        rows = np.flatnonzero(whole).tolist()
        return replace(
            cut,
            places=tuple(cut.places[row] for row in rows),
            first=tuple(cut.first[row] for row in rows),
            values=cut.values[whole],
        )


def read_groups(kept: Mapping[str, Any]) -> Groups:
    """Figures of places as they were stored with a run."""
    values = np.array([[math.nan if one is None else one for one in unit["values"]] for unit in kept["units"]], float)
    return Groups(
        tuple(unit["place"] for unit in kept["units"]),
        tuple(unit["first"] for unit in kept["units"]),
        tuple(kept["years"]),
        values,
        max(kept["years"]),
        Quality(),
    )


def _cut(groups: Groups, chosen: Sequence[bool]) -> dict[str, Any]:
    years = tuple(year for year, is_kept in zip(groups.years, chosen, strict=True) if is_kept)
    return {"years": years, "values": groups.values[:, np.array(chosen, bool)]}


def _kept(groups: Groups) -> dict[str, Any]:
    rows = zip(groups.places, groups.first, groups.values.tolist(), strict=True)
    units = [
        {"place": place, "first": first, "values": [None if math.isnan(one) else one for one in row]}
        for place, first, row in rows
    ]
    return {"years": list(groups.years), "units": units}


def _did(groups: Groups, outcome: Outcome) -> Estimate:
    start = min(year for year in groups.first if year is not None)
    count = len(groups.years)
    post = np.tile([int(year >= start) for year in groups.years], len(groups.places))
    treated = np.repeat([int(year is not None) for year in groups.first], count)
    found = did_2x2(groups.values.ravel(), np.repeat(groups.places, count), treated, post)
    several = tried_pretrend(groups)
    return Estimate(of_two_groups(found, outcome, pretrend=several), found.se, (), course=_course(groups, start))


def tried_pretrend(groups: Groups) -> float | None:
    """p of different trends before the start; None where one year before cannot show any."""
    try:
        pretrend = _staggered_effect(groups).pretrend
    except NotComputable:
        return None
    return float(pretrend.p) if pretrend and math.isfinite(pretrend.p) else None


def _staggered(groups: Groups, outcome: Outcome) -> Estimate:
    found = _staggered_effect(groups)
    se = float(np.ravel(found.simple_interval.se)[0])
    start = min(year for year in groups.first if year is not None)
    return Estimate(of_staggered(found, outcome), se if math.isfinite(se) else None, (), course=_course(groups, start))


def _staggered_effect(groups: Groups) -> StaggeredEffect:
    has_never = sum(year is None for year in groups.first) >= 2
    first = [math.inf if year is None else year for year in groups.first]
    return staggered_did(groups.values, first, groups.years, control=NEVER if has_never else NOT_YET)


def _staggered_since(groups: Groups, outcome: Outcome, used: int) -> Estimate:
    """The mean over the calendar years after the last one used, groups by their shares."""
    found = _staggered_effect(groups)
    keys = np.asarray(found.calendar.keys)
    chosen = keys > used
    if not chosen.any():
        raise NotComputable("did_nothing_after")
    values, errors = np.asarray(found.calendar.values)[chosen], np.asarray(found.calendar.interval.se)[chosen]
    middle, se = float(values.mean()), float(errors.mean())
    reading = of_staggered(found, outcome)
    size = outcome.size(middle, middle - NORMAL * se, middle + NORMAL * se)
    return Estimate(replace(reading, size=size), se, ())


def _synthetic(groups: Groups, outcome: Outcome) -> Estimate:
    row = next(at for at, year in enumerate(groups.first) if year is not None)
    start = groups.first[row]
    before = sum(year < start for year in groups.years)
    found = synthetic_control(groups.values, row, before)
    placebo = earlier_start(groups.values, row, before)
    weights = zip(found.fit.donors.tolist(), found.fit.weights.weights.tolist(), strict=True)
    mix = sorted(((weight, groups.places[donor]) for donor, weight in weights if weight >= 0.005), reverse=True)
    course = {
        **_course(groups, start),
        "others": found.fit.synthetic.tolist(),
        "mix": [[place, weight] for weight, place in mix],
        "rank": found.rank,
        "of": found.placebo_n,
    }
    return Estimate(of_synthetic(found, outcome, placebo=placebo), None, (), course=course)


def _by_itself(design: str, groups: Groups, outcome: Outcome) -> Estimate:
    """Without others: the mean of those who began, by year, before and since the first start."""
    start = min(year for year in groups.first if year is not None)
    course = _course(groups, start)
    days, values = tuple(date(year, 1, 1) for year in groups.years), tuple(course["began"])
    series = Series(days, values)
    first = date(start, 1, 1)
    found = estimated(design, Sides(series.until(first), series.since(first)), outcome)
    return replace(found, course={**found.course, **course})


def _course(groups: Groups, start: int) -> dict[str, Any]:
    """The mean of those who began and of the others, by year."""
    began = np.array([year is not None for year in groups.first])
    others = groups.values[~began].mean(axis=0).tolist() if (~began).any() else []
    return {"start": start, "years": list(groups.years), "began": groups.values[began].mean(axis=0).tolist(),
            "others": others}  # fmt: skip


BY_DESIGN: Mapping[str, Callable[[Groups, Outcome], Estimate]] = {
    DID: _did,
    DID_STAGGERED: _staggered,
    SYNTHETIC: _synthetic,
}


def with_years_to_come(groups: Groups, this_year: int) -> DataShape:
    """The shape at the end of the window: years after the last known one will come, those before it will not."""
    shape = groups.shape()
    known = max(groups.years, default=this_year - 1)
    starts = [year for year in groups.first if year is not None]
    if not starts:
        return shape
    to_come = range(known + 1, groups.last + 1)
    return replace(
        shape,
        before=shape.before + sum(year < min(starts) for year in to_come),
        after=shape.after + sum(year >= min(starts) for year in to_come),
    )
