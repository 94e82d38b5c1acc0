"""Arguments for the acts of practices, as in `act_arguments`: one row per act."""

from datetime import date

from django.utils import timezone

from factories.kernel import make_attachment, make_organisation, new_attachment
from factories.practices import WORDS, make_practice, make_published, practice_details
from yokoten.practices.actions.importing import Wishes
from yokoten.practices.actions.practice import PracticeDetails, TextDetails
from yokoten.practices.models import PracticeCorrection, PracticeDocument, PracticeImport
from yokoten.practices.queries.building import built
from yokoten.practices.rules.importing.reading import Line

DAY = date(2026, 11, 22)
NOW = timezone.now()


def given(*things, **details):
    return things, details


def correction(home):
    return PracticeCorrection.objects.create(practice=make_published(home), words="Wrong", asked_at=NOW)


def used(home):
    return given(make_published(make_organisation()), home, since_year=2024, words="", now=NOW)


def document(home):
    practice = make_practice(home)
    return PracticeDocument.objects.create(practice=practice, attachment=make_attachment(home), title="T", added_at=NOW)


LINES = [Line(2, "a", {"title": "A", "essence": "B"})]


def uploaded(home, **details):
    columns = {"title": 0, "essence": 1}
    start = {"filename": "x.csv", "content": b"Title,Essence\nA,B\n", "mapping": {"columns": columns, "language": "en"}}
    return PracticeImport.objects.create(organisation=home, created_at=NOW, **{**start, **details})


CHANGE = PracticeDetails(facts={"people": 9})
PRACTICE_ARGUMENTS = {
    "practices.add_document": lambda home: given(make_practice(home), new_attachment(), title="T", now=NOW),
    "practices.answer_correction": lambda home: given(correction(home), answer="Mended", now=NOW),
    "practices.ask_correction": lambda home: given(make_published(home), words="Wrong", now=NOW),
    "practices.change_practice": lambda home: given(make_practice(home), CHANGE, revision=1, now=NOW),
    "practices.confirm_concepts": lambda home: given(make_practice(home), [], now=NOW),
    "practices.confirm_practice": lambda home: given(make_published(home), today=DAY),
    "practices.decline_practice": lambda home: given(make_practice(home, state="submitted"), reason="Unclear", now=NOW),
    "practices.draft_practice": lambda home: given(home, practice_details(), language="en", now=NOW),
    "practices.load_demonstration": lambda home: given(),
    "practices.mark_stale": lambda home: given(today=DAY),
    "practices.note_use": used,
    "practices.publish_practice": lambda home: given(make_practice(home, state="submitted"), now=NOW, today=DAY),
    "practices.remove_document": lambda home: given(document(home)),
    "practices.renew_index": lambda home: given(built(), now=NOW),
    "practices.ask_for_renewal": lambda home: given(now=NOW),
    "practices.note_renewal": lambda home: given(done=1, total=2, now=NOW),
    "practices.restore_practice": lambda home: given(make_practice(home, state="withdrawn")),
    "practices.set_evidence": lambda home: given(make_practice(home), grade="compared", because="Did it help?"),
    "practices.submit_practice": lambda home: given(make_practice(home), now=NOW),
    "practices.take_back_practice": lambda home: given(make_practice(home, state="submitted")),
    "practices.take_check": lambda home: given(make_practice(home, state="submitted")),
    "practices.discard_practices": lambda home: given(uploaded(home)),
    "practices.map_practices": lambda home: given(uploaded(home), {"title": 0}, language="en"),
    "practices.store_practices": lambda home: given(uploaded(home), LINES, Wishes(), now=NOW, today=DAY),
    "practices.undo_practices": lambda home: given(uploaded(home, state="stored", stored_at=NOW)),
    "practices.upload_practices": lambda home: given(home, "x.csv", b"x", columns={"title": 0}, now=NOW),
    "practices.withdraw_practice": lambda home: given(make_practice(home), reason="No longer done"),
    "practices.write_text": lambda home: given(make_practice(home), "sv", TextDetails(WORDS), revision=0, now=NOW),
}
