"""What the search index holds of practices, and the index itself as this process last read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Prefetch, QuerySet

from yokoten.practices.models import IndexBlock, IndexEntry, IndexState, Practice, PracticeConcept
from yokoten.practices.policies import IN_LIBRARY
from yokoten.practices.rules.choices import PROSE
from yokoten.practices.rules.search.index.coding import entry_of_bytes, facts_bytes, facts_of_bytes
from yokoten.practices.rules.search.index.columns import Facts
from yokoten.practices.rules.search.index.library import CONCEPTS, SHELVES, Entry, Index, index_of, text_terms
from yokoten.practices.rules.search.index.segment import LARGEST, packed, segment_of, unpacked
from yokoten.practices.rules.search.lexicon import lexicon

STATE = 1
FACTS = "facts"
AT_ONCE = 500
MOST_STEPS = 12
TRIES = 5
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
class Kept:
    """An index with the state that it was read at."""

    base: str = ""
    mark: str = ""
    generation: int = 0
    thesaurus: str = ""
    steps: int = 0
    index: Index = field(default_factory=Index)


class Place:
    """The index of this process; `ground` is that of the blocks alone."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.kept: Kept | None = None
        self.ground: Kept | None = None


_here = Place()


def current() -> Kept:
    """The index as the database has it now: one query while nothing changed, else what changed is read as well."""
    fresh = Kept()
    for _ in range(TRIES):
        state = index_state()
        if state is None:
            return Kept()
        kept = _here.kept
        if kept is not None and kept.mark == state.marks[-1]:
            return kept
        with _here.lock:
            fresh = _read(state, kept)
            if _base_now() == state.base:
                _here.kept = fresh
                return fresh
    return fresh


def current_index() -> Index:
    """The index alone."""
    return current().index


@dataclass(frozen=True)
class State:
    """What says whether a kept index is that of the database."""

    generation: int
    marks: list[str]
    base: str
    thesaurus: str


def index_state() -> State | None:
    """The state as it is now, by one query."""
    rows = IndexState.objects.filter(pk=STATE).values_list("generation", "marks", "base", "thesaurus")
    return next((State(*row) for row in rows), None)


def entries_of(practices: Iterable[Practice]) -> list[Entry]:
    """What the index holds of these practices now; those that are not in the library have left."""
    keys = [practice.pk for practice in practices]
    found = {practice.pk: _entry(practice) for practice in _indexed(Practice.objects.filter(pk__in=keys))}
    return [found.get(key, Entry(key)) for key in keys]


def built(tell: Tell | None = None) -> Built:
    """Every block anew, out of the texts; `tell` hears how many practices of how many are done."""
    state = index_state()
    library = Practice.objects.filter(state__in=IN_LIBRARY)
    total, facts, blocks = library.count(), [], []
    waiting: dict[str, list[tuple[int, dict[str, float]]]] = {name: [] for name in SHELVES}
    for entry in _all_entries(library):
        for name in SHELVES:
            if entry.terms.get(name):
                waiting[name].append((len(facts), dict(entry.terms[name])))
            if len(waiting[name]) == LARGEST:
                blocks.append(_block(name, blocks, waiting[name]))
        if entry.facts is not None:
            facts.append(entry.facts)
        if tell and len(facts) % AT_ONCE == 0:
            tell(len(facts), total)
    blocks += [_block(name, blocks, waiting[name]) for name in SHELVES if waiting[name]]
    numbered = [Block(block.kind, number, block.content) for number, block in enumerate(blocks)]
    listed = Block(FACTS, 0, facts_bytes(facts))
    return Built(state.generation if state else 0, len(facts), (*numbered, listed))


def _block(name: str, before: list[Block], texts: list[tuple[int, dict[str, float]]]) -> Block:
    content = packed(segment_of(texts))
    texts.clear()
    return Block(name, len(before), content)


def _all_entries(library: QuerySet[Practice]) -> Iterator[Entry]:
    last = 0
    while keys := list(library.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        last = keys[-1]
        yield from (_entry(each) for each in _indexed(Practice.objects.filter(pk__in=keys)).order_by("pk"))


def _indexed(practices: QuerySet[Practice]) -> QuerySet[Practice]:
    concepts = PracticeConcept.objects.filter(is_confirmed=True).select_related("concept")
    return (
        practices.filter(state__in=IN_LIBRARY)
        .select_related("place")
        .prefetch_related("texts", Prefetch("practice_concepts", queryset=concepts))
    )


def _entry(practice: Practice) -> Entry:
    words, texts = lexicon(), list(practice.texts.all())
    concepts = [one.concept for one in practice.practice_concepts.all()]
    terms = {
        text.language: text_terms(text.title, (getattr(text, name) for name in PROSE[1:]), text.language, words)
        for text in texts
    }
    facts = Facts(
        practice=practice.pk,
        organisation=practice.organisation_id,
        visibility=practice.visibility,
        title=practice.title,
        country=practice.place.country if practice.place else "",
        place=practice.place.code if practice.place else "",
        sector=practice.sector,
        evidence=practice.evidence,
        outcome=practice.outcome,
        is_open=practice.is_open_for_visits,
        published=int(practice.published_at.timestamp() * 1_000_000) if practice.published_at else 0,
        confirmed=practice.confirmed_on.toordinal() if practice.confirmed_on else 0,
        theme=tuple(sorted({concept.group for concept in concepts if concept.group})),
        language=tuple(sorted(text.language for text in texts)),
    )
    return Entry(practice.pk, facts, terms | {CONCEPTS: {concept.code: 1.0 for concept in concepts}})


def _read(state: State, kept: Kept | None) -> Kept:
    """The index at that state: from the kept one if it lies on the way, else from the blocks."""
    start = kept
    if kept is None or kept.base != state.base or kept.mark not in state.marks or kept.steps >= MOST_STEPS:
        start = _ground(state)
    rows = IndexEntry.objects.filter(generation__gt=start.generation).values_list("practice", "content")
    entries = [entry_of_bytes(practice, bytes(content)) for practice, content in rows]
    index = start.index.with_entries(entries) if entries else start.index
    return Kept(state.base, state.marks[-1], state.generation, state.thesaurus, start.steps + bool(entries), index)


def _ground(state: State) -> Kept:
    if _here.ground is None or _here.ground.base != state.base:
        rows = IndexBlock.objects.filter(base=state.base).order_by("number").values_list("kind", "content")
        facts: list[Facts] = []
        segments = []
        for kind, content in rows:
            if kind == FACTS:
                facts += facts_of_bytes(bytes(content))
            else:
                segments.append((kind, unpacked(bytes(content))))
        _here.ground = Kept(state.base, "", -1, index=index_of(facts, segments))
    return _here.ground


def _base_now() -> str | None:
    return IndexState.objects.filter(pk=STATE).values_list("base", flat=True).first()
