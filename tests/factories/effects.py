"""Panels with treatment for methods that look for its effect; figures follow from numbers, not from chance."""

import numpy as np


def make_staggered(units=60, periods=5, *, starts=(3, 4, 5, np.inf)):
    """Outcome (units, periods), first treated period of each unit, periods 1, 2, …; effects 1, 1.4, 1.8, …"""
    unit, time = np.arange(units)[:, None], np.arange(1, periods + 1)[None, :]
    first = np.array([starts[(7 * number + number // 3) % len(starts)] for number in range(units)], float)
    noise = ((37 * unit + 11 * time**2 + 5 * unit * time) % 17) / 10
    since = time - np.where(np.isinf(first), 0, first)[:, None]
    effect = np.where(time >= first[:, None], 1 + 0.4 * since, 0)
    return noise + 0.3 * time + effect, first, time[0].astype(float)


def long_rows(outcome, first, periods, head="unit,year,y,first"):
    """The same as the text of a long table; never is an empty cell."""
    lines = [head]
    for unit, start in enumerate(first):
        written = "" if np.isinf(start) else f"{start:g}"
        lines += [
            f"u{unit:03d},{time:g},{round(y, 9)!r},{written}"
            for time, y in zip(periods, outcome[unit].tolist(), strict=True)
        ]
    return "\n".join(lines) + "\n"


def draw_staggered(rng, units=100, periods=5, effect=0.0):
    """Parallel trends, independent noise, a quarter never treated."""
    first = rng.choice([3, 4, 5, np.inf], units)
    time = np.arange(1.0, periods + 1)
    outcome = rng.normal(0, 1, (units, 1)) + 0.2 * time + rng.normal(0, 0.6, (units, periods))
    return outcome + effect * (time >= first[:, None]), first, time


def make_synthetic(units=12, periods=20, before=12, *, effect=-6.0):
    """Unit 0 is 0.6 of unit 3 and 0.4 of unit 7 plus a small wave, with an effect from `before` on."""
    unit, time = np.arange(units)[:, None], np.arange(periods)[None, :]
    outcome = 100 + 3 * np.sin(unit * 1.7 + time * (0.2 + unit / 40)) + unit * 2 - time * (1 + (unit % 5) / 5)
    outcome[0] = 0.6 * outcome[3] + 0.4 * outcome[7] + 0.05 * np.cos(3 * time[0])
    outcome[0, before:] += effect
    return outcome
