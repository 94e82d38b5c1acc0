"""Server time of the pages of Learn at national size: the practices of `search.py`, and 2,000 trips to two hosts each.

The target is 100 ms at the 95th percentile. Processor time is printed beside it: it does not see a busy machine.

usage: YOKOTEN_HOME=FOLDER python benchmarks/search.py && YOKOTEN_HOME=FOLDER python benchmarks/learn.py [--rounds 20]
"""

import argparse
import os
import platform
from datetime import UTC, date, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
os.environ.setdefault("YOKOTEN_SECRET_KEY", "only-for-measuring")

import django
import numpy as np
from django.core.management import call_command
from django.db import connection
from django.test import Client

django.setup()

from pages import TARGET_MS, measure  # noqa: E402

from yokoten.exchange.models import Answer, Trip, TripQuestion, Visit, VisitType  # noqa: E402
from yokoten.kernel.models import Organisation, Person  # noqa: E402
from yokoten.practices.models import Practice  # noqa: E402

TRIPS, QUESTIONS = 2_000, 8
NOW = datetime(2026, 11, 22, tzinfo=UTC)
EMAIL = "learn-bench@example.org"


def build() -> Person:
    """Trips in every state between the organisations of the benchmark, with questions, answers and an agenda."""
    person, _ = Person.objects.get_or_create(email=EMAIL, defaults={"language": "en", "is_administrator": True})
    if Trip.objects.exists():
        return person
    homes = list(Organisation.objects.order_by("pk")[:200])
    kind, _ = VisitType.objects.get_or_create(code="bench", defaults={"names": {"en": "Study visit"}})
    trips = Trip.objects.bulk_create(
        Trip(organisation=homes[n % 200], visit_type=kind, title=f"To learn {n}", language="en", created_at=NOW)
        for n in range(TRIPS)
    )
    states = ("draft", "requested", "agreed", "held", "closed")
    first = date(2026, 1, 1)
    visits = Visit.objects.bulk_create(
        Visit(trip=trip, host=homes[(n * 7 + side * 31 + 1) % 200], state=states[n % 5],
              first_on=first + timedelta(days=n % 300), last_on=first + timedelta(days=n % 300 + 1))
        for n, trip in enumerate(trips) for side in (0, 1)
    )  # fmt: skip
    questions = TripQuestion.objects.bulk_create(
        TripQuestion(trip=trip, text=f"Question {n} in a sentence of some length?", language="en", order=n)
        for trip in trips
        for n in range(QUESTIONS)
    )  # fmt: skip
    said = {"text": "An answer of a sentence or two. " * 3, "language": "en", "noted_at": NOW}
    answered = [(at, visit, n) for at, visit in enumerate(visits) for n in range(QUESTIONS) if at % 5 > 2]
    Answer.objects.bulk_create(
        (Answer(visit=visit, question=questions[at // 2 * QUESTIONS + n], **said) for at, visit, n in answered),
        batch_size=2000,
    )
    return person


def pages(trip: Trip, visit: Visit, practice: Practice) -> list[str]:
    """What a busy centre opens in a day."""
    return [
        "/learn/practices/",
        "/learn/practices/?q=waiting+time",
        "/learn/practices/?q=сокращение+времени&sort=newest",
        "/learn/practices/?country=QB&sector=health",
        "/learn/practices/?page=40",
        f"/learn/practices/{practice.key}/",
        "/learn/practices/own/",
        "/learn/trips/",
        "/learn/trips/?page=3",
        f"/learn/trips/{trip.key}/",
        f"/learn/visits/{visit.key}/",
        "/learn/visits/",
        "/learn/visits/bank/",
        "/learn/thesaurus/",
        "/learn/thesaurus/?q=takt",
        "/account/notifications/",
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
    print(f"{Practice.objects.count()} practices, {Trip.objects.count()} trips; target {TARGET_MS} ms at 95 %")
    print(f"{'page':<58}{'median ms':>10}{'95th ms':>10}{'cpu ms':>8}{'queries':>9}")
    trip = Trip.objects.order_by("pk")[4]
    highs = []
    for address in pages(trip, trip.visits.first(), Practice.objects.order_by("pk")[4]):
        median, high, busy, queries = measure(client, address, rounds)
        highs.append(high)
        over = "" if high < TARGET_MS else "  OVER"
        print(f"{address:<58}{median:>10.1f}{high:>10.1f}{busy:>8.1f}{queries:>9}{over}")
    print(f"slowest {np.max(highs):.0f} ms")


if __name__ == "__main__":
    main()
