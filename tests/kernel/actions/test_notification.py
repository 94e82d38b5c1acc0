"""People read what they were told, choose what they are told and stop letters by the link in them."""

from datetime import UTC, datetime

import pytest
from django.core import signing

from factories.kernel import make_administrator, make_notification, make_person
from yokoten.kernel.actions.notification import (
    EVERY_DIGEST,
    choose_notifications,
    letters_of_key,
    mark_notification_read,
    mark_notifications_read,
    stop_key,
    stop_letters,
)
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, LetterTiming, NotificationChoice
from yokoten.kernel.queries import choices_of, has_chosen, timing_of
from yokoten.kernel.rules.digests import Timing
from yokoten.kernel.rules.notifications import KINDS, Choice

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
KIND = "kernel.membership_ends"


@pytest.fixture
def person():
    return make_person()


def test_the_first_reading_counts(person):
    told = make_notification(person)
    assert mark_notification_read(person, told, now=NOW).read_at == NOW
    assert mark_notification_read(person, told, now=NOW.replace(hour=20)).read_at == NOW


def test_everything_or_one_kind_is_read(person):
    make_notification(person)
    make_notification(person, kind="other.kind")
    make_notification()
    assert mark_notifications_read(person, kind="other.kind", now=NOW) == 1
    assert mark_notifications_read(person, now=NOW) == 1 and mark_notifications_read(person, now=NOW) == 0


def test_nobody_reads_for_somebody_else(person):
    told = make_notification(person)
    for actor in (make_administrator(), SYSTEM, None):
        with pytest.raises(NotAllowed):
            mark_notification_read(actor, told, now=NOW)


def test_without_a_choice_the_product_tells_and_no_letter_leaves(person):
    assert choices_of(person) == dict.fromkeys(KINDS, Choice(True, "off")) and not has_chosen(person)
    assert timing_of(person) == Timing("daily", 8, "")


def test_choices_and_timing_are_kept_and_changed(person):
    choose_notifications(person, {KIND: Choice(False, "digest")}, timing=Timing("weekly", 6, "Europe/Moscow"))
    choose_notifications(person, {KIND: Choice(True, "at_once")})
    assert choices_of(person)[KIND] == Choice(True, "at_once") and has_chosen(person)
    assert timing_of(person) == Timing("weekly", 6, "Europe/Moscow")
    assert {entry.act for entry in Entry.objects.all()} == {"kernel.choose_notifications"}


def test_what_waits_follows_the_choice(person):
    waiting, silent = make_notification(person, letter="digest"), make_notification(person)
    sent = make_notification(person, letter="digest", lettered_at=NOW)
    choose_notifications(person, {KIND: Choice(True, "off")})
    choose_notifications(person, {KIND: Choice(True, "at_once")})
    for one, letter in ((waiting, "off"), (silent, "off"), (sent, "digest")):
        one.refresh_from_db()
        assert one.letter == letter


@pytest.mark.parametrize(
    ("choices", "timing"),
    [
        ({"kernel.nothing": Choice()}, None),
        ({KIND: Choice(True, "hourly")}, None),
        ({}, Timing("hourly")),
        ({}, Timing(hour=24)),
        ({}, Timing(zone="Mars/Base")),
    ],
)
def test_only_what_is_offered_can_be_chosen(person, choices, timing):
    with pytest.raises(RuleBroken, match="choice_unknown"):
        choose_notifications(person, choices, timing=timing)
    assert not NotificationChoice.objects.exists() and not LetterTiming.objects.exists()


def test_the_house_chooses_nothing():
    with pytest.raises(NotAllowed):
        choose_notifications(SYSTEM, {})


def test_a_key_stops_one_kind_without_signing_in(person):
    choose_notifications(person, {KIND: Choice(True, "at_once")})
    waiting = make_notification(person, letter="at_once")
    assert stop_letters(None, stop_key(person, KIND)) == KIND
    waiting.refresh_from_db()
    assert choices_of(person)[KIND] == Choice(True, "off") and waiting.letter == "off"
    lines = Entry.objects.filter(act="kernel.stop_letters")
    assert lines.get().actor == person and stop_letters(None, stop_key(person, KIND)) == KIND and lines.count() == 1


def test_a_key_stops_collected_letters_and_leaves_the_others(person):
    choose_notifications(person, {KIND: Choice(True, "at_once")})
    NotificationChoice.objects.create(person=person, kind="other.kind", email="digest")
    waiting = make_notification(person, kind="other.kind", letter="digest")
    stop_letters(None, stop_key(person, EVERY_DIGEST))
    kept = dict(NotificationChoice.objects.values_list("kind", "email"))
    waiting.refresh_from_db()
    assert kept == {KIND: "at_once", "other.kind": "off"} and waiting.letter == "off"


def test_a_key_stops_nobody_elses_letters(person):
    other = make_person()
    choose_notifications(other, {KIND: Choice(True, "at_once")})
    stop_letters(None, stop_key(person, KIND))
    assert choices_of(other)[KIND].email == "at_once"


def test_a_foreign_key_is_refused(person):
    key = stop_key(person, KIND)
    gone = signing.dumps([person.pk + 1000, KIND], salt="yokoten.letters")
    other = signing.dumps([person.pk, KIND], salt="yokoten.invitation")
    for wrong in (key[:-1], key + "x", "", gone, other, signing.dumps("text", salt="yokoten.letters")):
        with pytest.raises(NotAllowed, match="letters_key_not_valid"):
            letters_of_key(wrong)
