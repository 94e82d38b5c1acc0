"""Forms of the administration area: a refusal names its field and keeps every word that was typed."""

import html
import re

import pytest
from django.urls import reverse

from factories.kernel import make_administrator, make_organisation, make_place, make_role
from factories.measure import make_indicator, make_source
from yokoten.kernel.models import ApiToken, Entry, Organisation, Person, Place, Role
from yokoten.measure.models import Indicator, Source

pytestmark = pytest.mark.django_db
ORGANISATION = {"code": "centre", "name_en": "Centre", "kind": "centre", "language": "en", "sector": "a sector of mine"}
PLACE = {"code": "SE-X", "name_en": "Somewhere", "level": "region", "country": "SE", "aliases": "Any\nOther"}
ROLE = {"code": "clerk", "name_en": "Clerk", "acts_kernel": ["kernel.read"]}
SOURCE = {"code": "office", "name_en": "Office", "address": "https://office.example.org/"}
INVITE = {"email": "new@example.org", "name": "New Person", "role": "reader", "language": "sv"}
TOKEN = {"label": "Delivery", "may_write": "on", "expires_on": "2030-01-01"}
CHANGE = {"kind": "merge", "old": ["SE-A"], "new": ["SE-B"], "on": "2025-07-01", "source": "Law 1"}
INDICATOR = {
    "code": "jobs", "name_en": "Jobs", "unit": "thousand", "decimals": "1", "theme": "labour", "direction": "higher",
    "part": "context", "prices": "none", "merge": "sum", "factor": "1", "visibility": "public",
    "definition_en": "Everybody who works", "unit_en": "thousand people",
}  # fmt: skip
FORMS = {
    "organisation_new": ((), ORGANISATION),
    "organisation_change": (("here",), ORGANISATION),
    "place_new": ((), PLACE),
    "place": (("SE-A",), PLACE),
    "place_change_new": ((), CHANGE),
    "role_new": ((), ROLE),
    "role": (("reader",), ROLE),
    "source_new": ((), SOURCE),
    "source": (("known",), SOURCE),
    "indicator_new": ((), INDICATOR),
    "indicator": (("known",), INDICATOR),
    "invite": (("here",), INVITE),
    "token_new": (("here",), TOKEN),
}
WRONG = [
    ("organisation_new", "code", "no spaces"),
    ("organisation_new", "code", "здесь"),
    ("organisation_new", "code", "taken"),
    ("organisation_new", "code", "x" * 49),
    ("organisation_new", "name_en", ""),
    ("organisation_new", "kind", "castle"),
    ("organisation_new", "language", "xx"),
    ("organisation_new", "place", "SE-NOWHERE"),
    ("organisation_change", "parent", "here"),
    ("organisation_change", "sector", "x" * 49),
    ("place_new", "code", "SE X"),
    ("place_new", "code", "SE-A"),
    ("place_new", "level", "galaxy"),
    ("place_new", "valid_from", "31.12.2020 or so"),
    ("place_new", "codes", "NUTS"),
    ("place_new", "codes", "NUTS " + "1" * 25),
    ("place", "codes", "NUTS " + "1" * 25),
    ("place", "parent", "SE-A"),
    ("place_change_new", "on", ""),
    ("place_change_new", "old", []),
    ("place_change_new", "new", ["SE-A"]),
    ("place_change_new", "kind", "swap"),
    ("role_new", "code", "Two words"),
    ("role_new", "code", "reader"),
    ("role_new", "acts_kernel", ["kernel.open_instance"]),
    ("source_new", "code", "known"),
    ("source", "name_en", " "),
    ("indicator_new", "code", "known"),
    ("indicator_new", "decimals", "7"),
    ("indicator_new", "decimals", "-1"),
    ("indicator_new", "factor", "nan"),
    ("indicator_new", "factor", "much"),
    ("indicator_new", "numerator", "unknown"),
    ("indicator", "unit", ""),
    ("indicator", "part", "whole"),
    ("invite", "email", "nobody"),
    ("invite", "role", "emperor"),
    ("token_new", "label", "  "),
    ("token_new", "label", "x" * 101),
    ("token_new", "expires_on", "tomorrow"),
]
KEPT = (Organisation, Place, Role, Source, Indicator, Person, ApiToken, Entry)


