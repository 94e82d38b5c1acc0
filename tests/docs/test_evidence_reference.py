"""The page on evidence says what the rule does, to the number."""

import re
from dataclasses import replace

import pytest

from architecture.sources import ROOT
from yokoten.interfaces.wording.evaluation_sentences import DESIGNS
from yokoten.prove.rules import designs, pooling, shares, sizes, works_where
from yokoten.prove.rules.checking import AT_LEAST
from yokoten.prove.rules.evidence_facts import CANNOT_SAY, KEPT, LOST, PARTLY, WORDS, Checks, EvidenceFacts, Quality
from yokoten.prove.rules.grade_rule import NEWEST, PARTS, shipped_rule
from yokoten.prove.rules.grading import grade

TEXT = (ROOT / "docs" / "reference" / "evidence.md").read_text(encoding="utf-8")
RULE = shipped_rule()


def rows(heading):
    """The cells of the first table under a heading, without its head."""
    part = re.split(rf"^#+ {heading}$", TEXT, flags=re.MULTILINE)[1]
    table = re.search(r"^\|.*?(?=\n\n|\n[^|]|\Z)", part, flags=re.MULTILINE | re.DOTALL)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def codes(cell):
    return re.findall(r"`(\w+)`", cell)


def test_the_version_and_its_day_are_those_of_the_newest_rule():
    assert f"version {NEWEST}, valid from {RULE.valid_from.isoformat()}" in TEXT
    assert f"`prove/grades/{NEWEST}.toml`" in TEXT


def test_words_come_with_their_points_and_what_they_allow():
    table = {codes(word)[0]: (int(points), said) for word, points, said in rows("The four words")}

    assert tuple(table) == WORDS
    assert {word: points for word, (points, _) in table.items()} == {"told": 0, **RULE.words}
    allowed = RULE.allowed
    assert f"at most {100 * allowed['estimated']:.0f} % estimated" in table["compared"][1]
    assert f"at most {100 * allowed['missing']:.0f} % missing" in table["compared"][1]
    assert f"at most {allowed['breaks']} breaks" in table["compared"][1]


def test_parts_come_with_their_most_and_how_it_is_reached():
    table = {part: (int(most), said) for part, most, said in rows("Points")}

    assert tuple(table) == PARTS
    assert {part: most for part, (most, _) in table.items()} == dict(RULE.points)
    assert f"source named {RULE.source}" in table["figures"][1]
    assert f"conclusive interval {RULE.size['conclusive']}, open interval {RULE.size['open']}," in table["size"][1]
    assert f"held {RULE.persistence['held']}, partly {RULE.persistence['partly']}," in table["persistence"][1]
    kept, changed = RULE.registered["kept"], RULE.registered["changed"]
    assert f"kept as registered {kept}, lesser changes {changed}," in table["registered"][1]
    assert table["reader"][1].endswith(f"agreed {RULE.reader['agreed']}")


def test_designs_come_in_order_with_points_and_checks():
    table = rows("Designs, the strongest first")

    assert [codes(row[0])[0] for row in table] == list(designs.STRENGTH)
    for code, name, points, compares, checks in table:
        design = codes(code)[0]
        assert name == DESIGNS[design]
        assert int(points) == RULE.design[design]
        assert (compares == "yes") is (design in designs.COMPARING)
        assert tuple(codes(checks)) == RULE.checks[design]
    assert f"only {min(RULE.design.values())} points for design" in TEXT


def test_checks_come_with_their_limits():
    table = {codes(code)[0]: holds for code, _, holds in rows("Checks")}

    assert set(table) == set(RULE.limits)
    for name, holds in table.items():
        assert holds.startswith("at least" if name in AT_LEAST else "at most")
        assert float(holds.split()[-1]) == RULE.limits[name]


def test_figures_come_with_their_steps():
    table = {codes(code)[0]: said for code, said in rows("Figures")}

    assert set(table) == set(RULE.steps)
    for name, said in table.items():
        steps = tuple((float(most), float(points)) for most, points in re.findall(r"(\d+)(?: %)?: (\d+)", said))
        scale = 1 if name == "breaks" else 100
        assert steps == tuple((scale * most, points) for most, points in RULE.steps[name])
        assert said.endswith("more or not known: 0")


