"""What counts as the same word in Russian, Vietnamese, Swedish and English, and what never does."""

import pytest

from yokoten.kernel.rules.folding import LookAlike, fold, look_alikes, unmix

SAME = {
    "ru": [
        ("Орёл", "ОРЕЛ"),
        ("Кабардино-Балкарская Республика", "кабардино — балкарская республика"),
        ("«Чувашия»", "Чувашия"),
        ("Респу\u00adблика Коми", "республика коми"),
        ("Йошкар-Ола", "и\u0306ошкар\u2010ола"),
    ],
    "vi": [
        ("Đà Nẵng", "da nang"),
        ("ĐỒNG NAI", "đồng nai"),
        ("Thừa Thiên – Huế", "thua thien hue"),
        ("Quảng Ngãi", "Quang Ngai"),
        ("Bà Rịa-Vũng Tàu", "ba ria vung tau"),
        ("Thủy", "Thuỷ"),
    ],
    "sv": [
        ("Örebro", "orebro"),
        ("Västra Götaland", "VASTRA GOTALAND"),
        ("Åmål", "A\u030ama\u030al"),
        ("Sankt Olof's", "sankt olofs"),
        ("Ærø", "aero"),
    ],
    "en": [
        ("King’s Lynn", "kings lynn"),
        ("Stoke\u2011on\u2011Trent", "stoke on trent"),
        ("  Greater \t London ", "greater london"),
        ("ﬁshery", "fishery"),
        ("naïve", "naive"),
    ],
}
DIFFERENT = [
    ("Алтайский", "Алтаиский"),
    ("Камышин", "Камышын"),
    ("Hà Nam", "Hà Nội"),
    ("Smolensk", "Смоленск"),
    ("Коми", "Komi"),
    ("Region 1", "Region 2"),
    ("м²", "м³"),
]


@pytest.mark.parametrize(("one", "other"), [pair for pairs in SAME.values() for pair in pairs])
def test_two_spellings_of_one_name_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_stay_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", [text for pairs in SAME.values() for pair in pairs for text in pair])
def test_a_folded_name_is_tidy_small_and_stable(text):
    folded = fold(text)
    assert folded == folded.strip() == folded.lower() and "  " not in folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("word", "kept"), [("Ånge", "ånge"), ("ÄLVDALEN", "älvdalen"), ("O\u0308land", "öland"), ("Malmö", "malmö")]
)
def test_swedish_letters_stay_letters_where_search_asks_for_them(word, kept):
    assert fold(word, keep_nordic=True) == kept


@pytest.mark.parametrize("word", ["Đắk Lắk", "Hoà Bình", "Орёл", "café", "Über"])
def test_only_swedish_letters_are_kept_apart(word):
    assert fold(word, keep_nordic=True) == fold(word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kострома", "Кострома"),
        ("Pязань", "Рязань"),
        ("Tверская oбласть", "Тверская область"),
        ("Örеbrо", "Örebro"),
        ("Hà Nộі", "Hà Nội"),
        ("республика KOMИ", "республика КОМИ"),
        ("MOCKBA и область", "МОСКВА и область"),
    ],
)
def test_a_letter_of_the_other_alphabet_is_mended(written, meant):
    assert unmix(written) == meant


@pytest.mark.parametrize("written", ["", "2023", "GDP", "ВРП", "n/a", "—", "Å", "Region A", "Цех B"])
def test_honest_text_is_left_as_it_is(written):
    assert look_alikes(written) == [] and unmix(written) == written


def test_the_finding_names_the_letter_its_place_and_the_meaning():
    assert look_alikes("Tверь и Oмск") == [LookAlike(0, "T", "Т"), LookAlike(8, "O", "О")]


def test_a_mended_text_holds_nothing_to_mend():
    mended = unmix("Cmoлeнская oбласть, Pязань")
    assert look_alikes(mended) == []
