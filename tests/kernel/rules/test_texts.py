"""Names as people type them."""

import pytest

from yokoten.kernel.rules.texts import LANGUAGES, tidy_names


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({}, {}),
        ({"en": ""}, {}),
        ({"en": "   "}, {}),
        ({"en": " Two\t words \n"}, {"en": "Two words"}),
        ({"sv": "Södermanland", "en": ""}, {"sv": "Södermanland"}),
        ({"de": "Deutsch", "vi": "Đồng\u00a0Nai"}, {"vi": "Đồng Nai"}),
    ],
)
def test_names_lose_stray_spaces_blanks_and_unknown_languages(typed, kept):
    assert tidy_names(typed) == kept


def test_names_stand_in_the_order_of_the_house_however_they_came():
    assert list(tidy_names({"en": "E", "sv": "S", "vi": "V", "ru": "R"})) == list(LANGUAGES)


def test_what_was_typed_is_not_changed():
    typed = {"en": " A "}
    tidy_names(typed)
    assert typed == {"en": " A "}
