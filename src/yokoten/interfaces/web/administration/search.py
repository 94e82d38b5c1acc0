"""The search index: how it stands, and making it anew with its progress shown."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_administrators, show
from yokoten.interfaces.web.administration.indexing import make_index_anew
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.practices.actions.indexing import ask_for_renewal
from yokoten.practices.queries.indexing import Standing, standing
from yokoten.practices.queries.sentences import sentence_model


@for_administrators
def one(request: HttpRequest) -> HttpResponse:
    """What the search holds, when and with what it was made."""
    stands = standing(now=timezone.now())
    model = {"named": settings.EMBEDDING_MODEL, "fits": sentence_model() is not None}
    return show(request, "search", "search", stands=stands, words=_words(stands), model=model)


@for_administrators
def progress(_request: HttpRequest) -> HttpResponse:
    """How far it is, for the page that waits."""
    stands = standing(now=timezone.now())
    return JsonResponse({"is_done": not stands.is_under_way, "percent": stands.percent, "words": _words(stands)})


@require_POST
@for_administrators
def renew(request: HttpRequest) -> HttpResponse:
    """Begin to make it anew."""
    said = gettext("The index is being made anew. The search goes on meanwhile.")
    if attempt(request, lambda: ask_for_renewal(request.user, now=timezone.now()), said):
        make_index_anew.enqueue()
    return redirect("administration_search")


def _words(stands: Standing) -> str:
    language = spoken()
    if not stands.total:
        return gettext("Waiting to begin")
    facts = {"done": language.number(stands.done), "total": language.number(stands.total)}
    return gettext("%(done)s of %(total)s practices") % facts
