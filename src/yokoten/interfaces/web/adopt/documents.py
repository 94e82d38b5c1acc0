"""Files of a project: which the workflow asks for, which are there."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.adopt.actions.document import add_project_document, remove_project_document
from yokoten.adopt.queries.project import document_by_number, documents_of
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.adopt.plan_forms import DocumentForm
from yokoten.interfaces.web.adopt.project import seen
from yokoten.interfaces.web.adopt.tabs import shown_in, spoken_name
from yokoten.interfaces.web.attachments import received, serve


@login_required
def every(request: HttpRequest, key: str) -> HttpResponse:
    """Documents by what they are, and a form for one more."""
    project = seen(request, key)
    workflow = workflow_of(project)
    asked = {"kind": request.GET.get("kind", "")}
    form = DocumentForm(request.POST or None, request.FILES or None, initial=asked).offer(workflow)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        added = attempt(
            request,
            lambda: add_project_document(
                request.user, project, received(said["file"]), kind=said["kind"], title=said["title"],
                now=timezone.now(),
            ),
            gettext("The document is kept."),
            form,
        )  # fmt: skip
        if added:
            return redirect("project_documents", project.key)
    kinds = {one.code: spoken_name(one) for one in workflow.documents}
    there = documents_of(project)
    context = {
        "form": form,
        "documents": [(one, kinds.get(one.kind, "")) for one in there],
        "lacking": [(code, said) for code, said in kinds.items() if code not in {one.kind for one in there}],
    }
    return render(request, "adopt/documents.html", {**context, **shown_in(request, project, "documents")})


@login_required
def document(request: HttpRequest, number: int) -> HttpResponse:
    """The file itself, for those who see the project."""
    return serve(found(document_by_number(request.user, number)).attachment, request)


@require_POST
@login_required
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a file off the project."""
    there = found(document_by_number(request.user, number))
    attempt(request, lambda: remove_project_document(request.user, there), gettext("The document is taken off."))
    return redirect("project_documents", there.project.key)
