"""Photographs as documents carry them: small enough to send, in a format that every reader draws."""

import io

from PIL import Image

LONGEST_PIXELS, LARGEST_BYTES = 800, 300_000
WHITE = (255, 255, 255)


def fit(content: bytes) -> bytes:
    """The picture as JPEG of at most 800 pixels, 250 to the inch on paper; one that is so already is left alone.

    A JPEG is read at the nearest half, quarter or eighth that is large enough: that takes a fifth of the time.
    """
    with Image.open(io.BytesIO(content)) as picture:
        is_small = max(picture.size) <= LONGEST_PIXELS and len(content) <= LARGEST_BYTES
        if picture.format == "JPEG" and is_small and picture.mode in ("RGB", "L"):
            return content
        share = LONGEST_PIXELS / max(picture.size)
        if share < 1:
            picture.draft("RGB", tuple(max(1, int(side * share)) for side in picture.size))
        picture.thumbnail((LONGEST_PIXELS, LONGEST_PIXELS), reducing_gap=None)
        stream = io.BytesIO()
        _opaque(picture).save(stream, "JPEG", quality=82)
        return stream.getvalue()


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "P"):
        layered = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, WHITE)
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    return picture.convert("RGB")
