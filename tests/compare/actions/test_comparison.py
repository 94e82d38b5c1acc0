"""Keeping, sharing and throwing away a comparison."""

from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_person
from factories.regions import make_panel
from yokoten.compare.actions.comparison import delete_comparison, save_comparison, share_comparison
from yokoten.compare.models import Comparison
from yokoten.compare.queries import comparison_by_token, comparisons_seen
from yokoten.compare.rules.asked import Asked
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.models import Observation

TODAY = date(2026, 1, 17)
ASKED = Asked("QA-FOC", "qa-output-per-employed", "2023", ("qa-employed",), (50,))
pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    make_panel()
    return make_member("compare.save_comparison")


@pytest.fixture
def kept(analyst):
    return save_comparison(
        analyst, ASKED, title="Our peers", today=TODAY, organisation=analyst.memberships.get().organisation
    )


def test_a_saved_comparison_keeps_question_answer_and_trail(analyst, kept):
    assert Asked.from_json(kept.question) == ASKED
    assert kept.answer["rows"][0]["unit"].startswith("QA-")
    entry = Entry.objects.get(act="compare.save_comparison")
    assert (entry.actor, entry.thing_id) == (analyst, str(kept.pk))


def test_a_saved_answer_stays_when_figures_change(kept):
    before = kept.answer
    Observation.objects.update(value=1.0)
    kept.refresh_from_db()
    assert kept.answer == before


def test_whoever_has_no_such_role_cannot_save():
    make_panel()
    with pytest.raises(NotAllowed):
        save_comparison(make_person(), ASKED, title="x", today=TODAY)
    assert not Comparison.objects.exists()


def test_a_comparison_needs_a_title(analyst):
    with pytest.raises(RuleBroken) as refusal:
        save_comparison(analyst, ASKED, title="  ", today=TODAY)
    assert refusal.value.code == "comparison_needs_title"


def test_own_comparisons_stay_within_the_organisation(analyst, kept):
    colleague = make_member(organisation=kept.organisation)
    assert list(comparisons_seen(colleague)) == [kept]
    assert list(comparisons_seen(make_member())) == []
    assert comparison_by_token(make_member(), kept.token) is None


def test_a_shared_link_opens_for_visitors_but_lists_nowhere(analyst, kept):
    share_comparison(analyst, kept, visibility="link")
    assert comparison_by_token(None, kept.token) == kept
    assert list(comparisons_seen(make_member())) == []


def test_the_network_sees_what_is_shared_with_it(analyst, kept):
    share_comparison(analyst, kept, visibility="network")
    assert list(comparisons_seen(make_member())) == [kept]
    assert list(comparisons_seen(None)) == []


def test_an_unknown_audience_is_refused(analyst, kept):
    with pytest.raises(RuleBroken):
        share_comparison(analyst, kept, visibility="everyone")


def test_only_the_maker_and_administrators_change_or_delete(analyst, kept):
    colleague = make_member("compare.save_comparison", organisation=kept.organisation)
    with pytest.raises(NotAllowed):
        share_comparison(colleague, kept, visibility="network")
    with pytest.raises(NotAllowed):
        delete_comparison(colleague, kept)
    delete_comparison(make_administrator(), kept)
    assert not Comparison.objects.exists()
    assert Entry.objects.filter(act="compare.delete_comparison", facts__title="Our peers").exists()
