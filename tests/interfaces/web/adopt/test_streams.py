"""Pages of value-stream maps: begin, fill, mend, compare, print."""

import pytest
from django.urls import reverse

from factories.adopt import make_project, make_stream
from factories.kernel import make_administrator

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def project(client):
    client.force_login(make_administrator(language="en"), backend=BACKEND)
    return make_project()


def page(client, name, project, *rest):
    answer = client.get(reverse(name, args=[project.key, *rest]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_page_teaches_and_leads_to_a_map(client, project):
    assert "Begin an empty map" in page(client, "project_stream", project)
    address = reverse("project_stream_asked", args=[project.key, "current"])
    answer = client.post(address, {"unit": "min", "demand": "40", "available": "480", "day": ""}, follow=True)
    assert "No step yet" in answer.content.decode()
    step = {"name": "Weld", "processing": "12", "first_pass": "93", "loss": "Waits for the crane"}
    said = client.post(reverse("project_stream", args=[project.key, "current"]), step, follow=True).content.decode()
    assert "Bottleneck: Weld, a unit every 12 min." in said and "Waits for the crane" in said
    kept = project.streams.get().steps.get()
    assert (float(kept.first_pass), kept.language) == (0.93, "en")


def test_a_step_is_mended_with_what_stood_there(client, project):
    step = make_stream(project).steps.get(name="Weld")
    assert 'value="Weld"' in page(client, "project_stream_step", project, step.pk)
    address = reverse("project_stream_step", args=[project.key, step.pk])
    refused = client.post(address, {"name": "Weld", "processing": "4", "value_adding": "9"}).content.decode()
    assert "longer than the processing time" in refused and 'value="9"' in refused
    assert client.post(address, {"name": "Weld", "processing": "10", "waiting": "200"}).status_code == 302
    step.refresh_from_db()
    assert (step.processing, step.waiting, step.position) == (10, 200, 2)


def test_a_word_in_the_place_of_a_figure_stays_in_its_field(client, project):
    make_stream(project)
    said = client.post(reverse("project_stream", args=[project.key, "current"]), {"name": "Pack", "waiting": "long"})
    assert 'value="long"' in said.content.decode() and project.streams.get().steps.count() == 3


def test_a_target_is_begun_from_today_and_compared(client, project):
    make_stream(project)
    assert "Begin with the steps of: Current map" in page(client, "project_stream", project, "target")
    client.post(reverse("project_stream_copy", args=[project.key, "target"]), {"source": "current"})
    weld = project.streams.get(kind="target").steps.get(name="Weld")
    client.post(
        reverse("project_stream_step", args=[project.key, weld.pk]),
        {"name": "Weld", "processing": "12", "waiting": "60"},
    )
    said = page(client, "project_stream_beside", project, "target")
    assert "What the target changes" in said and "−47" in said
    client.post(reverse("project_stream_step_remove", args=[project.key, weld.pk]))
    assert not project.streams.get(kind="target").steps.filter(name="Weld").exists()


def test_a_map_is_printed_on_a3(client, project):
    make_stream(project)
    answer = client.get(reverse("project_stream_paper", args=[project.key, "current"]))
    assert answer["Content-Type"] == "image/svg+xml" and b'width="420mm"' in answer.content
    assert client.get(reverse("project_stream_paper", args=[project.key, "ideal"])).status_code == 404


def test_there_is_no_other_kind_of_map(client, project):
    assert client.get(reverse("project_stream", args=[project.key, "dream"])).status_code == 404
    make_stream(project)
    assert client.get(reverse("project_stream_beside", args=[project.key, "current"])).status_code == 404
