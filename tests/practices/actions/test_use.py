"""What others say about a practice: that they have it, and what is wrong with it."""

import pytest
from django.utils import timezone

from factories.kernel import make_member, make_organisation, make_person
from factories.practices import make_concept, make_practice, make_published
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.practices.actions.tagging import confirm_concepts
from yokoten.practices.actions.use import answer_correction, ask_correction, note_use
from yokoten.practices.queries.practice import uses_of
from yokoten.practices.queries.suggesting import suggested_concepts

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_another_organisation_says_that_it_has_the_practice_once():
    practice, there = make_published(), make_organisation()
    person = make_member("practices.*", organisation=there)
    note_use(person, practice, there, since_year=2024, words="Works with two guides.", now=NOW)
    note_use(person, practice, there, since_year=2025, words="Three guides now.", now=NOW)
    use = uses_of(practice).get()
    assert (use.organisation, use.since_year, use.words) == (there, 2025, "Three guides now.")


def test_a_use_is_of_another_organisation_that_sees_the_practice():
    practice = make_published()
    owner = make_member("practices.*", organisation=practice.organisation)
    with pytest.raises(RuleBroken) as caught:
        note_use(owner, practice, practice.organisation, since_year=None, words="", now=NOW)
    assert caught.value.code == "practice_use_by_owner"
    hidden, there = make_published(visibility="own"), make_organisation()
    with pytest.raises(NotAllowed):
        person = make_member("practices.*", organisation=there)
        note_use(person, hidden, there, since_year=None, words="", now=NOW)


def test_a_year_that_cannot_be_is_refused():
    practice, there = make_published(), make_organisation()
    with pytest.raises(RuleBroken):
        person = make_member("practices.*", organisation=there)
        note_use(person, practice, there, since_year=1492, words="", now=NOW)


def test_whoever_is_signed_in_may_say_what_is_wrong_and_the_owner_answers():
    practice, reader = make_published(), make_person()
    correction = ask_correction(reader, practice, words="It is 20 days.", now=NOW)
    with pytest.raises(NotAllowed):
        answer_correction(reader, correction, answer="No", now=NOW)
    owner = make_member("practices.*", organisation=practice.organisation)
    assert answer_correction(owner, correction, answer="Mended.", now=NOW).answered_by == owner


def test_nothing_is_said_about_what_one_does_not_see():
    for practice in (make_published(visibility="own"), make_practice()):
        with pytest.raises(NotAllowed):
            ask_correction(make_person(), practice, words="Wrong", now=NOW)
    with pytest.raises(NotAllowed):
        ask_correction(None, make_published(visibility="public"), words="Wrong", now=NOW)
    with pytest.raises(RuleBroken):
        ask_correction(make_person(), make_published(), words=" ", now=NOW)


def test_concepts_are_suggested_by_the_words_and_confirmed_by_the_author():
    permit = make_concept("permit", labels={"en": "permit", "sv": "tillstånd"})
    make_concept("health", labels={"en": "surgery"})
    practice = make_practice()
    assert suggested_concepts(practice) == [permit]
    person = make_member("practices.*", organisation=practice.organisation)
    tagged = confirm_concepts(person, practice, ["permit", "unknown"], now=NOW)
    assert [one.concept for one in tagged.practice_concepts.all()] == [permit]
    assert not tagged.is_without_concept and tagged.revision == 2
    assert confirm_concepts(person, practice, [], now=NOW).is_without_concept


def test_a_concept_confirmed_on_a_published_practice_makes_a_version():
    make_concept("permit")
    practice = make_published()
    person = make_member("practices.*", organisation=practice.organisation)
    confirm_concepts(person, practice, ["permit"], now=NOW)
    assert practice.versions.first().content["concepts"] == ["permit"]