def test_every_reading_of_an_interval_is_told():
    table = rows("What an interval says")
    told = {code: conclusive == "yes" for cell, _, conclusive in table for code in codes(cell)}

    assert told == {code: code in sizes.CONCLUSIVE for code in sizes.FOUND}


@pytest.mark.parametrize("row", rows("Which designs the data carry"), ids=lambda row: row[0])
def test_the_least_numbers_of_each_design_are_told(row):
    design, before, after, treated, compared, besides = codes(row[0])[0], *row[1:]

    assert int(before) == designs.LEAST_BEFORE[design] and int(after) == designs.LEAST_AFTER[design]
    assert int(treated.split(",")[0]) == designs.LEAST_TREATED.get(design, 1)
    assert compared == str(designs.LEAST_COMPARED.get(design, "–"))
    assert ("one start" in besides) is (designs._one_start in designs.ASKED[design])
    if design == designs.TWO_LOGS:
        assert f"{designs.LEAST_CASES} finished cases" in besides
    if design == designs.INTERRUPTED:
        assert f"{designs.SEASONS_BEFORE} full seasons before" in besides


def test_cautions_are_told_with_their_numbers():
    part = TEXT.split("Said as a caution")[1].split("\n\n")[0].replace("\n", " ")
    least = {
        f"fewer than {designs.MANY_UNITS} at a start",
        f"fewer than {designs.MANY_DONORS} donors",
        f"fewer than {2 * designs.LEAST_BEFORE[designs.SYNTHETIC]} periods before",
        f"fewer than {designs.FIRM_LIMITS} points for limits",
        f"fewer than {designs.MANY_POINTS} points on a side",
    }

    assert sorted(said for said in least if said not in part) == []


def test_holding_is_told_with_its_numbers():
    keep, gone = RULE.holding["keep"], RULE.holding["gone"]
    verdicts = {codes(row[0])[0]: row[1] for row in rows("Held after twelve months")}
    said = TEXT.split("## Held after twelve months")[1].replace("\n", " ")
    days = ", ".join(map(str, RULE.reminders[:-1])) + f" and {RULE.reminders[-1]} days before"

    assert set(verdicts) == {KEPT, PARTLY, LOST, CANNOT_SAY}
    assert f"at least {keep}" in verdicts[KEPT] and f"below {gone}" in verdicts[LOST] and f"excludes {gone}" in said
    assert f"Asked {RULE.holding['months']} months after" in said and days in said
    assert (
        f"late {RULE.holding['grace']} days after" in said
        and f"at least {RULE.holding['periods']} later periods" in said
    )
    assert f"{shares.LEVEL:.2f}" == "0.95"


def test_pooling_is_told_with_its_numbers():
    part = TEXT.split("## Pooled effects")[1].replace("\n", " ")

    assert f"At least {pooling.LEAST} adoptions" in part
    assert f"at least {works_where.LEAST_A_SIDE} places on each side" in part


def test_the_worked_example_is_what_the_rule_gives():
    example = TEXT.split("## Worked example")[1].split("##")[0]
    numbers = [int(number) for number in re.findall(r"\((\d+)\)", example)]
    quality = Quality(has_source=True, estimated=0.0, missing=0.0, breaks=0)
    size = sizes.Size(4.0, 2.0, 6.0)
    facts = EvidenceFacts("did", Checks(pretrend=0.40), quality, size, is_registered=True, is_second_read=True)
    graded, later = grade(facts, RULE), grade(replace(facts, persistence="held"), RULE)

    assert sum(numbers) == graded.points and f"{graded.points:g} points, `{graded.grade}`" in example
    assert f"{later.points:g} points, `{later.grade}`" in example
    parts = {part.name: part.points for part in graded.parts}
    assert numbers == [parts["design"], parts["fit"], 6, 5, 5, 4, *list(parts.values())[3:]]
    assert sum(numbers[2:6]) == parts["figures"]
