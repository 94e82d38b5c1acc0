"""The chart of a target: chosen before the first number, its rules at any time; days are noted as it asks."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from factories import adopt as make
from factories.adopt import NOW, TODAY
from factories.kernel import make_member
from yokoten.adopt.actions.measuring import Reading, choose_chart, note_measurement, set_target
from yokoten.adopt.models import Target
from yokoten.adopt.rules.charts import Counted
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

NOTHING = Counted()
pytestmark = pytest.mark.django_db


def target_with(chart, unit="%"):
    target = make.make_project().targets.get()
    wanted = make.wanted(unit=unit, baseline=Decimal(9), goal=Decimal(4))
    set_target(SYSTEM, target.project, wanted, target=target)
    return choose_chart(SYSTEM, target, chart=chart, rules="western")


def note(target, counted=NOTHING, value=None, days=0):
    reading = Reading(uuid4(), TODAY - timedelta(days=days), value, "en", counted=counted)
    return note_measurement(SYSTEM, target, reading, today=TODAY, now=NOW)


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_a_share_is_reckoned_and_keeps_what_was_counted():
    noted = note(target_with("p"), Counted(Decimal(12), Decimal(340)))
    assert (noted.value, noted.events, noted.size) == (Decimal("3.529412"), 12, 340)


def test_a_subgroup_keeps_its_values_and_the_next_has_as_many():
    target = target_with("xbar", unit="mm")
    assert note(target, Counted(parts=(Decimal("4.1"), Decimal("4.3")))).parts == ["4.1", "4.3"]
    refused("reading_group_size", lambda: note(target, Counted(parts=(Decimal(4),) * 3), days=1))


def test_the_only_day_may_change_the_size_of_its_subgroup():
    target = target_with("xbar", unit="mm")
    note(target, Counted(parts=(Decimal(1), Decimal(2))))
    assert note(target, Counted(parts=(Decimal(1), Decimal(2), Decimal(3)))).value == 2


def test_single_values_need_the_number():
    refused("reading_needs_number", lambda: note(make.make_project().targets.get()))


def test_the_chart_is_fixed_once_there_are_numbers_and_its_rules_are_not():
    target = target_with("c", unit="calls")
    note(target, Counted(Decimal(3)))
    refused("chart_has_numbers", lambda: choose_chart(SYSTEM, target, chart="u", rules="western"))
    assert choose_chart(SYSTEM, target, chart="c", rules="limits").rules == "limits"
    facts = Entry.objects.filter(act="adopt.choose_chart").latest("pk").facts
    assert facts["rules"] == {"from": "western", "to": "limits"}


def test_a_share_is_a_percentage_and_unknown_charts_are_refused():
    target = make.make_project().targets.get()
    refused("chart_needs_percent", lambda: choose_chart(SYSTEM, target, chart="p", rules="wheeler"))
    refused("chart_unknown", lambda: choose_chart(SYSTEM, target, chart="pareto", rules="wheeler"))
    refused("chart_unknown", lambda: choose_chart(SYSTEM, target, chart="c", rules="own"))


def test_who_only_notes_numbers_does_not_choose_the_chart():
    target = make.make_project().targets.get()
    foreman = make_member("adopt.note_measurement", organisation=target.project.organisation)
    with pytest.raises(NotAllowed):
        choose_chart(foreman, target, chart="c", rules="limits")
    assert Target.objects.get(pk=target.pk).chart == "xmr"
