"""Files on their way in: made-up regions that the database knows, and imports brought to each of their steps."""

from dataclasses import replace

from django.utils import timezone

from factories.kernel import make_member, make_organisation, make_place
from factories.tables import as_csv, make_name, make_panel
from yokoten.interfaces.importers.intake import ask_the_gate, begin, map_columns, said_of, store
from yokoten.measure.actions.confirming import confirm_import
from yokoten.measure.actions.deciding import accept_open_questions, decide_question
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.intake.decisions import Answer

NOW = timezone.now()
PLACES = 12
LOST = make_name(4)


def make_land(places=PLACES, country="QX"):
    """The regions of `tables.make_panel`, by name."""
    names = [make_name(number) for number in range(places)]
    return {
        name: make_place(f"{country}-{number}", country=country, names={"en": name})
        for number, name in enumerate(names)
    }


def make_analyst(organisation=None):
    """Somebody who may import for an organisation of their own or the given one."""
    return make_member("measure.*", "compare.*", organisation=organisation or make_organisation())


def organisation_of(analyst):
    return analyst.memberships.get().organisation


def make_rows(seed=1):
    """A sound panel."""
    return [list(row) for row in make_panel(places=PLACES, seed=seed)]


def with_lost_digit():
    """The 2023 product of one region without its first digit."""
    rows = make_rows()
    row = next(row for row in rows if row[:2] == [LOST, "2023"])
    row[2] = row[2][1:]
    return rows


def uploaded(analyst, rows, filename="panel.csv"):
    content = rows if isinstance(rows, bytes) else as_csv(rows)
    return begin(analyst, organisation_of(analyst), filename, content)


def described(dataset, **details):
    """What the page of columns would say: every new indicator with unit and prices."""
    said = said_of(dataset)
    choices = {
        text: replace(one, unit=one.unit or "million", prices=one.prices or "constant") if one.is_new else one
        for text, one in said.indicators.items()
    }
    return replace(said, **{"indicators": choices, "source_name": "Office of Examples", **details})


def mapped(analyst, rows, **details):
    dataset = uploaded(analyst, rows)
    return map_columns(analyst, dataset, described(dataset, **details))


def asked(analyst, rows, answers=None, **details):
    return ask_the_gate(analyst, mapped(analyst, rows, **details), answers or {})


def confirmed(analyst, rows, decision=("exclude", "wrong in the file"), **details):
    """Every stop decided alike, everything else accepted, the import confirmed."""
    dataset = asked(analyst, rows, **details)
    for question in questions_of(dataset):
        if question.severity == "stop":
            decide_question(analyst, dataset, question.number, Answer(*decision), now=NOW)
    accept_open_questions(analyst, dataset, reason="seen", now=NOW)
    return confirm_import(analyst, dataset)


def stored(analyst, rows, **details):
    return store(analyst, confirmed(analyst, rows, **details), now=NOW)
