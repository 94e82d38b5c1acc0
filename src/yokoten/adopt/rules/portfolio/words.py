"""Words that stand in cells for a choice: in four languages, the first is the one that an export writes."""

from collections.abc import Mapping

from yokoten.adopt.rules.effects import CASH, ONE_OFF, YEARLY
from yokoten.adopt.rules.effects import PAPER as ON_PAPER
from yokoten.kernel.rules.folding import fold

LOWER, HIGHER = "lower", "higher"
Words = Mapping[str, Mapping[str, tuple[str, ...]]]

DIRECTION: Words = {
    LOWER: {
        "en": ("lower", "less", "down"), "ru": ("меньше", "ниже", "снижение"), "vi": ("thấp hơn", "giảm", "ít hơn"),
        "sv": ("lägre", "mindre", "ned"),
    },
    HIGHER: {
        "en": ("higher", "more", "up"), "ru": ("больше", "выше", "рост"), "vi": ("cao hơn", "tăng", "nhiều hơn"),
        "sv": ("högre", "mer", "upp"),
    },
}  # fmt: skip
KIND: Words = {
    ONE_OFF: {
        "en": ("once", "one-off"), "ru": ("один раз", "разово", "единовременно"), "vi": ("một lần",),
        "sv": ("en gång", "engång"),
    },
    YEARLY: {
        "en": ("every year", "yearly"), "ru": ("каждый год", "ежегодно", "в год"), "vi": ("hằng năm", "mỗi năm"),
        "sv": ("varje år", "årligen"),
    },
}  # fmt: skip
FORM: Words = {
    CASH: {"en": ("in cash", "cash"), "ru": ("деньгами",), "vi": ("tiền thật",), "sv": ("i pengar",)},
    ON_PAPER: {"en": ("on paper", "paper"), "ru": ("на бумаге",), "vi": ("trên giấy",), "sv": ("på papper",)},
}
CHOICES: Mapping[str, Words] = {"direction": DIRECTION, "kind": KIND, "form": FORM}


def meant(target: str, cell: str) -> str:
    """The choice that the cell means; empty where it is none."""
    said = fold(cell).strip(" .")
    for code, words in CHOICES[target].items():
        if said == code or any(said == fold(word) for each in words.values() for word in each):
            return code
    return ""


def word(target: str, code: str, language: str) -> str:
    """A choice as an export writes it."""
    words = CHOICES[target][code]
    return words.get(language, words["en"])[0]


def understood(target: str, language: str) -> str:
    """The words that can stand there, for whoever mends the cell."""
    return ", ".join(word(target, code, language) for code in CHOICES[target])
