"""A form field as the house draws it: label above, help under it, the error under the control with a shape."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yokoten.interfaces.web.templatetags.yokoten import icon

register = template.Library()
CHOICES = (forms.CheckboxSelectMultiple, forms.RadioSelect)


@register.simple_tag
def field(bound: BoundField, label: str = "", help: str = "", **attributes: Any) -> SafeString:  # noqa: A002
    """Draw one field; own words replace the form's, label and help together; other arguments become attributes."""
    if bound.is_hidden:
        return SafeString(bound.as_hidden())
    words, text = label or bound.label, help if label else help or bound.help_text
    name = bound.auto_id or bound.html_name
    attrs = {key.replace("_", "-"): value for key, value in attributes.items() if value not in ("", None, False)}
    described = [f"{name}-help"] * bool(text) + [f"{name}-error"] * bool(bound.errors)
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    parts = {"text": _help(name, text), "error": _errors(name, bound), "bad": " bad" if bound.errors else ""}
    if isinstance(bound.field.widget, CHOICES):
        return _group(bound, words, parts)
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return _tick(bound, words, attrs, parts)
    control = bound.as_widget(attrs={"class": "input", **attrs})
    return format_html(
        '<div class="field{}"><label for="{}">{}</label>{}{}{}</div>',
        parts["bad"], bound.id_for_label, words, parts["text"], control, parts["error"],
    )  # fmt: skip


@register.simple_tag
def error_summary(form: forms.Form) -> SafeString:
    """What is wrong in the whole form, at its top; each line leads to its field."""
    lines = [("", error) for error in form.non_field_errors()]
    links = [(form[name], error) for name, errors in form.errors.items() if name != "__all__" for error in errors]
    if not lines and not links:
        return SafeString("")
    said = format_html_join("", "<li>{}{}</li>", lines)
    leading = ((_first_control(bound), bound.label, error) for bound, error in links)
    said += format_html_join("", '<li><a href="#{}">{}</a>: {}</li>', leading)
    return format_html(
        '<div class="note bad" role="alert" tabindex="-1" id="errors"><ul class="plain-list">{}</ul></div>', said
    )


def _first_control(bound: BoundField) -> str:
    """The id of the control; of a group the first one, as a group has none of its own."""
    return bound.id_for_label or next((each.id_for_label for each in bound.subwidgets), "")


def _help(name: str, text: Any) -> SafeString:
    return format_html('<span class="help" id="{}-help">{}</span>', name, text) if text else SafeString("")


def _errors(name: str, bound: BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    return format_html('<span class="error" id="{}-error">{}{}</span>', name, icon("bad"), " ".join(bound.errors))


def _tick(bound: BoundField, words: Any, attrs: dict[str, Any], parts: dict[str, Any]) -> SafeString:
    return format_html(
        '<div class="field{}"><label class="tick">{}<span>{}</span></label>{}{}</div>',
        parts["bad"], bound.as_widget(attrs=attrs), words, parts["text"], parts["error"],
    )  # fmt: skip


def _group(bound: BoundField, words: Any, parts: dict[str, Any]) -> SafeString:
    options = format_html_join(
        "",
        '<label class="tick">{}<span>{}</span></label>',
        ((each.tag(), each.choice_label) for each in bound.subwidgets),
    )
    return format_html(
        '<fieldset class="field{}"><legend>{}</legend>{}<div class="ticks">{}</div>{}</fieldset>',
        parts["bad"], words, parts["text"], options, parts["error"],
    )  # fmt: skip
