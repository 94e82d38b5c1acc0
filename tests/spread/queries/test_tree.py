"""The tree of a practice: what came of each adoption, what was made of it, and nothing of what is not shown."""

from decimal import Decimal

import pytest

from factories import spread as make
from factories.adopt import make_project, make_readings
from factories.kernel import make_member, make_person
from factories.practices import make_published
from yokoten.kernel.actor import SYSTEM
from yokoten.spread.queries.adoption import adoption_by_key, own_adoptions
from yokoten.spread.queries.tree import tree_of

pytestmark = pytest.mark.django_db


def names(actor, practice):
    return [str(node.adoption.organisation) for node in tree_of(actor, practice)]


def measured(adoption, values=(50, 32)):
    project = make_project(adoption.organisation)
    make_readings(project.targets.get(), values)
    adoption.project = project
    adoption.save()
    return adoption


def test_a_node_shows_what_its_project_measured():
    adoption = measured(make.make_adoption())
    make.make_adoption(practice=adoption.practice, parent=adoption)
    first, second = tree_of(SYSTEM, adoption.practice)
    (result,) = first.results
    assert (result.before, result.after, result.unit, result.is_better) == (Decimal(50), Decimal(32), "h", True)
    assert second.results == () and (second.depth, second.above) == (2, 1)
    assert not tree_of(SYSTEM, measured(make.make_adoption(), (50, 51)).practice)[0].results[0].is_better


def test_the_tree_goes_on_with_the_practice_that_was_made_of_an_adoption():
    adoption = make.make_adoption()
    made = make.make_made(adoption=adoption)
    make.make_adoption(practice=made.practice)
    first, second = tree_of(SYSTEM, adoption.practice)
    assert first.became == made.practice and (second.depth, second.above) == (2, 1)


def test_what_is_not_shown_is_neither_drawn_nor_counted():
    practice = make_published(visibility="public")
    hidden = make.make_adoption(practice=practice, visibility="own")
    child = make.make_adoption(practice=practice, parent=hidden, visibility="public")
    reader, adopter = make_person(), make_member("kernel.read", organisation=hidden.organisation)
    assert names(reader, practice) == [str(child.organisation)]
    assert tree_of(reader, practice)[0].above == 0
    assert len(names(adopter, practice)) == 2
    assert adoption_by_key(reader, hidden.key) is None and adoption_by_key(adopter, hidden.key) == hidden


def test_an_adoption_is_seen_no_wider_than_its_practice():
    narrow = make_published(visibility="own")
    adoption = make.make_adoption(practice=narrow, visibility="public")
    assert adoption_by_key(make_person(), adoption.key) is None
    made = make.make_made(adoption=make.make_adoption())
    made.practice.visibility = "own"
    made.practice.save()
    assert tree_of(make_person(), made.adoption.practice)[0].became is None


def test_own_adoptions_are_those_taken_up_and_those_given():
    giver = make_member("kernel.read")
    given = make.make_adoption(practice=make_published(giver.memberships.get().organisation))
    taken = make.make_adoption(giver.memberships.get().organisation)
    make.make_adoption()
    assert set(own_adoptions(giver)) == {given, taken}
    assert own_adoptions(SYSTEM).count() == 3


def test_a_tree_of_many_costs_no_more_queries_than_one_of_few(django_assert_max_num_queries):
    practice = make_published(visibility="public")
    for _ in range(12):
        measured(make.make_adoption(practice=practice))
    with django_assert_max_num_queries(13):
        assert len(tree_of(SYSTEM, practice)) == 12
