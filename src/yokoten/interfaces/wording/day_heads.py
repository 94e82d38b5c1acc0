"""How people name the columns of a table of days and numbers, in all four languages."""

from collections.abc import Sequence

from yokoten.interfaces.wording.behaviour import COUNTED
from yokoten.interfaces.wording.language import CODES, Language, mark, speak

DAY, NUMBER, NOTE = mark("Day"), mark("Number"), mark("What was different")
ALSO = {
    "day": ("date", "on", "дата", "datum", "ngày tháng"),
    "value": ("value", "значение", "giá trị", "số liệu", "värde"),
    "events": ("count", "events", "количество", "số lượng", "antal"),
    "size": ("size", "total", "всего", "tổng số", "totalt"),
    "parts": ("values", "значения", "các giá trị", "värden"),
    "note": ("note", "comment", "примечание", "комментарий", "ghi chú", "anmärkning", "kommentar"),
}


def heads_of(chart: str, own: Sequence[str]) -> dict[str, list[str]]:
    """The names each column may have; `own` are the name and the unit of the target."""
    said = {"day": DAY, "value": NUMBER, "note": NOTE, **dict(COUNTED.get(chart, ()))}
    found = {name: [*ALSO[name], *(speak(code).say(word) for code in CODES)] for name, word in said.items()}
    found["value"] += [*own, ", ".join(own)]
    return found


def wanted_heads(language: Language, chart: str, number: str) -> list[str]:
    """The heads that a table for a target with this chart has, in the reader's language."""
    counted = [language.say(word) for _name, word in COUNTED.get(chart, ())]
    return [language.say(DAY), *(counted or [number]), language.say(NOTE)]
