"""Refusals carry a stable code and facts; the door owns the sentence."""

from typing import Any


class Refusal(Exception):
    """An act that did not happen, and why, as a code and facts."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class NotAllowed(Refusal):
    """The actor may not do this."""


class RuleBroken(Refusal):
    """The act is not possible as things stand."""
