"""What is stored of an evaluation comes back as it was."""

import json
from datetime import date
from decimal import Decimal

from yokoten.prove.rules.evidence_facts import Checks, EvidenceFacts, Quality
from yokoten.prove.rules.keeping import (
    kept_facts,
    kept_reason,
    kept_registration,
    read_facts,
    read_reason,
    read_registration,
)
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.registering import Registration, deviations, print_of
from yokoten.prove.rules.sizes import Size


def stored(table):
    return json.loads(json.dumps(table))


def test_facts_of_the_grade_come_back():
    facts = EvidenceFacts("did", Checks(pretrend=0.4), Quality(True, 0.0, 0.1, 0), Size(-2, -3, -1, 1, True), lesser=1)
    assert read_facts(stored(kept_facts(facts))) == facts
    assert read_facts(stored(kept_facts(EvidenceFacts()))) == EvidenceFacts()


def test_a_registration_comes_back_with_the_same_print():
    day = date(2025, 6, 2)
    one = Registration(
        "Q?", "O", True, "course", day.replace(month=1), day.replace(month=12), day, ("a",), ("b", "c"), "h",
        Decimal("3.50"),
    )  # fmt: skip
    back = read_registration(stored(kept_registration(one)))
    assert print_of(back) == print_of(one) and deviations(one, back) == ()


def test_a_reason_comes_back_with_its_days():
    reason = Reason("too_early", {"due": date(2026, 6, 2)})
    assert read_reason(stored(kept_reason(reason))) == reason
    assert read_reason(kept_reason(None)) is None
