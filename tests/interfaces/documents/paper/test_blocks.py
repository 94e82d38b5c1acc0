"""What papers are made of, and text made fit for them."""

import io

import pytest
from PIL import Image

from factories.papers import make_picture
from yokoten.interfaces.documents.paper.blocks import (
    Heading,
    KeyList,
    Paragraph,
    Picture,
    Pictures,
    Points,
    Table,
    Turn,
    Words,
    cell,
    keyed,
    letters,
    quiet,
)
from yokoten.interfaces.documents.paper.clean import breakable, clean
from yokoten.interfaces.documents.paper.photographs import LONGEST_PIXELS, fit


def test_a_cell_leaves_out_what_says_nothing():
    assert cell("a", None, "", "  ", quiet(""), quiet("b")) == (Words("a"), quiet("b"))


def test_a_key_list_without_a_row_that_says_something_is_no_list():
    assert keyed([("Label", cell("")), ("Other", ())]) == ()
    assert keyed([("Label", cell("a")), ("Other", ())]) == (KeyList((("Label", cell("a")),)),)


def test_all_letters_of_all_blocks_are_counted():
    blocks = [
        Heading(Words("ab")),
        Paragraph(Words("abc")),
        KeyList((("label", cell("a")),)),
        Points((cell("ab", "c"),)),
        Table(("head",), ((cell("abcd"),),), (1,), "T"),
        Pictures((Picture(b"", "alt", cell("ab")),)),
        Turn(True),
    ]
    assert letters(blocks) == 2 + 3 + 1 + 3 + 4 + 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("a\x00\x07b", "ab"),
        ("x\u202ey\u2066z", "xyz"),
        ("\ud83d", ""),
        ("e\u0302\u0301", "ế"),
        ("🙂", "🙂"),
    ],
)
def test_text_keeps_its_letters_and_loses_what_is_unfit(given, kept):
    assert clean(given) == kept


def test_only_words_that_are_too_long_get_a_chance_to_break():
    assert breakable("short words", 5) == "short words"
    assert breakable("abcdefgh", 5) == "abcde\u200bfgh"
    assert breakable("abcde", 5) == "abcde"


def test_a_small_photograph_is_left_alone():
    content = make_picture()
    assert fit(content) is content


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "CMYK")])
def test_any_kind_of_picture_becomes_a_jpeg(kind, mode):
    with Image.open(io.BytesIO(fit(make_picture(kind=kind, mode=mode)))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (40, 30))


def test_a_large_photograph_is_made_smaller():
    with Image.open(io.BytesIO(fit(make_picture((3000, 1500))))) as picture:
        assert picture.size == (LONGEST_PIXELS, LONGEST_PIXELS // 2)


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (801, 601), (4031, 3023), (9000, 3)])
def test_a_photograph_of_any_shape_keeps_it_and_has_the_longest_side_that_fits(size):
    with Image.open(io.BytesIO(fit(make_picture(size)))) as picture:
        assert max(picture.size) == LONGEST_PIXELS
        assert min(picture.size) == pytest.approx(max(1, min(size) * LONGEST_PIXELS / max(size)), abs=1)
