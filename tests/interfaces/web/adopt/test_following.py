"""Numbers of a target from an official figure, on its page."""

import re
from html import unescape

import pytest
from django.urls import reverse

from factories import adopt as make
from factories.kernel import make_member, make_person
from factories.measure import make_import
from interfaces.web.adopt.conftest import BACKEND
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Organisation
from yokoten.measure.actions.dataset import undo_import
from yokoten.measure.models import Observation

pytestmark = pytest.mark.django_db


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.fixture
def followed(home):
    found = make.followed(names={"en": "Days to an answer"})
    Organisation.objects.filter(pk=home.pk).update(place=found.place)
    return found


@pytest.fixture
def target(home, followed):
    return make.make_project(Organisation.objects.get(pk=home.pk)).targets.get()


def chosen(client, target, followed, kind="year"):
    figure = f"{followed.indicator.code} {kind}"
    return client.post(reverse("target_figures", args=[target.pk]), {"figure": figure}, follow=True)


def test_the_figures_of_the_own_place_are_offered_with_their_periods(expert, target):
    address = reverse("target_figures", args=[target.pk])
    assert address in expert.get(reverse("target", args=[target.pk])).content.decode()
    assert "Days to an answer, day: one number a year" in text_of(expert.get(address))


def test_the_chosen_figure_fills_the_chart_with_its_name_and_periods(expert, target, followed):
    shown = text_of(chosen(expert, target, followed))
    assert "The numbers are taken from the official figure." in shown
    assert "Days to an answer , day" in shown and "official figure, 2025" in shown
    assert 'name="value"' not in expert.get(reverse("target", args=[target.pk])).content.decode()


def test_a_place_without_figures_says_what_to_do(expert, target):
    shown = text_of(expert.get(reverse("target_figures", args=[target.pk]), {"place": make.followed(()).place.code}))
    assert "No figure of this place has a value yet." in shown and "Take these numbers" not in shown


def test_one_click_looks_again_and_another_ends_it(expert, target, followed):
    chosen(expert, target, followed)
    Observation.objects.filter(period="2025").update(value=9, status="break")
    shown = text_of(expert.post(reverse("target_figures_act", args=[target.pk, "again"]), follow=True))
    assert "The figures are as they stand in the source now." in shown
    assert "The source counts otherwise from here on: 2025." in shown
    assert target.measurements.get(period="2025").value == 9
    shown = text_of(expert.post(reverse("target_figures_act", args=[target.pk, "stop"]), follow=True))
    assert "Numbers are noted by hand again." in shown and "Note the number" in shown


def test_an_import_taken_back_takes_its_numbers_along(expert, target, followed, django_capture_on_commit_callbacks):
    chosen(expert, target, followed)
    dataset = make_import(Organisation.objects.get(pk=target.project.organisation_id))
    Observation.objects.filter(period="2025").update(imported_by=dataset)
    with django_capture_on_commit_callbacks(execute=True):
        undo_import(SYSTEM, dataset, now=make.NOW)
    assert [one.period for one in target.measurements.all()] == ["2024"]


def test_numbers_noted_by_hand_are_told_to_stand_in_the_way(expert, target, followed):
    make.make_readings(target, [1])
    assert "Numbers were noted by hand already" in text_of(chosen(expert, target, followed))


def test_who_only_notes_numbers_is_not_asked(client, home, target):
    foreman = make_member("adopt.note_measurement", organisation=home, person=make_person(language="en"))
    client.force_login(foreman, backend=BACKEND)
    address = reverse("target_figures", args=[target.pk])
    assert address not in client.get(reverse("target", args=[target.pk])).content.decode()
    assert client.get(address).status_code == 403
