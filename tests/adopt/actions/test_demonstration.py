"""The projects of the demo: marked as examples, loaded once, with numbers that the charts can use."""

import pytest

from factories.kernel import make_member
from yokoten.adopt.actions.demonstration import load_demonstration
from yokoten.adopt.models import Project
from yokoten.adopt.rules.listed import listed_projects
from yokoten.interfaces.cli.instance import DEMONSTRATION, REFERENCE, module
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


def test_each_of_the_three_kinds_has_an_example_and_it_is_loaded_once():
    for room, load in REFERENCE + DEMONSTRATION:
        getattr(module(room), load)(SYSTEM)
    projects = Project.objects.all()
    assert {one.workflow for one in projects} == {"pilot-flow", "lean-public", "promotion-scheme"}
    assert all(one.is_example and one.targets.get().measurements.count() > 8 for one in projects)
    assert all(one.starts_on.isoformat() < "2025-07-01" for one in projects.filter(language="vi"))
    frames = projects.get(workflow="pilot-flow").targets.get()
    assert frames.baseline_count == 10 and frames.changes[0]["on"] == "2026-09-11"
    states = {one.workflow: one.state for one in projects}
    assert states == {"pilot-flow": "implementation", "lean-public": "implementation", "promotion-scheme": "settled"}
    assert load_demonstration(SYSTEM) == 0 and projects.count() == len(listed_projects())


def test_without_the_demos_organisations_nothing_is_loaded():
    assert load_demonstration(SYSTEM) == 0


def test_nobody_but_administrators_loads_it():
    with pytest.raises(NotAllowed):
        load_demonstration(make_member("adopt.*"))
