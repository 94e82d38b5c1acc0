"""The demo's adoptions come with its practices, marked as examples, and only once."""

import pytest

from factories.kernel import make_person
from yokoten.adopt.actions import demonstration as projects
from yokoten.kernel.actions import demonstration as people
from yokoten.kernel.actions.gazetteer import load_gazetteer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.practices.actions import demonstration as practices
from yokoten.practices.actions.thesaurus import load_thesaurus
from yokoten.spread.actions.demonstration import load_demonstration
from yokoten.spread.models import Adoption

pytestmark = pytest.mark.django_db


def test_the_demo_shows_a_tree_with_a_change_and_a_refusal():
    load_gazetteer(SYSTEM)
    people.load_demonstration(SYSTEM)
    load_thesaurus(SYSTEM)
    practices.load_demonstration(SYSTEM)
    projects.load_demonstration(SYSTEM)
    assert load_demonstration(SYSTEM) == 4
    assert load_demonstration(SYSTEM) == 0
    assert all(Adoption.objects.values_list("is_example", flat=True))
    used = Adoption.objects.get(stage="reuse")
    assert used.changed and used.project is not None and not used.is_without_numbers
    assert used.children.get().organisation.code == "varmland-region"
    assert Adoption.objects.get(stage="not_adopted").reason_not


def test_without_the_practices_nothing_is_added_and_only_administrators_may():
    assert load_demonstration(SYSTEM) == 0
    with pytest.raises(NotAllowed):
        load_demonstration(make_person())
