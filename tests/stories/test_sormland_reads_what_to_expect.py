"""Sörmland reads what a practice did at four other places, and what it may expect itself, before it decides."""

import re

import pytest
from playwright.sync_api import expect

from factories.kernel import make_organisation
from factories.prove import make_reviewed, numbers
from factories.spread import make_adoption
from stories.steps import choose_language, press, said, sign_in
from yokoten.adopt.models import Project
from yokoten.kernel.models import Place
from yokoten.practices.models import Practice
from yokoten.spread.models import Adoption

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OUTCOME = "Tid till svar"
PLACES = {"SE-O": 40, "SE-T": 38, "SE-X": 41, "SE-K": 50}


@pytest.fixture
def practice(db):
    """Four regions work by it; at the last one it changed nothing, and that stays in."""
    practice = Practice.objects.get(import_key="demo:varmland-aka-ut")
    for code, after in PLACES.items():
        place = Place.objects.get(code=code)
        names = {"sv": f"{place.names['sv']} (exempel)", "en": f"{place.names['en']} (example)"}
        home = make_organisation(names=names, place=place)
        run = make_reviewed(home, numbers(50, after))
        run.used = {**run.used, "outcome": OUTCOME, "unit": "dagar"}
        run.save()
        make_adoption(home, practice, stage="reuse", project=run.evaluation.project, is_example=True)
    return practice


def test_sormland_decides_with_the_pooled_effect_in_front_of_it(page, practice):
    sign_in(page, "sormland@example.org")
    choose_language(page, "sv")
    page.goto(f"/learn/practices/{practice.key}/")
    sees_the_effect_at_every_place(page)
    expected = reads_what_a_new_place_may_expect(page)
    takes_it_up_and_promises_no_more_than_that(page, practice, expected)


def sees_the_effect_at_every_place(page):
    """Each with its interval and grade, the one without an effect too."""
    rows = page.locator("#spread .tree-list li")
    assert rows.count() == len(PLACES)
    for row in rows.all():
        assert "…" in row.inner_text() and "dagar" in row.inner_text()
    null = rows.filter(has_text=Place.objects.get(code="SE-K").names["sv"])
    expect(null).to_have_count(1)


def reads_what_a_new_place_may_expect(page):
    """The interval for a new place is wider than that of the mean of all, and holds no promise of the best place."""
    expect(page.locator("#expect h3")).to_have_text(said("sv", "What you may expect in a place like yours"))
    sentence = page.locator("#expect p").first.inner_text()
    ends = [float(one.replace("−", "-").replace(",", ".")) for one in re.findall(r"[−-]?\d+(?:,\d+)?", sentence)]
    assert "dagar" in sentence and len(ends) > 3
    expect(page.locator("#expect figure svg").first).to_be_visible()
    strong = page.locator("#expect p b").inner_text()
    low, high = (
        float(one.replace("−", "-").replace(",", "."))
        for one in re.findall(r"[−-]?\d+(?:,\d+)?", strong.replace("95", "", 1))[:2]
    )
    assert low < -11 and high > -9
    return low, high


def takes_it_up_and_promises_no_more_than_that(page, practice, expected):
    press(page, said("sv", "We take it up"))
    page.wait_for_url(re.compile(r"/spread/adoptions/[0-9a-f-]{36}/$"))
    assert Adoption.objects.get(practice=practice, organisation__code="sormland-region").stage == "understand"
    page.goto(f"/adopt/projects/new/?practice={practice.key}")
    words = {
        "process": "Svar till småföretag", "begins_with": "Företaget ringer", "ends_with": "Företaget har svar",
        "sponsor_name": "Regiondirektören", "leader_name": "Utvecklaren", "target-name": OUTCOME,
        "target-unit": "dagar", "target-baseline": "50", "target-goal": str(50 + round(sum(expected) / 2)),
    }  # fmt: skip
    for name, value in words.items():
        page.fill(f"[name={name}]", value)
    page.select_option("[name=target-direction]", "lower")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/adopt/projects/[0-9a-f-]{36}/$"))
    target = Project.objects.get(practice=practice, organisation__code="sormland-region").targets.get()
    assert expected[0] < target.goal - target.baseline < expected[1]
