"""Which indicators are output, labour and capital."""

from dataclasses import dataclass
from typing import Any

from yokoten.compare.rules.productivity.roles import Roles, chosen_roles, proposed_roles


@dataclass(frozen=True)
class Listed:
    pk: int
    code: str
    theme: str = "economy"
    part: str = "context"
    numerator: Any = None
    denominator: Any = None
    withdrawn_on: Any = None

    @property
    def numerator_id(self):
        return self.numerator.pk if self.numerator else None

    @property
    def denominator_id(self):
        return self.denominator.pk if self.denominator else None


OUTPUT, LABOUR, CAPITAL = Listed(1, "output"), Listed(2, "labour", "labour"), Listed(3, "capital", "capital")
INVESTMENT = Listed(4, "investment", "capital")
RATE = Listed(5, "rate", "productivity", "outcome", OUTPUT, LABOUR)
DEPTH = Listed(6, "depth", "capital", "structural", CAPITAL, LABOUR)
INVESTED = Listed(7, "invested", "capital", "structural", INVESTMENT, OUTPUT)
PUBLISHED = Listed(8, "published", "productivity", "outcome")
ALL = [OUTPUT, LABOUR, CAPITAL, INVESTMENT, PUBLISHED, INVESTED, RATE, DEPTH]


def test_ratios_tell_the_roles_and_investment_is_never_capital():
    assert proposed_roles(ALL) == Roles(OUTPUT, LABOUR, CAPITAL, RATE)


def test_without_capital_output_and_labour_remain():
    roles = proposed_roles([RATE, INVESTED])
    assert roles == Roles(OUTPUT, LABOUR, None, RATE) and roles.missing == ("capital",)


def test_a_published_rate_alone_gives_a_level_only():
    assert proposed_roles([PUBLISHED]) == Roles(per_worker=PUBLISHED)
    assert proposed_roles([]).missing == ("output", "labour", "capital")


def test_a_reader_chooses_by_code_and_unknown_codes_change_nothing():
    roles = chosen_roles(proposed_roles(ALL), ALL, {"capital": "investment", "labour": "nobody"})
    assert roles == Roles(OUTPUT, LABOUR, INVESTMENT, RATE)


def test_another_output_takes_the_ratio_away_unless_one_fits():
    assert chosen_roles(proposed_roles(ALL), ALL, {"output": "investment"}).per_worker is None
    other = Listed(9, "other-rate", "productivity", "context", INVESTMENT, LABOUR)
    assert chosen_roles(proposed_roles(ALL), [*ALL, other], {"output": "investment"}).per_worker == other
