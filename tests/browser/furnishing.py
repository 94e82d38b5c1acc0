"""What pages show beyond the demo: an import at every step, a saved comparison, an invitation, a letter."""

from dataclasses import replace

from django.utils import timezone

from factories.flows import make_draft
from yokoten.adopt.actions.portfolio import upload_portfolio
from yokoten.adopt.models import Project
from yokoten.compare.actions.comparison import save_comparison, share_comparison
from yokoten.compare.actions.intervals import Size, ask_for_intervals
from yokoten.compare.queries import frontier_opening, opening
from yokoten.exchange.models import BankQuestion, Trip
from yokoten.interfaces.importers.intake import ask_the_gate, begin, map_columns, said_of, store
from yokoten.interfaces.web.compare.frontier.background import compute_intervals
from yokoten.interfaces.web.exchange.link import token_of
from yokoten.kernel.actions.notification import mark_notification_read, stop_key
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.person import Newcomer, create_person, invitation_key
from yokoten.kernel.actions.telling import tell
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Organisation, OutboxMessage, Person
from yokoten.kernel.queries import notifications_of
from yokoten.measure.actions.confirming import confirm_import
from yokoten.measure.actions.deciding import decide_question
from yokoten.measure.models import Goal, Source
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.catalogue import PRACTICE_FILE, practice_file
from yokoten.measure.rules.intake.decisions import Answer
from yokoten.practices.actions.importing import Wishes, store_practices, upload_practices
from yokoten.practices.actions.proposal import Wish, propose_concept
from yokoten.practices.actions.thesaurus import upload_thesaurus
from yokoten.practices.models import Practice
from yokoten.practices.rules.importing.reading import Line
from yokoten.prove.models import Evaluation
from yokoten.spread.models import Adoption

WORDS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:waste a skos:Concept ; skos:prefLabel "waste of time"@en, "slöseri"@sv, "Schlamperei"@de ; skos:broader :lean, :flow .
:tavelmote a skos:Concept ; skos:prefLabel "tavelmöte vid maskinen"@sv ; skos:broader :daily-management .
"""
PRACTICES = {
    "public": "halland-en-vag-in",
    "failed": "varmland-portal",
    "own": "sormland-bygglov",
    "draft": "binhduong-khao-sat-nhu-cau",
    "waiting": "hochiminh-tiet-kiem-dien",
}
TABLE = "id;название;описание;регион;отрасль\n1;Одно окно;Проводник;Швеция;здравоохранение\n2;;Без названия;;\n"
STEPS = ("uploaded", "mapped", "checked", "stored")


def furnish():
    """What stands for the braces in an address."""
    analyst = Person.objects.select_related("home").get(email="smolensk@example.org")
    invited = create_person(SYSTEM, Newcomer("new@example.org", "Newcomer", "en"))
    enqueue(Letter("k", "email", "x@example.org", "Subject", "Body"))
    frontier_with_intervals(analyst)
    return {
        "saved": saved_comparison(analyst),
        "invitation": invitation_key(invited),
        "stop": told(),
        "goal": Goal.objects.filter(organisation=None).first().pk,
        "message": OutboxMessage.objects.latest("pk").pk,
        "person": analyst.pk,
        "source": Source.objects.first().code,
        **exchange(),
        **adopt(),
        **spread(),
        **prove(),
        **{step: import_at(step, analyst).pk for step in STEPS},
        **{name: practice_key(key) for name, key in PRACTICES.items()},
        **tables_of_practices(analyst),
        **thesaurus(),
    }


def thesaurus():
    """A proposal that waits, and a file that adds, changes and asks."""
    person, home = Person.objects.get(email="sormland@example.org"), Organisation.objects.get(code="sormland-region")
    wish = Wish("concept", "sv", "tavelmöte vid maskinen", "Så säger vi i Eskilstuna.", details={"broader": "lean"})
    proposal = propose_concept(person, home, wish, now=timezone.now())
    kept = upload_thesaurus(SYSTEM, "words.ttl", WORDS.encode(), now=timezone.now())
    return {"proposal": proposal.pk, "thesaurus_file": kept.pk}


def told():
    """Two things that somebody was told, one of them read; the key that stops such letters."""
    person, home = Person.objects.get(email="sormland@example.org"), Organisation.objects.get(code="sormland-region")
    now, facts = timezone.now(), {"organisation": home, "role": "Analytiker", "due_on": timezone.localdate()}
    for number in range(2):
        tell(person, "kernel.membership_ends", facts=facts, address="/account/", now=now, key=f"told-{number}")
    mark_notification_read(person, notifications_of(person).first(), now=now)
    return stop_key(person, "kernel.membership_ends")


def exchange():
    """The demo's trips, and a host without an account on one of them."""
    trip, planned = Trip.objects.get(state="closed"), Trip.objects.get(state="planned")
    held = trip.visits.first()
    host = {"host_name": "Kalmar", "host_email": "kalmar@example.org", "state": "requested", "order": 9}
    return {
        "trip": trip.key,
        "planned": planned.key,
        "lesson": trip.lessons.first().pk,
        "commitment": trip.commitments.first().pk,
        "held": held.key,
        "finding": held.findings.first().pk,
        "received": planned.visits.get(host__code="sormland-region").key,
        "asked": BankQuestion.objects.first().pk,
        "link": token_of(planned.visits.create(**host)),
    }


