"""The index: what changes keep up to date is what building it anew gives, and every process agrees."""

from datetime import date

import numpy as np
import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.kernel import make_member, make_organisation
from factories.practices import make_practice, make_published, make_translation
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.practices.actions.indexing import index_practice, index_practices, note_thesaurus, renew_index
from yokoten.practices.actions.life import confirm_practice, publish_practice, withdraw_practice
from yokoten.practices.models import IndexBlock, IndexEntry, Practice, PracticeText
from yokoten.practices.queries.building import built
from yokoten.practices.queries.indexing import current, current_index
from yokoten.practices.queries.library import Asked, found
from yokoten.practices.rules.search.index.columns import Sight

pytestmark = pytest.mark.django_db
NOW, DAY = timezone.now(), date(2026, 11, 22)
EVERYTHING = Sight(is_everything=True)


def renew():
    renew_index(SYSTEM, built(), now=NOW)


def content():
    """What the index holds, whatever its rows are called: postings, facts and counts of live practices."""
    index = current_index()
    seen = index.columns.seen(EVERYTHING)
    held = set()
    for name, shelf in index.shelves.items():
        for segment, base in zip(shelf.segments, shelf.bases, strict=True):
            for number, term in enumerate(segment.spelled()):
                for place in range(segment.starts[number], segment.starts[number + 1]):
                    row = shelf.rows[int(segment.at[place]) + base]
                    if seen[row]:
                        held.add((name, term, int(index.columns.practices[row]), int(segment.counts[place])))
    counts = {name: index.columns.counted(name, seen) for name in ("theme", "language", "sector", "outcome")}
    return held, counts, sorted(index.columns.practices[seen].tolist())


def test_the_blocks_hold_what_the_changes_held():
    make_published(text={"title": "A permit"}, visibility="public")
    make_translation(make_published(language="ru", text={"title": "Разрешение"}), "sv")
    before = content()
    renew()
    assert content() == before and len(before[2]) == 2
    assert IndexEntry.objects.count() == 0
    assert set(IndexBlock.objects.values_list("kind", flat=True)) == {"en", "ru", "sv", "facts"}


def test_what_changes_while_the_blocks_are_built_is_not_lost():
    practice = make_published(text={"title": "Before"})
    made = built()
    PracticeText.objects.filter(practice=practice).update(title="Afterwards")
    index_practice(practice)
    other = make_published(text={"title": "Came meanwhile"})
    renew_index(SYSTEM, made, now=NOW)
    titles = {each.pk for each in found(SYSTEM, Asked("afterwards")).practices[:9]}
    assert titles == {practice.pk} and not len(found(SYSTEM, Asked("before")).practices)
    assert [each.pk for each in found(SYSTEM, Asked("meanwhile")).practices[:9]] == [other.pk]


def test_a_practice_enters_by_publishing_and_leaves_by_withdrawal():
    home = make_organisation()
    practice = make_practice(home, state="submitted", text={"title": "A zebra"})
    assert not len(found(SYSTEM, Asked("zebra")).practices)
    publish_practice(make_member("practices.*"), practice, now=NOW, today=DAY)
    assert len(found(SYSTEM, Asked("zebra")).practices) == 1
    confirm_practice(SYSTEM, practice, today=DAY)
    withdraw_practice(make_member("practices.*", organisation=home), practice, reason="No longer done")
    assert not len(found(SYSTEM, Asked("zebra")).practices)
    renew()
    assert not len(found(SYSTEM, Asked("zebra")).practices)


def test_an_index_is_read_again_only_after_a_change(django_assert_num_queries):
    make_published()
    first = current()
    with django_assert_num_queries(1):
        assert current() is first
    note_thesaurus()
    assert current() is not first and current().index is first.index


def test_what_was_read_within_a_change_that_failed_is_forgotten():
    make_published(text={"title": "Kept"})
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_published(text={"title": "A zebra"})
        assert len(found(SYSTEM, Asked("zebra")).practices) == 1
        raise ZeroDivisionError
    assert not len(found(SYSTEM, Asked("zebra")).practices)
    make_published(text={"title": "A quagga"})
    assert not len(found(SYSTEM, Asked("zebra")).practices)
    assert len(found(SYSTEM, Asked("quagga")).practices) == 1


def test_many_small_changes_are_all_there():
    practices = [make_published(text={"title": f"Number {number}"}) for number in range(5)]
    for turn in range(20):
        PracticeText.objects.filter(practice=practices[turn % 5]).update(title=f"Turn {turn}")
        index_practice(practices[turn % 5])
        assert len(found(SYSTEM, Asked()).practices) == 5
    index = current_index()
    assert int(np.count_nonzero(index.columns.live)) == 5 and index.segments < 20


def test_only_administrators_renew():
    with pytest.raises(NotAllowed):
        renew_index(make_member("practices.*"), built(), now=NOW)


def test_building_tells_how_far_it_is(monkeypatch):
    monkeypatch.setattr("yokoten.practices.queries.reading.AT_ONCE", 2)
    for _ in range(4):
        make_published()
    heard = []
    built(lambda done, total: heard.append((done, total)))
    assert heard[-1] == (4, 4)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "write", "translate", "leave", "renew"]),
        st.integers(0, 3),
        st.sampled_from(["lean permit", "разрешение", "khuyến công", "företagslots båt"]),
    ),
    max_size=8,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_after_any_changes_the_index_equals_one_built_anew(changes):
    practices = [make_published(text={"title": "First"})]
    for what, number, words in changes:
        practice = practices[number % len(practices)]
        if what == "add":
            practices.append(make_published(text={"title": words}))
        elif what == "write":
            PracticeText.objects.filter(practice=practice).update(essence=words)
        elif what == "translate" and not practice.texts.filter(language="ru").exists():
            make_translation(practice, "ru", title=words)
        elif what == "leave":
            Practice.objects.filter(pk=practice.pk).update(state="withdrawn")
        elif what == "renew":
            renew()
        index_practice(practice)
    before = content()
    renew()
    assert content() == before
    Practice.objects.all().update(state="withdrawn")
    index_practices(Practice.objects.all())
