"""Writing a practice: drafts, changes, translations."""

import pytest
from django.utils import timezone

from factories.kernel import make_member, make_organisation, make_place
from factories.practices import figure_details, make_practice, make_published, make_translation, practice_details
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.practices.actions.practice import (
    PracticeDetails,
    TextDetails,
    change_practice,
    draft_practice,
    write_text,
)
from yokoten.practices.queries.practice import reading

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FOUR = {"title": " One  door ", "problem": "Waiting.", "essence": "A guide.", "results": "Eleven weeks became three."}


def author(organisation):
    return make_member("practices.*", organisation=organisation)


def refused(code, call):
    with pytest.raises(RuleBroken) as caught:
        call()
    assert caught.value.code == code
    return caught.value


def test_four_fields_save_a_draft_of_the_organisation_at_its_place():
    home = make_organisation(place=make_place())
    practice = draft_practice(author(home), home, PracticeDetails(text=FOUR), language="en", now=NOW)
    assert (practice.state, practice.title, practice.place) == ("draft", "One door", home.place)
    assert practice.texts.get().results == "Eleven weeks became three."
    assert Entry.objects.get().act == "practices.draft_practice"


def test_somebody_to_ask_serves_instead_of_a_result():
    home = make_organisation()
    details = PracticeDetails(text={**FOUR, "results": ""}, facts={"contact_email": "kim@example.org"})
    assert draft_practice(author(home), home, details, language="en", now=NOW).contact_email == "kim@example.org"


@pytest.mark.parametrize(
    ("lacking", "code"),
    [("title", "title"), ("problem", "problem"), ("essence", "essence"), ("results", "result_or_contact")],
)
def test_a_draft_without_one_of_the_four_is_refused(lacking, code):
    home = make_organisation()
    details = PracticeDetails(text={**FOUR, lacking: "  "})
    refused(f"practice_needs_{code}", lambda: draft_practice(author(home), home, details, language="en", now=NOW))


def test_figures_with_all_parts_make_the_evidence_measured():
    home = make_organisation()
    whole = practice_details(metrics=[figure_details()])
    half = practice_details(metrics=[figure_details(method="")])
    assert draft_practice(author(home), home, whole, language="en", now=NOW).evidence == "measured"
    assert draft_practice(author(home), home, half, language="en", now=NOW).evidence == "told"


def test_nobody_drafts_for_another_organisation():
    with pytest.raises(NotAllowed):
        draft_practice(author(make_organisation()), make_organisation(), practice_details(), language="en", now=NOW)


def test_a_change_is_counted_signed_and_recorded():
    practice = make_practice()
    person = author(practice.organisation)
    details = PracticeDetails(text={"title": "Two doors"}, facts={"people": 3})
    changed = change_practice(person, practice, details, revision=1, now=NOW)
    assert (changed.revision, changed.title, changed.people, changed.changed_by) == (2, "Two doors", 3, person)
    assert changed.texts.get().problem == "Firms wait eleven weeks for a permit."
    assert Entry.objects.get().facts["changed"] == ["people", "title"]


def test_a_change_that_changes_nothing_leaves_no_trace():
    practice = make_practice()
    change_practice(author(practice.organisation), practice, practice_details(), revision=1, now=NOW)
    practice.refresh_from_db()
    assert practice.revision == 1 and not Entry.objects.exists()


def test_nobody_overwrites_a_later_change_of_somebody_else():
    practice = make_practice()
    one, other = author(practice.organisation), author(practice.organisation)
    change_practice(one, practice, PracticeDetails(facts={"people": 3}), revision=1, now=NOW)
    late = PracticeDetails(facts={"people": 4})
    fault = refused("practice_changed_meanwhile", lambda: change_practice(other, practice, late, revision=1, now=NOW))
    assert fault.facts["by"] == str(one)
    practice.refresh_from_db()
    assert practice.people == 3


def test_a_change_of_a_published_practice_keeps_the_earlier_version():
    practice = make_published()
    person = author(practice.organisation)
    details = PracticeDetails(text={"essence": "Two people follow the firm."})
    change_practice(person, practice, details, revision=1, now=NOW, note="a second guide")
    practice.refresh_from_db()
    last = practice.versions.first()
    assert (practice.version, last.number, last.note, practice.state) == (2, 2, "a second guide", "published")
    assert last.content["texts"]["en"]["essence"] == "Two people follow the firm."
    assert practice.texts.get().of_version == 2


@pytest.mark.parametrize(("state", "code"), [("checking", "practice_in_check"), ("withdrawn", "practice_withdrawn")])
def test_what_is_in_check_or_withdrawn_stays_as_it_is(state, code):
    practice = make_practice(state=state)
    person = author(practice.organisation)
    refused(code, lambda: change_practice(person, practice, PracticeDetails(), revision=1, now=NOW))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"sector": "magic"}, "choice_unknown"),
        ({"visibility": "everybody"}, "choice_unknown"),
        ({"people": -1}, "practice_number_below_nothing"),
        ({"cost": 5, "currency": ""}, "practice_cost_needs_currency"),
        ({"visit_languages": ["en", "xx"]}, "choice_unknown"),
    ],
)
def test_facts_that_cannot_be_are_refused(facts, code):
    practice = make_practice()
    person = author(practice.organisation)
    refused(code, lambda: change_practice(person, practice, PracticeDetails(facts=facts), revision=1, now=NOW))


def test_a_figure_needs_a_name_and_a_unit():
    practice = make_practice()
    details = PracticeDetails(metrics=[figure_details(), figure_details(unit=" ")])
    person = author(practice.organisation)
    fault = refused(
        "practice_figure_needs_name_and_unit", lambda: change_practice(person, practice, details, revision=1, now=NOW)
    )
    assert fault.facts["number"] == 2 and practice.metrics.count() == 1


def test_a_translation_says_which_version_it_translates():
    practice = make_published()
    person = author(practice.organisation)
    write_text(person, practice, "sv", TextDetails({"title": "En dörr"}, ["Ledtid"]), revision=0, now=NOW)
    assert reading(practice, "sv").original_at == 0
    assert practice.metrics.get().names == {"en": "Lead time of a permit", "sv": "Ledtid"}
    change_practice(person, practice, PracticeDetails(text={"steps": "Other steps"}), revision=1, now=NOW)
    practice.refresh_from_db()
    swedish = reading(practice, "sv")
    assert (swedish.text.of_version, swedish.original_at, swedish.is_translation) == (1, 3, True)


def test_a_reader_without_a_translation_gets_the_original_and_is_told():
    practice = make_published()
    said = reading(practice, "vi")
    assert (said.language, said.is_fallback, said.title) == ("en", True, "One door for permits")


def test_nobody_overwrites_a_translation_either():
    practice = make_practice()
    make_translation(practice, "sv")
    person = author(practice.organisation)
    refused(
        "practice_changed_meanwhile",
        lambda: write_text(person, practice, "sv", TextDetails({"title": "X"}), revision=0, now=NOW),
    )


@pytest.mark.parametrize(
    ("language", "title", "code"),
    [("en", "X", "practice_text_is_original"), ("fi", "X", "choice_unknown"), ("sv", " ", "practice_needs_title")],
)
def test_a_translation_is_titled_and_in_another_known_language(language, title, code):
    practice = make_practice()
    person, words = author(practice.organisation), TextDetails({"title": title})
    refused(code, lambda: write_text(person, practice, language, words, revision=0, now=NOW))
