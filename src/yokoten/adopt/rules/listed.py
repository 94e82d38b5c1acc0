"""The projects of the demo, out of their table."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def listed_projects() -> tuple[Mapping[str, Any], ...]:
    """Projects as the table has them: days as days, numbers as text."""
    content = files("yokoten.adopt").joinpath("demonstration", "projects.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(content)["project"])
