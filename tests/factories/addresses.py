"""Every address of the house, for tests that visit them all."""

import re

from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES = {
    "int": "1",
    "slug": "some-code",
    "str": "some-code",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "x",
}


def pages(patterns=None, prefix=""):
    """Every address of the house with its name, parameters filled in."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from pages(entry.url_patterns, address)
        elif isinstance(entry, URLPattern):
            yield entry.name or address, "/" + sample(address)


def sample(address):
    filled = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "x", address)
    filled = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", "x"), filled)
    return re.sub(r"[\^$\\]|\(\?:[^)]*\)\??", "", filled)
