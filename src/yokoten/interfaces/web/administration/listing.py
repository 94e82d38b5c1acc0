"""Lists that can be searched, filtered, sorted, turned over and exported, all by the address of the page."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
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
    is_for_files: bool = False


@dataclass(frozen=True)
class Filter:
    """What narrows the list: one of its choices or, with `is_day`, any day; the condition is a query."""

    key: str
    title: Any
    choices: Sequence[tuple[str, Any]]
    condition: Callable[[str], Q]
    is_day: bool = False

    def fits(self, value: str) -> bool:
        if self.is_day:
            return _is_day(value)
        return value in {key for key, _ in self.choices}


@dataclass(frozen=True)
class Shape:
    """How a list looks. With `words` it is small enough to be searched and sorted here, in the reader's alphabet.

    `finds` widens the search by a query for each word; `told` turns the rows that are shown into what columns say.
    """

    name: str
    title: Any
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    search: Sequence[str] = ()
    words: Callable[[Any], str] | None = None
    order: str = ""
    per_page: int = 50
    finds: Callable[[str], Q] | None = None
    told: Callable[[Iterable[Any]], Sequence[Any]] | None = None


class Listing:
    """A list as one request asks for it."""

    def __init__(self, request: HttpRequest, shape: Shape, rows: QuerySet) -> None:
        self.request, self.shape = request, shape
        self.query = request.GET.get("q", "").strip()
        self.chosen = {each.key: request.GET.get(each.key, "") for each in shape.filters}
        self.order = request.GET.get("sort") or shape.order
        narrowed = self._filtered(rows)
        self.rows = self._sorted(self._found(narrowed))
        self._unsearched = narrowed
        self._page: Page | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query or any(self.chosen.values()))

    @property
    def page(self) -> Page:
        """The rows to show; counted once."""
        if self._page is None:
            self._page = self._searched_once() if self._reads_every_row else self._turned(self.rows)
        return self._page

    @property
    def _reads_every_row(self) -> bool:
        return bool(self.query) and isinstance(self.rows, QuerySet)

    def _searched_once(self) -> Page:
        """A search reads every row; counting and showing what it found must not read them again."""
        page = self._turned(list(self.rows.values_list("pk", flat=True)))
        page.object_list = self._sorted(self._unsearched.filter(pk__in=page.object_list))
        return page

    def _turned(self, rows: QuerySet | list) -> Page:
        return Paginator(rows, self.shape.per_page).get_page(self.request.GET.get("page"))

    @property
    def lines(self) -> list[list[tuple[Column, Any]]]:
        """The page as cells."""
        return [[(each, (each.html or each.text)(row)) for each in self._shown] for row in self._told(self.page)]

    @property
    def _shown(self) -> list[Column]:
        return [each for each in self.shape.columns if not each.is_for_files]

    def _told(self, rows: Iterable[Any]) -> Iterable[Any]:
        return self.shape.told(rows) if self.shape.told else rows

    @property
    def heads(self) -> list[tuple[Column, str, str]]:
        """Every column with the sort its head asks for and its present direction for screen readers."""
        heads = []
        for each in self._shown:
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
        told = self._told(self.rows[:EXPORT_LIMIT])
        rows = [[_cell(each.text(row)) for each in self.shape.columns] for row in told]
        return sheet_response(Sheet(self.shape.name, str(self.shape.title), heads, rows), kind)

    def _filtered(self, rows: QuerySet) -> QuerySet:
        for each in self.shape.filters:
            value = self.chosen[each.key]
            if value and each.fits(value):
                rows = rows.filter(each.condition(value))
        return rows

    def _found(self, rows: QuerySet) -> QuerySet | list:
        words = self.shape.words
        if words is None:
            words_asked = self.query.split()
            rows = rows.alias(searched=_together(self.shape.search)) if words_asked else rows
            for word in words_asked:
                found = Q(searched__iregex=re.escape(word))
                rows = rows.filter(found | self.shape.finds(word) if self.shape.finds else found)
            return rows
        asked = fold(self.query).split()
        return [row for row in rows if all(word in fold(words(row)) for word in asked)] if asked else rows

    def _sorted(self, rows: QuerySet | list) -> QuerySet | list:
        key, is_down = self.order.lstrip("-"), self.order.startswith("-")
        column = next((each for each in self.shape.columns if each.key == key and each.order), None)
        if column is None:
            return rows
        if callable(column.order):
            return sorted(rows, key=column.order, reverse=is_down)
        return rows.order_by(f"{'-' * is_down}{column.order}", "-pk")


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _together(fields: Sequence[str]) -> Concat:
    """The searched fields as one text with a line each, so that a regular expression runs once for a row.

    It is a regular expression because in SQLite `icontains` knows the case of English letters only.
    """
    texts = [Cast(field, TextField()) for field in fields]
    return Concat(*(part for text in texts for part in (text, Value("\n"))), output_field=TextField())


def _cell(value: Any) -> Any:
    return value if isinstance(value, (int, float)) or value is None else str(value)
