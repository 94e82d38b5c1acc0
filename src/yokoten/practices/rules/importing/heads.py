"""Which column of a table of practices means what, by its head in four languages."""

from collections.abc import Sequence
from typing import Any

from yokoten.kernel.rules.folding import fold

TEXTS = ("title", "problem", "context", "essence", "steps", "resources", "results", "difficulties", "conditions")
FACTS = (
    "place", "sector", "size", "level", "outcome", "started_on", "cost", "currency", "people", "weeks",
    "contact_name", "contact_email", "contact_phone", "source_address",
)  # fmt: skip
TARGETS = ("import_key", *TEXTS, *FACTS)

HEADS: dict[str, tuple[str, ...]] = {
    "import_key": ("id", "key", "number", "no", "код", "номер", "ключ", "mã", "mã số", "stt", "nummer", "nyckel"),
    "title": (
        "title",
        "name",
        "practice",
        "название",
        "наименование",
        "практика",
        "tên",
        "tiêu đề",
        "tên mô hình",
        "tên thực hành",
        "titel",
        "namn",
        "rubrik",
    ),
    "problem": ("problem", "need", "проблема", "задача", "vấn đề", "khó khăn ban đầu", "behov", "utmaning"),
    "context": ("context", "background", "контекст", "условия применения", "bối cảnh", "bakgrund", "sammanhang"),
    "essence": (
        "essence",
        "description",
        "summary",
        "solution",
        "суть",
        "описание",
        "решение",
        "содержание",
        "mô tả",
        "nội dung",
        "giải pháp",
        "beskrivning",
        "lösning",
        "sammanfattning",
    ),
    "steps": ("steps", "how", "шаги", "этапы", "порядок внедрения", "các bước", "cách làm", "steg", "genomförande"),
    "resources": ("resources", "ресурсы", "nguồn lực", "resurser"),
    "results": ("results", "result", "effect", "результат", "результаты", "эффект", "kết quả", "resultat", "effekt"),
    "difficulties": (
        "difficulties",
        "risks",
        "lessons",
        "трудности",
        "риски",
        "сложности",
        "khó khăn",
        "rủi ro",
        "svårigheter",
        "risker",
        "lärdomar",
    ),
    "conditions": ("conditions", "условия", "điều kiện", "förutsättningar"),
    "place": (
        "place",
        "region",
        "country",
        "country code",
        "geocoverage codes",
        "регион",
        "территория",
        "субъект",
        "страна",
        "địa phương",
        "tỉnh",
        "tỉnh thành",
        "region",
        "län",
        "land",
        "ort",
    ),
    "sector": ("sector", "primary sector", "branch", "отрасль", "сфера", "ngành", "lĩnh vực", "sektor", "bransch"),
    "size": ("size", "staff", "размер", "численность", "quy mô", "storlek"),
    "level": ("level", "geoextent", "уровень", "cấp", "nivå"),
    "outcome": ("outcome", "status", "статус", "trạng thái", "tình trạng", "läge", "utfall"),
    "started_on": (
        "started",
        "start",
        "start date",
        "year",
        "год",
        "дата начала",
        "начало",
        "năm",
        "ngày bắt đầu",
        "startdatum",
        "år",
        "start år",
    ),
    "cost": ("cost", "budget", "стоимость", "бюджет", "kinh phí", "chi phí", "kostnad"),
    "currency": ("currency", "валюта", "tiền tệ", "valuta"),
    "people": ("people", "люди", "исполнителей", "số người", "personer"),
    "weeks": ("weeks", "недель", "số tuần", "veckor"),
    "contact_name": ("contact", "contact name", "контакт", "контактное лицо", "người liên hệ", "kontakt"),
    "contact_email": ("e mail", "email", "почта", "электронная почта", "thư điện tử", "e post", "epost"),
    "contact_phone": ("phone", "telephone", "телефон", "điện thoại", "telefon"),
    "source_address": ("url", "link", "web", "ссылка", "сайт", "liên kết", "đường dẫn", "länk", "webbplats"),
}


# The fields as the product itself names them, so that a table written from its form is understood whole.
OWN: dict[str, tuple[str, ...]] = {
    "problem": ("the problem", "problemet"),
    "context": ("where it was done", "где это сделано", "làm ở đâu", "var det gjordes"),
    "essence": ("what is done", "что делается", "vad som görs", "cách làm"),
    "steps": ("step by step", "шаг за шагом", "steg för steg"),
    "resources": ("what it takes", "что для этого нужно", "cần những gì", "vad som krävs"),
    "results": ("what came of it", "что получилось", "vad det ledde till"),
    "difficulties": (
        "difficulties and failures",
        "трудности и неудачи",
        "khó khăn và thất bại",
        "svårigheter och misslyckanden",
    ),
    "conditions": (
        "what must be in place",
        "что должно быть заранее",
        "điều kiện cần có",
        "vad som måste finnas på plats",
    ),
    "outcome": ("результат",),
    "place": ("địa bàn", "område"),
    "size": ("size of the organisation", "размер организации", "quy mô tổ chức", "organisationens storlek"),
    "started_on": ("started on", "начато", "bắt đầu", "började", "började den"),
    "currency": ("đơn vị tiền",),
    "people": ("people at work on it", "сколько людей работало", "số người làm", "personer som arbetade med det"),
    "weeks": (
        "weeks until it worked",
        "недель до результата",
        "số tuần đến khi có kết quả",
        "veckor tills det fungerade",
    ),
    "contact_name": ("who can be asked", "к кому обратиться", "liên hệ", "người có thể liên hệ", "vem man kan fråga"),
    "contact_email": ("e-mail of the contact", "почта контактного лица", "thư điện tử liên hệ", "kontaktens e-post"),
    "contact_phone": (
        "telephone of the contact",
        "телефон контактного лица",
        "điện thoại liên hệ",
        "kontaktens telefon",
    ),
    "source_address": ("web address", "адрес в интернете", "địa chỉ web", "webbadress"),
}


def proposed(heads: Sequence[Any]) -> dict[str, int]:
    """For each target the column whose head is one of its names, the first such column; a column serves once."""
    named = [fold(str(head or "")) for head in heads]
    taken: dict[str, int] = {}
    for target in TARGETS:
        for name in (*OWN.get(target, ()), *HEADS[target]):
            column = next((i for i, head in enumerate(named) if head == fold(name)), None)
            if column is not None and column not in taken.values():
                taken[target] = column
                break
    return taken


def head_row(rows: Sequence[Sequence[Any]]) -> int:
    """The row with the heads: the one of the first ten that names the most columns."""
    scores = [len(proposed(row)) for row in rows[:10]]
    return scores.index(max(scores)) if scores and max(scores) else 0
