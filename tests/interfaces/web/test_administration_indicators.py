"""Indicators and sources through the forms of the administration area."""

import pytest
from django.urls import reverse

from factories.kernel import make_administrator, make_member, make_organisation
from yokoten.kernel.actor import SYSTEM
from yokoten.measure.actions.indicator import IndicatorDetails, add_indicator
from yokoten.measure.models import Indicator, Source

pytestmark = pytest.mark.django_db
FORM = {
    "code": "output",
    "name_en": "Output",
    "definition_en": "All of it",
    "unit": "million",
    "unit_sv": "miljoner",
    "decimals": "1",
    "theme": "economy",
    "direction": "higher",
    "part": "outcome",
    "prices": "none",
    "factor": "1",
    "merge": "sum",
    "visibility": "public",
}


def enter(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def at(name, *parts):
    return reverse(f"administration_{name}", args=parts)


def test_an_indicator_is_defined_changed_and_withdrawn(client):
    enter(client, make_administrator())
    assert client.post(at("indicator_new"), FORM).status_code == 302
    made = Indicator.objects.get()
    assert (made.unit_names, made.definitions, made.part) == ({"sv": "miljoner"}, {"en": "All of it"}, "outcome")
    assert client.post(at("indicator", "output"), {**FORM, "direction": "lower"}).status_code == 302
    client.post(at("indicator_switch", "output"))
    made.refresh_from_db()
    assert made.direction == "lower" and made.withdrawn_on is not None
    client.post(at("indicator_switch", "output"))
    made.refresh_from_db()
    assert made.withdrawn_on is None


def test_a_ratio_is_put_together_from_two(client):
    enter(client, make_administrator())
    for code in ("top", "bottom"):
        add_indicator(SYSTEM, code, IndicatorDetails({"en": code}, "x"))
    client.post(at("indicator_new"), {**FORM, "numerator": "top", "denominator": "bottom", "factor": "1000"})
    ratio = Indicator.objects.get(code="output")
    assert (ratio.numerator.code, ratio.denominator.code, ratio.factor) == ("top", "bottom", 1000)
    page = client.post(at("indicator", "output"), {**FORM, "numerator": "top"}).content.decode()
    assert "A ratio needs both parts" in page


def test_an_organisation_keeps_its_own_and_no_other(client):
    here = make_organisation("here")
    enter(client, make_member("measure.*", "kernel.grant_membership", organisation=here))
    assert client.post(at("indicator_new"), {**FORM, "organisation": "here"}).status_code == 302
    assert Indicator.objects.get().organisation == here
    assert client.get(at("indicator", "output")).status_code == 200
    add_indicator(SYSTEM, "house", IndicatorDetails({"en": "House"}, "x"))
    assert client.get(at("indicator", "house")).status_code == 404
    assert client.post(at("indicator_switch", "house")).status_code == 302
    assert Indicator.objects.get(code="house").withdrawn_on is None


def test_readers_define_nothing(client):
    enter(client, make_member("kernel.read"))
    assert client.get(at("indicator_new")).status_code == 404
    assert client.post(at("indicator_new"), FORM).status_code == 404


def test_a_source_is_added_and_changed(client):
    enter(client, make_administrator())
    form = {"code": "scb", "name_sv": "Statistik", "publisher_sv": "SCB", "address": "https://example.org"}
    assert client.post(at("source_new"), form).status_code == 302
    assert client.post(at("source", "scb"), {**form, "licence_en": "CC0"}).status_code == 302
    assert (Source.objects.get().publishers, Source.objects.get().licences) == ({"sv": "SCB"}, {"en": "CC0"})
    page = client.post(at("source", "scb"), {**form, "address": "nonsense"}).content.decode()
    assert "is not a web address" in page
    assert "Statistik" in client.get(at("sources"), {"q": "stat"}).content.decode()
