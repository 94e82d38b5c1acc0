"""Adoptions in every stage, and projects that ended with an effect."""

from datetime import date

from factories.adopt import NOW, START, TODAY, make_item, make_project, make_readings
from factories.kernel import make_organisation
from factories.practices import make_published
from yokoten.spread.actions.adoption import Against, Change, Start, Step
from yokoten.spread.actions.publishing import Telling
from yokoten.spread.models import Adoption, ProjectPractice
from yokoten.spread.rules.stages import Told

DAYS = {"adapt": "adapted_on", "reuse": "reused_on", "not_adopted": "declined_on"}
TOLD = Told(kept="The guide.", changed="Two offices instead of nine.", why="We have only two.")


def start(on=START, **details):
    return Start(on, "en", **details)


def step(on=TODAY, told=TOLD, **details):
    return Step(on, "en", told, **details)


def against(on=TODAY, reason="No staff."):
    return Against(on, "en", reason)


def change(**details):
    start = {"language": "en", "told": TOLD, "visibility": "network", "started_on": START}
    return Change(**{**start, **details})


def make_adoption(organisation=None, practice=None, *, stage="understand", **details):
    """An adoption that everybody who signs in sees."""
    organisation = organisation or make_organisation()
    days = {DAYS[stage]: date(2026, 9, 1)} if stage in DAYS else {}
    given = {"visibility": "network", "started_on": START, "language": "en", "created_at": NOW}
    return Adoption.objects.create(
        practice=practice or make_published(), organisation=organisation, place=organisation.place, stage=stage,
        **{**given, **days, **details},
    )  # fmt: skip


def make_finished(organisation=None, values=(50, 32), **details):
    """A project that reached its end, with a number before and after and a point that was done."""
    given = {"state": "completed", "closed_on": TODAY, "reason": "Firms wait.", **details}
    project = make_project(organisation, **given)
    make_readings(project.targets.get(), values)
    make_item(project, state="done", done_on=TODAY)
    return project


def telling(**details):
    return Telling(**{"problem": "Firms wait.", "essence": "The frame goes by takt.", **details})


def make_made(project=None, adoption=None):
    """A practice in the library that was made of a project."""
    project = project or make_finished()
    practice = make_published(project.organisation)
    return ProjectPractice.objects.create(project=project, practice=practice, adoption=adoption, made_at=NOW)
