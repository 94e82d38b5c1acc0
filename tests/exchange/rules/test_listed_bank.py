"""The tables every installation starts with."""

import csv
from importlib.resources import files

from yokoten.exchange.models import VisitType
from yokoten.exchange.rules.listed_bank import listed_questions, listed_themes, listed_types
from yokoten.kernel.rules.texts import LANGUAGES


def test_every_question_is_asked_in_four_languages_and_no_two_are_the_same():
    questions = listed_questions()
    assert len(questions) >= 80
    assert len({one.code for one in questions}) == len(questions)
    for language in LANGUAGES:
        texts = [one.texts[language] for one in questions]
        assert len(set(texts)) == len(texts)
        assert all(text.strip() == text and text[-1] in "?." for text in texts)


def test_every_question_belongs_to_a_concept_of_the_thesaurus():
    table = files("yokoten.practices").joinpath("thesaurus", "concepts.csv").read_text(encoding="utf-8")
    codes = {row["code"] for row in csv.DictReader(table.splitlines())}
    assert {one.theme for one in listed_questions()} <= codes


def test_figures_of_every_shipped_indicator_belong_to_a_theme_of_the_thesaurus():
    table = files("yokoten.practices").joinpath("thesaurus", "concepts.csv").read_text(encoding="utf-8")
    themes = {row["code"] for row in csv.DictReader(table.splitlines()) if not row["broader"]}
    listed = files("yokoten.measure").joinpath("catalogue", "indicators.csv").read_text(encoding="utf-8")
    assert {row["theme"] for row in csv.DictReader(listed.splitlines())} <= set(listed_themes())
    assert set(listed_themes().values()) <= themes


def test_collaborators_are_asked_eight_questions():
    assert sum(one.theme == "collaborator-network" for one in listed_questions()) == 8


def test_kinds_of_visit_have_their_caps_in_order_and_names_in_four_languages():
    for kind in listed_types():
        assert kind.facts["purpose"] in VisitType.Purpose.values
        assert kind.facts["most_days"] is None or kind.facts["least_days"] <= kind.facts["most_days"]
        assert all(kind.facts["names"][language] for language in LANGUAGES)
