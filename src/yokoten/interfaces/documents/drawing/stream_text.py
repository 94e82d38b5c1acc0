"""Text in a drawing: how wide it will be at most, and where its lines break."""

import re

NARROW, WIDE = set("iljtfrIJ.,:;!|'()[] "), set("mwMWЖШЩЮЫФМДжшщюыфм@%—")
EM = {"narrow": 0.40, "wide": 0.94, "cyrillic": 0.66, "capital": 0.72, "other": 0.62}
BREAKS = re.compile(r"[ \t\r\n]+")
STRONG, LEAST_TAIL = 1.12, 3


def width_of(text: str, size: int = 13, *, is_strong: bool = False) -> float:
    """An upper estimate in drawing units, for the widest of the fonts in use."""
    return size * (STRONG if is_strong else 1.0) * sum(EM[_kind(sign)] for sign in text)


def wrapped(text: str, width: float, size: int = 13, *, is_strong: bool = False, most: int | None = None) -> list[str]:
    """Lines no wider than `width`, broken between words or, in a longer word, inside.

    Beyond `most` lines the rest is cut and the last line ends in "…".
    """
    room = width / (STRONG if is_strong else 1.0)
    lines: list[str] = []
    for word in BREAKS.split(text.strip()):
        for part in _parts(word, room, size):
            joined = f"{lines[-1]} {part}" if lines else part
            if lines and width_of(joined, size) <= room:
                lines[-1] = joined
            else:
                lines.append(part)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _ended(lines[most - 1], room, size)]
    return lines


def _kind(sign: str) -> str:
    if sign in NARROW:
        return "narrow"
    if sign in WIDE:
        return "wide"
    if "Ѐ" <= sign <= "ӿ":
        return "capital" if sign.isupper() else "cyrillic"
    return "capital" if sign.isupper() else "other"


def _parts(word: str, width: float, size: int) -> list[str]:
    """The word, or pieces of it, broken behind a hyphen of its own or with a new one."""
    parts, rest = [], word
    while width_of(rest, size) > width and len(rest) > LEAST_TAIL + 1:
        cut = len(rest) - 1
        while cut > 1 and width_of(f"{rest[:cut]}-", size) > width:
            cut -= 1
        cut = max(min(cut, len(rest) - LEAST_TAIL), 1)
        hyphen = rest.rfind("-", 2, cut + 1)
        cut, sign = (hyphen + 1, "") if hyphen > 0 else (cut, "-")
        parts.append(rest[:cut] + sign)
        rest = rest[cut:]
    return [*parts, rest] if rest else parts


def _ended(line: str, width: float, size: int) -> str:
    cut = line
    while cut and width_of(f"{cut}…", size) > width:
        cut = cut[:-1]
    return f"{cut.rstrip()}…"
