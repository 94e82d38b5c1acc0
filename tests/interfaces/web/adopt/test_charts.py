"""Every kind of chart on the page of a target: what it asks for, what it says, what stands beside it."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import adopt as make
from factories.files import csv_rows
from yokoten.adopt.actions.measuring import choose_chart
from yokoten.adopt.models import Target
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Person

pytestmark = pytest.mark.django_db
SEEN = {
    "p": {"events": "12", "size": "340"},
    "u": {"events": "9", "size": "2.5"},
    "c": {"events": "7"},
    "xbar": {"parts": "4.1 4.3; 4.2"},
}
VALUES = {"p": "3.529412", "u": "3.6", "c": "7", "xbar": "4.2"}


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


@pytest.fixture
def target(home):
    found = make.make_project(home).targets.get()
    Target.objects.filter(pk=found.pk).update(unit="%", goal=3)
    return Target.objects.get(pk=found.pk)


def charted(target, chart, rules="wheeler"):
    return choose_chart(SYSTEM, target, chart=chart, rules=rules)


def note(client, target, days=0, **said):
    on = (timezone.localdate() - timedelta(days=days)).isoformat()
    return client.post(reverse("target", args=[target.pk]), {"on": on, "note": "", **said}, follow=True)


@pytest.mark.parametrize("chart", SEEN)
def test_a_day_is_noted_as_its_chart_asks(expert, target, chart):
    charted(target, chart)
    assert "The number is noted." in text_of(note(expert, target, **SEEN[chart]))
    assert target.measurements.get().value == Decimal(VALUES[chart])


@pytest.mark.parametrize("chart", SEEN)
def test_numbers_of_every_kind_make_a_chart_with_limits_and_its_method(expert, target, chart):
    charted(target, chart)
    for days in range(6):
        note(expert, target, days, **SEEN[chart])
    said = text_of(expert.get(reverse("target", args=[target.pk])))
    assert "Nothing unusual" in said and 'class="limit"' in said
    assert {"p": "binomial", "u": "rate u", "c": "count c", "xbar": "A2"}[chart] in said
    assert ("How far the values of a day lie apart" in said) == (chart == "xbar")


def test_limits_of_shares_go_up_and_down_with_what_was_counted(expert, target):
    charted(target, "p")
    for days, size in enumerate((100, 400, 900, 100)):
        note(expert, target, days, events=str(size // 20), size=str(size))
    said = text_of(expert.get(reverse("target", args=[target.pk])))
    limits = re.findall(r'<path d="(M[^"]*)" class="limit"', said) or re.findall(r'class="limit" d="(M[^"]*)"', said)
    assert any(path.count("V") == 4 for path in limits)
    assert "(5 / 100)" in said


def test_a_day_far_off_is_named_with_its_own_limits(expert, target):
    charted(target, "p")
    for days in range(1, 12):
        note(expert, target, days, events="5", size="100")
    said = text_of(note(expert, target, 0, events="40", size="100", note="New form"))
    assert "it was 40.00, outside of" in said and "unusual" in said


def test_the_rules_chosen_decide_what_is_unusual(expert, target):
    make.make_readings(target, [10, 11] * 10 + [12.6, 10.5, 12.6])
    Target.objects.filter(pk=target.pk).update(baseline_count=20)
    charted(target, "xmr", "limits")
    assert "Unusual is a number beyond a limit." in text_of(expert.get(reverse("target", args=[target.pk])))
    charted(target, "xmr", "western")
    said = text_of(expert.get(reverse("target", args=[target.pk])))
    assert "two of three numbers lie close to a limit" in said


def test_the_chart_is_chosen_on_the_page_and_fixed_once_there_are_numbers(expert, target):
    address = reverse("target_act", args=[target.pk, "chart"])
    said = text_of(expert.post(address, {"chart-chart": "c", "chart-rules": "western"}, follow=True))
    assert "The chart is chosen." in said and 'name="events"' in said
    note(expert, target, events="3")
    said = text_of(expert.post(address, {"chart-chart": "u", "chart-rules": "limits"}, follow=True))
    target.refresh_from_db()
    assert (target.chart, target.rules) == ("c", "limits") and "Fixed, as there are numbers already." in said


def test_a_share_needs_percent_and_says_so_in_its_form(expert, home):
    target = make.make_project(home).targets.get()
    address = reverse("target_act", args=[target.pk, "chart"])
    said = text_of(expert.post(address, {"chart-chart": "p", "chart-rules": "western"}))
    assert "Give the target the unit % first; it has “h”." in said


@pytest.mark.parametrize(
    ("chart", "said", "expected"),
    [
        ("p", {"events": "6", "size": "5"}, "6 of 5 cannot be"),
        ("c", {"events": "1.5"}, "a whole number"),
        ("u", {"events": "3", "size": "0"}, "more than 0"),
        ("xbar", {"parts": "4.1 four"}, "“four” is not a number."),
        ("xbar", {"parts": "NaN 4"}, "“NaN” is not a number."),
        ("xbar", {"parts": "4"}, "Give 2 to 25 values."),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_stored(expert, target, chart, said, expected):
    charted(target, chart)
    assert expected in text_of(note(expert, target, **said))
    assert not target.measurements.exists()


def test_a_subgroup_in_russian_takes_a_decimal_comma(expert, target):
    charted(target, "xbar")
    Person.objects.update(language="ru")
    note(expert, target, parts="4,1 4,3")
    assert target.measurements.get().value == Decimal("4.2")


def test_what_was_different_stands_numbered_beside_the_chart(expert, target):
    make.make_readings(target, [5, 6, 5, 6])
    first = target.measurements.order_by("on")[1]
    first.note = "Power cut"
    first.save()
    item = make.make_item(target.project)
    item.state, item.done_on = "done", first.on
    item.save()
    said = text_of(expert.get(reverse("target", args=[target.pk])))
    beside = re.search(r'<ol class="annotations">.*?</ol>', said).group()
    assert "Power cut" in beside and item.text in beside and beside.count("<b>1</b>") == 2


def test_the_file_carries_what_was_counted(expert, target):
    charted(target, "p")
    note(expert, target, **SEEN["p"])
    rows = csv_rows(expert.get(reverse("target_download", args=[target.pk, "csv"])).content)
    assert rows[0][-2:] == ["How many", "Of how many"] and [float(one) for one in rows[1][-2:]] == [12, 340]
