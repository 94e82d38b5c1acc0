"""Server time of every page at national size: 100 regions, 500 indicators, 20 years.

The target is 100 ms at the 95th percentile. Processor time is printed beside it: it does not see a busy machine.

usage: python benchmarks/pages.py [--rounds 20]   (DATABASE_URL chooses PostgreSQL)
"""

import argparse
import os
import platform
import tempfile
import time
from datetime import UTC, datetime

os.environ.setdefault("YOKOTEN_HOME", tempfile.mkdtemp(prefix="yokoten-pages-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
os.environ.setdefault("YOKOTEN_SECRET_KEY", "only-for-measuring")

import django
import numpy as np
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

django.setup()

from yokoten.kernel.models import Organisation, Person, Place  # noqa: E402
from yokoten.measure.actions.storing import Rows, store_rows  # noqa: E402
from yokoten.measure.models import DatasetImport, Indicator, Source  # noqa: E402

REGIONS, INDICATORS, YEARS = 100, 500, 20
TARGET_MS = 100


def build() -> Person:
    """A country of national size with values that look like figures, and an administrator at home in it."""
    rng = np.random.default_rng(7)
    country = Place.objects.create(code="QB", level="country", country="QB", names={"en": "Benchmark Land"})
    places = Place.objects.bulk_create(
        Place(code=f"QB-{n:03d}", country="QB", parent=country, names={"en": f"Region {n}"}, tile_column=n % 12,
              tile_row=n // 12, tile_label=f"{n}")
        for n in range(REGIONS)
    )
    source = Source.objects.create(code="qb", names={"en": "Made for measuring"})
    parts = ("outcome", "structural", "context")
    indicators = Indicator.objects.bulk_create(
        Indicator(code=f"qb-{n:03d}", names={"en": f"Indicator {n}"}, unit="u", source=source, part=parts[n % 3],
                  theme=("economy", "labour", "capital", "productivity")[n % 4])
        for n in range(INDICATORS)
    )
    organisation = Organisation.objects.create(code="qb", names={"en": "Benchmark centre"})
    dataset = DatasetImport.objects.create(organisation=organisation, title="made", state="stored", source=source)
    cells = [(i.pk, p.pk, str(2004 + t)) for i in indicators for p in places for t in range(YEARS)]
    values = np.round(rng.lognormal(4, 0.5, len(cells)), 2)
    store_rows(dataset, Rows(
        indicator=[c[0] for c in cells], place=[c[1] for c in cells], period=[c[2] for c in cells],
        value=values.tolist(), status=["ok"] * len(cells), row=list(range(len(cells))),
    ))
    connection.cursor().execute("ANALYZE")
    person = Person(email="bench@example.org", is_administrator=True, home=places[0], language="en")
    person.set_password(None)
    person.save()
    return person


def pages() -> list[str]:
    return [
        "/measure/regions/",
        "/measure/regions/QB-000/",
        "/measure/regions/QB-000/?theme=labour",
        "/measure/regions/QB-000/?page=5",
        "/measure/indicators/",
        "/measure/indicators/?q=indicator+4",
        "/measure/indicators/qb-000/",
        "/measure/indicators/qb-001/?sort=name",
        "/measure/imports/",
        "/compare/?focus=QB-000",
        "/compare/?focus=QB-000&outcome=qb-003&period=2020",
        "/compare/saved/",
        "/administration/",
        "/administration/places/",
        "/administration/indicators/",
        "/account/",
    ]


def measure(client: Client, address: str, rounds: int) -> tuple[float, float, float, int]:
    """Median and 95th percentile and processor time in milliseconds, and the number of queries of one warm answer."""
    response = client.get(address, follow=True)
    if response.status_code != 200:
        raise SystemExit(f"{address} answers {response.status_code}")
    times, busy = [], []
    for _ in range(rounds):
        start, own = time.perf_counter(), time.process_time()
        client.get(address)
        times.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - own))
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return float(np.median(times)), float(np.percentile(times, 95)), float(np.median(busy)), len(queries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    call_command("migrate", verbosity=0)
    person = build()
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, {connection.vendor}, {datetime.now(tz=UTC).date()}")
    print(f"{REGIONS} regions x {INDICATORS} indicators x {YEARS} years; target {TARGET_MS} ms at the 95th percentile")
    print(f"{'page':<52}{'median ms':>10}{'95th ms':>10}{'cpu ms':>8}{'queries':>9}")
    for address in pages():
        median, high, busy, queries = measure(client, address, rounds)
        over = "" if high < TARGET_MS else "  OVER"
        print(f"{address:<52}{median:>10.1f}{high:>10.1f}{busy:>8.1f}{queries:>9}{over}")


if __name__ == "__main__":
    main()
