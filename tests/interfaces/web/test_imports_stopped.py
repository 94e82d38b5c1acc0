"""Where storing did not end: what the person sees, and the ways on from there."""

import pytest
from django.urls import reverse

from factories.imports import make_analyst, make_land, make_rows
from factories.wizard import Wizard, text_of
from yokoten.interfaces.importers import background
from yokoten.interfaces.web.measure.imports import closing
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.actions.confirming import recall_import
from yokoten.measure.models import DatasetImport, Observation

pytestmark = pytest.mark.django_db


@pytest.fixture
def wizard(client, monkeypatch):
    monkeypatch.setattr(closing, "LARGE_VALUES", 100)
    make_land()
    wizard = Wizard(client, make_analyst())
    wizard.choose(make_rows())
    wizard.columns()
    wizard.preview()
    wizard.confirm()
    return wizard


@pytest.fixture
def given_up(wizard):
    background.DBTaskResult.objects.update(status="FAILED")
    assert background.release_lost_imports() == 1
    return wizard


def test_an_import_that_was_given_up_says_so_in_the_list_and_on_its_page(given_up):
    listed = text_of(given_up.client.get(reverse("imports")))
    assert "stopped" in listed and "questions to answer" not in listed
    page = text_of(given_up.client.get(given_up.address("import"), follow=True))
    assert "broke down and was given up" in page
    assert "Try to store it again" in page and given_up.address("discard_import") in page


def test_it_can_be_tried_again(given_up, monkeypatch):
    monkeypatch.setattr(closing, "LARGE_VALUES", 1000)
    assert given_up.confirm()["Location"] == given_up.address("import")
    assert Observation.objects.count() == 288
    assert "broke down" not in text_of(given_up.see("import"))


def test_it_can_be_thrown_away(given_up):
    assert given_up.client.post(given_up.address("discard_import")).status_code == 302
    assert not DatasetImport.objects.exists()


def test_a_page_that_still_watches_is_told_that_it_is_over(given_up):
    watched = given_up.client.get(given_up.address("import_progress") + "?format=json").json()
    assert watched["is_done"]


def test_who_waits_in_vain_takes_the_confirmation_back(wizard):
    assert wizard.address("recall_import") in text_of(wizard.see("import_progress"))
    page = text_of(wizard.client.post(wizard.address("recall_import"), follow=True))
    assert "The confirmation is taken back" in page and "Store the import" in page
    background.store_in_background.func(wizard.dataset.pk, wizard.dataset.created_by_id, "")
    assert wizard.dataset.state == "checked" and not Observation.objects.exists()


def test_values_half_way_in_are_not_recalled_from_the_page(wizard):
    DatasetImport.objects.update(rows_done=50)
    assert wizard.address("recall_import") not in text_of(wizard.see("import_progress"))


def test_what_is_stored_is_not_recalled(wizard):
    background.store_in_background.func(wizard.dataset.pk, wizard.dataset.created_by_id, "")
    page = text_of(wizard.client.post(wizard.address("recall_import"), follow=True))
    assert "not waiting to be stored any more" in page
    with pytest.raises(RuleBroken) as refusal:
        recall_import(wizard.dataset.created_by, wizard.dataset)
    assert refusal.value.facts["state"] == "stored"
