"""What the search index holds of practices: of some of them now, and of the whole library as blocks built anew."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from typing import Any

from django.db.models import QuerySet

from yokoten.practices.models import Practice, PracticeConcept, PracticeText
from yokoten.practices.policies import IN_LIBRARY
from yokoten.practices.queries.indexing import index_state
from yokoten.practices.queries.sentences import sentence_model
from yokoten.practices.rules.choices import PROSE
from yokoten.practices.rules.search.index.coding import facts_bytes
from yokoten.practices.rules.search.index.columns import Facts
from yokoten.practices.rules.search.index.library import CONCEPTS, SHELVES, Entry
from yokoten.practices.rules.search.index.segment import LARGEST, packed, segment_of
from yokoten.practices.rules.search.index.sheaf import Sheaf, Text, bound, coded, cut, cut_sheaf
from yokoten.practices.rules.search.sentences import Embed

FACTS = "facts"
AT_ONCE = 1_000
AHEAD = 4
FEW = 2_000
MOST_PROCESSES = 4
FIELDS = (
    "pk", "organisation", "visibility", "title", "place__country", "place__code", "sector", "evidence", "outcome",
    "is_open_for_visits", "published_at", "confirmed_on",
)  # fmt: skip
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Block:
    """Bytes of a block that is not stored yet."""

    kind: str
    number: int
    content: bytes


@dataclass(frozen=True)
class Built:
    """All blocks of the library as it stood when the index had that generation."""

    generation: int
    practices: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Read:
    """Some practices as the tables have them: by place in `facts` their concepts, and by language title and prose."""

    facts: list[Facts] = field(default_factory=list)
    concepts: list[list[str]] = field(default_factory=list)
    texts: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)


@dataclass
class Stack:
    """Sheaves of a language that wait to become a block."""

    rows: list[int] = field(default_factory=list)
    sheaves: list[Sheaf] = field(default_factory=list)


def entries_of(practices: Iterable[Practice]) -> list[Entry]:
    """What the index holds of these practices now; those that are not in the library have left."""
    keys = [practice.pk for practice in practices]
    read, embed = _read(keys), sentence_model()
    texts: list[dict[str, Text]] = [{CONCEPTS: _marked(codes)} if codes else {} for codes in read.concepts]
    for language, rows in read.texts.items():
        for at, title, prose in rows:
            text = cut(title, (prose,), language)
            texts[at][language] = replace(text, near=coded(embed([_told(title, prose)])[0])) if embed else text
    found = {facts.practice: Entry(facts.practice, facts, texts[at]) for at, facts in enumerate(read.facts)}
    return [found.get(key, Entry(key)) for key in keys]


def built(tell: Tell | None = None, *, processes: int = 0) -> Built:
    """Every block anew, out of the texts; `tell` hears how many practices of how many are done.

    Texts are cut by so many processes, as many as there are processors when it is 0.
    """
    state = index_state()
    library = Practice.objects.filter(state__in=IN_LIBRARY)
    total, facts, blocks = library.count(), [], []
    stacks = {name: Stack() for name in SHELVES}
    embed = sentence_model()
    with _cutters(total, processes) as pool:
        for read, sheaves in _cut(_pages(library), pool):
            for name, sheaf in sheaves.items():
                rows = read.texts[name] if name != CONCEPTS else [(at,) for at, has in enumerate(read.concepts) if has]
                near = _near(read.texts[name], embed) if embed and name != CONCEPTS else sheaf.near
                _lay(blocks, name, stacks[name], [len(facts) + at for at, *_ in rows], replace(sheaf, near=near))
            facts += read.facts
            if tell:
                tell(len(facts), total)
    for name in SHELVES:
        _bind(blocks, name, stacks[name])
    listed = Block(FACTS, 0, facts_bytes(facts))
    return Built(state.generation if state else 0, len(facts), (*blocks, listed))


def _lay(blocks: list[Block], name: str, stack: Stack, rows: list[int], sheaf: Sheaf) -> None:
    if len(stack.rows) + len(rows) > LARGEST:
        _bind(blocks, name, stack)
    stack.rows += rows
    stack.sheaves.append(sheaf)


def _bind(blocks: list[Block], name: str, stack: Stack) -> None:
    if stack.rows:
        blocks.append(Block(name, len(blocks), packed(segment_of(stack.rows, stack.sheaves))))
        stack.rows, stack.sheaves = [], []


def _cutters(total: int, processes: int) -> Executor:
    count = processes or min(os.cpu_count() or 1, MOST_PROCESSES)
    if count < 2 or total < FEW:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def _cut(pages: Iterable[Read], pool: Executor) -> Iterator[tuple[Read, dict[str, Sheaf]]]:
    """Pages with their sheaves, in their order; a few pages are cut ahead while the next are read."""
    waiting: deque[tuple[Read, dict[str, Future[Sheaf]]]] = deque()
    for read in pages:
        waiting.append((read, {name: pool.submit(cut_sheaf, name, _plain(rows)) for name, rows in read.texts.items()}))
        if len(waiting) > AHEAD:
            yield _done(*waiting.popleft())
    while waiting:
        yield _done(*waiting.popleft())


def _done(read: Read, cutting: dict[str, Future[Sheaf]]) -> tuple[Read, dict[str, Sheaf]]:
    sheaves = {name: future.result() for name, future in cutting.items()}
    if any(read.concepts):
        sheaves[CONCEPTS] = bound(_marked(codes) for codes in read.concepts if codes)
    return read, sheaves


def _plain(rows: Sequence[tuple[int, str, str]]) -> list[tuple[str, str]]:
    return [(title, prose) for _, title, prose in rows]


def _marked(codes: Sequence[str]) -> Text:
    return Text(dict.fromkeys(codes, 1.0))


def _near(rows: Sequence[tuple[int, str, str]], embed: Embed) -> Any:
    return coded(embed([_told(title, prose) for _, title, prose in rows]))


def _told(title: str, prose: str) -> str:
    return f"{title}\n{prose}"


def _pages(library: QuerySet[Practice]) -> Iterator[Read]:
    last = 0
    while keys := list(library.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        last = keys[-1]
        yield _read(keys)


def _read(keys: Sequence[int]) -> Read:
    practices = list(Practice.objects.filter(pk__in=keys, state__in=IN_LIBRARY).order_by("pk").values_list(*FIELDS))
    place = {row[0]: at for at, row in enumerate(practices)}
    concepts: list[list[str]] = [[] for _ in practices]
    themes: list[set[str]] = [set() for _ in practices]
    carried = PracticeConcept.objects.filter(practice__in=keys, is_confirmed=True)
    for practice, code, group in carried.values_list("practice", "concept__code", "concept__group"):
        if practice in place:
            concepts[place[practice]].append(code)
            themes[place[practice]] |= {group} if group else set()
    texts: dict[str, list[tuple[int, str, str]]] = {}
    languages: list[list[str]] = [[] for _ in practices]
    rows = PracticeText.objects.filter(practice__in=keys).order_by("practice")
    for practice, language, title, *prose in rows.values_list("practice", "language", *PROSE):
        if practice in place:
            texts.setdefault(language, []).append((place[practice], title, "\n".join(prose)))
            languages[place[practice]].append(language)
    facts = [_facts(*row, themes[at], languages[at]) for at, row in enumerate(practices)]
    return Read(facts, [sorted(codes) for codes in concepts], texts)


def _facts(practice: int, organisation: int, visibility: str, title: str, country: str | None, *rest: Any) -> Facts:
    place, sector, evidence, outcome, is_open, published, confirmed, themes, languages = rest
    return Facts(
        practice=practice,
        organisation=organisation,
        visibility=visibility,
        title=title,
        country=country or "",
        place=place or "",
        sector=sector,
        evidence=evidence,
        outcome=outcome,
        is_open=is_open,
        published=int(published.timestamp() * 1_000_000) if published else 0,
        confirmed=confirmed.toordinal() if confirmed else 0,
        theme=tuple(sorted(themes)),
        language=tuple(sorted(languages)),
    )
