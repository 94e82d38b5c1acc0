"""Who calls: a program with its organisation's token, or a signed-in person who only reads."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from yokoten.kernel.actions.token import note_token_use
from yokoten.kernel.actor import Program
from yokoten.kernel.models import Person
from yokoten.kernel.queries import program_with_token

MOST_REMEMBERED = 10_000
_noted: set[tuple[Any, Any]] = set()


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
    mark = program.token_id, program.today
    if mark in _noted:
        return
    if len(_noted) >= MOST_REMEMBERED:
        _noted.clear()
    note_token_use(program, today=program.today)
    _noted.add(mark)


READERS = [Token(), Session()]
WRITERS = [Token()]
