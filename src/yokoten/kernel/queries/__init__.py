"""What people look up in the kernel: places and lineage, organisations and members, audit, outbox."""

from yokoten.kernel.queries.attachment import attachment_by_key, content_of
from yokoten.kernel.queries.audit import audit_entries
from yokoten.kernel.queries.lineage import Edge, lineage, predecessors, successors
from yokoten.kernel.queries.notification import (
    choices_of,
    has_chosen,
    notifications_of,
    timing_of,
    unread_count,
)
from yokoten.kernel.queries.organisation import (
    live_memberships,
    members_of,
    organisation_by_code,
    organisations_visible_to,
    own_organisations,
    people_permitted,
    people_visible_to,
    roles,
    tokens_of,
)
from yokoten.kernel.queries.outbox import outbox_messages
from yokoten.kernel.queries.peers import peers_of
from yokoten.kernel.queries.place import (
    PlaceMatch,
    countries,
    match_index,
    place_by_code,
    places,
    places_by_code,
    places_of,
    valid_on,
)
from yokoten.kernel.queries.token import program_with_token

__all__ = [
    "Edge",
    "PlaceMatch",
    "attachment_by_key",
    "audit_entries",
    "choices_of",
    "content_of",
    "countries",
    "has_chosen",
    "lineage",
    "live_memberships",
    "match_index",
    "members_of",
    "notifications_of",
    "organisation_by_code",
    "organisations_visible_to",
    "outbox_messages",
    "own_organisations",
    "peers_of",
    "people_permitted",
    "people_visible_to",
    "place_by_code",
    "places",
    "places_by_code",
    "places_of",
    "predecessors",
    "program_with_token",
    "roles",
    "successors",
    "timing_of",
    "tokens_of",
    "unread_count",
    "valid_on",
]
