"""How often one token or person may call: so often in every minute, whichever process answers.

The count stands in the cache, which the processes of an installation share (`config.counts`).
"""

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

READS, WRITES = "600/m", "60/m"


class PerCaller(SimpleRateThrottle):
    """Each token and each signed-in person has an own count, which begins anew with every period."""

    def get_cache_key(self, request: HttpRequest) -> str:
        caller = request.auth
        who = f"token-{caller.token_id}" if hasattr(caller, "token_id") else f"person-{caller.pk}"
        return self.cache_format % {"scope": self.rate, "ident": who}

    def allow_request(self, request: HttpRequest) -> bool:
        """One statement to the shared count."""
        period = int(self.timer() // self.duration)
        return _counted(f"{self.get_cache_key(request)}_{period}", self.duration) <= self.num_requests

    def wait(self) -> float:
        """Seconds until the next period begins."""
        return self.duration - self.timer() % self.duration


def _counted(key: str, seconds: int) -> int:
    """Count one call and say the how-manyth it is."""
    try:
        return cache.incr(key)
    except ValueError:
        pass
    return 1 if cache.add(key, 1, seconds) else cache.incr(key)
