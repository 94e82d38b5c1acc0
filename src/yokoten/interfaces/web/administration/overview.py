"""The first page of the area: what is here, what waits, and for a new instance the first steps."""

from django.http import HttpRequest, HttpResponse

from yokoten.interfaces.web.administration.door import for_managers, show
from yokoten.interfaces.web.administration.trail_lines import lines
from yokoten.kernel.models import OutboxMessage, Person, Place
from yokoten.kernel.policies import can_read_trail, is_administrator
from yokoten.kernel.queries import audit_entries, organisations_visible_to, outbox_messages, roles
from yokoten.measure.models import Observation
from yokoten.measure.queries import indicators_seen

LATEST = 8


@for_managers
def overview(request: HttpRequest) -> HttpResponse:
    """Counts, the latest acts, and the first steps while there is no organisation or no figure yet."""
    actor = request.user
    context = {
        "organisations": organisations_visible_to(actor).count(),
        "indicators": indicators_seen(actor).count(),
        "has_figures": Observation.objects.exists(),
        "lines": lines(audit_entries(actor)[:LATEST]) if can_read_trail(actor) else None,
    }
    if is_administrator(actor):
        waiting = outbox_messages(actor)
        context |= {
            "people": Person.objects.filter(is_active=True).count(),
            "roles": roles().count(),
            "places": Place.objects.count(),
            "waiting": waiting.filter(state=OutboxMessage.State.WAITING).count(),
            "failed": waiting.filter(state=OutboxMessage.State.FAILED).count(),
        }
    return show(request, "overview", "", **context)
