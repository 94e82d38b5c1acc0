"""Fields as the house draws them: named, helped, and told apart for people who hear the page."""

import pytest
from django import forms
from django.test import RequestFactory

from factories.drawings import Drawing
from yokoten.interfaces.web.templatetags.fields import error_summary, field
from yokoten.interfaces.web.templatetags.programs import prose
from yokoten.interfaces.web.templatetags.yokoten import address_with, at, named, options, part_name, status_word
from yokoten.kernel.models import Place


class Some(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name <b>", help_text="As others see it.", max_length=5)
    colour = forms.ChoiceField(label="Colour", choices=[("r", "red"), ("g", "green")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed", help_text="Really.")
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.cleaned_data.get("name") == "whole":
            raise forms.ValidationError("All of it is <wrong>.")


def drawn(name, sent=None, **words):
    return Drawing(f"<svg viewBox='0 0 1 1'>{_closed(field(Some(sent)[name], **words))}</svg>")


def _closed(html):
    """Enough of XML to be read: empty elements closed, bare attributes given a value."""
    for bare in ("required", "checked", "selected"):
        html = html.replace(f" {bare}>", f' {bare}="">').replace(f" {bare} ", f' {bare}="" ')
    parts = html.split("<input")
    return parts[0] + "".join("<input" + part.replace(">", "/>", 1) for part in parts[1:])


def test_a_label_belongs_to_its_control_and_help_is_read_with_it():
    drawing = drawn("name")
    (control,) = drawing.all("input")
    assert drawing.all("label")[0].get("for") == control.get("id") == "id_name"
    assert control.get("aria-describedby") == "id_name-help" and control.get("aria-invalid") is None
    assert drawing.all("span", "help")[0].text == "As others see it."


def test_a_fault_is_read_after_the_help_and_marked():
    drawing = drawn("name", {"name": "too long a name"})
    (control,) = drawing.all("input")
    assert control.get("aria-describedby") == "id_name-help id_name-error"
    assert control.get("aria-invalid") == "true" and control.get("value") == "too long a name"
    assert drawing.all("span", "error")[0].get("id") == "id_name-error" and drawing.all("div", "bad")


def test_choices_are_a_group_with_a_legend():
    drawing = drawn("colour", {"colour": "g"})
    assert drawing.all("legend")[0].text == "Colour" and len(drawing.all("input")) == 2
    assert [one.get("value") for one in drawing.all("input") if one.get("checked") is not None] == ["g"]


def test_a_tick_stands_before_its_words():
    (label,) = drawn("agreed").all("label", "tick")
    assert [one.tag for one in label] == ["input", "span"] and label[1].text == "Agreed"


def test_own_words_replace_label_and_help_together():
    drawing = drawn("name", label="Called")
    assert drawing.all("label")[0].text == "Called" and drawing.all("span", "help") == []


def test_a_hidden_field_is_only_itself():
    drawing = drawn("kept")
    assert len(drawing.all("input")) == 1 and drawing.all("label") == []


def test_words_of_a_form_are_only_words():
    assert "<b>" not in field(Some()["name"]) and "Name &lt;b&gt;" in field(Some()["name"])


def test_the_summary_leads_to_every_faulty_field():
    said = error_summary(Some({"name": "too long"}))
    assert all(f'href="#id_{name}' in said for name in ("name", "colour_0", "agreed"))
    assert 'id="id_colour_0"' in field(Some({})["colour"])
    assert 'role="alert"' in said and 'id="errors"' in said and said.count("<li>") == 3


def test_a_fault_of_the_whole_form_stands_first_and_is_only_words():
    said = error_summary(Some({"name": "whole", "colour": "r", "agreed": "on"}))
    assert "All of it is &lt;wrong&gt;." in said and "href" not in said


def test_a_form_without_faults_has_no_summary():
    assert error_summary(Some()) == "" == error_summary(Some({"name": "a", "colour": "r", "agreed": "on"}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain", "plain"),
        ("send `If-Match`", "send <code>If-Match</code>"),
        ("`a` and `b`", "<code>a</code> and <code>b</code>"),
        ("<b>`<i>`", "&lt;b&gt;<code>&lt;i&gt;</code>"),
    ],
)
def test_words_between_backticks_are_code_and_nothing_else_is_markup(text, said):
    assert prose(text) == said


@pytest.mark.parametrize(
    ("change", "address"),
    [({"page": 2}, "?q=a+b&page=2"), ({"q": ""}, "?page=1"), ({"q": None, "page": ""}, "?"), ({}, "?q=a+b&page=1")],
)
def test_an_address_keeps_what_is_not_changed(change, address):
    request = RequestFactory().get("/", {"q": "a b", "page": "1"})
    assert address_with({"request": request}, **change) == address


def test_a_choice_of_places_holds_codes_names_and_the_chosen_one():
    places = [Place(code="SE-D", names={"en": "<Sörmland>"}), Place(code="SE-T", names={"en": "Örebro"})]
    said = options(places, "SE-T")
    assert '<option value="SE-T" selected>Örebro</option>' in said and "&lt;Sörmland&gt;" in said
    assert said.count("selected") == 1


def test_what_is_not_there_has_no_name_and_no_value():
    assert named(None) == "" and at(None, "x") is None and at({"x": 1}, "y") is None


def test_a_word_nobody_knows_is_said_as_it_is():
    assert part_name("invented") == "invented" and status_word("invented") == status_word("")
