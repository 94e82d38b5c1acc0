"""The report of a trip: lessons first, hosts side by side, what came of it; to each side what it may read."""

from datetime import timedelta

import pytest

from factories.exchange import (
    FIRST,
    NOW,
    TODAY,
    make_answer,
    make_commitment,
    make_conflict,
    make_finding,
    make_lesson,
    make_question,
    make_trip,
    make_visit,
)
from factories.kernel import make_attachment, make_member, make_organisation
from factories.papers import make_picture, paper_text
from factories.practices import make_practice
from yokoten.exchange.models import Delegate, Feedback, FindingPhoto, Site
from yokoten.interfaces.documents.exchange.report import report_of
from yokoten.interfaces.documents.paper.blocks import Pictures, Table, Turn
from yokoten.interfaces.documents.paper.docx_paper import as_docx
from yokoten.interfaces.documents.paper.typst_paper import as_pdf
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import AttachmentContent

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip():
    trip = make_trip(make_organisation(names={"en": "Guest house"}), state="held", aim="To wait less")
    Delegate.objects.create(trip=trip, name="Lan", position="Director", is_head=True)
    return trip


@pytest.fixture
def visits(trip):
    return [
        make_visit(trip, make_organisation(names={"en": name}), state="held", first_on=FIRST, last_on=FIRST, order=at)
        for at, name in enumerate(("Long An", "Halland"))
    ]


def report(trip, actor=SYSTEM, code="en"):
    return report_of(actor, trip, speak(code), now=NOW)


def table(paper):
    return next(block for block in paper.blocks if isinstance(block, Table) and block.heads[0].startswith("Question"))


def test_two_hosts_stand_side_by_side_on_the_same_questions_across_the_page(trip, visits):
    first, second = make_question(trip, "How long?"), make_question(trip, "Who pays?", order=1)
    make_answer(visits[0], first, "Two weeks.", figure="14 days")
    make_answer(visits[1], first, "Three.")
    make_answer(visits[1], second, "The county.")
    paper = report(trip)
    kept = table(paper)
    assert kept.heads == ("Question", "Long An", "Halland")
    said = [[" ".join(words.text for words in each) for each in row] for row in kept.rows]
    assert said == [
        ["1. How long?", "14 days Two weeks.", "Three."],
        ["2. Who pays?", "nothing noted", "The county."],
    ]
    assert [block.is_across for block in paper.blocks if isinstance(block, Turn)] == [True, False]


def test_one_host_needs_no_page_across(trip):
    visit = make_visit(trip, state="held")
    make_answer(visit, make_question(trip), "So.")
    paper = report(trip)
    assert not any(isinstance(block, Turn) for block in paper.blocks) and "So." in paper_text(paper)


def test_more_than_four_hosts_get_a_second_table(trip):
    question = make_question(trip)
    for at in range(5):
        make_answer(make_visit(trip, state="held", order=at), question)
    kept = [block for block in report(trip).blocks if isinstance(block, Table)]
    assert [len(one.heads) for one in kept] == [5, 2]


def test_a_column_in_one_other_language_is_marked_in_its_head_and_mixed_ones_in_their_cells(trip, visits):
    for at in range(2):
        question = make_question(trip, f"Q{at}?", order=at)
        make_answer(visits[0], question, "A")
        answer = make_answer(visits[1], question, "B")
        answer.language = ("sv", "en")[at]
        answer.save()
    paper = report(trip, code="ru")
    kept = next(block for block in paper.blocks if isinstance(block, Table))
    assert kept.heads[1] == "Long An (на английском)" and kept.heads[2] == "Halland"
    assert [row[2][0].tag for row in kept.rows] == ["на шведском", "на английском"]


def test_lessons_come_first_and_go_by_verdict_with_their_reason(trip, visits):
    make_lesson(trip, "avoid", "Paper cards", why="They get lost", visit=visits[0])
    make_lesson(trip, "copy", "One counter", visit=visits[1])
    make_answer(visits[0], make_question(trip))
    text = paper_text(report(trip))
    order = [
        "What we make of it",
        "To copy",
        "One counter",
        "from Halland",
        "To avoid",
        "Why: They get lost",
        "Answers",
    ]
    assert sorted(order, key=text.index) == order and "To adapt" not in text


