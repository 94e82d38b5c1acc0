"""Swedish compounds: a word nobody has met is split into two words that were."""

from collections.abc import Callable

SHORTEST = 3
LINKS = ("s", "")


def parts(word: str, stem: Callable[[str], str], known: Callable[[str], int]) -> tuple[str, ...]:
    """Stems of the two parts whose rarer one is met most often, a linking s allowed; empty when there are none."""
    best, found = 0, ()
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        last = stem(word[cut:])
        often = known(last)
        if often <= best:
            continue
        for link in LINKS:
            head = word[:cut]
            if link and not (head.endswith(link) and len(head) > SHORTEST):
                continue
            first = stem(head[: len(head) - len(link)])
            seen = min(known(first), often)
            if seen > best:
                best, found = seen, (first, last)
    return found
