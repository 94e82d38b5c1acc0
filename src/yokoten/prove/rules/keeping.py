"""Facts, registrations and reasons as plain tables to be stored, and back again."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

from yokoten.prove.rules.evidence_facts import Checks, EvidenceFacts, Quality
from yokoten.prove.rules.holding import Held
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.registering import Registration
from yokoten.prove.rules.sizes import Size

DAYS = ("window_from", "window_to", "start")
GROUPS = ("treated", "comparison")
DATED = ("due", "until")


def kept_facts(facts: EvidenceFacts) -> dict[str, Any]:
    return asdict(facts)


def read_facts(kept: Mapping[str, Any]) -> EvidenceFacts:
    plain = {name: value for name, value in kept.items() if name not in ("checks", "quality", "size")}
    size = Size(**kept["size"]) if kept["size"] else None
    return EvidenceFacts(checks=Checks(**kept["checks"]), quality=Quality(**kept["quality"]), size=size, **plain)


def kept_registration(one: Registration) -> dict[str, Any]:
    return {each.name: _plain(getattr(one, each.name)) for each in fields(one)}


def read_registration(kept: Mapping[str, Any]) -> Registration:
    days = {name: date.fromisoformat(kept[name]) for name in DAYS}
    groups = {name: tuple(kept[name]) for name in GROUPS}
    matters = None if kept["matters"] is None else Decimal(kept["matters"])
    return Registration(**{**kept, **days, **groups, "matters": matters})


def kept_reason(reason: Reason | None) -> dict[str, Any]:
    """An empty table for no reason."""
    if reason is None:
        return {}
    return {"code": reason.code, "facts": {name: _plain(value) for name, value in reason.facts.items()}}


def read_reason(kept: Mapping[str, Any]) -> Reason | None:
    if not kept:
        return None
    facts = {name: date.fromisoformat(value) if name in DATED else value for name, value in kept["facts"].items()}
    return Reason(kept["code"], facts)


def read_held(verdict: str, reason: Mapping[str, Any], kept: tuple[float | None, ...]) -> Held:
    """`kept`: the share that is left and both ends of its interval."""
    return Held(verdict, read_reason(reason), *kept)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return list(value) if isinstance(value, tuple) else value
