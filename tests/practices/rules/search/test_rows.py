"""Our own rows in the short form, and the copy that loads fast."""

import lzma
import time

import pytest

from yokoten.practices.rules.search import shipped
from yokoten.practices.rules.search.lexicon import Lexicon, lexicon
from yokoten.practices.rules.search.rows import cut_rows, forms, likeness, read_rows, terms_of


def test_a_row_is_cut_into_terms_with_the_rest_of_each_word():
    [row] = cut_rows(read_rows("en,ru,vi,sv\nrules; set of rules,правила,quy tắc,regler\n"))
    assert row == ("rule|s;set_!of_rule", "прав|ила", "regl|er", "quy_tắc")
    assert list(terms_of(row[0])) == ["rule", "set_of_rule"]


def test_forms_know_the_written_word_and_the_words_of_a_phrase():
    preferred, also = forms("rule|s;set_!of_rule", "en")
    assert (preferred.term, preferred.word, preferred.weight, preferred.parts) == ("rule", "rules", 1.0, ())
    assert also.weight < 1 and [part for part, _ in also.parts] == ["set", "rule"]


def test_a_long_vietnamese_phrase_has_pairs_and_a_pair_has_none():
    three, two = forms("năng_suất_lao_động;mất_điện", "vi")
    assert [part for part, _ in three.parts] == ["năng_suất", "suất_lao", "lao_động"]
    assert two.parts == ()


def test_a_blank_cell_has_no_form():
    assert forms("", "sv") == () and list(terms_of("")) == []


def test_likeness_is_the_share_of_the_common_beginning():
    assert likeness("правила", "правила") == 1.0
    assert likeness("правила", "правило") > likeness("правила", "править") > likeness("правила", "правый")
    assert likeness("a", "b") == 0.0


def test_a_copy_of_other_tables_is_not_taken(monkeypatch):
    tables = [b"en,ru,vi,sv\ncat,\xd0\xba\xd0\xbe\xd1\x82,,katt\nonly,,,\n"]
    monkeypatch.setattr(shipped, "_tables", lambda: tables)
    assert shipped.shipped_cuts() == [("cat", "кот", "katt", "")]


def test_the_copy_carries_the_mark_of_its_tables():
    head = lzma.decompress(shipped.cut_copy()).decode("utf-8").split("\n")[0]
    assert len(head) == 64


def test_a_table_of_another_stemmer_is_refused(monkeypatch):
    monkeypatch.setattr(shipped, "stemmer_state", lambda: "another")
    with pytest.raises(shipped.LexiconUnfit, match="yokoten lexicon"):
        shipped.shipped_table()


@pytest.mark.slow
def test_the_shipped_lexicon_loads_in_half_a_second_of_work():
    cuts = shipped.shipped_cuts()
    begun = time.process_time()
    loaded = Lexicon(shipped.shipped_table(), cuts)
    assert time.process_time() - begun < 1.0
    assert sum(loaded.table.counts().values()) > 100_000


@pytest.mark.parametrize(
    ("word", "source", "target", "found"),
    [("вода", "ru", "vi", "nước"), ("tai nạn", "vi", "sv", "olyck"), ("kommun", "sv", "en", "municip")],
)
def test_the_shipped_lexicon_knows_ordinary_words(word, source, target, found):
    words = lexicon()
    [term] = [each for each in terms_of(cut_rows([{source: word}])[0][("en", "ru", "sv", "vi").index(source)])]
    assert found in {**words.learned(source, target, term), **words.own(source, target, term)}
