"""Saved comparisons: the list, one as it was answered, sharing and throwing away."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.actions.comparison import delete_comparison, save_comparison, share_comparison
from yokoten.compare.models import Comparison
from yokoten.compare.policies import can_change
from yokoten.compare.queries import answered, comparison_by_token, comparisons_seen, opening
from yokoten.compare.rules.asked import Asked
from yokoten.interfaces.documents.table import sheet_response
from yokoten.interfaces.web.compare import asking
from yokoten.interfaces.web.compare.learn import offers_beside
from yokoten.interfaces.web.compare.page import names_for, page_of, refusal_said, sheet_of
from yokoten.interfaces.web.templatetags.words import VISIBILITIES
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import Refusal
from yokoten.kernel.queries import own_organisations, place_by_code

PER_PAGE = 25


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Comparisons of one's own, the organisation's and the network's."""
    words = request.GET.get("q", "").strip()
    found = comparisons_seen(request.user)
    if words:
        found = found.filter(title__iregex=re.escape(words))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "station": "compare", "tab": "saved"}
    return render(request, "compare/saved.html", context)


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Keep the question in the form and its answer."""
    query = QueryDict(request.POST.get("query", ""))
    focus, today = place_by_code(query.get("focus", "")), timezone.localdate()
    start = opening(request.user, focus, today=today, outcome=query.get("outcome", "")).asked if focus else None
    if start is None:
        raise Http404
    organisation = None if request.user.is_administrator else own_organisations(request.user).first()
    asked, title = asking.read(query, start), request.POST.get("title", "")
    try:
        kept = save_comparison(request.user, asked, title=title, today=today, organisation=organisation)
    except NotComputable as refusal:
        said = {"sentence": refusal_said(refusal, asked, spoken())}
        return render(request, "refused.html", said, status=422)
    messages.success(request, gettext("Saved. The answer stays as it is, even when figures change."))
    return redirect("comparison", kept.token)


def one(request: HttpRequest, token: str) -> HttpResponse:
    """A comparison as it was answered; whoever has a shared link sees it without an account."""
    comparison = _comparison(request, token)
    asked = Asked.from_json(comparison.question)
    shown = page_of(asked, comparison.answer, names_for(asked, comparison.answer, spoken()))
    context = {
        "station": "compare",
        "tab": "saved",
        "comparison": comparison,
        "query": asking.written(asked),
        "may_change": can_change(request.user, comparison),
        "visibilities": [(code, VISIBILITIES[code]) for code in Comparison.Visibility.values],
        "has_moved": _has_moved(request, comparison, asked),
        "link": request.build_absolute_uri(),
        "offers": offers_beside(request, shown),
        **shown,
    }
    return render(request, "compare/comparison.html", context)


def download(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """A saved list as CSV or XLSX."""
    comparison = _comparison(request, token)
    asked = Asked.from_json(comparison.question)
    names = names_for(asked, comparison.answer, spoken())
    return sheet_response(sheet_of(asked, comparison.answer, names), kind)


@require_POST
@login_required
def share(request: HttpRequest, token: str) -> HttpResponse:
    """Choose who may see it."""
    share_comparison(request.user, _comparison(request, token), visibility=request.POST.get("visibility", ""))
    return redirect("comparison", token)


@require_POST
@login_required
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Throw it away."""
    delete_comparison(request.user, _comparison(request, token))
    messages.success(request, gettext("The comparison was deleted."))
    return redirect("comparisons")


def _comparison(request: HttpRequest, token: str) -> Comparison:
    comparison = comparison_by_token(request.user, token)
    if comparison is None:
        raise Http404
    return comparison


def _has_moved(request: HttpRequest, comparison: Comparison, asked: Asked) -> str:
    """Whether the figures behind it have changed since; said only to people who may ask again."""
    if not request.user.is_authenticated:
        return ""
    try:
        now = answered(request.user, asked, today=timezone.localdate())
    except (Refusal, NotComputable) as refusal:
        return refusal_said(refusal, asked, spoken())
    if now.fingerprint == comparison.fingerprint:
        return ""
    return gettext("Figures behind this comparison have changed since it was saved. Ask again to see today’s answer.")
