"""What the search index holds of practices: of some of them now, and of the whole library as blocks built anew."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from typing import Any

from yokoten.practices.models import Practice
from yokoten.practices.policies import IN_LIBRARY
from yokoten.practices.queries.indexing import FACTS, index_state
from yokoten.practices.queries.reading import Read, pages, read
from yokoten.practices.queries.sentences import sentence_model
from yokoten.practices.rules.search.index.coding import facts_bytes
from yokoten.practices.rules.search.index.library import CONCEPTS, SHELVES, Entry
from yokoten.practices.rules.search.index.segment import LARGEST, packed, segment_of
from yokoten.practices.rules.search.index.sheaf import Sheaf, Text, bound, coded, cut, cut_sheaf
from yokoten.practices.rules.search.lexicon import lexicon
from yokoten.practices.rules.search.meaning import meaning
from yokoten.practices.rules.search.sentences import Embed

AHEAD = 4
FEW = 2_000
MOST_PROCESSES = 4
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


@dataclass
class Stack:
    """Sheaves of a language that wait to become a block."""

    rows: list[int] = field(default_factory=list)
    sheaves: list[Sheaf] = field(default_factory=list)


def entries_of(practices: Iterable[Practice]) -> list[Entry]:
    """What the index holds of these practices now; those that are not in the library have left."""
    keys = [practice.pk for practice in practices]
    found_now, embed = read(keys), sentence_model()
    texts: list[dict[str, Text]] = [{CONCEPTS: _marked(codes)} if codes else {} for codes in found_now.concepts]
    for language, rows in found_now.texts.items():
        for at, title, prose in rows:
            text = cut(title, prose, language, lexicon(), meaning())
            texts[at][language] = replace(text, sentence=coded(embed([_told(title, prose)])[0])) if embed else text
    found = {facts.practice: Entry(facts.practice, facts, texts[at]) for at, facts in enumerate(found_now.facts)}
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
        for part, sheaves in _cut(pages(library), pool):
            for name, sheaf in sheaves.items():
                told = part.texts.get(name, ())
                laid = replace(sheaf, sentence=_sentences(told, embed)) if embed and told else sheaf
                _lay(blocks, name, stacks[name], [len(facts) + at for at in _places(part, name)], laid)
            facts += part.facts
            if tell:
                tell(len(facts), total)
    for name in SHELVES:
        _bind(blocks, name, stacks[name])
    listed = Block(FACTS, 0, facts_bytes(facts))
    return Built(state.generation if state else 0, len(facts), (*blocks, listed))


def _places(part: Read, name: str) -> list[int]:
    """Whose texts a sheaf holds."""
    if name == CONCEPTS:
        return [at for at, codes in enumerate(part.concepts) if codes]
    return [at for at, _, _ in part.texts[name]]


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


def _cut(parts: Iterable[Read], pool: Executor) -> Iterator[tuple[Read, dict[str, Sheaf]]]:
    """Pages with their sheaves, in their order; a few pages are cut ahead while the next are read."""
    waiting: deque[tuple[Read, dict[str, Future[Sheaf]]]] = deque()
    for part in parts:
        waiting.append((part, {name: pool.submit(cut_sheaf, name, _plain(rows)) for name, rows in part.texts.items()}))
        if len(waiting) > AHEAD:
            yield _done(*waiting.popleft())
    while waiting:
        yield _done(*waiting.popleft())


def _done(part: Read, cutting: dict[str, Future[Sheaf]]) -> tuple[Read, dict[str, Sheaf]]:
    sheaves = {name: future.result() for name, future in cutting.items()}
    if any(part.concepts):
        sheaves[CONCEPTS] = bound(_marked(codes) for codes in part.concepts if codes)
    return part, sheaves


def _plain(rows: Sequence[tuple[int, str, str]]) -> list[tuple[str, str]]:
    return [(title, prose) for _, title, prose in rows]


def _marked(codes: Sequence[str]) -> Text:
    return Text(dict.fromkeys(codes, 1.0))


def _sentences(rows: Sequence[tuple[int, str, str]], embed: Embed) -> Any:
    return coded(embed([_told(title, prose) for _, title, prose in rows]))


def _told(title: str, prose: str) -> str:
    return f"{title}\n{prose}"
