"""The adoptions of the demo, out of their table."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def listed_adoptions() -> tuple[Mapping[str, Any], ...]:
    """Adoptions as the table has them: days as days."""
    content = files("yokoten.spread").joinpath("demonstration", "adoptions.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(content)["adoption"])
