"""News that travels up: a lower room announces, `config/wiring.py` alone subscribes."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import transaction

_listeners: dict[str, list[Callable[..., None]]] = defaultdict(list)


def subscribe(topic: str, listener: Callable[..., None]) -> None:
    """Call `listener(**facts)` after commit whenever `topic` is announced."""
    if listener not in _listeners[topic]:
        _listeners[topic].append(listener)


def announce(topic: str, **facts: Any) -> None:
    """Tell what happened; listeners run once the transaction is committed."""
    for listener in _listeners[topic]:
        transaction.on_commit(lambda heard=listener: heard(**facts))
