"""Practices found by what they are about, without a word in common; and by a sentence model where one is named."""

import numpy as np
import pytest
from django.utils import timezone

from factories.kernel import make_organisation
from factories.practices import make_published, make_translation
from factories.sentences import make_model
from yokoten.kernel.actor import SYSTEM
from yokoten.practices.actions.indexing import renew_index
from yokoten.practices.queries import sentences
from yokoten.practices.queries.building import built
from yokoten.practices.queries.indexing import current_index, is_old_index, standing
from yokoten.practices.queries.library import Asked, found

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PLAIN = {"problem": "", "essence": "", "steps": "", "results": "", "difficulties": ""}


@pytest.fixture
def forget():
    """What was read of the model is read anew, before and after."""
    for each in (sentences.sentence_model, sentences.recipe):
        each.cache_clear()
    yield
    for each in (sentences.sentence_model, sentences.recipe):
        each.cache_clear()


@pytest.fixture
def model(settings, tmp_path, forget):
    settings.EMBEDDING_MODEL = str(make_model(tmp_path))
    return settings.EMBEDDING_MODEL


def titled(title, language="en", **facts):
    return make_published(language=language, text={**PLAIN, "title": title}, **facts)


def asked(words, actor=SYSTEM, **narrowing):
    return found(actor, Asked(words, **narrowing))


def titles(answer):
    return [practice.title for practice in answer.practices[:9]]


def test_a_text_is_found_by_its_meaning_and_says_so():
    titled("Physicians in hospitals")
    titled("Gravel for roads")
    answer = asked("doctors")
    assert titles(answer) == ["Physicians in hospitals"]
    (reason,) = answer.answer.match(answer.practices[0]).reasons
    assert reason.shown == "doctors" and reason.kind in ("meaning", "related")


def test_the_text_in_the_language_of_the_question_is_the_one_shown():
    practice = titled("Разрешение разрешение на строительство", "ru")
    make_translation(practice, "vi", title="Giấy phép xây dựng")
    answer = asked("giấy phép xây dựng", spoken="vi")
    assert answer.answer.match(answer.practices[0]).language == "vi"
    answer = asked("разрешение на строительство", spoken="ru")
    assert answer.answer.match(answer.practices[0]).language == "ru"


def test_what_is_not_seen_is_not_found_by_its_meaning():
    titled("sparv", visibility="own", organisation=make_organisation())
    answer = found(None, Asked("sparv"))
    assert titles(answer) == [] and not any(facet.choices for facet in answer.facets)


def test_the_model_finds_what_no_dictionary_knows(model):
    titled("мерцание", "ru")
    titled("воробей", "ru")
    answer = asked("glimmer", spoken="en")
    assert titles(answer)[0] == "мерцание"
    assert answer.answer.match(answer.practices[0]).reasons[0].kind == "meaning"


def test_the_model_serves_blocks_as_it_serves_changes(model):
    titled("мерцание", "ru")
    titled("воробей", "ru")
    before = titles(asked("glimmer", spoken="en"))
    renew_index(SYSTEM, built(), now=NOW)
    assert titles(asked("glimmer", spoken="en")) == before
    assert current_index().shelves["ru"].segments[0].sentence.shape == (2, 2)


def test_another_model_makes_the_index_old(settings, tmp_path, forget):
    titled("мерцание", "ru")
    assert not is_old_index()
    settings.EMBEDDING_MODEL = str(make_model(tmp_path))
    for each in (sentences.sentence_model, sentences.recipe):
        each.cache_clear()
    assert is_old_index() and standing(now=NOW).is_old
    assert titles(asked("мерцание")) == ["мерцание"]
    renew_index(SYSTEM, built(), now=NOW)
    assert not is_old_index() and titles(asked("glimmer", spoken="en")) == ["мерцание"]


def test_a_model_that_does_not_fit_is_left_out_with_a_line_in_the_log(settings, tmp_path, forget, caplog):
    settings.EMBEDDING_MODEL = str(tmp_path)
    titled("мерцание", "ru")
    assert titles(asked("мерцание")) == ["мерцание"]
    assert "the sentence model is not used" in caplog.text and str(tmp_path) in caplog.text


def test_several_processes_build_the_same_blocks(monkeypatch):
    for number in range(6):
        titled(f"Number {number}", ("en", "ru", "sv")[number % 3])
    one = built(processes=1)
    monkeypatch.setattr("yokoten.practices.queries.building.FEW", 2)
    monkeypatch.setattr("yokoten.practices.queries.reading.AT_ONCE", 2)
    two = built(processes=2)
    assert one.practices == two.practices == 6
    renew_index(SYSTEM, one, now=NOW)
    first = [np.asarray(shelf.lengths).tolist() for shelf in current_index().shelves.values()]
    renew_index(SYSTEM, two, now=NOW)
    assert [np.asarray(shelf.lengths).tolist() for shelf in current_index().shelves.values()] == first
    assert len(asked("number 4").practices)
