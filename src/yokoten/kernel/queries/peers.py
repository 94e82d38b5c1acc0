"""Places that stand beside one another: same country, same level, same time."""

from datetime import date, timedelta

from yokoten.kernel.models import Place
from yokoten.kernel.queries.place import places_of


def peers_of(place: Place, today: date) -> list[Place]:
    """Places of the same country and level that exist together with this one, itself included."""
    last = place.valid_to - timedelta(days=1) if place.valid_to else today
    found = list(places_of(place.country, place.level, on=min(last, today)))
    return found if any(peer.pk == place.pk for peer in found) else [*found, place]
