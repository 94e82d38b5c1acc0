"""Growth accounts as a table, as rows of CSV, as JSON and as bars."""

from dataclasses import dataclass
from typing import Any

from yokoten.analysis.productivity.accounts import GrowthAccounts
from yokoten.analysis.productivity.figures import Finding
from yokoten.interfaces.cli.options import named
from yokoten.interfaces.cli.panels import Panel
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.stacked import Stack, StackedBars
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.productivity import finding_sentence

TITLE = mark("Growth of %(output)s and where it came from, %(first)s to %(last)s")
HEADS = (
    mark("Place"),
    mark("Period"),
    mark("Output"),
    mark("Output per labour"),
    mark("From labour"),
    mark("From capital"),
    mark("TFP"),
    mark("TFP share, %"),
    mark("With labour share ±0.1, %"),
)
UNITS = mark(
    "Natural logarithm, % a year: output = from labour + from capital + TFP. Last column: the TFP share if the labour "
    "share were 0.1 lower or higher."
)
LEGEND = (mark("Labour"), mark("Capital"), mark("Total factor productivity"))
TOTAL, AXIS = mark("Growth of output"), mark("% a year")
REMARK = mark("Labour share %(share)s, method %(method)s. Natural logarithm, %% a year.")
NO_TFP, NOTHING = mark("no capital: output only"), mark("no figures")
AT = mark("%(unit)s (%(period)s)")
GROWTH = ("output_growth", "labour_growth", "capital_growth", "tfp_growth")
CONTRIBUTIONS = ("labour_contribution", "capital_contribution")


@dataclass(frozen=True, eq=False)
class Accounted:
    """The accounts of the panel they were computed from; `share` as it was given."""

    panel: Panel
    accounts: GrowthAccounts
    output: str
    share: str

    def ends(self, unit: int) -> tuple[str | None, str | None]:
        """First and last period of a place's span."""
        first, last = int(self.accounts.first[unit]), int(self.accounts.last[unit])
        return (None, None) if first < 0 else (self.panel.periods[first], self.panel.periods[last])


def items(language: Language, accounted: Accounted) -> list[dict[str, Any]]:
    """One entry for each place, undefined values null."""
    return [_item(language, accounted, unit) for unit in accounted.panel.in_file_order()]


def warnings(language: Language, accounted: Accounted) -> list[dict[str, Any]]:
    """Each code once, with the places it concerns."""
    codes = dict.fromkeys(found.code for found in accounted.accounts.findings)
    found = []
    for code in codes:
        places = [_spot(language, accounted, one) for one in accounted.accounts.findings if one.code == code]
        found.append({"code": code, "text": finding_sentence(language, code, named(language, places))})
    return found


def csv_rows(language: Language, accounted: Accounted) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of the flat form."""
    rows = []
    for entry in items(language, accounted):
        codes = dict.fromkeys(found["code"] for found in entry["findings"])
        low, high = entry.pop("band")
        parts = entry.pop("contributions")
        del entry["per_year"]
        flat = {**entry, "band_low": low, "band_high": high, "findings": " ".join(codes)}
        rows.append({**flat, "labour_contribution": parts["labour"], "capital_contribution": parts["capital"]})
    return list(rows[0]), [list(row.values()) for row in rows]


def show_accounts(language: Language, accounted: Accounted) -> None:
    """Print the accounts, in percent a year."""
    periods = accounted.panel.periods
    title = language.say(TITLE, output=accounted.output, first=periods[0], last=periods[-1])
    rows = [_row(language, accounted, unit) for unit in accounted.panel.in_file_order()]
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=range(2, len(HEADS)))
    print(language.say(UNITS))


def stacked_parts(language: Language, accounted: Accounted) -> StackedBars:
    """The picture: what labour, capital and productivity added to the growth of each place."""
    periods, accounts = accounted.panel.periods, accounted.accounts
    stacks = []
    for unit, name in enumerate(accounted.panel.units):
        parts = [known(100 * accounts.per_year(part)[unit]) for part in _parts(accounts)]
        total = known(100 * accounts.per_year(accounts.output_growth)[unit])
        whole = [part for part in parts if part is not None]
        words = "" if whole else language.say(NO_TFP if total is not None else NOTHING)
        stacks.append(Stack(name, whole, total, words))
    return StackedBars(
        title=language.say(TITLE, output=accounted.output, first=periods[0], last=periods[-1]),
        remark=language.say(REMARK, share=accounted.share or language.number(None), method=accounts.method),
        legend=[language.say(name) for name in LEGEND],
        total_name=language.say(TOTAL),
        unit=language.say(AXIS),
        stacks=stacks,
    )


def _parts(accounts: GrowthAccounts) -> list[Any]:
    return [accounts.labour_contribution, accounts.capital_contribution, accounts.tfp_growth]


def _spot(language: Language, accounted: Accounted, found: Finding) -> str:
    """The place of a finding, with its period where it has one."""
    if found.unit is None:
        return ""
    unit = accounted.panel.units[found.unit]
    return unit if found.period is None else language.say(AT, unit=unit, period=accounted.panel.periods[found.period])


def _item(language: Language, accounted: Accounted, unit: int) -> dict[str, Any]:
    accounts, (first, last) = accounted.accounts, accounted.ends(unit)
    growth = {name: known(getattr(accounts, name)[unit]) for name in GROWTH}
    yearly = {name.removesuffix("_growth"): getattr(accounts, name) for name in GROWTH}
    findings = accounts.of_unit(unit)
    return {
        "unit": accounted.panel.units[unit],
        "first": first,
        "last": last,
        "years": known(accounts.years[unit]),
        **growth,
        "tfp_share": known(accounts.tfp_share[unit]),
        "band": [known(end) for end in accounts.band[unit]],
        "residual": known(accounts.residual[unit]),
        "labour_productivity_growth": known(accounts.labour_productivity_growth[unit]),
        "contributions": {
            name.removesuffix("_contribution"): known(getattr(accounts, name)[unit]) for name in CONTRIBUTIONS
        },
        "per_year": {name: known(accounts.per_year(change)[unit]) for name, change in yearly.items()},
        "findings": [_told(language, accounted, found) for found in findings],
    }


def _told(language: Language, accounted: Accounted, found: Finding) -> dict[str, Any]:
    period = None if found.period is None else accounted.panel.periods[found.period]
    text = finding_sentence(language, found.code, _spot(language, accounted, found))
    return {"code": found.code, "period": period, "text": text}


def _row(language: Language, accounted: Accounted, unit: int) -> list[str]:
    accounts, (first, last) = accounted.accounts, accounted.ends(unit)
    changes = [accounts.output_growth, accounts.labour_productivity_growth, *_parts(accounts)]
    low, high = (language.number(100 * float(end)) for end in accounts.band[unit])
    share = accounts.tfp_share[unit]
    return [
        accounted.panel.units[unit],
        f"{first}–{last}" if first else language.number(None),
        *(language.number(100 * float(accounts.per_year(change)[unit]), 2) for change in changes),
        language.number(100 * float(share)),
        language.number(None) if share != share else f"{low}–{high}",
    ]
