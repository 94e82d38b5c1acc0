"""The life of a practice: handed in, checked, published, confirmed, withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.kernel import make_administrator, make_member, make_organisation
from factories.practices import DAY, make_concept, make_practice, make_published
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.practices.actions.life import (
    confirm_practice,
    decline_practice,
    publish_practice,
    restore_practice,
    submit_practice,
    take_back_practice,
    take_check,
    withdraw_practice,
)
from yokoten.practices.actions.practice import PracticeDetails, change_practice
from yokoten.practices.actions.rounds import mark_stale
from yokoten.practices.models import PracticeConcept
from yokoten.practices.queries.practice import checks_waiting

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def author(practice):
    return make_member("practices.*", organisation=practice.organisation)


def checker():
    return make_member("practices.*")


def refused(code, call):
    with pytest.raises(RuleBroken) as caught:
        call()
    assert caught.value.code == code
    return caught.value


def test_a_complete_draft_is_handed_in_checked_and_published():
    practice = make_practice()
    submitted = submit_practice(author(practice), practice, now=NOW)
    assert (submitted.state, submitted.is_without_concept) == ("submitted", True)
    expert = checker()
    assert take_check(expert, practice).state == "checking"
    published = publish_practice(expert, practice, now=NOW, today=DAY)
    assert (published.state, published.confirmed_on, published.checked_by) == ("published", DAY, expert)
    assert published.versions.get().content["texts"]["en"]["title"] == "One door for permits"
    acts = ["practices.submit_practice", "practices.take_check", "practices.publish_practice"]
    assert [line.act for line in Entry.objects.order_by("pk")] == acts


def test_what_lacks_something_is_not_handed_in_and_the_lack_is_named():
    practice = make_practice(text={"steps": ""}, licence="", metrics=())
    fault = refused("practice_not_complete", lambda: submit_practice(author(practice), practice, now=NOW))
    assert fault.facts["missing"] == ["steps", "results", "licence"]


def test_a_declined_practice_is_a_draft_again_and_shows_the_reason():
    practice = make_practice(state="submitted")
    declined = decline_practice(checker(), practice, reason=" Say how it was measured. ", now=NOW)
    assert (declined.state, declined.decline_reason) == ("draft", "Say how it was measured.")
    again = submit_practice(author(practice), practice, now=NOW)
    assert again.decline_reason == ""
    refused("practice_needs_reason", lambda: decline_practice(checker(), practice, reason=" ", now=NOW))


def test_nobody_checks_what_they_wrote_changed_or_handed_in():
    practice = make_practice()
    writer, changer, sender = author(practice), author(practice), author(practice)
    practice.texts.update(changed_by=writer)
    change_practice(changer, practice, PracticeDetails(facts={"people": 9}), revision=1, now=NOW)
    submit_practice(sender, practice, now=NOW)
    for person in (writer, changer, sender):
        refused("practice_check_by_author", lambda who=person: take_check(who, practice))
        assert not checks_waiting(person).exists()
    colleague = author(practice)
    assert list(checks_waiting(colleague)) == [practice]
    assert take_check(colleague, practice).state == "checking"


def test_two_checkers_do_not_check_the_same():
    practice = make_practice(state="submitted")
    first, second = checker(), checker()
    take_check(first, practice)
    take_check(first, practice)
    refused("practice_moved_on", lambda: take_check(second, practice))
    refused("practice_checked_by_other", lambda: publish_practice(second, practice, now=NOW, today=DAY))


def test_what_only_the_own_organisation_shall_see_is_checked_by_its_people():
    practice = make_practice(state="submitted", visibility="own")
    stranger = checker()
    with pytest.raises(NotAllowed):
        take_check(stranger, practice)
    assert not checks_waiting(stranger).exists() and checks_waiting(author(practice)).exists()
    assert take_check(author(practice), practice).state == "checking"


def test_a_practice_is_taken_back_until_somebody_checks_it():
    practice = make_practice(state="submitted")
    assert take_back_practice(author(practice), practice).state == "draft"
    practice = make_practice(state="checking")
    refused("practice_moved_on", lambda: take_back_practice(author(practice), practice))


def test_a_confirmation_counts_for_a_year():
    practice = make_published(confirmed_on=DAY - timedelta(days=366))
    other = make_published(confirmed_on=DAY - timedelta(days=365))
    assert mark_stale(SYSTEM, today=DAY) == [practice]
    other.refresh_from_db()
    assert other.state == "published"
    fresh = confirm_practice(author(practice), practice, today=DAY)
    assert (fresh.state, fresh.confirmed_on) == ("published", DAY)
    assert mark_stale(SYSTEM, today=DAY) == []


def test_only_the_house_marks_what_is_stale():
    with pytest.raises(NotAllowed):
        mark_stale(make_member("practices.*"), today=DAY)
    assert mark_stale(make_administrator(), today=DAY) == []


def test_a_withdrawn_practice_says_why_and_can_come_back_as_a_draft():
    practice = make_published()
    person = author(practice)
    refused("practice_needs_reason", lambda: withdraw_practice(person, practice, reason=""))
    withdrawn = withdraw_practice(person, practice, reason="We do it no longer.")
    assert (withdrawn.state, withdrawn.withdraw_reason) == ("withdrawn", "We do it no longer.")
    refused("practice_moved_on", lambda: confirm_practice(person, practice, today=DAY))
    assert restore_practice(person, practice).state == "draft"


def test_publishing_again_makes_the_next_version():
    practice = make_practice()
    person = author(practice)
    for number in (1, 2):
        submit_practice(person, practice, now=NOW)
        published = publish_practice(checker(), practice, now=NOW, today=DAY)
        assert published.version == number
        withdraw_practice(person, practice, reason="x")
        restored = restore_practice(person, practice)
        change_practice(person, restored, PracticeDetails(facts={"people": 40}), revision=restored.revision, now=NOW)


def test_a_practice_that_touches_a_concept_is_not_without_one():
    practice = make_practice()
    PracticeConcept.objects.create(practice=practice, concept=make_concept(), is_confirmed=True)
    assert not submit_practice(author(practice), practice, now=NOW).is_without_concept


@pytest.mark.parametrize("act", [submit_practice, take_back_practice, confirm_practice, restore_practice])
def test_strangers_move_nothing(act):
    practice, stranger = make_practice(), make_member("practices.*", organisation=make_organisation())
    details = {"now": NOW} if act is submit_practice else {"today": DAY} if act is confirm_practice else {}
    with pytest.raises(NotAllowed):
        act(stranger, practice, **details)
