"""Losses of a project, and what was decided and said about it."""

from yokoten.adopt.models import Comment, Decision, Problem, Project


def problems_of(project: Project) -> list[Problem]:
    return list(project.problems.select_related("item", "noted_by"))


def problem_by_number(project: Project, number: int) -> Problem | None:
    return project.problems.filter(number=number).first()


def decisions_of(project: Project) -> list[Decision]:
    """The newest first."""
    return list(project.decisions.select_related("noted_by").order_by("-decided_on", "-pk"))


def comments_of(project: Project) -> list[Comment]:
    """In the order they were written."""
    return list(project.comments.select_related("written_by"))
