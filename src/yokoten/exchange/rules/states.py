"""What a visit may become, and who may make it so."""

GUEST, HOST = "guest", "host"

MOVES: dict[tuple[str, str], tuple[str, ...]] = {
    ("draft", "requested"): (GUEST,),
    ("requested", "accepted"): (HOST, GUEST),
    ("requested", "declined"): (HOST,),
    ("accepted", "agreed"): (HOST, GUEST),
    ("accepted", "declined"): (HOST,),
    ("agreed", "accepted"): (HOST, GUEST),
    ("accepted", "held"): (GUEST,),
    ("agreed", "held"): (GUEST,),
    ("held", "closed"): (GUEST,),
    ("declined", "requested"): (GUEST,),
    ("requested", "cancelled"): (GUEST,),
    ("accepted", "cancelled"): (GUEST, HOST),
    ("agreed", "cancelled"): (GUEST, HOST),
}
OPEN = ("draft", "requested", "accepted", "agreed")
COMING = ("accepted", "agreed")
MOVABLE = ("requested", *COMING)
LIVE = ("requested", "accepted", "agreed", "held")
PAST = ("held", "closed")
OFF = ("declined", "cancelled")
SEEN_BY_HOST = ("requested", "accepted", "agreed", "held", "closed", "declined", "cancelled")


def may_become(state: str, later: str, side: str) -> bool:
    """Whether that side may take a visit from one state to the other."""
    return side in MOVES.get((state, later), ())
