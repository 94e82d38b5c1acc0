"""Who is told what happened to a practice, and who is not."""

import pytest
from django.utils import timezone

from factories.kernel import make_member, make_organisation, make_person
from factories.practices import DAY, make_practice, make_published
from yokoten.kernel.models import Notification
from yokoten.practices.actions.life import decline_practice, publish_practice, submit_practice
from yokoten.practices.actions.use import answer_correction, ask_correction, note_use

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def told(kind):
    return {row.person for row in Notification.objects.filter(kind=f"practices.{kind}")}


def test_checkers_of_the_house_and_of_the_one_above_hear_of_what_waits_but_not_the_author():
    parent = make_organisation()
    home = make_organisation(parent=parent)
    author, colleague = (make_member("practices.*", organisation=home) for _ in range(2))
    above, elsewhere = make_member("practices.*", organisation=parent), make_member("practices.*")
    submit_practice(author, make_practice(home, created_by=author), now=NOW)
    assert told("handed_in") == {colleague, above} and elsewhere not in told("handed_in")


def test_the_author_hears_that_it_was_published_or_sent_back_and_why():
    home = make_organisation()
    author, checker = make_member("practices.*", organisation=home), make_member("practices.*")
    for act, kind, details in (
        (publish_practice, "published", {"today": DAY}),
        (decline_practice, "declined", {"reason": "How was it measured?"}),
    ):
        practice = make_practice(home, state="submitted", created_by=author, submitted_by=author)
        act(checker, practice, now=NOW, **details)
        assert told(kind) == {author}
    assert Notification.objects.get(kind="practices.declined").facts["reason"] == "How was it measured?"


def test_owner_and_reader_hear_of_a_correction_and_its_answer():
    practice, reader = make_published(), make_person()
    owner = make_member("practices.*", organisation=practice.organisation)
    correction = ask_correction(reader, practice, words="20 days", now=NOW)
    assert told("correction_asked") == {owner}
    answer_correction(owner, correction, answer="Mended", now=NOW)
    assert told("correction_answered") == {reader}


def test_the_owner_hears_once_who_else_has_it():
    practice, there = make_published(), make_organisation()
    owner = make_member("practices.*", organisation=practice.organisation)
    person = make_member("practices.*", organisation=there)
    for words in ("Good", "Better"):
        note_use(person, practice, there, since_year=2024, words=words, now=NOW)
    assert told("use_noted") == {owner} and Notification.objects.count() == 1
