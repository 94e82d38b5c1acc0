"""Server time of the pages of Adopt at national size: 10,000 projects with targets, numbers, plans and effects.

The target is 100 ms at the 95th percentile. Processor time is printed beside it: it does not see a busy machine.

usage: YOKOTEN_HOME=FOLDER python benchmarks/adopt.py [--rounds 20]   (DATABASE_URL chooses PostgreSQL)
"""

import argparse
import os
import platform
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
os.environ.setdefault("YOKOTEN_SECRET_KEY", "only-for-measuring")

import django
import numpy as np
from django.core.management import call_command
from django.db import connection
from django.test import Client

django.setup()

from pages import TARGET_MS, measure  # noqa: E402

from yokoten.adopt.models import Effect, Forecast, Measurement, PlanItem, Project, Target  # noqa: E402
from yokoten.kernel.models import Organisation, Person, Place  # noqa: E402

PROJECTS, READINGS, ITEMS = 10_000, 24, 6
NOW = datetime(2026, 11, 22, tzinfo=UTC)
STARTS = date(2025, 1, 6)
EMAIL = "adopt-bench@example.org"
STATES = ("application", "preparation", "diagnosis", "target", "implementation", "confirmation")


def build() -> Person:
    """Projects of one house in every state, a tenth of them over, each with a course of numbers."""
    person, _ = Person.objects.get_or_create(email=EMAIL, defaults={"language": "en", "is_administrator": True})
    if Project.objects.exists():
        return person
    place, _ = Place.objects.get_or_create(
        code="QB", defaults={"level": "country", "country": "QB", "names": {"en": "B"}}
    )
    home, _ = Organisation.objects.get_or_create(
        code="bench-house", defaults={"names": {"en": "House"}, "place": place}
    )
    projects = Project.objects.bulk_create((_project(home, n) for n in range(PROJECTS)), batch_size=1000)
    targets = Target.objects.bulk_create(
        (Target(project=one, name="Lead time", language="en", unit="h", baseline=50, goal=30) for one in projects),
        batch_size=1000,
    )
    Measurement.objects.bulk_create(
        (Measurement(target=one, on=STARTS + timedelta(days=7 * at), value=Decimal(50 - at + n % 5), language="en",
                     noted_at=NOW)
         for n, one in enumerate(targets) for at in range(READINGS)), batch_size=5000,
    )  # fmt: skip
    Forecast.objects.bulk_create(
        (Forecast(target=one, value=31, language="en", made_on=STARTS) for one in targets), batch_size=1000
    )
    PlanItem.objects.bulk_create(
        (PlanItem(project=one, text=f"Do {at}", language="en", owner_name="Somebody",
                  due_on=STARTS + timedelta(days=(n * 13 + at * 97) % 800))
         for n, one in enumerate(projects) for at in range(ITEMS)), batch_size=5000,
    )  # fmt: skip
    Effect.objects.bulk_create(
        (Effect(project=one, what="Overtime", language="en", kind="yearly", form="cash", amount=1000, currency="SEK",
                begins_on=STARTS, reckoned="hours", added_at=NOW) for one in projects), batch_size=1000,
    )  # fmt: skip
    return person


def _project(home: Organisation, n: int) -> Project:
    return Project(
        organisation=home, workflow="pilot-flow", workflow_version=1, state=STATES[n % 6], title=f"Flow {n}",
        language="en", process="Welding", begins_with="An order", ends_with="It leaves", sponsor_name="Sponsor",
        leader_name="Leader", starts_on=STARTS + timedelta(days=n % 600), created_at=NOW,
        closed_on=NOW.date() if n % 10 == 9 else None,
    )  # fmt: skip


def pages(project: Project) -> list[str]:
    """What a busy centre opens in a day."""
    at = f"/adopt/projects/{project.key}/"
    return [
        "/adopt/projects/",
        "/adopt/projects/?page=200",
        "/adopt/projects/?is=running",
        "/adopt/projects/?q=flow+77",
        "/adopt/projects/?sort=title",
        at,
        f"{at}plan/",
        f"{at}problems/",
        f"{at}result/",
        f"/adopt/targets/{project.targets.first().pk}/",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    call_command("migrate", verbosity=0)
    person = build()
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}")
    print(f"{Project.objects.count()} projects; target {TARGET_MS} ms at 95 %")
    print(f"{'page':<58}{'median ms':>10}{'95th ms':>10}{'cpu ms':>8}{'queries':>9}")
    highs = []
    for address in pages(Project.objects.order_by("pk")[4]):
        median, high, busy, queries = measure(client, address, rounds)
        highs.append(high)
        over = "" if high < TARGET_MS else "  OVER"
        print(f"{address[:56]:<58}{median:>10.1f}{high:>10.1f}{busy:>8.1f}{queries:>9}{over}")
    print(f"slowest {np.max(highs):.0f} ms")


if __name__ == "__main__":
    main()
