"""The library as somebody asks for it: what is found, why, by whom, and nothing of what they may not see."""

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_person
from factories.practices import make_concept, make_published, make_tagged, make_translation
from yokoten.kernel.actor import SYSTEM
from yokoten.practices.queries.library import Asked, found

pytestmark = pytest.mark.django_db


def titled(title, language="en", **details):
    """A practice that says nothing but its title."""
    words = {"problem": "", "essence": "", "steps": "", "results": "", "difficulties": "", **details.pop("text", {})}
    return make_published(language=language, text={"title": title, **words}, **{"visibility": "public", **details})


def titles(words, actor=SYSTEM, **asked):
    return [practice.title for practice in found(actor, Asked(words, **asked)).practices[:50]]


@pytest.mark.parametrize(
    ("title", "language", "query"),
    [
        ("Hỗ trợ khuyến công cho làng nghề", "vi", "khuyen cong"),
        ("Ёлка для всех детей", "ru", "елка"),
        ("Елка для всех детей", "ru", "ёлка"),
        ("Båtar på sjön", "sv", "batar"),
        ("Båtar på sjön", "sv", "båt"),
        ("Kvalitetskontroll i kommunen", "sv", "kontroll"),
        ("Hoà giải ở cơ sở", "vi", "hòa giải"),
        ("Reducing the lead time of permits", "en", "permit"),
        ("Бережливое производство на заводе", "ru", "бережливого производства"),
    ],
)
def test_one_spelling_finds_the_other(title, language, query):
    titled(title, language)
    titled("Something else altogether")
    assert titles(query, reader=language)[0] == title


def test_short_i_and_i_are_two_letters():
    titled("Мойка машин", "ru")
    titled("Моика", "ru")
    assert titles("мойка", reader="ru")[0] == "Мойка машин"


@pytest.mark.parametrize(
    ("title", "language", "query", "reader"),
    [
        ("Бережливое производство в поликлинике", "ru", "lean production", "en"),
        ("Sản xuất tinh gọn tại nhà máy", "vi", "бережливое производство", "ru"),
        ("Tillstånd för företag på tre veckor", "sv", "разрешение для предприятия", "ru"),
        ("Permit for an enterprise", "en", "giấy phép doanh nghiệp", "vi"),
        ("Giấy phép cho doanh nghiệp", "vi", "tillstånd företag", "sv"),
    ],
)
def test_words_of_one_language_find_texts_of_another(title, language, query, reader):
    titled(title, language)
    titled("Кошки и собаки", "ru")
    titled("Cats and dogs")
    answer = found(SYSTEM, Asked(query, reader=reader))
    assert answer.practices[0].title == title
    assert "translation" in {reason.kind for reason in answer.answer.match(answer.practices[0]).reasons}


def test_a_literal_hit_stands_before_its_translation():
    titled("Разрешение", "ru")
    titled("Permit")
    assert titles("permit") == ["Permit", "Разрешение"]
    assert titles("разрешение", reader="ru") == ["Разрешение", "Permit"]


def test_a_word_of_the_title_weighs_more_than_one_of_the_body():
    titled("Something", text={"essence": "A permit."})
    titled("A permit", text={"essence": "Something."})
    assert titles("permit") == ["A permit", "Something"]


def test_a_concept_finds_what_carries_it_and_what_carries_a_narrower_one():
    broad = make_concept("flow", labels={"en": "Smooth flow", "ru": "Плавный ход"}, group="flow")
    narrow = make_concept("takt", labels={"en": "Takt"}, broader=broad, group="flow")
    make_tagged(titled("Carries it"), broad)
    make_tagged(titled("Carries a narrower one"), narrow)
    titled("Carries none")
    answer = found(SYSTEM, Asked("плавный ход", reader="ru"))
    assert [each.title for each in answer.practices[:9]] == ["Carries it", "Carries a narrower one"]
    kinds = [(reason.kind, reason.found) for reason in answer.answer.match(answer.practices[0]).reasons]
    assert kinds == [("concept", "flow")]
    assert [meant.code for meant in answer.answer.concepts] == ["flow"]


def test_names_are_found_across_alphabets_by_their_letters():
    titled("Скания учит поставщиков", "ru")
    titled("Cats and dogs")
    answer = found(SYSTEM, Asked("Scania"))
    assert [each.title for each in answer.practices[:9]] == ["Скания учит поставщиков"]
    (reason,) = answer.answer.match(answer.practices[0]).reasons
    assert (reason.shown, reason.found, reason.kind) == ("Scania", "Скания", "letters")


