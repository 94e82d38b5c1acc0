from datetime import date

import pytest

from factories.kernel import make_administrator, make_member, make_place, make_place_change
from yokoten.kernel.actions.place import (
    PlaceDetails,
    add_place,
    change_place,
    merge_places,
    rename_place,
    set_place_codes,
    split_place,
    withdraw_place_change,
)
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, PlaceChange

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 1)


def details(**changes):
    return PlaceDetails(**{"names": {"en": "Somewhere"}, "country": "se", **changes})


def test_a_place_is_added_in_four_languages():
    names = {"ru": "Где-то", "vi": "Đâu đó", "sv": "Någonstans", "en": "Somewhere"}
    place = add_place(make_administrator(), "SE-X", details(names=names, aliases=[" S:thing ", ""]))
    assert (place.names, place.aliases, place.country, place.level) == (names, ["S:thing"], "SE", "region")
    assert Entry.objects.get().facts == {"code": "SE-X"}


@pytest.mark.parametrize(
    ("code", "changes", "refusal"),
    [
        ("SE X", {}, "code_not_valid"),
        ("SE-T", {}, "code_taken"),
        ("SE-X", {"names": {}}, "name_missing"),
        ("SE-X", {"level": "galaxy"}, "choice_unknown"),
        ("SE-X", {"valid_from": DAY, "valid_to": DAY}, "dates_out_of_order"),
    ],
)
def test_unfit_places_are_refused(code, changes, refusal):
    make_place("SE-T")
    with pytest.raises(RuleBroken, match=refusal):
        add_place(SYSTEM, code, details(**changes))


def test_a_change_of_name_keeps_the_old_one_in_the_trail():
    place = make_place(names={"en": "Old"})
    change_place(make_administrator(), place, details(names={"en": "New"}))
    assert Entry.objects.get().facts["names"] == {"from": {"en": "Old"}, "to": {"en": "New"}}


def test_a_place_never_stands_under_itself():
    above = make_place()
    below = make_place(parent=above)
    with pytest.raises(RuleBroken, match="place_under_itself"):
        change_place(SYSTEM, above, details(parent=below))


def test_codes_are_replaced_as_a_whole():
    place = make_place()
    set_place_codes(SYSTEM, place, [("NUTS", "SE122"), ("SCB", "04"), ("", "x")])
    set_place_codes(SYSTEM, place, [("NUTS", "SE122")])
    set_place_codes(SYSTEM, place, [(" NUTS ", "SE122")])
    assert list(place.codes.values_list("system", "code")) == [("NUTS", "SE122")]
    assert Entry.objects.count() == 2


def test_a_merger_ends_the_old_and_begins_the_new():
    old, new = [make_place(), make_place()], make_place()
    changes = merge_places(make_administrator(), old, new, on=DAY, source="Law 1")
    for place in (*old, new):
        place.refresh_from_db()
    assert [change.predecessor for change in changes] == old
    assert [place.valid_to for place in old] == [DAY, DAY] and new.valid_from == DAY
    assert Entry.objects.filter(act="kernel.merge_places").count() == 2


def test_dates_that_are_known_stay():
    old, new = make_place(), make_place(valid_from=date(1997, 1, 1))
    merge_places(SYSTEM, [old], new, on=DAY)
    new.refresh_from_db()
    assert new.valid_from == date(1997, 1, 1)


def test_a_split_and_a_renaming_leave_their_own_kinds():
    one, two, three = make_place(), make_place(), make_place()
    split_place(SYSTEM, one, [two, three], on=DAY)
    rename_place(SYSTEM, two, make_place(), on=date(2026, 1, 1))
    assert list(PlaceChange.objects.values_list("kind", flat=True)) == ["split", "split", "rename"]


def test_impossible_changes_are_refused():
    one, two = make_place(), make_place()
    make_place_change(one, two, DAY)
    for pairs, refusal in (
        ([], "place_change_without_places"),
        ([two], "place_change_of_one"),
        ([one], "place_change_known"),
    ):
        with pytest.raises(RuleBroken, match=refusal):
            merge_places(SYSTEM, pairs, two, on=DAY)


def test_a_place_does_not_end_before_it_began():
    with pytest.raises(RuleBroken, match="dates_out_of_order"):
        merge_places(SYSTEM, [make_place(valid_from=date(2026, 1, 1))], make_place(), on=DAY)
    assert not PlaceChange.objects.exists()


def test_a_mistaken_change_is_taken_back():
    change = make_place_change(make_place(), make_place(), DAY)
    withdraw_place_change(make_administrator(), change)
    assert not PlaceChange.objects.exists() and Entry.objects.get().act == "kernel.withdraw_place_change"


@pytest.mark.parametrize(
    "act",
    [
        lambda actor: add_place(actor, "SE-X", details()),
        lambda actor: change_place(actor, make_place(), details()),
        lambda actor: set_place_codes(actor, make_place(), []),
        lambda actor: merge_places(actor, [make_place()], make_place(), on=DAY),
        lambda actor: split_place(actor, make_place(), [make_place()], on=DAY),
        lambda actor: rename_place(actor, make_place(), make_place(), on=DAY),
        lambda actor: withdraw_place_change(actor, make_place_change(make_place(), make_place(), DAY)),
    ],
)
def test_places_are_kept_by_administrators(act):
    with pytest.raises(NotAllowed):
        act(make_member("kernel.grant_membership", "measure.*"))
