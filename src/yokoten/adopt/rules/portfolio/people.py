"""Sponsor and lead as a table names them: by address or name; who has no account stays a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yokoten.adopt.rules.portfolio.row import Row
from yokoten.kernel.rules.folding import fold


@dataclass(frozen=True)
class People:
    """People of the organisation by their address in small letters and by their folded name."""

    by_address: Mapping[str, Any] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


def person_in(row: Row, role: str, people: People) -> dict[str, Any]:
    """The fields of the card: the person or, without an account, the name."""
    said = row.text(role)
    if "@" in said:
        person = people.by_address.get(said.lower())
        if person is None:
            row.refuse(role, "person_unknown", cell=said[:60])
        return {role: person, f"{role}_name": ""}
    named = people.by_name.get(fold(said).strip(), ())
    if len(named) > 1:
        row.refuse(role, "person_unclear", cell=said[:60])
    if len(named) == 1:
        return {role: named[0], f"{role}_name": ""}
    return {role: None, f"{role}_name": said}
