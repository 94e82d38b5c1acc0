"""Codes for what an import makes: short, lasting, in Latin letters."""

import re
from collections.abc import Container

from yokoten.kernel.rules.folding import fold

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_LATIN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya e"
_CYRILLIC = dict(zip(_LETTERS, _LATIN.split(" "), strict=True))
LONGEST = 48


def code_of(name: str, taken: Container[str], *, prefix: str = "", otherwise: str = "indicator") -> str:
    """`Валовой продукт` as `valovoy-produkt`, with a number behind it where that is taken."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in fold(name))
    plain = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:LONGEST].strip("-") or otherwise
    start = f"{prefix}{plain}"
    code, number = start, 2
    while code in taken:
        code, number = f"{start}-{number}", number + 1
    return code
