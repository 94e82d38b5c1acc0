"""The tree, the search by a word of any language, and the whole as SKOS."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from yokoten.interfaces.documents.skos import json_ld, turtle
from yokoten.interfaces.web.practices.thesaurus.frame import elsewhere, show, shown, tongues, word
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.practices.queries.thesaurus import (
    ConceptRow,
    concept_rows,
    find_concepts,
    practices_by_theme,
    stored_terms,
)

FILES = {"ttl": (turtle, "text/turtle"), "jsonld": (json_ld, "application/ld+json")}


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Contents by theme; one theme in four languages; or what a word leads to."""
    counts = practices_by_theme(request.user)
    words, theme = " ".join(request.GET.get("q", "").split())[:80], request.GET.get("theme", "")
    rows = concept_rows(spoken().code, actor=request.user)
    themes = [row for row in rows if row.depth == 0]
    chosen = next((row for row in themes if row.concept.code == theme), None)
    context: dict[str, Any] = {
        "words": words,
        "count": len(rows),
        "themes": [_theme(row, rows, counts[row.concept.code]) for row in themes],
        "chosen": chosen,
        "tongue_names": [str(LANGUAGE_NAMES[code]) for code in tongues()],
    }
    if words:
        context["hits"] = [
            {"hit": hit, "found": word(hit.found), "word": word(hit.row.label), "elsewhere": elsewhere(hit.row.labels)}
            for hit in find_concepts(words, spoken().code)
        ]
    elif chosen:
        context["rows"] = shown([row for row in rows if row.concept.group == theme])
        context["has_practices"] = counts[theme]
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


def _theme(theme: ConceptRow, rows: list[ConceptRow], practices: int) -> dict[str, Any]:
    """A theme with the concepts right under it."""
    own = [row for row in rows if row.concept.group == theme.concept.code]
    return {
        "row": theme,
        "word": word(theme.label),
        "count": len(own),
        "practices": practices,
        "below": [{"row": row, "word": word(row.label)} for row in own if row.depth == 1],
    }
