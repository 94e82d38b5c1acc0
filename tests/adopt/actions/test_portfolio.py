"""Tables of projects: stored as one act with one line of the trail, taken back only while untouched."""

import pytest

from factories import adopt as make
from factories.adopt import NOW, TODAY
from factories.kernel import make_member, make_organisation
from yokoten.adopt.actions.measuring import note_measurement
from yokoten.adopt.actions.portfolio import map_portfolio, store_portfolio, undo_portfolio, upload_portfolio
from yokoten.adopt.actions.project import change_project
from yokoten.adopt.models import Effect, Project, Target
from yokoten.adopt.rules.portfolio.reading import MOST_ROWS
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db
EFFECT = {name: value for name, value in make.EFFECT.items() if name != "language"}


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("adopt.*", organisation=home)


def stored(expert, home, count=3):
    lines = [make.line(at, title=f"P {at}", effect=EFFECT if at else None) for at in range(count)]
    return store_portfolio(expert, make.make_portfolio(home), lines, now=NOW)


def test_every_row_becomes_a_project_with_its_target_and_effect(expert, home):
    kept = stored(expert, home)
    assert set(Project.objects.values_list("pk", flat=True)) == set(kept.made) and len(kept.made) == 3
    assert (Target.objects.count(), Effect.objects.count()) == (3, 2)
    assert Project.objects.filter(organisation=home, created_by=expert, language="en").count() == 3


def test_a_table_leaves_one_line_in_the_trail_however_many_projects(expert, home):
    stored(expert, home)
    assert [entry.facts for entry in Entry.objects.filter(act__startswith="adopt.")] == [{"projects": 3}]


def test_storing_takes_no_more_queries_for_more_projects(expert, home, django_assert_max_num_queries):
    kept, lines = make.make_portfolio(home), [make.line(at, title=f"P {at}", effect=EFFECT) for at in range(120)]
    with django_assert_max_num_queries(24):
        store_portfolio(expert, kept, lines, now=NOW)


def test_an_untouched_table_goes_back_whole_and_only_once(expert, home):
    other = make.make_project(home, title="Here before")
    kept = undo_portfolio(expert, stored(expert, home))
    assert list(Project.objects.all()) == [other] and kept.state == "undone"
    with pytest.raises(RuleBroken, match="portfolio_moved_on"):
        undo_portfolio(expert, kept)


def change(expert, project):
    change_project(expert, project, make.card(title="Other"))


@pytest.mark.parametrize(
    "work",
    [
        change,
        lambda _expert, project: make.make_item(project),
        lambda _expert, project: make.make_result(project=project),
        lambda _expert, project: project.delete(),
    ],
)
def test_a_table_stays_as_soon_as_one_project_was_worked_on(expert, home, work):
    kept = stored(expert, home)
    work(expert, Project.objects.get(title="P 1"))
    with pytest.raises(RuleBroken) as refused:
        undo_portfolio(expert, kept)
    assert (refused.value.code, refused.value.facts["count"]) == ("portfolio_worked_on", 1)
    assert Project.objects.count() >= 2


def test_a_number_of_a_target_counts_as_work(expert, home):
    kept = stored(expert, home)
    note_measurement(expert, Target.objects.first(), make.reading(), today=TODAY, now=NOW)
    with pytest.raises(RuleBroken, match="portfolio_worked_on"):
        undo_portfolio(expert, kept)


def test_one_row_that_does_not_fit_keeps_all_out(expert, home):
    lines = [make.line(2, title="A"), make.line(3, title="")]
    with pytest.raises(RuleBroken, match="project_needs_title"):
        store_portfolio(expert, make.make_portfolio(home), lines, now=NOW)
    assert not Project.objects.exists()


def test_a_project_that_came_meanwhile_keeps_the_table_out(expert, home):
    make.make_project(home, title="p 1", starts_on=make.START)
    with pytest.raises(RuleBroken, match="portfolio_moved_on"):
        stored(expert, home)


def test_nothing_and_too_much_are_refused(expert, home):
    kept = make.make_portfolio(home)
    for lines, code in (([], "portfolio_empty"), ([make.line()] * (MOST_ROWS + 1), "portfolio_too_long")):
        with pytest.raises(RuleBroken, match=code):
            store_portfolio(expert, kept, lines, now=NOW)


def test_unknown_columns_and_languages_are_refused(expert, home):
    with pytest.raises(RuleBroken, match="choice_unknown"):
        upload_portfolio(expert, home, "a.csv", b"x", columns={"magic": 0}, now=NOW)
    with pytest.raises(RuleBroken, match="choice_unknown"):
        map_portfolio(expert, make.make_portfolio(home), {}, language="xx")


def test_people_of_another_organisation_bring_nothing_in(home):
    with pytest.raises(NotAllowed):
        stored(make_member("adopt.*"), home)
