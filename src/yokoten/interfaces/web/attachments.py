"""Files in and out of the house. There is no address for files alone: a room's own view hands out what it links to,

after its policy said yes:

    attachment = found(practice_attachment(request.user, key))   # the room's query, policy included
    return serve(attachment, request)
"""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from yokoten.kernel.models import Attachment
from yokoten.kernel.queries import content_of
from yokoten.kernel.rules.uploads.examine import NewAttachment, refuse_too_large

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


def received(
    upload: UploadedFile, *, has_consent: bool = False, consent_note: str = "", key: UUID | None = None
) -> NewAttachment:
    """A form's file, examined before any transaction begins; raises the refusal that the form shall show."""
    name = upload.name or ""
    refuse_too_large(name, upload.size or 0)
    new = NewAttachment(name, upload.read(), has_consent, consent_note, key)
    _ = new.examined
    return new


def serve(attachment: Attachment, request: HttpRequest | None = None) -> HttpResponse:
    """The file for somebody who may read it: pictures are shown, everything else is only ever downloaded.

    With the request, a browser that has the file already is told so without reading it from the database.
    """
    etag = f'"{attachment.sha256}"'
    known = get_conditional_response(request, etag=etag) if request is not None else None
    answer = known or HttpResponse(content_of(attachment), content_type=attachment.kind)
    answer["ETag"] = etag
    answer["Content-Disposition"] = content_disposition_header(not attachment.is_picture, attachment.name) or ""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = SANDBOX
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-cache"
    return answer
