"""Tags for practices: prose as people type it, steps as a list."""

import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.practice_imports import IMPORT_STATES, VERDICTS, target_named
from yokoten.interfaces.wording.practices import FACT_NAMES, PROSE, choice_said

register = template.Library()
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")
_DOTTED = re.compile(r"^\s*[-–•*]\s+")


@register.filter
def prose(words: str) -> SafeString:
    """Paragraphs; lines that begin with a number or a dash become a list."""
    return mark_safe("".join(_group(lines) for lines in _groups(words)))  # noqa: S308 - each part is escaped


@register.simple_tag
def lang_mark(language: str) -> SafeString:
    """The `lang` attribute where the words are not in the page's language."""
    if not language or language == (get_language() or "en")[:2]:
        return SafeString("")
    return format_html(' lang="{}"', language)


def _kind(line: str) -> str:
    if _NUMBERED.match(line):
        return "ol"
    return "ul" if _DOTTED.match(line) else "p"


def _groups(words: str) -> list[tuple[str, list[str]]]:
    """Neighbouring lines of one kind; a blank line ends a paragraph."""
    groups: list[tuple[str, list[str]]] = []
    is_open = False
    for line in words.split("\n"):
        if not line.strip():
            is_open = is_open and groups[-1][0] != "p"
            continue
        kind = _kind(line)
        if is_open and groups[-1][0] == kind:
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
        is_open = True
    return groups


def _group(group: tuple[str, list[str]]) -> SafeString:
    kind, lines = group
    if kind == "p":
        return format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines)))
    bare = _NUMBERED if kind == "ol" else _DOTTED
    items = format_html_join("", "<li>{}</li>", ((bare.sub("", line),) for line in lines))
    tag = mark_safe(kind)  # noqa: S308 - one of two words of ours
    return format_html('<{} class="prose-list {}">{}</{}>', tag, kind, items, tag)


@register.simple_tag
def fact_name(name: str) -> str:
    """What a fact of a practice is called."""
    return spoken().say(FACT_NAMES.get(name, name))


@register.simple_tag
def part_title(name: str) -> str:
    """The heading of a part of the text."""
    return spoken().say(PROSE.get(name, name))


@register.simple_tag
def visibility_name(code: str) -> str:
    """Who may see it."""
    return choice_said(spoken(), "visibility", code)


@register.simple_tag
def concept_name(concept: Any) -> str:
    """What a concept is called; from its prefetched labels."""
    labels = {label.language: label.text for label in concept.labels.all() if label.kind == "preferred"}
    return labels.get(spoken().code) or labels.get("en") or concept.code


@register.simple_tag
def import_state(code: str) -> str:
    """Where a file of practices stands."""
    return spoken().say(IMPORT_STATES[code])


@register.simple_tag
def target_name(code: str) -> str:
    """What a column was taken for."""
    return target_named(spoken(), code)


@register.simple_tag
def verdict_chip(verdict: str) -> SafeString:
    """Whether a row is new, the same as here, or changed."""
    shape, word = VERDICTS[verdict]
    return chip(shape, spoken().say(word))


@register.simple_tag
def lang_here() -> SafeString:
    """The page's own language, inside a part that is in another."""
    return format_html(' lang="{}"', spoken().code)
