"""The one way to change anything: `@action`."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS: dict[str, Callable] = {}


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run an act in one transaction and register it under `room.verb_noun`.

    The first parameter must be `actor` and the function must say in a docstring what it does.
    Inside, always in this order: lock, permit, change, record, tell, return.
    """
    first = next(iter(inspect.signature(function).parameters), "")
    if first != "actor":
        raise TypeError(f"{function.__qualname__}: the first parameter of an action is `actor`")
    if not function.__doc__:
        raise TypeError(f"{function.__qualname__}: an action says in a docstring what it does")

    @wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return function(*args, **kwargs)

    room = function.__module__.split(".")[1]
    ACTIONS[f"{room}.{function.__name__}"] = act
    return act
