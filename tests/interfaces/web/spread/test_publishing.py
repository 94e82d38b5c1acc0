"""A practice made of a project on pages: what is carried over is shown, the rest is asked, the draft follows."""

import pytest
from django.urls import reverse

from factories import spread as make
from factories.adopt import make_project
from factories.kernel import make_member
from yokoten.practices.models import Practice

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home(client):
    person = make_member("spread.*", "adopt.*", "practices.*")
    client.force_login(person, backend=BACKEND)
    return person.memberships.get().organisation


def at(project):
    return reverse("project_publish", args=[project.key])


def test_a_finished_project_leads_to_the_draft_of_a_practice(client, home):
    project = make.make_finished(home)
    here = reverse("project", args=[project.key])
    assert at(project) in client.get(here).content.decode()
    form = client.get(at(project)).content.decode()
    assert "Move the rack" in form and "50 → 32" in form and "Firms wait." in form
    answer = client.post(at(project), {"problem": "Firms wait.", "essence": "By takt."})
    practice = Practice.objects.get()
    assert answer.url == reverse("practice_change", args=[practice.key]) and practice.title == project.title
    told = client.get(here).content.decode()
    assert at(project) not in told and reverse("practice", args=[practice.key]) in told


def test_what_was_kept_and_changed_stands_in_the_form(client, home):
    adoption = make.make_adoption(home, kept="The guide.", changed="Two offices.")
    adoption.project = make.make_finished(home)
    adoption.save()
    assert "The guide.\n\nTwo offices." in client.get(at(adoption.project)).content.decode()


def test_a_refusal_keeps_what_was_typed(client, home):
    answer = client.post(at(make_project(home)), {"problem": "Firms wait.", "essence": "By takt."})
    told = answer.content.decode()
    assert "This one has not." in told and "By takt." in told and not Practice.objects.exists()


def test_whoever_may_not_write_practices_is_told_so(client):
    reader = make_member("adopt.*", "spread.*")
    client.force_login(reader, backend=BACKEND)
    assert client.get(at(make.make_finished(reader.memberships.get().organisation))).status_code == 403
