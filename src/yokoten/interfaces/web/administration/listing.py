"""Lists that can be searched, filtered, sorted, turned over and exported, all by the address of the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from yokoten.interfaces.documents.table import Sheet, sheet_response
from yokoten.kernel.rules.folding import fold

EXPORT_LIMIT = 50_000


@dataclass(frozen=True)
class Column:
    """One column: what a row says there, and how it is sorted (a database field or a function of the row)."""

    key: str
    title: Any
    text: Callable[[Any], Any]
    order: str | Callable[[Any], Any] | None = None
    html: Callable[[Any], Any] | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Filter:
    """A choice that narrows the list; the condition of a choice is a query on the database."""

    key: str
    title: Any
    choices: Sequence[tuple[str, Any]]
    condition: Callable[[str], Q]


@dataclass(frozen=True)
class Shape:
    """How a list looks. With `words` it is small enough to be searched and sorted here, in the reader's alphabet."""

    name: str
    title: Any
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    search: Sequence[str] = ()
    words: Callable[[Any], str] | None = None
    order: str = ""
    per_page: int = 50


class Listing:
    """A list as one request asks for it."""

    def __init__(self, request: HttpRequest, shape: Shape, rows: QuerySet) -> None:
        self.request, self.shape = request, shape
        self.query = request.GET.get("q", "").strip()
        self.chosen = {each.key: request.GET.get(each.key, "") for each in shape.filters}
        self.order = request.GET.get("sort") or shape.order
        self.rows = self._sorted(self._found(self._filtered(rows)))
        self._page: Page | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query or any(self.chosen.values()))

    @property
    def page(self) -> Page:
        """The rows to show; counted once."""
        if self._page is None:
            self._page = Paginator(self.rows, self.shape.per_page).get_page(self.request.GET.get("page"))
        return self._page

    @property
    def lines(self) -> list[list[tuple[Column, Any]]]:
        """The page as cells."""
        return [[(each, (each.html or each.text)(row)) for each in self.shape.columns] for row in self.page]

    @property
    def heads(self) -> list[tuple[Column, str, str]]:
        """Every column with the sort its head asks for and its present direction for screen readers."""
        heads = []
        for each in self.shape.columns:
            now = {each.key: "ascending", f"-{each.key}": "descending"}.get(self.order, "")
            heads.append((each, f"-{each.key}" if now == "ascending" else each.key, now))
        return heads

    @property
    def filters(self) -> list[tuple[Filter, str]]:
        return [(each, self.chosen[each.key]) for each in self.shape.filters]

    def download(self) -> HttpResponse | None:
        """The whole list as CSV or XLSX if the address asks for it."""
        kind = self.request.GET.get("format", "")
        if not kind:
            return None
        heads = [str(each.title) for each in self.shape.columns]
        rows = [[_cell(each.text(row)) for each in self.shape.columns] for row in self.rows[:EXPORT_LIMIT]]
        return sheet_response(Sheet(self.shape.name, str(self.shape.title), heads, rows), kind)

    def _filtered(self, rows: QuerySet) -> QuerySet:
        for each in self.shape.filters:
            value = self.chosen[each.key]
            if value in {key for key, _ in each.choices}:
                rows = rows.filter(each.condition(value)) if value else rows
        return rows

    def _found(self, rows: QuerySet) -> QuerySet | list:
        words = self.shape.words
        if words is None:
            for word in self.query.split():
                rows = rows.filter(_any(self.shape.search, word))
            return rows
        asked = fold(self.query).split()
        return [row for row in rows if not asked or all(word in fold(words(row)) for word in asked)]

    def _sorted(self, rows: QuerySet | list) -> QuerySet | list:
        key, is_down = self.order.lstrip("-"), self.order.startswith("-")
        column = next((each for each in self.shape.columns if each.key == key and each.order), None)
        if column is None:
            return rows
        if callable(column.order):
            return sorted(rows, key=column.order, reverse=is_down)
        return rows.order_by(f"{'-' * is_down}{column.order}", "-pk")


def _any(fields: Sequence[str], word: str) -> Q:
    found = Q(pk__in=[])
    for field in fields:
        found |= Q(**{f"{field}__icontains": word})
    return found


def _cell(value: Any) -> Any:
    return value if isinstance(value, (int, float)) or value is None else str(value)
