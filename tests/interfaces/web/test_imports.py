"""The import wizard: every page, its refusals, and the way back."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.imports import LOST, make_analyst, make_land, make_rows, organisation_of, with_lost_digit
from factories.kernel import make_administrator, make_member
from factories.measure import make_indicator, make_source
from factories.tables import make_name
from factories.wizard import Wizard, text_of
from yokoten.interfaces.importers import background, course
from yokoten.interfaces.importers.intake import store
from yokoten.interfaces.web.measure.imports import closing
from yokoten.kernel.actor import SYSTEM
from yokoten.measure.models import DatasetImport, ImportAlarm, Observation
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.following import STAGING

pytestmark = pytest.mark.django_db
FIRST = make_name(0)


@pytest.fixture
def analyst():
    make_land()
    return make_analyst()


@pytest.fixture
def wizard(client, analyst):
    return Wizard(client, analyst)


def test_an_empty_list_teaches_and_offers_the_practice_file(wizard):
    page = text_of(wizard.client.get(reverse("imports")))
    assert "Nothing imported yet" in page and reverse("import_practice") in page
    practice = wizard.client.get(reverse("import_practice"))
    assert practice.status_code == 200 and len(practice.content) > 5000


def test_the_whole_way_from_a_file_to_its_result_and_back(wizard):
    assert wizard.choose(with_lost_digit())["Location"] == wizard.address("import_columns")
    assert "Have we understood the columns?" in text_of(wizard.see("import_columns"))
    assert wizard.columns()["Location"] == wizard.address("import_preview")
    page = text_of(wizard.see("import_preview"))
    assert "72 rows hold 288 values of 12 places, 2010 to 2023." in page
    assert not Observation.objects.exists()

    assert wizard.preview()["Location"] == wizard.address("import_questions")
    assert wizard.see("import_questions")["Location"] == wizard.address("import_question", 1)
    page = text_of(wizard.see("import_question", 1))
    assert f"{LOST}, 2023: has “grp” really fallen" in page and "lost digit" in page
    assert page.count('<svg class="plot') == 2

    assert wizard.answer(1, "exclude")["Location"] == wizard.address("import_confirm")
    assert "Store 288 values?" in text_of(wizard.see("import_confirm"))
    assert wizard.confirm()["Location"] == wizard.address("import")
    page = text_of(wizard.see("import"))
    assert "288 values are stored" in page and "seen in the source" in page
    assert Observation.objects.get(note="seen in the source").status == "not_delivered"

    undone = wizard.client.post(wizard.address("undo_import"), follow=True)
    assert "This import is undone" in text_of(undone)
    assert not Observation.objects.exists()


def test_a_file_that_is_no_table_is_refused_with_its_place_and_not_kept(wizard):
    page = text_of(wizard.choose(b"region;year\nA;2020;1;2;3\nB;2021\n"), 422)
    assert "panel.csv" in page and "row" in page.lower()
    assert 'aria-invalid="true"' in page
    assert not DatasetImport.objects.exists()


def test_a_post_without_a_file_says_so(wizard):
    assert "Choose a file first." in text_of(wizard.client.post(reverse("import_new")), 422)


def test_a_stored_file_names_the_earlier_import(wizard):
    _store(wizard, make_rows())
    earlier = wizard.address("import")
    page = text_of(wizard.choose(make_rows()), 422)
    assert "stored already" in page and earlier in page


def test_unreadable_cells_are_named_and_the_column_can_be_left_out(wizard):
    rows = make_rows()
    rows[3][5] = "about 5"
    wizard.choose(rows)
    page = text_of(wizard.columns(), 422)
    assert "Row 4, column F" in page and "about 5" in page
    assert wizard.columns(**{"role.5": "ignored"}).status_code == 302
    assert wizard.dataset.layout["summary"]["values"] == 72 * 3


def test_money_without_a_price_basis_is_refused_and_nothing_typed_is_lost(wizard):
    wizard.choose(make_rows())
    page = text_of(wizard.columns(**{"name.0": "My product", "unit.0": "mln rub", "prices.0": ""}), 422)
    assert "Say in which prices “My product” is." in page
    assert 'value="My product"' in page and 'value="mln rub"' in page and 'value="Office of Examples"' in page


def test_a_missing_source_is_asked_for(wizard):
    wizard.choose(make_rows())
    assert "Say where the figures come from" in text_of(wizard.columns(source="+", source_name=""), 422)


def test_a_column_that_becomes_values_is_asked_about_once_more(wizard):
    wizard.choose(make_rows())
    wizard.columns(**{"role.5": "ignored"})
    page = text_of(wizard.client.get(wizard.address("import_columns")))
    assert "Leave out" in page
    page = text_of(wizard.columns(**{"role.5": "value"}), 422)
    assert "Say what they are" in page and "wage" in page


def test_going_back_keeps_what_was_said(wizard):
    make_source("office", names={"en": "Office"})
    wizard.choose(make_rows())
    wizard.columns(source="office", vintage="2024", **{"name.0": "Gross product"})
    wizard.preview()
    page = text_of(wizard.see("import_columns"))
    assert 'value="Gross product"' in page and 'value="2024"' in page
    assert '<option value="office" selected>' in page


def test_unknown_names_are_asked_about_with_all_places_to_choose_from(wizard):
    wizard.choose([[("Atlantis" if cell == FIRST else cell) for cell in row] for row in make_rows()])
    wizard.columns()
    page = text_of(wizard.see("import_preview"))
    assert "Which place does this name mean?" in page and make_name(7) in page
    assert "A new place with this name" not in page
    assert "Names that are not clear yet (1): Atlantis" in text_of(wizard.preview(), 422)
    assert wizard.preview(**{"place.0": "QX-0"}).status_code == 302


def test_all_other_names_can_be_skipped_at_once(wizard):
    names = {make_name(0): "Atlantis", make_name(1): "Elysium"}
    wizard.choose([[names.get(cell, cell) for cell in row] for row in make_rows()])
    wizard.columns()
    assert wizard.preview(skip_rest="yes").status_code == 302
    assert [one["place"] for one in wizard.dataset.layout["placed"][:2]] == ["-", "-"]


def test_sentinels_are_said_with_their_count(wizard):
    rows = make_rows()
    rows[1][5] = rows[7][5] = "-9999"
    rows[2][5] = "…"
    wizard.choose(rows)
    wizard.columns()
    page = text_of(wizard.see("import_preview"))
    assert "<code>-9999</code>" in page and "a number that stands for nothing" in page and "<code>…</code>" in page


def test_an_answer_without_a_reason_is_shown_again_as_typed(wizard):
    _asked(wizard)
    page = text_of(wizard.answer(1, "replace", reason="", **{"replacement.1": "1 234,5"}), 422)
    assert "Write a reason" in page and 'value="1 234,5"' in page and 'value="replace" checked' in page
    assert ImportAlarm.objects.get().decision == ""


def test_who_answers_second_reads_the_first_answer_and_decides_again(wizard, analyst):
    _asked(wizard)
    page = text_of(wizard.see("import_question", 1))
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    wizard.answer(1, "exclude", reason="digit lost")
    second = Wizard(Client(), make_analyst(organisation_of(analyst)))
    page = text_of(second.answer(1, "accept", reason="looks right", seen=seen), 422)
    assert f"{analyst} answered this question on" in page and "“digit lost”" in page
    assert 'value="accept" checked' in page and "looks right" in page
    assert ImportAlarm.objects.get().decision == "exclude"
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    assert second.answer(1, "accept", reason="looks right", seen=seen).status_code == 302
    assert ImportAlarm.objects.get().decision == "accept"


def test_an_answer_that_does_not_say_what_it_saw_is_not_kept(wizard):
    _asked(wizard)
    assert "Look once more" in text_of(wizard.answer(1, "exclude", seen=""), 422)
    assert ImportAlarm.objects.get().decision == ""


def test_an_answer_to_a_question_that_went_away_is_said_not_to_count(wizard):
    _asked(wizard)
    page = text_of(wizard.client.post(wizard.address("import_question", 7), {"decision": "accept"}, follow=True))
    assert "checked again while you looked" in page
    wizard.answer_stops()
    wizard.confirm()
    page = text_of(wizard.client.post(wizard.address("import_question", 1), {"decision": "accept"}, follow=True))
    assert "not open any more" in page


def test_a_summary_that_others_changed_is_shown_again_before_it_is_stored(wizard):
    _asked(wizard)
    wizard.answer_stops()
    seen = re.search(r'name="seen" value="([^"]+)"', text_of(wizard.see("import_confirm")))[1]
    wizard.answer(1, "accept", reason="looks right")
    page = text_of(wizard.client.post(wizard.address("import_confirm"), {"seen": seen}), 422)
    assert "Somebody else worked on" in page and not Observation.objects.exists()


@pytest.mark.parametrize(("typed", "value"), [("1 234,5", 1234.5), ("1,234,567.5", 1234567.5), ("−3.5", -3.5)])
def test_a_replacement_is_read_as_people_write_it(wizard, typed, value):
    _asked(wizard)
    assert wizard.answer(1, "replace", **{"replacement.1": typed}).status_code == 302
    assert ImportAlarm.objects.get().replacement == value


def test_a_replacement_that_is_no_number_is_refused(wizard):
    _asked(wizard)
    assert "Type the right value" in text_of(wizard.answer(1, "replace", **{"replacement.1": "many"}), 422)


def test_open_stops_are_listed_and_nothing_is_stored(wizard):
    _asked(wizard)
    assert "One question stops this import" in text_of(wizard.see("import_confirm"))
    assert "still open: 1" in text_of(wizard.confirm(), 422)
    assert not Observation.objects.exists()


def test_checks_are_accepted_together_with_a_reason(wizard):
    _asked(wizard)
    ImportAlarm.objects.update(severity="check")
    assert "One question is still open" in text_of(wizard.see("import_confirm"))
    assert "Write a reason" in text_of(wizard.accept_rest(reason=" "), 422)
    assert wizard.accept_rest().status_code == 302
    assert wizard.confirm()["Location"] == wizard.address("import")


def test_a_large_import_is_stored_behind_the_pages(wizard, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(closing, "LARGE_VALUES", 100)
    wizard.choose(make_rows())
    wizard.columns()
    wizard.preview()
    assert wizard.confirm()["Location"] == wizard.address("import_progress")
    assert "You can leave; we will tell you" in text_of(wizard.see("import_progress"))
    watched = wizard.client.get(wizard.address("import_progress") + "?format=json").json()
    assert (watched["percent"], watched["is_done"]) == (0, False)

    dataset = wizard.dataset
    background.store_in_background.func(dataset.pk, dataset.created_by_id, "http://x.example/import")
    assert wizard.client.get(wizard.address("import_progress") + "?format=json").json()["is_done"]
    assert wizard.see("import_progress")["Location"] == wizard.address("import")
    assert Observation.objects.count() == 288


def test_the_page_says_which_rows_are_reached_while_nothing_is_in_force(wizard, monkeypatch, settings, tmp_path):
    settings.HOME = tmp_path
    monkeypatch.setattr(closing, "LARGE_VALUES", 100)
    wizard.choose(make_rows())
    wizard.columns()
    wizard.preview()
    wizard.confirm()
    number, seen = wizard.dataset.pk, []

    def watched(phase, done, total):
        course.writing(number)(phase, done, total)
        if phase == STAGING:  # the connection is sending rows and can ask nothing; a real page has its own
            return
        told = wizard.client.get(wizard.address("import_progress") + "?format=json").json()
        seen.append((told["percent"], told["words"], Observation.objects.count()))

    store(SYSTEM, wizard.dataset, now=timezone.now(), follow=watched)
    percents = [percent for percent, _, _ in seen]
    assert percents == sorted(percents) and percents[0] > 0 and percents[-1] <= 99 and len(set(percents)) >= 5
    words = [said for _, said, _ in seen]
    assert "Reading the file: row 73 of 74" in words and "Putting the values into force: 288 of 288" in words
    assert seen[-2][2] == 0


def test_the_course_is_forgotten_when_the_work_ends(wizard, monkeypatch, settings, tmp_path):
    settings.HOME = tmp_path
    monkeypatch.setattr(closing, "LARGE_VALUES", 100)
    wizard.choose(make_rows())
    wizard.columns()
    wizard.preview()
    wizard.confirm()
    background.store_in_background.func(wizard.dataset.pk, None, "")
    assert wizard.dataset.state == "stored" and not list((tmp_path / "courses").iterdir())


def test_what_stopped_in_the_background_is_said_and_can_be_confirmed_again(wizard, monkeypatch):
    monkeypatch.setattr(closing, "LARGE_VALUES", 100)
    wizard.choose(make_rows())
    wizard.columns()
    wizard.preview()
    wizard.confirm()
    DatasetImport.objects.update(layout={**wizard.dataset.layout, "digest": "other"})
    background.store_in_background.func(wizard.dataset.pk, None, "")
    page = text_of(wizard.see("import_confirm"))
    assert "does not hold the values that were checked" in page and "Try to store it again" in page


def test_an_import_is_thrown_away_before_it_is_stored(wizard):
    wizard.choose(make_rows())
    page = text_of(wizard.client.post(wizard.address("discard_import"), follow=True))
    assert "is thrown away" in page and not DatasetImport.objects.exists()


@pytest.mark.parametrize("name", ["import", "import_columns", "import_preview", "import_questions", "import_confirm"])
def test_nobody_sees_imports_of_others(wizard, client, name):
    _asked(wizard)
    address = wizard.address(name)
    Wizard(client, make_analyst())
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_a_reader_sees_the_list_but_imports_nothing(wizard, client, analyst):
    wizard.choose(make_rows())
    address = wizard.address("import_columns")
    reader = Wizard(client, make_member("kernel.read", organisation=organisation_of(analyst)))
    assert "panel" in text_of(client.get(reverse("imports")))
    assert client.get(reverse("import_new")).status_code == 403
    assert client.post(address, {"source": "+", "source_name": "x"}).status_code == 403
    assert reader.client.post(wizard.address("discard_import")).status_code == 302
    assert DatasetImport.objects.exists()


def test_pages_go_to_the_step_where_the_import_stands(wizard):
    wizard.choose(make_rows())
    assert wizard.see("import")["Location"] == wizard.address("import_columns")
    assert wizard.see("import_preview")["Location"] == wizard.address("import_columns")
    assert wizard.see("import_questions")["Location"] == wizard.address("import_columns")
    _store(wizard, make_rows(seed=2))
    for name in ("import_columns", "import_preview", "import_questions", "import_confirm", "import_progress"):
        assert wizard.see(name)["Location"] == wizard.address("import")


def test_queries_are_bounded(wizard, django_assert_max_num_queries):
    make_indicator("other")
    _asked(wizard)
    for name, parts, most in (
        ("import_columns", (), 12),
        ("import_preview", (), 16),
        ("import_question", (1,), 12),
        ("import_confirm", (), 12),
    ):
        with django_assert_max_num_queries(most):
            text_of(wizard.see(name, *parts))
    with django_assert_max_num_queries(12):
        text_of(wizard.client.get(reverse("imports")))


def _asked(wizard):
    wizard.choose(with_lost_digit())
    wizard.columns()
    wizard.preview()
    assert len(questions_of(wizard.dataset)) == 1


def _store(wizard, rows):
    wizard.choose(rows)
    wizard.columns()
    wizard.preview()
    wizard.answer_stops()
    wizard.accept_rest()
    assert wizard.confirm()["Location"] == wizard.address("import")


def test_the_first_administrator_of_an_empty_instance_needs_no_organisation(client):
    make_land()
    wizard = Wizard(client, make_administrator())
    assert "Which table" in text_of(wizard.client.get(reverse("import_new")))
    assert wizard.choose(make_rows())["Location"] == wizard.address("import_columns")
    assert wizard.columns().status_code == 302
    assert wizard.preview().status_code == 302
    assert wizard.confirm()["Location"] == wizard.address("import")
    assert wizard.dataset.organisation is None and Observation.objects.count() == 288


def test_a_check_made_by_an_earlier_version_can_still_be_confirmed(wizard):
    wizard.choose(make_rows())
    wizard.columns()
    wizard.preview()
    dataset = wizard.dataset
    dataset.layout.pop("kept", None)
    dataset.save()
    assert "Store 288 values?" in text_of(wizard.see("import_confirm"))


def test_an_address_that_only_takes_a_form_says_so(wizard):
    wizard.choose(make_rows())
    page = text_of(wizard.client.get(wizard.address("discard_import")), 405)
    assert "only takes a form" in page
