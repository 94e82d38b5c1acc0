"""Tables of the kernel."""

from yokoten.kernel.models.attachment import Attachment, AttachmentContent
from yokoten.kernel.models.audit import Entry
from yokoten.kernel.models.notification import LetterTiming, Notification, NotificationChoice
from yokoten.kernel.models.organisation import Membership, Organisation, Role
from yokoten.kernel.models.outbox import OutboxMessage
from yokoten.kernel.models.person import Person
from yokoten.kernel.models.place import Place, PlaceChange, PlaceCode
from yokoten.kernel.models.token import ApiToken

__all__ = [
    "ApiToken",
    "Attachment",
    "AttachmentContent",
    "Entry",
    "LetterTiming",
    "Membership",
    "Notification",
    "NotificationChoice",
    "Organisation",
    "OutboxMessage",
    "Person",
    "Place",
    "PlaceChange",
    "PlaceCode",
    "Role",
]
