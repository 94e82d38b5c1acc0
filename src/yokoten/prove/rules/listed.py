"""The evaluations of the demo, out of their table."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def listed_evaluations() -> tuple[Mapping[str, Any], ...]:
    """Evaluations as the table has them: days as days, numbers as text."""
    content = files("yokoten.prove").joinpath("demonstration", "evaluations.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(content)["evaluation"])
