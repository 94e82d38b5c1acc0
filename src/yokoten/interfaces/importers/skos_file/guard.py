"""What keeps a SKOS file from costing more than it may: its size, its depth, its statements, the time it takes."""

import json
from collections.abc import Callable
from typing import Any

from rdflib import Graph
from rdflib.plugins.stores.memory import Memory

from yokoten.interfaces.importers.skos_file.refusal import SkosUnreadable

Clock = Callable[[], float]

MAX_BYTES = 8 * 1024 * 1024
MAX_STATEMENTS = 200_000
MAX_DEPTH = 40
MAX_SECONDS = 30.0
EVERY = 256


class BoundedStore(Memory):
    """A store that refuses once it holds too much or was at it too long."""

    def __init__(self, clock: Clock, *, most: int = MAX_STATEMENTS, seconds: float = MAX_SECONDS) -> None:
        super().__init__()
        self._clock, self._most, self._end, self._count = clock, most, clock() + seconds, 0

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """One statement more."""
        self._count += 1
        if self._count > self._most:
            raise SkosUnreadable("skos_too_many", most=self._most)
        if self._count % EVERY == 0 and self._clock() > self._end:
            raise SkosUnreadable("skos_too_slow")
        super().add(triple, context, quoted)


def bounded_graph(clock: Clock, **bounds: Any) -> Graph:
    return Graph(store=BoundedStore(clock, **bounds))


def text_of(content: bytes) -> str:
    """The text of a file that is neither too large nor anything but UTF-8."""
    if len(content) > MAX_BYTES:
        raise SkosUnreadable("skos_too_large", megabytes=MAX_BYTES // 2**20)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise SkosUnreadable("skos_not_text", at=wrong.start + 1) from wrong


def checked_json(text: str) -> Any:
    """A JSON-LD document that asks for nothing outside itself: no address of a context, nothing to import."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise SkosUnreadable("skos_not_json", line=wrong.lineno, column=wrong.colno) from wrong
    except RecursionError as deep:
        raise SkosUnreadable("skos_too_deep", most=MAX_DEPTH) from deep
    except ValueError as wrong:
        raise SkosUnreadable("skos_not_json", line=1, column=1) from wrong
    _walk(document)
    return document


def _walk(document: Any) -> None:
    waiting = [(document, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise SkosUnreadable("skos_too_deep", most=MAX_DEPTH)
        if isinstance(value, dict):
            if "@import" in value:
                raise SkosUnreadable("skos_remote", address=str(value["@import"])[:120])
            _check_context(value.get("@context"))
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(each, depth + 1) for each in inner]


def _check_context(context: Any) -> None:
    """A context is written out in the file; one that is an address would have to be fetched."""
    for each in context if isinstance(context, list) else [context]:
        if isinstance(each, str):
            raise SkosUnreadable("skos_remote", address=each[:120])
