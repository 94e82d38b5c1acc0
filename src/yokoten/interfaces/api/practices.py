"""The practice library, found by words of any of the four languages."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from yokoten.interfaces.api.paging import Page, Span, page_of
from yokoten.interfaces.api.reading import Code, reads
from yokoten.practices.models import Practice
from yokoten.practices.queries.library import Asked, found
from yokoten.practices.queries.practice import reading
from yokoten.practices.queries.searching import Answer

router = Router(tags=["practices"])
Tongue = Literal["ru", "vi", "sv", "en"]
Words = Annotated[str, StringConstraints(max_length=200)]


class ReasonShown(Schema):
    """An asked word and the word it was found by; of a concept its code.

    `kind` is literal, related, translation, concept or letters.
    """

    asked: str
    found: str
    kind: str


class MatchShown(Schema):
    """Where the words were found: the language, a stretch of the text, the words found in it, and why."""

    language: str
    text: str
    found: list[str]
    reasons: list[ReasonShown]


class PracticeShown(Schema):
    """A practice of the library. `title` is in `language`: the one asked for, else that of the original."""

    key: str
    title: str
    language: str
    languages: list[str]
    organisation: str
    place: str | None
    state: str
    outcome: str
    evidence: str
    sector: str
    concepts: list[str]
    is_open_for_visits: bool
    is_example: bool
    published_at: datetime | None
    confirmed_on: date | None
    match: MatchShown | None


class Narrowing(Schema):
    """Everything may be left out."""

    q: Words = Field("", description="Words of any of the four languages.", json_schema_extra={"example": "lean"})
    spoken: Tongue | None = Field(None, description="Language of the words; guessed when it is left out.")
    language: Tongue | None = Field(None, description="Only practices with a text in that language.")
    theme: Code | None = Field(None, description="Code of a theme of the thesaurus.")
    country: Code | None = Field(None, description="Two-letter code of the country.")
    place: Code | None = Field(None, description="Code of the place.")
    sector: Code | None = Field(None, description="Code of the sector.")
    evidence: Code | None = Field(None, description="told, measured, compared or held.")
    outcome: Code | None = Field(None, description="works, failed or abandoned.")
    is_open: bool = Field(False, description="Only practices that are open for visits.")
    sort: Literal["", "newest", "confirmed", "title", "evidence"] = Field("", description="Best match when empty.")


@reads(router, "/practices", Page[PracticeShown])
def list_practices(
    request: HttpRequest, response: HttpResponse, span: Query[Span], narrowing: Query[Narrowing]
) -> dict[str, Any]:
    """Practices that you may see, the best match first, or the newest where no words are asked."""
    asked = {name: value or "" for name, value in narrowing.dict().items() if name not in ("q", "is_open")}
    reader = narrowing.spoken or getattr(request.auth, "language", "en")
    answer = found(request.auth, Asked(narrowing.q, **asked, is_open=narrowing.is_open, reader=reader))
    return page_of(request, response, answer.practices, span, lambda practice: _shown(practice, answer.answer, reader))


def _shown(practice: Practice, answer: Answer | None, reader: str) -> dict[str, Any]:
    said = reading(practice, reader)
    return {
        "key": str(practice.key),
        "title": said.title,
        "language": said.language,
        "languages": sorted(text.language for text in practice.texts.all()),
        "organisation": practice.organisation.code,
        "place": practice.place.code if practice.place else None,
        "state": practice.state,
        "outcome": practice.outcome,
        "evidence": practice.evidence,
        "sector": practice.sector,
        "concepts": sorted(one.concept.code for one in practice.practice_concepts.all()),
        "is_open_for_visits": practice.is_open_for_visits,
        "is_example": practice.is_example,
        "published_at": practice.published_at,
        "confirmed_on": practice.confirmed_on,
        "match": _match(practice, answer) if answer else None,
    }


def _match(practice: Practice, answer: Answer) -> dict[str, Any] | None:
    match = answer.match(practice)
    if match is None:
        return None
    pieces = match.stretch or match.title
    return {
        "language": match.language,
        "text": "".join(piece.text for piece in pieces),
        "found": [piece.text for piece in pieces if piece.is_hit],
        "reasons": [{"asked": one.shown, "found": one.found, "kind": one.kind} for one in match.reasons],
    }
