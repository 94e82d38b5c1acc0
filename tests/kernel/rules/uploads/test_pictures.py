"""Pictures are painted anew: their points stay, everything that stood around them goes."""

import io

import pytest
from PIL import Image

from factories import uploads as made
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.examine import examine
from yokoten.kernel.rules.uploads.pictures import LONG_SIDE

KINDS = ["JPEG", "PNG", "WEBP"]
SECRETS = [b"PhoneMaker", b"Secret meeting", b"XmpPlace", b"a comment", b"Exif", b"GPS"]


def opened(kept):
    return Image.open(io.BytesIO(kept.content))


def refused(content, name="p.png"):
    with pytest.raises(RuleBroken) as caught:
        examine(name, content)
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_place_phone_and_comments_go(kind):
    photograph = made.photograph(kind)
    assert sum(secret in photograph for secret in SECRETS) >= 2
    kept = examine("photo", photograph)
    assert [secret for secret in SECRETS if secret in kept.content] == []
    picture = opened(kept)
    assert dict(picture.getexif()) == {} and set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                                                    "progressive", "progression", "loop", "background",
                                                                    "timestamp", "duration"}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_turned_photograph_stands_upright(kind):
    kept = examine("photo", made.photograph(kind, size=(60, 40), orientation=6))
    assert (kept.width, kept.height) == (40, 60) == opened(kept).size


def test_a_large_picture_is_made_smaller_and_a_small_one_stays():
    kept = examine("p", made.picture("JPEG", (4800, 1200)))
    assert (kept.width, kept.height) == (LONG_SIDE, 600)
    small = examine("p", made.picture("PNG", (7, 5)))
    assert (small.width, small.height) == (7, 5) == opened(small).size


def test_what_is_clear_stays_clear():
    kept = opened(examine("p", made.picture("PNG", mode="RGBA", colour=(1, 2, 3, 0))))
    assert kept.mode == "RGBA" and kept.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("kind", "mode", "colour"),
    [("PNG", "I;16", 40_000), ("PNG", "P", 3), ("PNG", "1", 1), ("JPEG", "CMYK", (0, 0, 0, 0))],
)
def test_unusual_modes_become_usual_ones(kind, mode, colour):
    assert opened(examine("p", made.picture(kind, mode=mode, colour=colour))).mode in ("RGB", "L")


def test_points_keep_their_colour():
    assert opened(examine("p", made.picture("PNG", colour=(10, 120, 200)))).getpixel((3, 3)) == (10, 120, 200)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script>", b"PK\x03\x04 an archive behind it"])
def test_what_hides_behind_a_picture_goes(kind, tail):
    kept = examine("p", made.picture(kind) + tail)
    assert tail not in kept.content and opened(kept).size == (60, 40)


def test_a_web_page_in_a_comment_goes():
    kept = examine("p.jpg", made.picture("JPEG", comment=b"*/=1;<script>alert(1)</script>"))
    assert b"script" not in kept.content


def test_of_a_moving_picture_the_first_one_stays():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ((255, 0, 0), (0, 0, 255))]
    stream = io.BytesIO()
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    kept = opened(examine("p", stream.getvalue()))
    assert getattr(kept, "n_frames", 1) == 1 and kept.getpixel((0, 0))[0] > 200


@pytest.mark.parametrize("size", [(30_000, 30_000), (8_000, 8_000), (21_000, 10), (100_000, 100_000)])
def test_a_bomb_is_refused_before_it_unfolds(size):
    refusal = refused(made.png_bomb(*size))
    assert refusal.code == "attachment_picture_too_large" and refusal.facts["millions"] == 50


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_picture_cut_off_is_refused(kind, share):
    noise = Image.effect_noise((90, 90), 80).convert("RGB")
    stream = io.BytesIO()
    noise.save(stream, kind)
    whole = stream.getvalue()
    assert refused(whole[: int(len(whole) * share)]).code == "attachment_damaged"


def test_a_name_is_no_way_to_another_reader():
    assert refused(b"\xff\xd8\xff<html>", "p.jpg").code == "attachment_damaged"


def test_the_same_photograph_is_kept_alike_twice():
    assert examine("p", made.photograph()).sha256 == examine("q", made.photograph()).sha256
