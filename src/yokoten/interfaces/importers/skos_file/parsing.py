"""From bytes to statements."""

import time

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax

from yokoten.interfaces.importers.skos_file.guard import Clock, bounded_graph, checked_json, text_of
from yokoten.interfaces.importers.skos_file.refusal import SkosUnreadable
from yokoten.kernel.errors import Refusal

BASE = "https://file.invalid/"
TURTLE, JSON_LD = "turtle", "json-ld"
ENDINGS = {"ttl": TURTLE, "n3": TURTLE, "nt": TURTLE, "jsonld": JSON_LD, "json": JSON_LD}


def kind_of(filename: str, text: str) -> str:
    """Turtle or JSON-LD, by the name's ending, else by how the file begins."""
    known = ENDINGS.get(filename.rpartition(".")[2].lower())
    return known or (JSON_LD if text.lstrip()[:1] == "{" else TURTLE)


def parsed(content: bytes, filename: str, *, clock: Clock = time.monotonic) -> Graph:
    """The statements of a file. Relative addresses hang on a base that leads nowhere; nothing is fetched."""
    text = text_of(content)
    graph, kind = bounded_graph(clock), kind_of(filename, text)
    if kind == JSON_LD:
        checked_json(text)
    try:
        return graph.parse(data=text, format=kind, publicID=BASE)
    except Refusal:
        raise
    except BadSyntax as wrong:
        raise SkosUnreadable("skos_not_turtle", line=wrong.lines + 1) from wrong
    except RecursionError as deep:
        raise SkosUnreadable("skos_too_deep", most=100) from deep
    except Exception as wrong:  # the parsers let through whatever their insides raise
        raise SkosUnreadable("skos_not_readable", detail=" ".join(str(wrong).split())[:160]) from wrong
