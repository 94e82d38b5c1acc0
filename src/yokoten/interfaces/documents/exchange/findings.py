"""What guests saw, host by host, with their photographs."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from yokoten.exchange.models import Finding, FindingPhoto, Visit
from yokoten.exchange.queries import findings_of, photos_of
from yokoten.interfaces.documents.exchange.telling import host_named, written
from yokoten.interfaces.documents.paper.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Picture,
    Pictures,
    Points,
    Words,
    cell,
    quiet,
)
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.visits import FINDING_KINDS
from yokoten.kernel.queries import content_of

MOST_PHOTOS, CAPTION_LETTERS = 24, 140


def findings_on_paper(actor: Any, visits: list[Visit], language: Language) -> Iterator[Block]:
    """Findings of each visit in the order they were seen; photographs after them, so that the text stays together."""
    findings = findings_of(actor, visits)
    if not findings:
        return
    yield Heading(Words(language.say(say.FINDINGS)))
    room = MOST_PHOTOS
    for visit in visits:
        own = [finding for finding in findings if finding.visit_id == visit.pk]
        if not own:
            continue
        if len(visits) > 1:
            yield Heading(Words(host_named(language, visit)), 2)
        yield Points(tuple(_finding(one, language) for one in own), is_numbered=True)
        photos = [photo for photo in photos_of(actor, visit) if photo.attachment.is_picture]
        yield from _photographs(photos, own, language, room)
        room = max(0, room - len(photos))


def _finding(finding: Finding, language: Language) -> Cell:
    return cell(written(language, finding.text, finding.language), quiet(_beside(finding, language)))


def _beside(finding: Finding, language: Language) -> str:
    """What kind of finding it is, where it was seen and when."""
    kind, seen = language.say(FINDING_KINDS[finding.kind]), language.day(timezone.localtime(finding.seen_at))
    where = finding.site.name if finding.site else ""
    return " · ".join(part for part in (kind, where, finding.where, seen) if part)


def _photographs(photos: list[FindingPhoto], own: list[Finding], language: Language, room: int) -> Iterator[Block]:
    numbers = {finding.pk: at for at, finding in enumerate(own, start=1)}
    kept = sorted(photos, key=lambda photo: (numbers.get(photo.finding_id, 0), photo.order))[:room]
    if kept:
        yield Pictures(tuple(_photograph(photo, numbers.get(photo.finding_id, 0), language) for photo in kept))
    if len(photos) > len(kept):
        yield Paragraph(quiet(language.say(say.MORE_PHOTOS, count=language.number(len(photos) - len(kept)))), "note")


def _photograph(photo: FindingPhoto, number: int, language: Language) -> Picture:
    text = photo.finding.text
    short = text if len(text) <= CAPTION_LETTERS else f"{text[:CAPTION_LETTERS].rstrip()}…"
    caption = cell(written(language, f"{number}. {short}", photo.finding.language))
    return Picture(content_of(photo.attachment), language.say(say.PHOTO_OF, words=short), caption)
