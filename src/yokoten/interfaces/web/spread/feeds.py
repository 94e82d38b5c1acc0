"""Feeds of what is new and public: practices and adoptions as Atom and as JSON Feed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.spread import STAGES
from yokoten.practices.queries.practice import reading
from yokoten.spread.queries.opened import public_adoptions, public_practices

NEWEST = 50


@dataclass(frozen=True)
class Item:
    """Something new: where it is read, what it says, and when it was."""

    key: str
    address: str
    title: str
    words: str
    language: str
    at: datetime


def entries_of(request: HttpRequest, what: str) -> list[Item] | None:
    """The newest of what a visitor sees."""
    if what == "practices":
        return [_practice(request, one) for one in public_practices()[:NEWEST]]
    return [_adoption(request, one) for one in public_adoptions()[:NEWEST]] if what == "adoptions" else None


def atom(title: str, address: str, items: Iterable[Item]) -> str:
    """RFC 4287."""
    feed = Atom1Feed(title=title, link=address, description=title, feed_url=address, language=spoken().code)
    for one in items:
        feed.add_item(
            title=one.title,
            link=one.address,
            description=one.words,
            unique_id=f"urn:uuid:{one.key}",
            updateddate=one.at,
            pubdate=one.at,
        )
    return feed.writeString("utf-8")


def json_feed(title: str, address: str, items: Sequence[Item]) -> dict[str, Any]:
    """JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "feed_url": address,
        "language": spoken().code,
        "items": [
            {
                "id": f"urn:uuid:{one.key}",
                "url": one.address,
                "title": one.title,
                "content_text": one.words,
                "language": one.language,
                "date_published": one.at.isoformat(),
            }
            for one in items
        ],
    }


def _practice(request: HttpRequest, practice: Any) -> Item:
    said = reading(practice, spoken().code)
    address = request.build_absolute_uri(reverse("practice", args=[practice.key]))
    words = said.text.essence if said.text else ""
    return Item(str(practice.key), address, said.title, words, said.language, practice.published_at)


def _adoption(request: HttpRequest, adoption: Any) -> Item:
    language = spoken()
    address = request.build_absolute_uri(reverse("adoption", args=[adoption.key]))
    stage = language.say(STAGES[adoption.stage][1])
    title = f"{adoption.organisation.name(language.code)}: {adoption.practice.title} ({stage})"
    words = adoption.reason_not or adoption.changed
    at = datetime.combine(adoption.stage_on, time(), UTC)
    return Item(str(adoption.key), address, title, words, adoption.language, at)
