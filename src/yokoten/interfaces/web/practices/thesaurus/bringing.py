"""A thesaurus from a file: handed over, looked at, stored or thrown away."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.importers.skos_file.guard import MAX_BYTES
from yokoten.interfaces.importers.skos_file.parsing import parsed
from yokoten.interfaces.importers.skos_file.reading import SkosContent, read_skos
from yokoten.interfaces.importers.skos_file.refusal import SkosUnreadable
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import attempt, for_administrators, found
from yokoten.interfaces.web.practices.thesaurus.frame import show
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.thesaurus import CHANGES, IMPORT_STATES, question_said
from yokoten.practices.actions.thesaurus import discard_thesaurus, store_thesaurus, upload_thesaurus
from yokoten.practices.models import ThesaurusImport
from yokoten.practices.queries.proposal import thesaurus_imports
from yokoten.practices.queries.thesaurus import spoken_of, stored_terms
from yokoten.practices.rules.thesaurus.concepts import Term
from yokoten.practices.rules.thesaurus.differences import Changed
from yokoten.practices.rules.thesaurus.proposed import would_change

SHOWN = 200
State = ThesaurusImport.State


@for_administrators
def every(request: HttpRequest) -> HttpResponse:
    """Files that were handed over, and a new one; one that cannot be read is refused here, with the place to mend."""
    context: dict[str, Any] = {"megabytes": MAX_BYTES // 2**20, "error": ""}
    if request.method == "POST":
        file = request.FILES.get("file")
        context["error"] = gettext("Choose a file first.")
        if file is not None:
            try:
                content = _content(file)
                read_skos(parsed(content, file.name))
                kept = upload_thesaurus(request.user, file.name, content, now=timezone.now())
                return redirect("thesaurus_file", kept.pk)
            except SkosUnreadable as refusal:
                context["error"] = say(None, refusal)
    files = [
        {"kept": each, "chip": IMPORT_STATES[each.state][0], "state": spoken().say(IMPORT_STATES[each.state][1])}
        for each in thesaurus_imports(request.user).defer("content")[:50]
    ]
    return show(request, "files", "files", files=files, status=422 if context["error"] else 200, **context)


@for_administrators
def one(request: HttpRequest, number: int) -> HttpResponse:
    """What the file would change, before anything is changed."""
    kept = found(thesaurus_imports(request.user).filter(pk=number).first())
    context: dict[str, Any] = {"kept": kept, "state": IMPORT_STATES[kept.state]}
    if kept.state == State.WAITING:
        content, known = _read(kept), stored_terms()
        proposed = would_change(known, content.terms)
        doubts = sorted({*proposed.questions, *content.questions}, key=lambda each: (not each.stops, each))
        context |= {
            "proposed": proposed,
            "is_stopped": any(each.stops for each in doubts),
            "doubts": [{"question": each, "said": question_said(spoken(), each)} for each in doubts[:SHOWN]],
            "doubts_more": max(0, len(doubts) - SHOWN),
            "added": _named(proposed.differences.added),
            "changed": [_changed(each) for each in proposed.differences.changed[:SHOWN]],
            "absent": _named(proposed.differences.absent),
            "left_out": content.left_out,
            "foreign": content.languages_left_out,
            "shown": SHOWN,
        }
    return show(request, "file", "files", **context)


@require_POST
@login_required
def store(request: HttpRequest, number: int) -> HttpResponse:
    """Store what was seen."""
    kept = found(thesaurus_imports(request.user).filter(pk=number).first())
    content = _read(kept)
    if any(each.stops for each in content.questions):
        return redirect("thesaurus_file", number)
    stored = attempt(
        request,
        lambda: store_thesaurus(
            request.user,
            kept,
            content.terms,
            mark=request.POST.get("mark", ""),
            withdraws_absent=request.POST.get("withdraws_absent") == "1",
            now=timezone.now(),
        ),
        gettext("The thesaurus is stored."),
    )
    return redirect("thesaurus" if stored else "thesaurus_file", *([] if stored else [number]))


@require_POST
@login_required
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw the file away."""
    kept = found(thesaurus_imports(request.user).filter(pk=number).first())
    attempt(request, lambda: discard_thesaurus(request.user, kept), gettext("The file is thrown away."))
    return redirect("thesaurus_files")


def _content(file: Any) -> bytes:
    """The bytes; of a file that is too large one more than allowed, so that reading refuses it."""
    return file.read(MAX_BYTES + 1)


def _read(kept: ThesaurusImport) -> SkosContent:
    return read_skos(parsed(bytes(kept.content), kept.filename))


def _named(terms: Sequence[Term]) -> dict[str, Any]:
    language = spoken()
    shown = [{"code": term.code, "said": spoken_of(term.preferred, language.code, term.code)} for term in terms[:SHOWN]]
    return {"count": len(terms), "shown": shown, "more": max(0, len(terms) - SHOWN)}


def _changed(each: Changed) -> dict[str, Any]:
    language = spoken()
    return {
        "code": each.term.code,
        "said": spoken_of(each.term.preferred, language.code, each.term.code),
        "changes": [
            {
                "what": language.say(CHANGES[change.what]),
                "language": str(LANGUAGE_NAMES.get(change.language, "")),
                "code": change.language,
                "gone": change.gone,
                "new": change.new,
            }
            for change in each.changes
        ],
    }
