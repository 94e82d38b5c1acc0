"""Who calls: a program with its organisation's token, or a signed-in person who only reads."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from yokoten.kernel.actions.token import note_token_use
from yokoten.kernel.actor import Program
from yokoten.kernel.models import Person
from yokoten.kernel.queries import program_with_token

DAY_SECONDS = 86_400


class Token(HttpBearer):
    """`Authorization: Bearer yk_…`, issued in the administration area to an organisation."""

    def authenticate(self, request: HttpRequest, token: str) -> Program | None:
        program = program_with_token(token.strip(), timezone.now())
        if program is not None:
            _note(program)
        return program


class Session(APIKeyCookie):
    """The session of a signed-in person: enough to try reading from the documentation page, never to write."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        person = request.user
        return person if isinstance(person, Person) and person.is_active else None


def _note(program: Program) -> None:
    """Write the day of use once a day and process, so that reading stays reading."""
    if cache.add(f"token-used-{program.token_id}-{program.today}", True, DAY_SECONDS):
        note_token_use(program, today=program.today)


READERS = [Token(), Session()]
WRITERS = [Token()]
