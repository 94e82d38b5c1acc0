"""Decisions and comments of a project."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from yokoten.adopt.actions.talk import add_comment, note_decision
from yokoten.adopt.models import Project
from yokoten.adopt.policies import may
from yokoten.adopt.queries.problem import comments_of, decisions_of
from yokoten.interfaces.web.administration.door import attempt
from yokoten.interfaces.web.adopt.problem_forms import CommentForm, DecisionForm
from yokoten.interfaces.web.adopt.project import seen
from yokoten.interfaces.web.adopt.tabs import shown_in
from yokoten.interfaces.web.templatetags.yokoten import spoken


@login_required
def every(request: HttpRequest, key: str) -> HttpResponse:
    """What was decided, what was said, and a form for each."""
    project, today, now, language = seen(request, key), timezone.localdate(), timezone.now(), spoken().code
    decision, comment = DecisionForm(initial={"on": today}, prefix="decision"), CommentForm(prefix="comment")
    if request.method == "POST" and "decision-text" in request.POST:
        decision = DecisionForm(request.POST, prefix="decision")
        act = lambda: note_decision(request.user, project, decision.decided(language), today=today, now=now)  # noqa: E731
        if decision.is_valid() and attempt(request, act, gettext("The decision is noted."), decision):
            return redirect("project_talk", project.key)
    elif request.method == "POST":
        comment = CommentForm(request.POST, prefix="comment")
        act = lambda: add_comment(request.user, project, **comment.cleaned_data, language=language, now=now)  # noqa: E731
        if comment.is_valid() and attempt(request, act, gettext("The comment stands below."), comment):
            return redirect("project_talk", project.key)
    return _page(request, project, decision, comment)


def _page(request: HttpRequest, project: Project, decision: Form, comment: Form) -> HttpResponse:
    context = {
        "decisions": decisions_of(project),
        "comments": comments_of(project),
        "decision": decision,
        "comment": comment,
        "may_decide": may(request.user, "adopt.note_decision", project),
        "may_comment": may(request.user, "adopt.add_comment", project),
    }
    return render(request, "adopt/talk.html", {**context, **shown_in(request, project, "talk")})