def test_marks_stand_in_the_language_that_was_found():
    practice = titled("One door", text={"essence": "A guide."})
    make_translation(practice, "sv", title="En dörr", essence="En lots följer företaget genom alla kontor.")
    answer = found(SYSTEM, Asked("företag", reader="sv"))
    match = answer.answer.match(answer.practices[0])
    assert match.language == "sv"
    assert [(piece.text, piece.is_hit) for piece in match.stretch] == [
        ("En lots följer ", False), ("företaget", True), (" genom alla kontor.", False),
    ]  # fmt: skip


def test_a_query_that_no_one_knows_says_so_and_offers_a_word_of_the_texts():
    titled("Kvalitetskontroll av permobiler", "sv")
    answer = found(SYSTEM, Asked("permobilar qzxw", reader="sv", spoken="sv")).answer
    assert "qzxw" in answer.unknown and not answer.concepts
    wrong = found(SYSTEM, Asked("permobbil", reader="sv", spoken="sv")).answer
    assert wrong.suggestions == (("permobbil", "permobiler"),)


def test_pages_follow_each_other_without_gap_or_repetition_when_all_are_equal():
    for _ in range(9):
        titled("The same words")
    practices = found(SYSTEM, Asked("words")).practices
    keys = [each.pk for start in (0, 4, 8) for each in practices[start : start + 4]]
    assert len(practices) == 9 and keys == sorted(keys, reverse=True) and len(set(keys)) == 9


def test_facets_count_what_is_found_with_every_other_narrowing():
    for sector, place_open in (("health", True), ("health", False), ("food", True)):
        titled("A permit", sector=sector, is_open_for_visits=place_open)
    titled("Cats", sector="food")
    counts = {facet.key: dict(facet.choices) for facet in found(SYSTEM, Asked("permit", sector="health")).facets}
    assert counts["sector"] == {"health": 2, "food": 1}
    assert counts["is_open"] == {"True": 1} and counts["language"] == {"en": 2}


PEOPLE = ("visitor", "signed in", "own", "administrator")
SEEN = {
    ("public", "published"): {"visitor", "signed in", "own", "administrator"},
    ("public", "stale"): {"visitor", "signed in", "own", "administrator"},
    ("network", "published"): {"signed in", "own", "administrator"},
    ("network", "stale"): {"signed in", "own", "administrator"},
    ("own", "published"): {"own", "administrator"},
    ("own", "stale"): {"own", "administrator"},
    ("public", "draft"): set(),
    ("public", "submitted"): set(),
    ("public", "checking"): set(),
    ("public", "withdrawn"): set(),
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("visibility", "state"), SEEN)
def test_nothing_of_a_practice_reaches_whom_it_is_not_for(visibility, state, who):
    home = make_organisation()
    titled("A zebra for everybody")
    titled("The secret quagga", organisation=home, visibility=visibility, state=state, sector="health",
           text={"essence": "Quaggas and zebras."})  # fmt: skip
    actor = {
        "visitor": None, "signed in": make_person(), "own": make_member("practices.*", organisation=home),
        "administrator": make_administrator(),
    }[who]  # fmt: skip
    is_seen = who in SEEN[visibility, state]
    answer = found(actor, Asked("quagga"))
    assert [each.title for each in answer.practices[:9]] == ["The secret quagga"] * is_seen
    assert len(answer.practices) == is_seen
    assert ("health", 1) in dict((facet.key, facet.choices) for facet in answer.facets)["sector"] or not is_seen
    assert bool(sum(n for facet in answer.facets for _, n in facet.choices)) == is_seen
    offered = found(actor, Asked("quaga", spoken="en")).answer
    assert bool(offered.suggestions) == is_seen
    every = found(actor, Asked())
    assert len(every.practices) == 1 + is_seen


def test_what_is_not_seen_has_no_part_in_the_order():
    """Ten secret texts about zebras would make the word cheap; the order stays that of the seen ones."""
    titled("A zebra", text={"essence": "Cats."})
    titled("A cat", text={"essence": "Zebras."})
    before = found(None, Asked("zebra cat")).answer.scored.scores
    for _ in range(10):
        titled("Zebra", visibility="own")
    after = found(None, Asked("zebra cat")).answer.scored.scores
    assert sorted(before[before > 0]) == pytest.approx(sorted(after[after > 0]))


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "\x00\x07\x1b", "the of and", "%_%' OR 1=1 --", "\\", "*" * 50, "ы" * 300, "🦓", "a " * 500, "—"],
)
def test_hostile_queries_answer(query):
    titled("A permit")
    answer = found(None, Asked(query))
    assert len(answer.practices) in (0, 1)
    assert [facet.key for facet in answer.facets][0] == "theme"
