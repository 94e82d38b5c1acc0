"""A practice's page: what others need to do it too; its versions; what readers say about it."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yokoten.adopt.policies import can_open
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.attachments import serve
from yokoten.interfaces.web.exchange.offering import visited
from yokoten.interfaces.web.practices.history import differing
from yokoten.interfaces.web.practices.rows import (
    Block,
    block_of,
    chips_of,
    facts_of,
    fallback_tag,
    figure_of,
    takes_of,
)
from yokoten.interfaces.web.practices.tabs import shown
from yokoten.interfaces.web.spread.section import spread_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.practices import EVIDENCE, EVIDENCE_RULES, choice_said
from yokoten.kernel.queries import organisation_by_code
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.practices import policies
from yokoten.practices.actions.use import answer_correction, ask_correction, note_use
from yokoten.practices.models import Practice
from yokoten.practices.queries.practice import (
    corrections_of,
    document_by_number,
    documents_of,
    original,
    practice_by_key,
    reading,
    uses_of,
    versions_of,
)
from yokoten.practices.rules.renewal import renewal_of

PARTS = ("problem", "context", "essence", "steps", "results", "difficulties", "conditions")


def one(request: HttpRequest, key: str) -> HttpResponse:
    """The practice as a reader sees it; visitors read public ones, without who to ask."""
    practice = found(practice_by_key(request.user, key))
    context = {
        **told_of(practice, request.GET.get("read", "")),
        **_beside(request, practice),
        "may": _may(request.user, practice),
        "may_open_project": can_open(request.user),
        "uses": uses_of(practice),
        **visited(request.user, practice),
        **spread_of(request.user, practice),
        "documents": documents_of(practice),
        "corrections": corrections_of(practice) if request.user.is_authenticated else [],
        "homes": _homes(request.user, practice),
    }
    return render(request, "practices/practice.html", {**context, **shown(request, "library")})


def told_of(practice: Practice, wanted: str = "") -> dict[str, Any]:
    """What the practice says, in the reader's language or in another one in which the reader asked for it."""
    language = spoken()
    said = reading(practice, wanted if wanted in LANGUAGE_NAMES else language.code)
    others = [code for code in (text.language for text in practice.texts.all()) if code != said.language]
    first = original(practice)
    shape, word = EVIDENCE[practice.evidence]
    return {
        "practice": practice,
        "said": said,
        "tag": fallback_tag(language, said.language),
        "is_untranslated": language.code not in (said.language, *others),
        "others": [(code, LANGUAGE_NAMES[code]) for code in others],
        "parts": {name: _part(practice, name, said.language) for name in (*PARTS, "resources")},
        "figures": [figure_of(language, metric, said.language) for metric in practice.metrics.all()],
        "chips": chips_of(practice, language, has_state=practice.state not in policies.IN_LIBRARY),
        "evidence": (shape, language.say(word), language.say(EVIDENCE_RULES[practice.evidence])),
        "facts": facts_of(practice, language),
        "takes": takes_of(practice, language),
        "original_version": first.of_version if first else practice.version,
        "spoken_in": [(text.language, LANGUAGE_NAMES[text.language]) for text in practice.texts.all()],
        "labels": [(one.concept.code, _concept_named(one.concept, language.code)) for one in _concepts(practice)],
    }


def _part(practice: Practice, name: str, read_in: str) -> Block | None:
    """A part of the text; its language is said beside it only where it differs from the rest of the page."""
    block = block_of(practice, speak(read_in), name) if read_in else None
    tag = fallback_tag(spoken(), block.language) if block and block.language != read_in else ""
    return replace(block, tag=tag) if block else None


def _beside(request: HttpRequest, practice: Practice) -> dict[str, Any]:
    language = spoken()
    today = timezone.localdate()
    names = [LANGUAGE_NAMES[code] for code in practice.visit_languages if code in LANGUAGE_NAMES]
    return {
        "licence": choice_said(language, "licence", practice.licence) if practice.licence else "",
        "visit_languages": ", ".join(names),
        "renewal": renewal_of(practice.confirmed_on, today) if practice.confirmed_on else None,
        "has_contact": policies.sees_contact(request.user, practice),
        "has_versions": practice.published_at is not None,
    }


def _may(actor: Any, practice: Practice) -> dict[str, bool]:
    acts = ("change", "submit", "take_back", "check", "confirm", "withdraw", "restore", "ask_correction")
    return {act: getattr(policies, f"can_{act}")(actor, practice) for act in acts}


def _concepts(practice: Practice) -> list[Any]:
    return list(practice.practice_concepts.all())


def _concept_named(concept: Any, code: str) -> str:
    labels = {label.language: label.text for label in concept.labels.all() if label.kind == "preferred"}
    return labels.get(code) or labels.get("en") or concept.code


def _homes(actor: Any, practice: Practice) -> list[Any]:
    """Organisations for which the reader may say that they have the practice."""
    if practice.state not in policies.IN_LIBRARY or not policies.can_draft(actor):
        return []
    return list(organisations_where(actor, "practices.note_use").exclude(pk=practice.organisation_id)[:200])


def versions(request: HttpRequest, key: str) -> HttpResponse:
    """Every version, and the difference between any two, word by word."""
    practice = found(practice_by_key(request.user, key))
    kept = list(versions_of(practice))
    if not kept:
        found(None)
    context = differing(request, practice, kept) | {"practice": practice, "versions": kept}
    context |= {"said": reading(practice, spoken().code)}
    return render(request, "practices/versions.html", {**context, **shown(request, "library")})


def document(request: HttpRequest, number: int) -> HttpResponse:
    """A file of a practice, for whoever sees the practice."""
    return serve(found(document_by_number(request.user, number)).attachment, request)


@require_POST
@login_required
def use(request: HttpRequest, key: str) -> HttpResponse:
    """Say that one's organisation has the practice."""
    practice = found(practice_by_key(request.user, key))
    home = found(organisation_by_code(request.POST.get("organisation", "")))
    year = request.POST.get("since_year", "").strip()
    details = {"since_year": int(year) if year.isdecimal() else None, "words": request.POST.get("words", "")}
    act = lambda: note_use(request.user, practice, home, now=timezone.now(), **details)  # noqa: E731
    attempt(request, act, _("It is noted on the page that you have it, too."))
    return redirect("practice", practice.key)


@require_POST
@login_required
def correct(request: HttpRequest, key: str) -> HttpResponse:
    """Tell the owner what is wrong."""
    practice = found(practice_by_key(request.user, key))
    words = request.POST.get("words", "")
    act = lambda: ask_correction(request.user, practice, words=words, now=timezone.now())  # noqa: E731
    attempt(request, act, _("The owner reads it and answers here."))
    return redirect("practice", practice.key)


@require_POST
@login_required
def answer(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Answer what a reader said is wrong."""
    practice = found(practice_by_key(request.user, key))
    correction = found(corrections_of(practice).filter(pk=number).first())
    words = request.POST.get("answer", "")
    act = lambda: answer_correction(request.user, correction, answer=words, now=timezone.now())  # noqa: E731
    attempt(request, act, _("The answer stands on the page."))
    return redirect("practice", practice.key)
