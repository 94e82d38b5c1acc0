"""How often one token may call: counted in this process, so a house of three processes allows three times as much."""

from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

READS, WRITES = "600/m", "60/m"


class PerCaller(SimpleRateThrottle):
    """Each token and each signed-in person has an own count."""

    def get_cache_key(self, request: HttpRequest) -> str:
        caller = request.auth
        who = f"token-{caller.token_id}" if hasattr(caller, "token_id") else f"person-{caller.pk}"
        return self.cache_format % {"scope": self.rate, "ident": who}
