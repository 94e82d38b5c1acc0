"""How long it takes to put 1,000,000 values into force: 500 indicators x 100 places x 20 years.

Run: .venv/bin/python benchmarks/storing.py
     DATABASE_URL=postgres://… .venv/bin/python benchmarks/storing.py   (an empty database: it is filled and emptied)
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
FOLDER = tempfile.TemporaryDirectory()
os.environ["YOKOTEN_HOME"] = FOLDER.name

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from yokoten.kernel.models import Place  # noqa: E402
from yokoten.measure.actions.storing import Rows, store_rows  # noqa: E402
from yokoten.measure.models import DatasetImport, Indicator, Source  # noqa: E402

INDICATORS, PLACES, YEARS = 500, 100, range(2004, 2024)
TARGET_SECONDS = {"sqlite": 10.0, "postgresql": 25.0}


def made() -> tuple[DatasetImport, Rows]:
    """An import and its million values, in the order of a wide file: place by place."""
    source = Source.objects.create(code="benchmark")
    places = Place.objects.bulk_create([Place(code=f"XX-{n}", country="XX") for n in range(PLACES)])
    indicators = Indicator.objects.bulk_create([Indicator(code=f"i{n}", unit="item") for n in range(INDICATORS)])
    keys = [(i.pk, p.pk, str(y)) for p in places for y in YEARS for i in indicators]
    rows = Rows(
        indicator=[key[0] for key in keys],
        place=[key[1] for key in keys],
        period=[key[2] for key in keys],
        value=[float(number) for number in range(len(keys))],
        status=["ok"] * len(keys),
        row=list(range(len(keys))),
        vintage="2024",
        source=source.pk,
    )
    return DatasetImport.objects.create(title="benchmark", source=source), rows


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    with transaction.atomic():
        result = act()
    return time.perf_counter() - started, result


def main() -> int:
    """Store a million fresh values, the same again, and the same with new content; exit 1 over the target."""
    call_command("migrate", verbosity=0)
    target = TARGET_SECONDS[connection.vendor]
    version = ".".join(map(str, connection.get_database_version()))
    dataset, rows = made()
    print(f"machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{connection.vendor} {version}, {len(rows.value):,} values, target {target:.0f} s")
    fresh, stored = seconds(lambda: store_rows(dataset, rows))
    print(f"fresh        {fresh:6.1f} s   {stored}")
    again, stored = seconds(lambda: store_rows(DatasetImport.objects.create(title="again"), rows))
    print(f"unchanged    {again:6.1f} s   {stored}")
    newer = Rows(**{**vars(rows), "vintage": "2025"})
    revised, stored = seconds(lambda: store_rows(DatasetImport.objects.create(title="newer"), newer))
    print(f"superseding  {revised:6.1f} s   {stored}")
    if connection.vendor == "postgresql":
        call_command("flush", verbosity=0, interactive=False)
    return int(fresh > target)


if __name__ == "__main__":
    sys.exit(main())
