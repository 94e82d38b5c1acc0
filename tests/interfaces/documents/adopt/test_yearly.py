"""The yearly report: counts that add up, effects apart, nulls shown, nothing of others."""

from datetime import UTC, date, datetime

import pytest

from factories import adopt as make
from factories.kernel import make_member, make_organisation
from factories.papers import paper_text
from factories.prove import make_run
from factories.spread import make_adoption
from yokoten.adopt.models import Result
from yokoten.adopt.queries.yearly import year_of
from yokoten.interfaces.documents.adopt.sheets import YEAR_HEADS, yearly_sheet
from yokoten.interfaces.documents.adopt.yearly import Scope, figures_of, kept_in, yearly_of
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
TOTAL = {"currency": "RUB", "kind": "yearly", "form": "cash"}


@pytest.fixture
def home():
    return make_organisation(names={"en": "Centre", "ru": "Центр"})


def year(home, year=2026, actor=SYSTEM):
    return year_of(actor, [home], year)


def report(home, code="en", actor=SYSTEM, **details):
    scope = Scope("Centre", [home], details.pop("year", 2026), is_region=False)
    return paper_text(yearly_of(kept_in(actor, scope), speak(code), now=NOW))


def approve(project, on=NOW, amount="100", state="approved"):
    totals = [{**TOTAL, "amount": amount}]
    made = make.make_result(project=project, totals=totals)
    Result.objects.filter(pk=made.pk).update(state=state, decided_at=on, remark="So.")


def test_projects_are_counted_by_what_became_of_them(home):
    make.make_project(home)
    make.make_project(home, starts_on=date(2024, 1, 1), closed_on=date(2026, 3, 1), state="completed")
    make.make_project(home, starts_on=date(2024, 1, 1), closed_on=date(2026, 3, 1), state="cancelled")
    make.make_project(home, starts_on=date(2024, 1, 1), closed_on=date(2025, 3, 1), state="completed")
    found = year(home)
    assert (found.opened, found.finished, found.stopped, found.running) == (1, 1, 1, 1)
    assert len(found.projects) == found.finished + found.stopped + found.running
    assert year(home, 2023).projects == []


def test_a_project_closed_later_was_still_running_in_that_year(home):
    make.make_project(home, starts_on=date(2024, 1, 1), closed_on=date(2026, 3, 1), state="completed")
    assert (year(home, 2025).running, year(home, 2025).finished) == (1, 0)


def test_money_comes_from_approved_results_of_the_year_once_for_each_project(home):
    project = make.make_project(home)
    approve(project, on=datetime(2026, 5, 1, tzinfo=UTC), amount="100")
    approve(project, on=datetime(2026, 6, 1, tzinfo=UTC), amount="150")
    approve(make.make_project(home), on=datetime(2026, 6, 1, tzinfo=UTC), amount="50", state="declined")
    approve(make.make_project(home), on=datetime(2025, 6, 1, tzinfo=UTC), amount="70")
    found = year(home)
    assert [str(one.amount) for one in found.money] == ["150"] and (found.approved, found.declined) == (2, 1)


@pytest.mark.parametrize("code", CODES)
def test_an_empty_year_says_so_in_every_language(home, code):
    language = speak(code)
    said = report(home, code, year=2019)
    for sentence in ("Nothing was noted for this year.", "No evaluation was run in the year."):
        assert language.say(sentence) in said


def test_what_found_nothing_stands_there_too(home):
    run = make_run(home, [50, 51, 49, 50, 51, 49, 50, 51] * 4)
    said = report(home, year=run.made_at.year)
    assert run.evaluation.question in said and "found nothing or harm too" in said


def test_practices_taken_and_given_are_told_apart(home):
    taken = make_adoption(home)
    given = make_adoption(make_organisation(names={"en": "Taker"}))
    given.practice.organisation = home
    given.practice.save()
    year_taken = taken.started_on.year
    said = report(home, year=year_taken)
    assert "Practices taken up" in said and "Taker" in said and said.index("Practices taken up") < said.index("Taker")


def test_projects_of_others_are_not_in_it(home):
    other = make_organisation(names={"en": "Other"})
    make.make_project(other, title="Secret flow")
    member = make_member("adopt.*", organisation=home)
    assert "Secret flow" not in report(other, actor=member)
    assert (
        dict(figures_of(kept_in(member, Scope("Other", [other], 2026, is_region=False)), speak("en")))[
            "Projects opened"
        ]
        == "0"
    )


def test_the_table_has_a_line_for_each_project_under_its_heads(home):
    project = make.make_project(home, is_example=True)
    make.make_readings(project.targets.get(), [50, 41.5])
    make.make_effect(project)
    kept = kept_in(SYSTEM, Scope("Centre", [home], 2026, is_region=False))
    sheet = yearly_sheet(kept, speak("en"), now=NOW)
    row = dict(zip(YEAR_HEADS, sheet.rows[0], strict=True))
    assert (row["What is measured"], row["Unit"]) == ("Lead time", "h")
    assert (row["Before"], row["Now"], row["Goal"]) == (50, 41.5, 30)
    assert "every year, in cash" in row["Effects in money"] and row["Remark"] == "example"
