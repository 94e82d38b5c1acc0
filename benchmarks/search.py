"""Search over a library of national size: 100,000 made-up practices in four languages, out of our own dictionary.

Measured are the building of the index (target 180 s), and warm queries as the library page asks them: facets, order,
twenty practices with the reason why (target 30 ms at the 95th percentile, without reading the twenty from tables).

usage: python benchmarks/search.py [--practices 100000] [--queries 400] [--kept]
DATABASE_URL chooses PostgreSQL; practices that an earlier run left in YOKOTEN_HOME are used again.
"""

import argparse
import csv
import os
import platform
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

os.environ.setdefault("YOKOTEN_HOME", tempfile.mkdtemp(prefix="yokoten-search-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
os.environ.setdefault("YOKOTEN_SECRET_KEY", "only-for-measuring")

import django
import numpy as np
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

from yokoten.kernel.actor import SYSTEM  # noqa: E402
from yokoten.kernel.models import Organisation, Person, Place  # noqa: E402
from yokoten.practices.actions.indexing import index_practice, renew_index  # noqa: E402
from yokoten.practices.actions.thesaurus import load_thesaurus  # noqa: E402
from yokoten.practices.models import Concept, Practice, PracticeConcept, PracticeText  # noqa: E402
from yokoten.practices.queries.building import built  # noqa: E402
from yokoten.practices.queries.indexing import current_index  # noqa: E402
from yokoten.practices.queries.library import Asked, found  # noqa: E402
from yokoten.practices.rules.choices import SECTORS  # noqa: E402
from yokoten.practices.rules.search.lexicon import lexicon  # noqa: E402
from yokoten.practices.rules.search.stop_words import STOP  # noqa: E402
from yokoten.practices.rules.search.tokens import LANGUAGES  # noqa: E402

PAGE = 20
NOW = datetime(2026, 11, 22, tzinfo=UTC)


class Writer:
    """Texts of words drawn by rank (Zipf), every third a word without a subject."""

    def __init__(self, seed: int = 7) -> None:
        self.rng = np.random.default_rng(seed)
        folder = files("yokoten.practices").joinpath("lexicon", "words")
        rows = [
            row
            for path in sorted(folder.iterdir(), key=lambda each: each.name)
            if path.name.endswith(".csv")
            for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        ]
        order = self.rng.permutation(len(rows))
        self.words = {
            code: [rows[at][code].split(";")[0].strip() for at in order if rows[at].get(code)] for code in LANGUAGES
        }
        self.stops = {code: sorted(STOP[code]) for code in LANGUAGES}

    def words_of(self, language: str, count: int) -> list[str]:
        """Words by rank."""
        known = self.words[language]
        ranks = np.minimum(self.rng.zipf(1.25, count) - 1 + self.rng.integers(0, 30, count), 10**9) % len(known)
        return [known[at] for at in ranks]

    def prose(self, language: str, count: int) -> str:
        """A text of about that many words."""
        parts = self.words_of(language, count * 2 // 3)
        stops = self.rng.choice(self.stops[language], count // 3)
        mixed = [word for pair in zip(parts[: len(stops)], stops, strict=False) for word in pair] + parts[len(stops) :]
        return " ".join(word + "." * (at % 12 == 11) for at, word in enumerate(mixed))


def build(count: int) -> None:
    """Practices of 200 organisations at 100 places; one in ten is translated."""
    writer = Writer()
    rng = writer.rng
    country = Place.objects.create(code="QB", level="country", country="QB", names={"en": "Benchmark Land"})
    places = Place.objects.bulk_create(
        Place(code=f"QB-{n:03d}", country="QB", parent=country, names={"en": f"Region {n}"}) for n in range(100)
    )
    homes = Organisation.objects.bulk_create(
        Organisation(code=f"qb-{n}", names={"en": f"Centre {n}"}) for n in range(200)
    )
    load_thesaurus(SYSTEM)
    concepts = list(Concept.objects.all())
    for first in range(0, count, 5000):
        numbers = range(first, min(first + 5000, count))
        practices = Practice.objects.bulk_create(_practice(number, places, homes, writer) for number in numbers)
        texts = [_text(each, each.language, writer) for each in practices]
        texts += [_text(each, LANGUAGES[(at + 1) % 4], writer) for at, each in enumerate(practices) if at % 10 == 0]
        PracticeText.objects.bulk_create(texts, batch_size=500)
        chosen = rng.integers(0, len(concepts), (len(practices), 2))
        PracticeConcept.objects.bulk_create(
            (
                PracticeConcept(practice=each, concept=concepts[at], is_confirmed=True)
                for each, row in zip(practices, chosen, strict=True)
                for at in set(row.tolist())
            ),
            batch_size=500,
        )
    connection.cursor().execute("ANALYZE")


def _practice(number: int, places: list, homes: list, writer: Writer) -> Practice:
    language, rng = LANGUAGES[number % 4], writer.rng
    return Practice(
        organisation=homes[number % 200], place=places[number * 7 % 100], language=language, state="published",
        title=" ".join(writer.words_of(language, 5))[:160], visibility=("public", "network", "network", "own")[
            int(rng.integers(0, 4))], sector=SECTORS[number % len(SECTORS)], evidence=("told", "measured", "compared")[
            number % 3], is_open_for_visits=number % 3 == 0, created_at=NOW, changed_at=NOW,
        published_at=NOW - timedelta(hours=number), confirmed_on=date(2026, 1, 1) + timedelta(days=number % 300),
    )  # fmt: skip


def _text(practice: Practice, language: str, writer: Writer) -> PracticeText:
    title = practice.title if language == practice.language else " ".join(writer.words_of(language, 5))[:160]
    return PracticeText(
        practice=practice, language=language, title=title, changed_at=NOW, problem=writer.prose(language, 30),
        essence=writer.prose(language, 60), results=writer.prose(language, 20),
    )  # fmt: skip


def measure(count: int) -> dict[str, list[float]]:
    """Milliseconds on the clock of each part."""
    writer = Writer(11)
    person, _ = Person.objects.get_or_create(email="bench@example.org", defaults={"language": "en"})
    spent: dict[str, list[float]] = {"search": [], "facets": [], "page": [], "cpu": []}
    for number in range(count + 20):
        language = LANGUAGES[number % 4]
        words = " ".join(writer.words_of(language, 1 + number % 5))
        narrowing = {"sector": "health", "language": "vi"} if number % 4 == 3 else {}
        began, cpu = time.perf_counter(), time.process_time()
        answer = found(person, Asked(words=words, reader=language, **narrowing))
        middle, cpu = time.perf_counter(), time.process_time() - cpu
        rows = answer.practices[:PAGE]
        for practice in rows:
            answer.answer.match(practice)
        if number >= 20:
            spent["search"].append((middle - began) * 1000)
            spent["cpu"].append(cpu * 1000)
            spent["page"].append((time.perf_counter() - middle) * 1000)
        began = time.perf_counter()
        found(person, Asked(reader=language, **narrowing))
        if number >= 20:
            spent["facets"].append((time.perf_counter() - began) * 1000)
    return spent


def said(name: str, values: list[float]) -> None:
    half, most = np.percentile(values, [50, 95])
    print(f"{name:<44} {half:8.1f} {most:8.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--practices", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--kept", action="store_true", help="ask the index that an earlier run built")
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}")
    if Practice.objects.count() < options.practices:
        build(options.practices)
    lexicon()
    if not options.kept:
        began = time.perf_counter()
        made = built()
        renew_index(SYSTEM, made, now=NOW)
        size = sum(len(block.content) for block in made.blocks) / 1e6
        print(f"index of {made.practices} practices built in {time.perf_counter() - began:.1f} s, {size:.1f} MB")
    began = time.perf_counter()
    current_index()
    print(f"read by a process in {time.perf_counter() - began:.2f} s")
    practice = Practice.objects.first()
    began = time.perf_counter()
    with transaction.atomic():
        index_practice(practice)
    middle = time.perf_counter()
    current_index()
    print(
        f"a change kept in {(middle - began) * 1000:.1f} ms, taken over in {(time.perf_counter() - middle) * 1000:.1f}"
    )
    spent = measure(options.queries)
    print(f"{'milliseconds':<44} {'median':>8} {'95 %':>8}")
    said("query with facets and order, on the clock", spent["search"])
    said("  of it processor time", spent["cpu"])
    said("twenty practices read, with reason and marks", spent["page"])
    said("facets and order without words", spent["facets"])


if __name__ == "__main__":
    main()
