"""Adoptions: opened from a practice, taken from stage to stage, changed, or given up with a reason."""

from datetime import timedelta

import pytest

from factories import spread as make
from factories.adopt import NOW, START, TODAY, make_project, make_readings
from factories.kernel import make_member, make_organisation, make_person
from factories.practices import make_practice, make_published
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, Notification
from yokoten.spread.actions.adoption import change_adoption, decline_adoption, move_adoption, open_adoption
from yokoten.spread.models import Adoption
from yokoten.spread.rules.stages import Told

pytestmark = pytest.mark.django_db


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code
    return met.value.facts


def opened(actor=SYSTEM, practice=None, home=None, **details):
    practice = practice or make_published(visibility="public")
    return open_adoption(
        actor, practice, home or make_organisation(), start=make.start(**details), today=TODAY, now=NOW
    )


def moved(adoption, actor=SYSTEM, **details):
    return move_adoption(actor, adoption, make.step(**details), today=TODAY, now=NOW)


def changed(adoption, actor=SYSTEM, **details):
    return change_adoption(actor, adoption, make.change(**details), today=TODAY)


def declined(adoption, actor=SYSTEM, reason="No staff.", on=TODAY):
    return decline_adoption(actor, adoption, make.against(on, reason), today=TODAY, now=NOW)


def measured(home):
    project = make_project(home)
    make_readings(project.targets.get(), [50, 32])
    return project


def test_a_practice_is_taken_up_and_whoever_keeps_it_is_told():
    owner = make_member("practices.*")
    practice = make_published(owner.memberships.get().organisation, visibility="public")
    adoption = opened(practice=practice)
    assert (adoption.stage, adoption.visibility) == ("understand", "public")
    assert adoption.place == adoption.organisation.place
    assert adoption.stage_on == START
    told = Notification.objects.get(person=owner)
    assert told.kind == "spread.adoption_opened" and told.address == f"/spread/adoptions/{adoption.key}/"
    assert Entry.objects.get(act="spread.open_adoption").organisation == adoption.organisation


def test_the_one_it_was_taken_from_is_told_too():
    pupil = make_member("spread.*")
    practice = make_published(visibility="public")
    parent = make.make_adoption(pupil.memberships.get().organisation, practice)
    opened(practice=practice, parent=parent)
    assert Notification.objects.filter(person=pupil, kind="spread.adoption_opened").exists()


def test_only_a_practice_of_others_in_the_library_is_taken_up_once_at_a_time():
    practice, home = make_published(visibility="public"), make_organisation()
    refused("adoption_by_owner", lambda: opened(practice=practice, home=practice.organisation))
    refused("adoption_not_in_library", lambda: opened(practice=make_practice()))
    refused("adoption_ahead", lambda: opened(practice=practice, on=TODAY + timedelta(days=1)))
    first = opened(practice=practice, home=home)
    refused("adoption_open_already", lambda: opened(practice=practice, home=home))
    declined(first)
    assert opened(practice=practice, home=home).pk != first.pk


def test_nobody_takes_up_what_they_do_not_see():
    home = make_organisation()
    member = make_member("spread.*", organisation=home)
    with pytest.raises(NotAllowed):
        opened(member, make_published(visibility="own"), home)
    assert opened(member, make_published(visibility="network"), home)


def test_it_is_taken_from_others_who_hold_the_same_practice_and_not_from_a_pupil():
    practice = make_published(visibility="public")
    other = make.make_adoption()
    refused("adoption_parent_unfit", lambda: opened(practice=practice, parent=other))
    gone = make.make_adoption(practice=practice, stage="not_adopted")
    refused("adoption_parent_unfit", lambda: opened(practice=practice, parent=gone))
    teacher = make.make_adoption(practice=practice)
    pupil = make.make_adoption(practice=practice, parent=teacher)
    refused("adoption_parent_unfit", lambda: changed(teacher, parent=pupil))
    assert changed(pupil, parent=None).parent is None