@pytest.fixture
def administrator(client):
    for code in ("taken", "here"):
        make_organisation(code)
    make_place("SE-A"), make_place("SE-B")
    make_role("reader", permits=["kernel.read"])
    make_indicator("known", source=make_source("known"))
    client.force_login(make_administrator(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(client, form, **change):
    parts, filled = FORMS[form]
    return client.post(reverse(f"administration_{form}", args=parts), {**filled, **change})


def counts():
    return [model.objects.count() for model in KEPT]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_filled_in_rightly_is_taken(administrator, form):
    before = Entry.objects.count()
    assert send(administrator, form).status_code == (200 if form == "token_new" else 302)
    assert Entry.objects.count() > before


@pytest.mark.parametrize(("form", "field", "value"), WRONG, ids=lambda value: str(value)[:20] or "empty")
def test_a_wrong_field_is_refused_in_words_and_everything_typed_is_still_there(administrator, form, field, value):
    before, filled = counts(), FORMS[form][1]
    answer = send(administrator, form, **{field: value})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 200 and counts() == before
    assert 'role="alert"' in page
    for name, typed in filled.items():
        is_text = isinstance(typed, str) and typed != "on" and f'name="{name}"' in page
        assert name == field or not is_text or is_there(page, name, typed), name


def is_there(page, name, typed):
    """The value in its field: written in it, chosen, or between the marks of a long text."""
    near = [page[found.start() : found.start() + 6000] for found in re.finditer(f'name="{name}"', page)]
    chosen = (f'value="{typed}"', f'value="{typed}" selected', f">\n{typed}</textarea>")
    return any(mark in part for part in near for mark in chosen)


@pytest.mark.parametrize(
    ("form", "field"), [("organisation_new", "code"), ("place_new", "valid_from"), ("invite", "email")]
)
def test_a_faulty_field_is_marked_for_people_who_hear_the_page(administrator, form, field):
    page = send(administrator, form, **{field: "no such thing ever"}).content.decode()
    (control,) = re.findall(rf'<input[^>]*name="{field}"[^>]*>', page)
    said_by = re.search(r'aria-describedby="([^"]+)"', control)[1].split()
    assert 'aria-invalid="true"' in control and f'href="#id_{field}"' in page
    assert any(name.endswith("-error") for name in said_by)
    assert all(f'id="{name}"' in page for name in said_by)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_form_says_what_is_missing_and_changes_nothing(administrator, form):
    before = counts()
    answer = administrator.post(reverse(f"administration_{form}", args=FORMS[form][0]), {"unknown": "field"})
    assert answer.status_code == 200 and 'role="alert"' in answer.content.decode()
    assert counts() == before


@pytest.mark.parametrize("form", ["organisation_change", "place", "role", "source", "indicator"])
def test_a_form_sent_back_as_it_came_changes_nothing(administrator, form):
    address = reverse(f"administration_{form}", args=FORMS[form][0])
    bound = administrator.get(address).context["form"]
    sent = {name: bound[name].value() for name in bound.fields}
    before = Entry.objects.count()
    answer = administrator.post(address, {name: value for name, value in sent.items() if value not in (None, False)})
    assert answer.status_code == 302 and Entry.objects.count() == before


@pytest.mark.parametrize("language", ["ru", "vi", "sv"])
def test_refusals_are_said_in_the_readers_language(administrator, language):
    administrator.cookies["django_language"] = language
    page = html.unescape(send(administrator, "organisation_new", name_en="", code="taken").content.decode())
    assert "Write a name in at least one language." not in page
    assert 'role="alert"' in page and f'<html lang="{language}"' in page
