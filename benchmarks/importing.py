"""A million observations from a CSV into the database, gate included: what `yokoten import` does, end to end.

100 places, 500 indicators, 20 years. Aims: under 20 s on SQLite, under 40 s on PostgreSQL.
Run: .venv/bin/python benchmarks/importing.py [long|panel|wide]
     DATABASE_URL=postgres://… .venv/bin/python benchmarks/importing.py   (an empty database: it is filled and emptied)
"""

import csv
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
FOLDER = tempfile.TemporaryDirectory()
os.environ["YOKOTEN_HOME"] = FOLDER.name

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from gate import PLACES, make_rows  # noqa: E402

from yokoten.interfaces.cli.main import main as yokoten  # noqa: E402
from yokoten.kernel.models import Organisation, Place  # noqa: E402
from yokoten.measure.models import Observation  # noqa: E402

AIM_SECONDS = {"sqlite": 20.0, "postgresql": 40.0}


def written(shape: str) -> Path:
    path = Path(FOLDER.name) / f"{shape}.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(make_rows(shape))
    return path


def main(shape: str) -> int:
    """Print seconds; exit code 1 beyond the aim or where values are missing."""
    call_command("migrate", verbosity=0)
    Organisation.objects.create(code="benchmark", names={"en": "Benchmark"})
    Place.objects.bulk_create(
        [Place(code=f"XX-{n}", country="XX", names={"en": f"Region {n:03d}"}) for n in range(PLACES)]
    )
    path = written(shape)
    options = ["--organisation=benchmark", "--source=Benchmark", "--unit=items", "--accept=benchmark"]
    started, worked = time.perf_counter(), time.process_time()
    code = yokoten(["import", str(path), *options])
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    stored, aim = Observation.objects.count(), AIM_SECONDS[connection.vendor]
    print(f"machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{connection.vendor}, {shape}: {stored:,} values in {seconds:.1f} s (aim {aim:.0f} s)")
    print(f"of these {worked:.1f} s of work in this process")
    if connection.vendor == "postgresql":
        call_command("flush", verbosity=0, interactive=False)
    return 0 if code == 0 and stored == 1_000_000 and seconds < aim else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "long"))
