"""Adoptions of the own organisations, and those that others made of their practices."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.templatetags.practices import lang_mark
from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.spread import STAGES
from yokoten.kernel.policies import organisations_of
from yokoten.spread.models import Adoption
from yokoten.spread.queries.adoption import own_adoptions


def adoption_shape(actor: Any) -> Shape:
    """Adoptions as a table."""
    language = spoken()
    stages = [(code, language.say(word)) for code, (_, word) in STAGES.items()]
    sides = [("taken", gettext("we took up")), ("given", gettext("others took from us"))]
    own = sorted(organisations_of(actor))
    ours = Q(organisation__in=own)
    return Shape(
        name="adoptions",
        title=gettext("Adoptions"),
        columns=(
            Column("practice", gettext("Practice"), lambda one: one.practice.title, "practice__title", _linked),
            Column("organisation", gettext("Who"), lambda one: one.organisation.name(language.code)),
            Column("stage", gettext("Stage"), _stage_said, "stage", _stage),
            Column("on", gettext("Since"), lambda one: language.day(one.stage_on)),
            Column("from", gettext("Home of the practice"), lambda one: one.practice.organisation.name(language.code)),
            Column("started", gettext("Start"), lambda one: language.day(one.started_on), "started_on"),
            Column("changed", gettext("What was changed"), lambda one: one.changed, is_for_files=True),
            Column("why", gettext("Why"), lambda one: one.why or one.reason_not, is_for_files=True),
        ),
        filters=(
            Filter("side", gettext("Whose"), sides, lambda value: ours if value == "taken" else ~ours),
            Filter("stage", gettext("Stage"), stages, lambda value: Q(stage=value)),
        ),
        search=("practice__title", "changed", "kept", "why"),
        order="-started",
        per_page=30,
    )


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """What was taken up and what was given."""
    listing = Listing(request, adoption_shape(request.user), own_adoptions(request.user))
    return listing.download() or render(request, "spread/adoptions.html", {"listing": listing, "station": "spread"})


def _linked(one: Adoption) -> str:
    mark = chip("example", gettext("example")) if one.is_example else ""
    return format_html(
        '<a href="{}"{}>{}</a> {}',
        reverse("adoption", args=[one.key]), lang_mark(one.practice.language), one.practice.title, mark,
    )  # fmt: skip


def _stage(one: Adoption) -> str:
    kind, word = STAGES[one.stage]
    return chip(kind, spoken().say(word))


def _stage_said(one: Adoption) -> str:
    return spoken().say(STAGES[one.stage][1])