def test_a_practice_behind_a_lesson_is_named_only_to_those_who_see_it(trip, visits):
    make_lesson(trip, visit=visits[0], practice=make_practice(trip.organisation, text={"title": "Inner matter"}))
    host = make_member(organisation=visits[0].host)
    assert "see the practice “Inner matter”" in paper_text(report(trip))
    assert "Copy it." in paper_text(report(trip, host)) and "Inner matter" not in paper_text(report(trip, host))


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"due_on": TODAY - timedelta(1)}, "overdue"),
        ({"due_on": TODAY}, "not done yet"),
        ({"state": "done", "done_on": TODAY}, "done on 22 Nov 2026"),
        ({"state": "dropped", "drop_reason": "No money"}, "given up No money"),
        ({"follow_up_on": TODAY}, "will be asked on 22 Nov 2026"),
        ({"outcome": "partly", "outcome_words": "22 of 41", "followed_up_on": TODAY},
         "partly in place 22 of 41 asked on 22 Nov 2026"),
    ],
)  # fmt: skip
def test_a_commitment_says_who_by_when_and_what_came_of_it(trip, details, said):
    make_commitment(trip, "Write the rules", owner_name="Duc", **details)
    text = paper_text(report(trip))
    assert "Write the rules Duc" in text and said in text


def test_findings_are_told_host_by_host_with_kind_and_place(trip, visits):
    make_finding(visits[0], "A board at the door", site=Site.objects.create(visit=visits[0], name="Dock 3"))
    make_finding(visits[1], "Cards get lost", kind="risk", where="Hall")
    make_finding(visits[1], "Taken back", removed_at=NOW)
    text = paper_text(report(trip))
    assert "1. A board at the door" in text and "fact · Dock 3 · 22 Nov 2026" in text
    assert "risk · Hall · 22 Nov 2026" in text and "Taken back" not in text


def photographed(finding, count=1):
    for at in range(count):
        kept = make_attachment(finding.visit.trip.organisation, kind="image/jpeg")
        AttachmentContent.objects.filter(attachment=kept).update(content=make_picture())
        FindingPhoto.objects.create(finding=finding, attachment=kept, order=at, added_at=NOW)


def test_photographs_stand_under_the_findings_with_what_they_show(trip, visits):
    finding = make_finding(visits[0], "A board " * 40)
    photographed(finding, 2)
    paper = report(trip)
    pictures = [block for block in paper.blocks if isinstance(block, Pictures)]
    assert len(pictures) == 1 and len(pictures[0].items) == 2
    assert pictures[0].items[0].caption[0].text.startswith("1. A board") and len(pictures[0].items[0].alt) < 170
    assert as_pdf(paper).startswith(b"%PDF-") and as_docx(paper).startswith(b"PK")


def test_photographs_beyond_the_most_are_counted_not_drawn(trip, visits, monkeypatch):
    monkeypatch.setattr("yokoten.interfaces.documents.exchange.findings.MOST_PHOTOS", 1)
    photographed(make_finding(visits[0]), 2)
    photographed(make_finding(visits[1]), 1)
    text = paper_text(report(trip))
    assert text.count("More photographs: 1.") == 2


def test_both_sides_say_how_it_was(trip, visits):
    Feedback.objects.create(
        visit=visits[0], side="guest", usefulness=5, openness=4, words="Frank", language="en", given_at=NOW
    )
    Feedback.objects.create(visit=visits[0], side="host", words="Well asked", language="sv", given_at=NOW)
    text = paper_text(report(trip))
    assert "Guests on Long An Useful: 5 of 5 · Open and frank: 4 of 5 Frank" in text
    assert "Long An on its guests Well asked [in Swedish]" in text


def test_a_host_reads_its_own_answers_and_what_is_shared_and_no_finding(trip, visits):
    question = make_question(trip)
    make_answer(visits[0], question, "Ours")
    make_answer(visits[1], question, "Theirs")
    make_finding(visits[0], "Seen")
    make_lesson(trip, text="Shared", visit=visits[0])
    make_lesson(trip, text="Kept", visit=visits[0], is_shared_with_host=False)
    make_lesson(trip, text="On the other", visit=visits[1])
    make_commitment(trip, "Promised")
    make_commitment(trip, "Promised inside", is_shared_with_host=False)
    text = paper_text(report(trip, make_member(organisation=visits[0].host)))
    assert all(word in text for word in ("Ours", "Shared", "Promised", "Lan, Director"))
    assert not any(word in text for word in ("Theirs", "Seen", "Kept", "On the other", "Promised inside", "Halland"))


def test_wordings_to_choose_between_are_counted_for_the_guests(trip, visits):
    make_conflict(visits[0])
    assert "choose between: 1." in paper_text(report(trip))
    assert "choose between" not in paper_text(report(trip, make_member(organisation=visits[0].host)))


def test_the_figures_behind_it_are_named_with_their_sources_once(trip, visits):
    figure = {"value": 77, "unit": "days", "source": "Office"}
    for at in range(2):
        make_question(trip, figures=[figure], order=at)
    text = paper_text(report(trip))
    assert text.count("77 days (Office)") == 1 and "Sources of the figures" in text


@pytest.mark.parametrize("code", CODES)
def test_an_empty_trip_makes_a_report_in_every_language(code):
    paper = report(make_trip(), code=code)
    assert speak(code).say("Nothing has been brought home from this trip yet.") in paper_text(paper)
    assert as_pdf(paper).startswith(b"%PDF-") and as_docx(paper).startswith(b"PK")