def adopt():
    """The demo's projects."""
    frames = Project.objects.get(workflow="pilot-flow")
    columns = {"title": 0, "goal": 1}
    table = upload_portfolio(
        SYSTEM,
        frames.organisation,
        "projects.csv",
        "Проект;Цель\nРамы;30\n".encode(),
        columns=columns,
        now=timezone.now(),
    )
    return {
        "portfolio": table.pk,
        "frames": frames.key,
        "flow_draft": make_draft(frames.organisation).version,
        "scheme": Project.objects.get(workflow="promotion-scheme").key,
        "permits": Project.objects.get(workflow="lean-public").key,
        "lead_time": frames.targets.get().pk,
        "step": frames.streams.get(kind="current").steps.first().pk,
        "todo": frames.plan.get(state="open").pk,
    }


def spread():
    """The demo's adoptions: one in use, one just begun, one given up."""
    names = {"adopted": "reuse", "begun": "understand", "refused": "not_adopted"}
    return {name: Adoption.objects.get(stage=stage).key for name, stage in names.items()}


def prove():
    """The demo's evaluations: one found an effect, one none that matters."""
    return {
        "found_better": Evaluation.objects.get(design="interrupted").key,
        "found_null": Evaluation.objects.get(design="before_after").key,
    }


def practice_key(key):
    return Practice.objects.get(import_key=f"demo:{key}").key


def tables_of_practices(analyst):
    """A table of practices with a question, and one that was stored."""
    home, now = Organisation.objects.get(code="smolensk-centre"), timezone.now()
    columns = {"import_key": 0, "title": 1, "essence": 2, "place": 3, "sector": 4}
    asked, stored = (
        upload_practices(analyst, home, f"{name}.csv", TABLE.encode(), columns=columns, now=now) for name in "ab"
    )
    line = Line(2, "1", {"title": "Одно окно", "essence": "Проводник для заявителя"})
    store_practices(analyst, stored, [line], Wishes(), now=now, today=timezone.localdate())
    return {"practices_file": asked.pk, "practices_stored": stored.pk}


def saved_comparison(analyst):
    today = timezone.localdate()
    asked = opening(analyst, analyst.home, today=today).asked
    saved = save_comparison(analyst, asked, title="Смоленск: кто впереди", today=today)
    return share_comparison(analyst, saved, visibility="link").token


def frontier_with_intervals(analyst):
    """Of the year before the newest one: the page of the newest shows none yet."""
    today = timezone.localdate()
    start = frontier_opening(analyst, analyst.home, today=today)
    asked = replace(start.asked, period=start.periods[1])
    run = ask_for_intervals(analyst, asked, today=today, size=Size(100)).run
    compute_intervals.call(run.pk)


def import_at(step, analyst):
    """The practice file, each time with one line less: the same file is not taken twice."""
    organisation, reached = Organisation.objects.get(code="smolensk-centre"), STEPS.index(step)
    lines = practice_file().splitlines(keepends=True)
    dataset = begin(analyst, organisation, PRACTICE_FILE, b"".join(lines[: len(lines) - reached]))
    if reached > 0:
        dataset = map_columns(analyst, dataset, said_of(dataset))
    if reached > 1:
        dataset = ask_the_gate(analyst, dataset, {})
    if reached > 2:
        for question in questions_of(dataset):
            answer = Answer("accept", "сверено с источником")
            decide_question(analyst, dataset, question.number, answer, now=timezone.now())
        dataset = store(analyst, confirm_import(analyst, dataset), now=timezone.now())
    return dataset
