"""Output, labour and capital of a small country, made so that the answer is known beforehand."""

import numpy as np

from yokoten.compare.rules.productivity.production import Production

YEARS = (2010, 2020)
REGIONS = 12


def make_production(**changes):
    """Twelve regions on one ray: labour and capital 1 to 12, output one for one; the first is the focus at half of it.

    All rates are per region and equal in both years, so nothing moves unless `changes` say so.
    """
    size = np.arange(1.0, REGIONS + 1)
    flat = np.column_stack([size, size])
    output = flat.copy()
    output[0] = 0.5
    start = {
        "units": tuple(f"R{number}" for number in range(REGIONS)),
        "years": YEARS,
        "focus": 0,
        "output": output,
        "labour": flat.copy(),
        "capital": flat.copy(),
        "breaks": np.zeros(flat.shape, bool),
        "prices": {"output": "constant", "labour": "none", "capital": "constant"},
    }
    return Production(**{**start, **changes})


def table(**rows):
    """The output of `make_production` with rows by number changed: `r0=[0.5, 1.0]`."""
    output = make_production().output.copy()
    for name, values in rows.items():
        output[int(name[1:])] = values
    return output
