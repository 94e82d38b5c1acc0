"""Words as people type them: spaces tidied, blank lines kept as paragraphs."""

import re

_MANY_LINES = re.compile(r"\n{3,}")
_STRAY = re.compile(r"[ \t\u00a0]+\n")


def tidy_line(text: str, limit: int) -> str:
    """One line without stray spaces, cut at its limit."""
    return " ".join(text.split())[:limit].rstrip()


def tidy_prose(text: str) -> str:
    """Paragraphs without stray spaces at their ends and with at most one blank line between them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return _MANY_LINES.sub("\n\n", _STRAY.sub("\n", lines)).strip()
