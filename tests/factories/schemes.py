"""Schemes with their support, and norms."""

from datetime import date
from decimal import Decimal

from factories.adopt import NOW, make_project
from yokoten.adopt.actions.support import AdvanceAsked, AskedFor
from yokoten.adopt.models import KeptNorm, Support
from yokoten.adopt.rules.norms import Norm

NAMES = {"en": "Machines", "ru": "Станки", "vi": "Máy móc", "sv": "Maskiner"}
ISSUED, VALID = date(2026, 1, 10), date(2026, 2, 1)


def norm(**details):
    start = {
        "code": "machinery", "names": NAMES, "rule": "7/2026", "issued_on": ISSUED, "valid_from": VALID,
        "rate": Decimal("0.5"), "ceiling": Decimal(400_000_000), "currency": "VND",
    }  # fmt: skip
    return Norm(**{**start, **details})


def asked_for(cost=500_000_000, asked=250_000_000, **details):
    return AskedFor(**{"norm": "machinery", "cost": Decimal(cost), "asked": Decimal(asked), **details})


def advance_asked(asked=70_000_000, **details):
    return AdvanceAsked(**{"advance": "advance-70", "asked": Decimal(asked), **details})


def make_scheme(organisation=None, state="central", **details):
    return make_project(organisation, workflow="promotion-scheme", state=state, **details)


def make_support(project, **details):
    start = {"norm": "machinery", "cost": Decimal(500_000_000), "asked": Decimal(250_000_000), "set_at": NOW}
    return Support.objects.create(project=project, **{**start, **details})


def make_norm(organisation=None, **details):
    start = {
        "kind": "norm", "code": "machinery", "names": NAMES, "rule": "7/2026", "issued_on": ISSUED,
        "valid_from": VALID, "share": Decimal("0.5"), "ceiling": Decimal(400_000_000), "currency": "VND",
        "added_at": NOW,
    }  # fmt: skip
    return KeptNorm.objects.create(organisation=organisation, **{**start, **details})
