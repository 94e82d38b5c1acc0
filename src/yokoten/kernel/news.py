"""News between rooms that do not know each other: one announces, `config/wiring.py` alone subscribes.

What must not get lost is no news: letters go into the outbox within the transaction. Topics are written here, each with
its facts.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import transaction

LOOKED_AFTER = "work_looked_after"
"""Background work was looked after just now; whoever left work there may see what became of it. No facts."""

DAY_BEGUN = "day_begun"
"""A working day begins where the installation stands; may be announced several times a day, so remind by key.

Facts: `today`, a date, and `now`, a moment. A room that has something due subscribes a function that asks
`kernel.actions.telling.remind` with its deadlines.
"""

FIGURES_CHANGED = "figures_changed"
"""Values of indicators came into force, or an import was taken back. Facts: `today`, a date, and `now`, a moment."""

_listeners: dict[str, list[Callable[..., None]]] = defaultdict(list)


def subscribe(topic: str, listener: Callable[..., None]) -> None:
    """Call `listener(**facts)` after commit whenever `topic` is announced."""
    if listener not in _listeners[topic]:
        _listeners[topic].append(listener)


def announce(topic: str, **facts: Any) -> None:
    """Tell what happened; listeners run once the transaction is committed, and one that fails is logged and holds up
    no other."""
    for listener in _listeners[topic]:
        transaction.on_commit(lambda heard=listener: heard(**facts), robust=True)
