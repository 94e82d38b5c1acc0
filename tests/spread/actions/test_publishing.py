"""A finished project becomes a draft of a practice, with nothing typed twice and its origin kept."""

import pytest

from factories import spread as make
from factories.adopt import NOW, TODAY, make_item, make_project
from factories.kernel import make_administrator, make_member, make_organisation
from factories.practices import make_published
from factories.prove import make_reviewed
from yokoten.adopt.models import Project
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.spread.actions.publishing import publish_project
from yokoten.spread.models import Adoption
from yokoten.spread.queries.tree import evidence_at_home

pytestmark = pytest.mark.django_db


def published(project, actor=SYSTEM):
    return publish_project(actor, project, make.telling(), now=NOW)


def refused(code, project):
    with pytest.raises(RuleBroken) as met:
        published(project)
    assert met.value.code == code


def test_title_plan_and_numbers_are_carried_over():
    project = make.make_finished()
    make_item(project, text="New lamps", state="dropped", drop_reason="Too dear.")
    practice = published(project, make_administrator()).practice
    text, metric = practice.texts.get(), practice.metrics.get()
    assert (practice.state, practice.organisation, practice.title) == ("draft", project.organisation, project.title)
    assert (text.problem, text.steps) == ("Firms wait.", "1. Move the rack")
    assert text.difficulties == "– New lamps: Too dear."
    assert (metric.names, metric.unit, metric.before, metric.after) == ({"en": "Lead time"}, "h", 50.0, 32.0)
    assert (metric.before_period, metric.after_period) == ("2026-06", "2026-06")
    assert (practice.outcome, practice.evidence, practice.started_on) == ("works", "measured", project.starts_on)


def test_what_did_not_help_is_drafted_as_failed():
    assert published(make.make_finished(values=(50, 61))).practice.outcome == "failed"


def test_the_adoption_of_the_project_is_kept_with_the_practice():
    adoption = make.make_adoption(stage="reuse", kept="All.")
    project = make.make_finished(adoption.organisation)
    Adoption.objects.filter(pk=adoption.pk).update(project=project)
    assert published(project).adoption == adoption


def test_a_project_that_names_a_practice_of_others_becomes_an_adoption_of_it():
    source = make_published()
    adoption = published(make.make_finished(practice=source)).adoption
    assert (adoption.practice, adoption.stage, adoption.reused_on) == (source, "reuse", TODAY)


def test_an_adoption_without_project_is_the_one():
    adoption = make.make_adoption(stage="adapt")
    project = make.make_finished(adoption.organisation, practice=adoption.practice)
    assert published(project).adoption == adoption and Adoption.objects.count() == 1


def test_a_project_of_ones_own_practice_or_of_none_has_no_origin():
    assert published(make.make_finished()).adoption is None
    home = make_organisation()
    assert published(make.make_finished(home, practice=make_published(home))).adoption is None


def test_only_a_finished_project_with_numbers_is_published_and_only_once():
    refused("project_not_finished", make_project())
    refused("project_not_finished", make.make_finished(state="cancelled"))
    refused("project_without_effect", make.make_finished(values=()))
    project = make.make_finished()
    published(project)
    refused("project_published_already", project)


def test_whoever_may_not_write_practices_publishes_nothing():
    member = make_member("spread.*")
    with pytest.raises(NotAllowed):
        published(make.make_finished(member.memberships.get().organisation), member)


def test_what_was_found_in_the_project_becomes_evidence_of_the_practice():
    run = make_reviewed(make_organisation())
    project = run.evaluation.project
    Project.objects.filter(pk=project.pk).update(state="completed", closed_on=TODAY)
    project.refresh_from_db()
    practice = published(project).practice
    run.evaluation.refresh_from_db()
    practice.refresh_from_db()
    assert run.evaluation.practice == practice and practice.evidence == run.grade
    assert evidence_at_home(practice).estimate == run.estimate


def test_evaluations_of_another_practice_stay_with_it():
    run = make_reviewed(make_organisation())
    evaluation, other = run.evaluation, make_published()
    evaluation.practice = other
    evaluation.save()
    Project.objects.filter(pk=evaluation.project_id).update(state="completed", closed_on=TODAY)
    evaluation.project.refresh_from_db()
    published(evaluation.project)
    evaluation.refresh_from_db()
    assert evaluation.practice == other
