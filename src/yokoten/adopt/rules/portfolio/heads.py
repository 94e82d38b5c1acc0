"""What the columns of a table of projects are called in four languages; the first word is the one of the template."""

from collections.abc import Mapping, Sequence
from typing import Any

from yokoten.kernel.rules.folding import fold

Names = Mapping[str, tuple[str, ...]]

HEADS: Mapping[str, Names] = {
    "title": {
        "en": ("Title", "Project", "Name"), "ru": ("Название проекта", "Проект", "Название", "Наименование"),
        "vi": ("Tên dự án", "Dự án", "Đề án", "Tên"), "sv": ("Projektets namn", "Projekt", "Titel", "Namn"),
    },
    "workflow": {
        "en": ("Kind of project", "Workflow"), "ru": ("Вид проекта", "Рабочий процесс", "Тип проекта"),
        "vi": ("Loại dự án", "Quy trình"), "sv": ("Slag av projekt", "Arbetsflöde", "Projekttyp"),
    },
    "state": {
        "en": ("Stage", "State"), "ru": ("Этап", "Состояние", "Стадия"), "vi": ("Giai đoạn", "Trạng thái"),
        "sv": ("Skede", "Status"),
    },
    "site": {
        "en": ("Where it takes place", "Site"), "ru": ("Где проходит", "Площадка", "Предприятие"),
        "vi": ("Nơi thực hiện", "Địa điểm", "Doanh nghiệp"), "sv": ("Var det sker", "Plats", "Företag"),
    },
    "process": {
        "en": ("Process",), "ru": ("Процесс", "Улучшаемый процесс"), "vi": ("Quá trình", "Quá trình cải tiến"),
        "sv": ("Process",),
    },
    "begins_with": {
        "en": ("It begins with", "First event"), "ru": ("Начинается с", "Первое событие"),
        "vi": ("Bắt đầu bằng", "Sự kiện đầu"), "sv": ("Den börjar med", "Första händelse"),
    },
    "ends_with": {
        "en": ("It ends with", "Last event"), "ru": ("Заканчивается", "Последнее событие"),
        "vi": ("Kết thúc bằng", "Sự kiện cuối"), "sv": ("Den slutar med", "Sista händelse"),
    },
    "reason": {
        "en": ("Why this process", "Reason"), "ru": ("Почему этот процесс", "Обоснование"),
        "vi": ("Vì sao chọn quá trình này", "Lý do"), "sv": ("Varför denna process", "Skäl"),
    },
    "sponsor": {
        "en": ("Sponsor",), "ru": ("Заказчик проекта", "Заказчик"), "vi": ("Người bảo trợ",), "sv": ("Uppdragsgivare",),
    },
    "leader": {
        "en": ("Project lead", "Lead", "Leader"), "ru": ("Руководитель проекта", "Руководитель"),
        "vi": ("Trưởng dự án", "Chủ nhiệm đề án"), "sv": ("Projektledare",),
    },
    "starts_on": {
        "en": ("Start", "Start date"), "ru": ("Начало", "Дата начала"), "vi": ("Ngày bắt đầu", "Bắt đầu"),
        "sv": ("Startdatum", "Start", "Början"),
    },
    "ends_on": {
        "en": ("Planned end", "End"), "ru": ("Плановое окончание", "Окончание", "Дата окончания"),
        "vi": ("Ngày kết thúc dự kiến", "Ngày kết thúc", "Kết thúc"), "sv": ("Planerat slut", "Slut", "Slutdatum"),
    },
    "target": {
        "en": ("What is measured", "Target"), "ru": ("Что измеряется", "Показатель"),
        "vi": ("Đo lường gì", "Chỉ tiêu", "Chỉ số"), "sv": ("Vad som mäts", "Mått"),
    },
    "unit": {"en": ("Unit",), "ru": ("Единица", "Единица измерения", "Ед. изм."), "vi": ("Đơn vị",), "sv": ("Enhet",)},
    "baseline": {
        "en": ("Before", "Baseline"), "ru": ("До проекта", "Было", "Базовое значение"), "vi": ("Trước dự án", "Trước"),
        "sv": ("Före", "Utgångsvärde"),
    },
    "goal": {"en": ("Goal",), "ru": ("Цель",), "vi": ("Mục tiêu",), "sv": ("Mål",)},
    "direction": {
        "en": ("Better is", "Direction"), "ru": ("Лучше, если", "Направление"), "vi": ("Tốt hơn khi", "Chiều"),
        "sv": ("Bättre är", "Riktning"),
    },
    "method": {
        "en": ("How it is measured", "Method"), "ru": ("Как измеряется", "Метод"), "vi": ("Cách đo", "Phương pháp"),
        "sv": ("Hur det mäts", "Metod"),
    },
    "effect": {
        "en": ("Effect in money", "Effect"), "ru": ("Экономический эффект", "Эффект"),
        "vi": ("Hiệu quả bằng tiền", "Hiệu quả"), "sv": ("Effekt i pengar", "Effekt"),
    },
    "amount": {"en": ("Amount",), "ru": ("Сумма",), "vi": ("Số tiền",), "sv": ("Belopp",)},
    "currency": {"en": ("Currency",), "ru": ("Валюта",), "vi": ("Tiền tệ", "Loại tiền"), "sv": ("Valuta",)},
    "kind": {
        "en": ("How often",), "ru": ("Как часто", "Периодичность"), "vi": ("Tần suất", "Bao lâu một lần"),
        "sv": ("Hur ofta",),
    },
    "form": {
        "en": ("In cash or on paper",), "ru": ("Деньгами или на бумаге",), "vi": ("Tiền thật hay trên giấy",),
        "sv": ("I pengar eller på papper",),
    },
    "begins_on": {
        "en": ("Effect from",), "ru": ("Эффект с",), "vi": ("Hiệu quả từ ngày",), "sv": ("Effekt från",),
    },
    "reckoned": {
        "en": ("How it was reckoned",), "ru": ("Как рассчитано",), "vi": ("Cách tính",), "sv": ("Hur det räknades",),
    },
}  # fmt: skip
NEEDED = (
    "title", "workflow", "process", "begins_with", "ends_with", "sponsor", "leader", "starts_on", "target", "unit",
    "goal",
)  # fmt: skip
MOST_HEAD_ROWS = 10


def head(target: str, language: str) -> str:
    """The head of a column as the template writes it."""
    return HEADS[target].get(language, HEADS[target]["en"])[0]


def proposed(cells: Sequence[Any]) -> dict[str, int]:
    """For each target the column with one of its names: the template's own first; a column serves once."""
    named = [fold(str(cell or "")).strip() for cell in cells]
    taken: dict[str, int] = {}
    for at in (slice(0, 1), slice(1, None)):
        for target, names in HEADS.items():
            wanted = {fold(word) for words in names.values() for word in words[at]}
            free = (i for i, word in enumerate(named) if word in wanted and i not in taken.values())
            column = None if target in taken else next(free, None)
            if column is not None:
                taken[target] = column
    return taken


def head_row(rows: Sequence[Sequence[Any]]) -> int:
    """The row with the heads: the one of the first ten that names the most columns."""
    scores = [len(proposed(row)) for row in rows[:MOST_HEAD_ROWS]]
    return scores.index(max(scores)) if scores else 0
