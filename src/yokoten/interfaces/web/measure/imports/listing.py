"""The list of imports, a new file, and the practice file."""

from importlib.resources import files

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yokoten.interfaces.importers.intake import begin
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.web.frame import here
from yokoten.interfaces.web.measure.imports.door import next_step, said, show, table_said
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.imports import STATES
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Organisation
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.measure.models import DatasetImport
from yokoten.measure.policies import can_import
from yokoten.measure.queries import imports_seen

State = DatasetImport.State
PER_PAGE = 30
CHIPS = {"stored": "good", "undone": "off", "failed": "bad", "storing": "running"}
PRACTICE = "try-import-ru.csv"
UPLOAD = "measure.upload_import"


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Imports of the person's organisations, newest first; an empty list teaches."""
    language = spoken()
    seen = imports_seen(request.user).select_related("created_by").defer("content", "layout")
    page = Paginator(seen, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"dataset": one, "state": language.say(STATES[state]), "chip": CHIPS.get(state, "waiting")}
        for one in page.object_list
        for state in (State.FAILED if one.failure and one.state == State.CHECKED else one.state,)
    ]
    context = {"station": "measure", "page": page, "rows": rows, "may_import": can_import(request.user)}
    return render(request, "measure/imports/list.html", {**context, **_help(request)})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Choose a file; one that is no table is refused here, with the place to mend."""
    organisations = list(organisations_where(request.user, UPLOAD))
    if not organisations and not is_administrator(request.user):
        raise NotAllowed("not_allowed", act=UPLOAD)
    chosen = _organisation(request, organisations) if organisations else None  # the house's own file
    context = {"organisations": organisations, "chosen": chosen, **_help(request)}
    context["megabytes"] = settings.UPLOAD_LIMIT_BYTES // 2**20
    if request.method != "POST":
        return show(request, "file", None, "file", **context)
    file = request.FILES.get("file")
    if file is None:
        return show(request, "file", None, "file", error=_("Choose a file first."), status=422, **context)
    try:
        return redirect(next_step(_begun(request, chosen, file)))
    except TableUnreadable as fault:
        error = table_said(fault)
    except RuleBroken as refusal:
        error = said(refusal)
        context["earlier"] = refusal.facts.get("number")
    return show(request, "file", None, "file", error=error, filename=file.name, status=422, **context)


def _begun(request: HttpRequest, organisation: Organisation | None, file: UploadedFile) -> DatasetImport:
    """The upload kept, or the one that waits already."""
    if file.size > settings.UPLOAD_LIMIT_BYTES:
        raise RuleBroken("upload_too_large", megabytes=settings.UPLOAD_LIMIT_BYTES // 2**20)
    dataset = begin(request.user, organisation, file.name, file.read())
    if dataset.state != State.UPLOADED:
        messages.info(request, _("You began with this file before. Here you go on where it was left."))
    return dataset


@login_required
def practice(request: HttpRequest) -> HttpResponse:
    """A file with deliberate mistakes, to try the import on."""
    source = files("yokoten.measure").joinpath("demonstration", PRACTICE)
    if not source.is_file():
        raise Http404
    response = HttpResponse(source.read_bytes(), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{PRACTICE}"'
    return response


def _help(request: HttpRequest) -> dict[str, str]:
    """Where the practice file and the empty table are."""
    place = here(request)
    country = place.country if place else ""
    return {
        "practice": reverse("import_practice"),
        "blank": reverse("entry_template", args=[country]) if country else "",
    }


def _organisation(request: HttpRequest, organisations: list[Organisation]) -> Organisation:
    code = request.POST.get("organisation", "")
    return next((one for one in organisations if one.code == code), organisations[0])
