"""Support of a scheme and norms in the browser's words."""

import re
from html import unescape

import pytest
from django.urls import reverse

from factories import adopt as make
from factories import schemes
from factories.kernel import make_administrator
from yokoten.adopt.models import KeptNorm, Support

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ASKED = {"support-norm": "machinery", "support-units": "1", "support-cost": "500000000", "support-asked": "310000000"}


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_the_page_says_what_is_allowed_by_which_rule_and_by_how_much_it_is_over(expert, home):
    project = schemes.make_scheme(home)
    address = reverse("project_support", args=[project.key])
    assert "Nothing is asked for yet" in text_of(expert.get(address))
    said = text_of(expert.post(address, ASKED, follow=True))
    for part in ("too much", "50% × 500,000,000 VND", "250,000,000 VND", "60,000,000 VND", "28/2018/TT-BTC", "example"):
        assert part in said
    within = text_of(expert.post(address, {**ASKED, "support-asked": "250000000"}, follow=True))
    assert "within the norm" in within
    advance = {"advance-advance": "advance-30", "advance-asked": "75000000", "advance-progress": "40"}
    assert "Nothing may be paid in advance" in text_of(expert.post(address, advance, follow=True))
    assert float(Support.objects.get().progress) == 0.4


def test_a_project_without_support_has_no_such_page(expert, home):
    project = make.make_project(home)
    assert expert.get(reverse("project_support", args=[project.key])).status_code == 404
    assert (
        reverse("project_support", args=[project.key])
        not in expert.get(reverse("project", args=[project.key])).content.decode()
    )


def test_a_new_version_stands_beside_the_old_one(expert, home):
    begin = f"{reverse('norm_new')}?kind=norm&code=machinery"
    assert "Advanced machinery" in expert.get(begin).content.decode()
    said = {"name": "Machines", "share": "40", "ceiling": "350000000", "currency": "VND", "rule": "9/2026",
            "issued_on": "2026-01-02", "valid_from": "2026-02-01", "holds_for": home.code}  # fmt: skip
    page = text_of(expert.post(begin, said, follow=True))
    assert "The version is added." in page and "9/2026" in page and "26/2014/TTLT-BTC-BCT" in page and "Centre" in page
    assert KeptNorm.objects.get().organisation == home
    assert "There is a version from" in text_of(expert.post(begin, said))


def test_only_an_administrator_adds_for_everybody(expert, client, home):
    begin = f"{reverse('norm_new')}?kind=advance"
    said = {"name": "All", "code": "advance-50", "share": "50", "above": "", "currency": "VND", "rule": "9/2026",
            "issued_on": "2026-01-02", "valid_from": "2026-02-01", "holds_for": "*"}  # fmt: skip
    assert "Select a valid choice" in text_of(expert.post(begin, said))
    client.force_login(make_administrator(), backend=BACKEND)
    client.post(begin, said)
    assert (KeptNorm.objects.get().organisation, KeptNorm.objects.get().kind) == (None, "advance")
