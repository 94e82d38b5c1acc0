"""A practice on paper: everything to do it too, fallbacks marked, people only for those who may ask them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from factories.kernel import make_attachment, make_organisation, make_person
from factories.papers import NOW, paper_text
from factories.practices import make_concept, make_published, make_translation
from yokoten.interfaces.documents.paper.blocks import Heading, Points, Table
from yokoten.interfaces.documents.paper.docx_paper import as_docx
from yokoten.interfaces.documents.paper.typst_paper import as_pdf
from yokoten.interfaces.documents.practices.paper import practice_on_paper
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.practices.models import PracticeConcept, PracticeDocument, PracticeUse

pytestmark = pytest.mark.django_db


def paper(practice, actor=None, code="en"):
    return practice_on_paper(actor or make_person(), practice, speak(code), now=NOW)


def told(practice, actor=None, code="en"):
    return paper_text(paper(practice, actor, code))


def test_all_parts_stand_under_their_headings_in_the_order_of_the_page():
    practice = make_published(
        text={"context": "A town", "results": "Less waiting", "conditions": "A mayor", "resources": "A room"}
    )
    text = told(practice)
    order = ["The problem", "Where it was done", "A town", "What is done", "Step by step", "What it takes", "A room"]
    order += ["What came of it", "Less waiting", "Difficulties and failures", "What must be in place", "A mayor"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_parts_that_are_not_written_have_no_heading():
    text = told(make_published(people=None, weeks=None))
    assert "Where it was done" not in text and "What it takes" not in text


def test_figures_are_a_table_with_before_after_change_and_how():
    table = next(block for block in paper(make_published()).blocks if isinstance(block, Table))
    assert [" ".join(words.text for words in each) for each in table.rows[0]] == [
        "Lead time of a permit", "77", "21", "days", "−73%", "all permits of the year 2023 → 2025"]  # fmt: skip


def test_numbered_steps_become_a_list_and_prose_stays_prose():
    points = [block for block in paper(make_published()).blocks if isinstance(block, Points)]
    assert [item[0].text for item in points[0].items] == ["Map the way of a permit.", "Name a guide."]
    assert not any(
        isinstance(block, Points) for block in paper(make_published(text={"steps": "First this.\n2. That."})).blocks
    )


def test_a_reader_gets_a_translation_and_the_rest_in_the_original_marked():
    practice = make_published()
    make_translation(practice, "sv", essence="En person följer företaget.")
    text = told(practice, code="sv")
    assert "En dörr" in text and "En person följer företaget." in text and "Two offices did not want" in text
    besides = [block.beside for block in paper(practice, code="sv").blocks if isinstance(block, Heading)]
    assert besides.count("på engelska") == 3 and "" in besides


def test_a_translation_of_an_older_version_says_so():
    practice = make_published()
    practice.texts.update(of_version=3)
    make_translation(practice, "sv", of_version=1)
    assert "Översatt från version 1; originalet är nu i version 3." in told(practice, code="sv")


def test_what_failed_or_is_not_in_force_says_so_before_anything_else():
    text = told(make_published(outcome="failed", state="stale"))
    assert text.index("· not confirmed for a year") < text.index("The problem")
    assert "works" not in told(make_published())


def test_who_can_be_asked_is_told_to_people_only():
    practice = make_published(visibility="public")
    assert "kim@example.org" in told(practice) and "kim@example.org" not in told(practice, AnonymousUser())


def test_concepts_users_documents_and_terms_of_visits_are_told():
    practice = make_published(
        is_open_for_visits=True, visit_languages=["sv"], most_guests=8, visit_terms="Two weeks ahead"
    )
    PracticeConcept.objects.create(practice=practice, concept=make_concept(labels={"en": "permits"}), is_confirmed=True)
    PracticeUse.objects.create(
        practice=practice, organisation=make_organisation(names={"en": "Kalmar"}), since_year=2024, noted_at=NOW
    )
    kept = make_attachment(practice.organisation)
    PracticeDocument.objects.create(practice=practice, attachment=kept, title="The form", added_at=NOW)
    text = told(practice)
    assert all(word in text for word in ("permits", "Kalmar, 2024", "The form", "Svenska", "Two weeks ahead", "8"))


@pytest.mark.parametrize("code", CODES)
def test_it_becomes_both_files_in_every_language(code):
    made = paper(make_published(is_example=True), code=code)
    assert made.example == speak(code).say("example")
    assert as_pdf(made).startswith(b"%PDF-") and as_docx(made).startswith(b"PK")
