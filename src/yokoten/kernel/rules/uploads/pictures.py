"""Pictures are painted anew: what is kept are the points and nothing that stood around them.

Turned the way the camera was held, at most `LONG_SIDE` points long, without EXIF and its place, XMP, IPTC, comments,
colour profiles, previews, further frames, and without bytes before or after the picture.
"""

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps

from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.kinds import JPEG, PNG, WEBP, Kind

LONG_SIDE = 2_400
MOST_POINTS = 50_000_000
LONGEST_SIDE = 20_000
FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
SAVING: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 4},
}
TRANSPARENT = ("RGBA", "LA", "PA", "RGBa", "La")


@dataclass(frozen=True)
class Painted:
    """A picture painted anew."""

    content: bytes
    width: int
    height: int


def paint_anew(content: bytes, kind: Kind, name: str) -> Painted:
    """The same picture, only points; one that is too large or broken is refused before it takes memory."""
    wanted = FORMATS[kind]
    try:
        picture = Image.open(io.BytesIO(content), formats=[wanted])
        _within_bounds(picture, name)
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
        points = _points(picture)
        stream = io.BytesIO()
        points.save(stream, wanted, **SAVING[wanted])
    except RuleBroken:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large(name, None) from bomb
    except Exception as broken:  # a hostile picture makes the reader raise whatever it meets
        raise RuleBroken("attachment_damaged", name=name) from broken
    return Painted(stream.getvalue(), points.width, points.height)


def _within_bounds(picture: Image.Image, name: str) -> None:
    width, height = picture.size
    if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
        raise _too_large(name, picture.size)


def _too_large(name: str, size: tuple[int, int] | None) -> RuleBroken:
    width, height = size or ("?", "?")
    return RuleBroken(
        "attachment_picture_too_large", name=name, width=width, height=height, millions=MOST_POINTS // 1_000_000
    )


def _points(picture: Image.Image) -> Image.Image:
    """A new picture of the first frame's points, upright and small enough."""
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert(_mode(upright))
    plain.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    return fresh


def _mode(picture: Image.Image) -> str:
    """Grey stays grey and clear stays clear; everything else becomes plain colours."""
    is_clear = picture.format != "JPEG" and (picture.mode in TRANSPARENT or "transparency" in picture.info)
    if is_clear:
        return "RGBA"
    return "L" if picture.mode in ("1", "L") else "RGB"