def test_adapting_asks_what_was_kept_changed_and_dropped_and_why():
    adoption = make.make_adoption()
    refused("adoption_needs_words", lambda: moved(adoption, told=Told()))
    refused("adoption_needs_why", lambda: moved(adoption, told=Told(changed="Two offices.")))
    adoption = moved(adoption)
    assert (adoption.stage, adoption.adapted_on, adoption.kept) == ("adapt", TODAY, "The guide.")
    assert adoption.stage_on == TODAY


def test_re_use_asks_for_a_project_with_numbers_or_the_open_word_that_there_are_none():
    adoption = make.make_adoption(stage="adapt", kept="All.")
    blank = {"told": Told()}
    refused("adoption_needs_numbers", lambda: moved(adoption, **blank))
    empty = make_project(adoption.organisation)
    refused("adoption_project_without_numbers", lambda: moved(adoption, project=empty, **blank))
    refused("adoption_project_foreign", lambda: moved(adoption, project=measured(make_organisation()), **blank))
    done = moved(adoption, project=measured(adoption.organisation), **blank)
    assert (done.stage, done.is_without_numbers, done.reused_on, done.kept) == ("reuse", False, TODAY, "All.")
    plain = moved(make.make_adoption(stage="adapt", kept="All."), is_without_numbers=True, **blank)
    assert plain.stage == "reuse" and plain.is_without_numbers and plain.project is None


def test_stages_keep_the_order_of_their_days_and_end():
    adoption = make.make_adoption()
    assert refused("adoption_before_last", lambda: moved(adoption, on=START - timedelta(days=1)))["last"] == START
    refused("adoption_ahead", lambda: moved(adoption, on=TODAY + timedelta(days=1)))
    refused("adoption_cannot_move", lambda: moved(make.make_adoption(stage="reuse")))
    refused("adoption_cannot_move", lambda: moved(make.make_adoption(stage="not_adopted")))


def test_a_refusal_keeps_its_reason_and_is_told():
    owner = make_member("practices.*")
    practice = make_published(owner.memberships.get().organisation)
    adoption = make.make_adoption(practice=practice)
    refused("adoption_needs_reason", lambda: declined(adoption, reason=" "))
    refused("adoption_before_last", lambda: declined(adoption, on=START - timedelta(days=1)))
    adoption = declined(adoption)
    assert (adoption.stage, adoption.reason_not, adoption.declined_on) == ("not_adopted", "No staff.", TODAY)
    assert Notification.objects.get(person=owner).facts["reason"] == "No staff."
    refused("adoption_declined_already", lambda: declined(adoption))


def test_what_the_adopter_keeps_to_itself_is_told_to_nobody():
    owner = make_member("practices.*")
    practice = make_published(owner.memberships.get().organisation)
    declined(make.make_adoption(practice=practice, visibility="own"))
    assert not Notification.objects.exists()


def test_a_change_is_never_wider_than_the_practice_and_leaves_no_hole():
    adoption = make.make_adoption(practice=make_published(visibility="network"), stage="adapt", kept="All.")
    helper = make_organisation()
    adoption = changed(adoption, visibility="public", mediator=helper, started_on=START - timedelta(days=3))
    assert (adoption.visibility, adoption.mediator) == ("network", helper)
    assert adoption.started_on == START - timedelta(days=3)
    refused("adoption_needs_words", lambda: changed(adoption, told=Told()))
    refused("choice_unknown", lambda: changed(adoption, visibility="everybody"))
    refused("adoption_starts_late", lambda: changed(adoption, started_on=TODAY))
    refused("adoption_project_foreign", lambda: changed(adoption, project=make_project()))
    assert changed(make.make_adoption(), told=Told()).kept == ""


def test_others_change_nothing():
    adoption = make.make_adoption()
    stranger = make_person()
    for act in (changed, moved, declined):
        with pytest.raises(NotAllowed):
            act(adoption, stranger)
    assert Adoption.objects.get().stage == "understand"
