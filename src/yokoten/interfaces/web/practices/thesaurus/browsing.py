"""The tree, the search by a word of any language, and the whole as SKOS."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from yokoten.interfaces.documents.skos import json_ld, turtle
from yokoten.interfaces.web.practices.thesaurus.frame import elsewhere, show, shown, tongues, word
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.practices.queries.carrying import practices_by_theme
from yokoten.practices.queries.thesaurus import (
    below_themes,
    concept_rows,
    concepts_by_theme,
    find_concepts,
    stored_terms,
    themes,
)

FILES = {"ttl": (turtle, "text/turtle"), "jsonld": (json_ld, "application/ld+json")}


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Contents by theme; one theme in four languages; or what a word leads to."""
    language, tops = spoken().code, themes(spoken().code)
    words, theme = " ".join(request.GET.get("q", "").split())[:80], request.GET.get("theme", "")
    counts, chosen = concepts_by_theme(), next((row for row in tops if row.concept.code == theme), None)
    context: dict[str, Any] = {
        "words": words,
        "count": counts.total(),
        "themes": [{"row": row, "word": word(row.label)} for row in tops],
        "chosen": chosen,
        "tongue_names": [str(LANGUAGE_NAMES[code]) for code in tongues()],
    }
    if words:
        context["hits"] = [
            {"hit": hit, "found": word(hit.found), "word": word(hit.row.label), "elsewhere": elsewhere(hit.row.labels)}
            for hit in find_concepts(words, language)
        ]
    elif chosen:
        context["rows"] = shown(concept_rows(language, actor=request.user, theme=theme))
        context["has_practices"] = practices_by_theme(request.user)[theme]
    else:
        practices, below = practices_by_theme(request.user), below_themes(language)
        for each in context["themes"]:
            code = each["row"].concept.code
            each |= {
                "count": counts[code],
                "practices": practices[code],
                "below": [{"row": row, "word": word(row.label)} for row in below.get(code, [])],
            }
    return show(request, "every", "thesaurus", **context)


@login_required
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """All concepts as SKOS."""
    if kind not in FILES:
        raise Http404
    write, media = FILES[kind]
    base = request.build_absolute_uri(reverse("thesaurus")) + "concepts/"
    response = HttpResponse(write(stored_terms().values(), base), content_type=f"{media}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="yokoten-thesaurus.{kind}"'
    return response
