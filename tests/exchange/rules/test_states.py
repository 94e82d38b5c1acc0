"""What a visit may become by whose hand."""

import pytest

from yokoten.exchange.models import Visit
from yokoten.exchange.rules.states import GUEST, HOST, MOVES, may_become


def test_every_state_of_the_table_is_one_of_a_visit():
    named = {state for move in MOVES for state in move}
    assert named == set(Visit.State.values)


def test_every_state_can_be_reached_from_a_draft():
    reached, ahead = set(), {"draft"}
    while ahead:
        state = ahead.pop()
        reached.add(state)
        ahead |= {later for earlier, later in MOVES if earlier == state} - reached
    assert reached == set(Visit.State.values)


@pytest.mark.parametrize(
    ("state", "later", "side", "may"),
    [
        ("draft", "requested", GUEST, True),
        ("draft", "requested", HOST, False),
        ("requested", "declined", HOST, True),
        ("requested", "declined", GUEST, False),
        ("declined", "requested", GUEST, True),
        ("held", "cancelled", GUEST, False),
        ("closed", "held", GUEST, False),
        ("draft", "held", GUEST, False),
    ],
)
def test_who_may_take_a_visit_where(state, later, side, may):
    assert may_become(state, later, side) is may
