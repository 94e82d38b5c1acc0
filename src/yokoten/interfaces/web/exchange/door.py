"""Two ways into a visit: signed in, or with the host's link. Both lead to the same pages and the same acts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from yokoten.exchange.models import Visit
from yokoten.exchange.policies import is_guest, is_host
from yokoten.exchange.queries import visit_by_key
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.exchange.link import entered

PER_MINUTE, SECONDS = 60, 60
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Entry:
    """Who came in, to which visit, and the address under which the visit's pages stand for them."""

    actor: Any
    visit: Visit
    base: str
    is_link: bool

    @property
    def is_guest(self) -> bool:
        return not self.is_link and is_guest(self.actor, self.visit.trip)

    @property
    def is_host(self) -> bool:
        return is_host(self.actor, self.visit)


def both_ways(view: View) -> tuple[View, View]:
    """The view for people who are signed in, and the same for whoever holds the link."""

    @login_required
    @wraps(view)
    def inside(request: HttpRequest, key: str, **parts: Any) -> HttpResponse:
        visit = found(visit_by_key(request.user, key))
        return view(request, Entry(request.user, visit, reverse("visit", args=[key]), False), **parts)

    @wraps(view)
    def outside(request: HttpRequest, token: str, **parts: Any) -> HttpResponse:
        if _is_too_often(request):
            return HttpResponse(status=429, headers={"Retry-After": str(SECONDS)})
        came = entered(token)
        if came is None:
            raise Http404
        answer = view(request, Entry(*came, reverse("visit_link", args=[token]), True), **parts)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return inside, outside


def _is_too_often(request: HttpRequest) -> bool:
    """Each address may call so often in a minute, links that lead nowhere included."""
    minute = int(timezone.now().timestamp()) // SECONDS
    key = f"visit-link-{request.META.get('REMOTE_ADDR', '')}-{minute}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) > PER_MINUTE
    except ValueError:
        return False
