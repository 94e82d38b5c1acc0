"""The practices of the demo: complete, marked as examples, in three languages, loaded once."""

import pytest

from factories.demonstration import loaded_demonstration
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.practices.actions.demonstration import load_demonstration
from yokoten.practices.models import Practice, PracticeUse
from yokoten.practices.queries.practice import missing_of, reading
from yokoten.practices.rules.listed import listed_practices

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded_demonstration():
        yield


@pytest.fixture
def demo(loaded, db):
    """The demo, and what a test does to it undone."""


def test_every_practice_of_the_demo_is_there_whole_and_marked(demo):
    practices = list(Practice.objects.all())
    assert len(practices) == len(listed_practices()) >= 14
    assert all(practice.is_example and practice.place for practice in practices)
    lacking = {one.import_key: missing_of(one) for one in practices if one.state != "draft" and missing_of(one)}
    assert lacking == {}
    assert {one.language for one in practices} == {"ru", "vi", "sv"}
    assert {one.outcome for one in practices} == {"works", "failed", "abandoned"}
    assert {one.state for one in practices} == {"published", "stale", "submitted", "draft"}
    assert sum(one.is_open_for_visits for one in practices) >= 6


def test_published_practices_are_found_by_their_concepts(demo):
    assert not Practice.objects.filter(state__in=("published", "stale"), is_without_concept=True).exists()
    listed = {f"demo:{one.key}": sorted(one.concepts) for one in listed_practices()}
    for practice in Practice.objects.prefetch_related("practice_concepts__concept"):
        assert sorted(one.concept.code for one in practice.practice_concepts.all()) == listed[practice.import_key]


def test_a_translation_lags_behind_and_others_have_it(demo):
    halland = Practice.objects.get(import_key="demo:halland-en-vag-in")
    assert reading(halland, "en").original_at == 2 and PracticeUse.objects.filter(practice=halland).exists()


def test_the_demo_is_loaded_once_and_what_is_there_stays(demo):
    Practice.objects.filter(import_key="demo:varmland-portal").update(title="Changed")
    assert load_demonstration(SYSTEM) == 0
    assert Practice.objects.filter(title="Changed").exists()


def test_only_administrators_load_it():
    with pytest.raises(NotAllowed):
        load_demonstration(None)
