"""A small country with regions, structure and an outcome over the years: enough to ask who is worth learning from."""

from factories.kernel import make_place
from yokoten.measure.models import Indicator, Observation, Source

YEARS = ("2015", "2018", "2020", "2021", "2022", "2023")
# employed (thousand), capital (million), output (million) by year: the last ahead of `QA-FOC` by design.
REGIONS = {
    "QA-FOC": (100, 400, (70, 78, 84, 88, 95, 100)),
    "QA-TWI": (104, 420, (72, 90, 108, 118, 130, 142)),
    "QA-RIS": (90, 350, (60, 75, 90, 100, 108, 117)),
    "QA-GIA": (900, 9000, (2000, 2400, 2700, 2900, 3100, 3300)),
    "QA-BEH": (110, 410, (60, 64, 70, 74, 80, 84)),
    "QA-OIL": (95, 900, (150, 190, 210, 240, 260, 290)),
    "QA-MID": (200, 900, (140, 160, 180, 190, 205, 220)),
    "QA-LOW": (150, 500, (80, 90, 96, 102, 110, 118)),
}


def make_country(code="QA", regions=REGIONS):
    """The places, oil region marked; returns them by code."""
    country = make_place(code=code, level="country", country=code, names={"en": "Example Land"})
    found = {}
    for index, name in enumerate(regions):
        found[name] = make_place(
            code=name,
            level="region",
            country=code,
            parent=country,
            names={"en": f"Region {name[3:].title()}"},
            traits=["extractive"] if name.endswith("OIL") else [],
            tile_column=index % 4,
            tile_row=index // 4,
            tile_label=name[3:],
        )
    return found


def make_indicators(organisation=None):
    """Employed, capital, output and their ratios, with one source."""
    source = Source.objects.create(code="qa-office", names={"en": "Statistics of Example Land"})

    def make(code, **details):
        names = {"en": code.removeprefix("qa-").replace("-", " ")}
        return Indicator.objects.create(
            code=code, names=names, unit="unit", unit_names={"en": "units"}, source=source, **details
        )

    employed = make("qa-employed", part="structural", is_skewed=True, merge="sum")
    capital = make("qa-capital", merge="sum")
    output = make("qa-output", prices="current", merge="sum")
    return {
        "employed": employed,
        "capital": capital,
        "output": output,
        "per_employed": make(
            "qa-output-per-employed",
            part="outcome",
            prices="current",
            numerator=output,
            denominator=employed,
            factor=1000,
        ),
        "capital_per_employed": make(
            "qa-capital-per-employed", part="structural", numerator=capital, denominator=employed, factor=1000
        ),
    }


def make_observations(places, indicators, regions=REGIONS, years=YEARS):
    """Every region, every year; employment and capital do not move."""
    rows = []
    for code, (employed, capital, output) in regions.items():
        for year, value in zip(years, output, strict=True):
            for indicator, figure in (("employed", employed), ("capital", capital), ("output", value)):
                rows.append(Observation(indicator=indicators[indicator], place=places[code], period=year, value=figure))
    Observation.objects.bulk_create(rows)


def make_panel():
    """Country, indicators and observations at once."""
    places, indicators = make_country(), make_indicators()
    make_observations(places, indicators)
    return places, indicators
