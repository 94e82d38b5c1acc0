"""Files of a project."""

from datetime import datetime
from typing import Any

from yokoten.adopt.actions.project import locked
from yokoten.adopt.models import Project, ProjectDocument
from yokoten.kernel.action import action
from yokoten.kernel.actions.attachment import keep_attachment, remove_attachment
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require

MOST = 60


@action
def add_project_document(
    actor: Any, project: Project, upload: Any, *, kind: str, title: str, now: datetime
) -> ProjectDocument:
    """Keep an examined file with the project, perhaps as a document that the workflow asks for."""
    project = locked(project)
    require(actor, "adopt.add_project_document", project.organisation)
    if project.documents.count() >= MOST:
        raise RuleBroken("project_too_many_documents", allowed=MOST)
    attachment = keep_attachment(actor, upload, organisation=project.organisation, now=now)
    named = " ".join(title.split())[:160] or attachment.name
    document = ProjectDocument.objects.create(
        project=project, attachment=attachment, kind=kind, title=named, added_at=now
    )
    record(actor, "adopt.add_project_document", project, organisation=project.organisation, title=named)
    return document


@action
def remove_project_document(actor: Any, document: ProjectDocument) -> None:
    """Take a file off the project, with its bytes."""
    project = locked(document.project)
    require(actor, "adopt.remove_project_document", project.organisation)
    record(actor, "adopt.remove_project_document", project, organisation=project.organisation, title=document.title)
    attachment = document.attachment
    document.delete()
    remove_attachment(actor, attachment)
