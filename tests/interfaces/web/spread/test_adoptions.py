"""Pages of adoptions: taken up from a practice in one click, taken on, mended, given up, listed and exported."""

import pytest
from django.urls import reverse

from factories import spread as make
from factories.adopt import make_project, make_readings
from factories.exchange import make_lesson, make_ready_trip, make_visit
from factories.kernel import make_member, make_organisation
from factories.practices import make_published
from factories.prove import make_reviewed, make_run
from yokoten.spread.models import Adoption

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def expert(client):
    person = make_member("spread.*", "adopt.*", "practices.*", "exchange.*")
    client.force_login(person, backend=BACKEND)
    return person


@pytest.fixture
def home(expert):
    return expert.memberships.get().organisation


def page(client, name, *parts):
    answer = client.get(reverse(name, args=parts))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_practice_is_taken_up_from_its_page_in_one_click(client, home):
    practice = make_published(visibility="public")
    told = page(client, "practice", practice.key)
    assert 'action="/spread/adoptions/open/"' in told and f'name="organisation" value="{home.code}"' in told
    sent = {"practice": practice.key, "organisation": home.code}
    answer = client.post(reverse("adoption_open"), sent)
    adoption = Adoption.objects.get()
    assert answer.url == reverse("adoption", args=[adoption.key])
    assert 'action="/spread/adoptions/open/"' not in page(client, "practice", practice.key)
    again = client.post(reverse("adoption_open"), sent, follow=True)
    assert "taken this practice up already" in again.content.decode()


def test_it_is_taken_up_from_a_project_that_names_the_practice(client, home):
    practice = make_published(visibility="public")
    project = make_project(home, practice=practice)
    client.post(reverse("adoption_open"), {"practice": practice.key, "organisation": home.code, "project": project.key})
    assert Adoption.objects.get().project == project
    foreign = {"practice": practice.key, "organisation": home.code, "project": make_project().key}
    assert client.post(reverse("adoption_open"), foreign).status_code == 404


def test_the_page_of_a_project_offers_its_practice_until_it_is_taken_up(client, home):
    project = make_project(home, practice=make_published(visibility="public"))
    offer = "Note that we take the practice up"
    assert offer in page(client, "project", project.key)
    adoption = make.make_adoption(home, project.practice, project=project)
    told = page(client, "project", project.key)
    assert offer not in told and reverse("adoption", args=[adoption.key]) in told
    assert offer not in page(client, "project", make_project(home).key)


def test_a_lesson_to_copy_offers_the_practice_once_and_the_adoption_keeps_the_visit(client, expert, home):
    trip = make_ready_trip(home, state="held")
    practice = make_published(visibility="public")
    lesson = make_lesson(trip, practice=practice, verdict="adapt", visit=make_visit(trip, state="held"))
    make_lesson(trip, practice=make_published(visibility="public"), verdict="avoid")
    assert page(client, "trip", trip.key).count('form="take-up-') == 1
    sent = {"practice": practice.key, "organisation": home.code, "visit": lesson.visit.key}
    client.post(reverse("adoption_open"), sent)
    assert Adoption.objects.get().visit == lesson.visit
    assert 'form="take-up-' not in page(client, "trip", trip.key)


def test_it_goes_through_its_stages_with_the_words_they_ask_for(client, home):
    adoption = make.make_adoption(home)
    address = reverse("adoption_move", args=[adoption.key])
    day = {"on": "2026-07-01"}
    assert "Say what was kept" in client.post(address, day).content.decode()
    assert client.post(address, {**day, "kept": "The guide.", "changed": "Two.", "why": "Small."}).status_code == 302
    project = make_project(home)
    make_readings(project.targets.get(), [50, 32])
    assert "Choose the project" in client.post(address, {**day, "kept": "The guide."}).content.decode()
    assert client.post(address, {**day, "kept": "The guide.", "project": project.pk}).status_code == 302
    adoption.refresh_from_db()
    assert (adoption.stage, adoption.project) == ("reuse", project)
    told = page(client, "adoption", adoption.key)
    assert "better than before" in told and "The guide." in told and "Next stage" not in told
    assert client.get(address).status_code == 302


def test_it_is_mended_and_given_up_with_a_reason(client, home):
    adoption = make.make_adoption(home)
    teacher = make.make_adoption(practice=adoption.practice)
    known = {"started_on": "2026-06-01", "visibility": "own", "parent": teacher.pk, "changed": "", "kept": ""}
    assert client.post(reverse("adoption_change", args=[adoption.key]), known).status_code == 302
    adoption.refresh_from_db()
    assert (adoption.visibility, adoption.parent) == ("own", teacher)
    address = reverse("adoption_decline", args=[adoption.key])
    assert "cannot be earlier" in client.post(address, {"reason": "No staff.", "on": "2026-01-01"}).content.decode()
    assert client.post(address, {"reason": "No staff.", "on": "2026-07-01"}).status_code == 302
    assert "No staff." in page(client, "adoption", adoption.key)


def test_others_read_what_is_shown_and_change_nothing(client, expert):
    adoption = make.make_adoption()
    told = page(client, "adoption", adoption.key)
    assert reverse("adoption_change", args=[adoption.key]) not in told
    for name in ("adoption_move", "adoption_change", "adoption_decline"):
        assert client.get(reverse(name, args=[adoption.key])).status_code == 403
    hidden = make.make_adoption(visibility="own")
    assert client.get(reverse("adoption", args=[hidden.key])).status_code == 404


def test_a_visitor_reads_the_tree_of_a_public_practice(client):
    adoption = make.make_adoption(
        practice=make_published(visibility="public"), visibility="public", changed="Two offices.", why="Small."
    )
    make.make_adoption(practice=adoption.practice, stage="not_adopted", reason_not="No money.", visibility="public")
    make.make_adoption(practice=adoption.practice, visibility="network", changed="Secret way.")
    told = page(client, "practice", adoption.practice.key)
    assert (
        "1 organisation took it up, 1 organisation decided against it." in told
        and "Two offices." in told
        and "No money." in told
    )
    assert "Secret way." not in told and "We take it up" not in told
    assert page(client, "adoption", adoption.key)


def test_evaluated_effects_stand_in_the_tree_and_what_a_new_place_may_expect_below_it(client):
    practice = make_published(visibility="public")
    for _ in range(2):
        project = make_reviewed().evaluation.project
        make.make_adoption(project.organisation, practice, project=project, visibility="public", stage="reuse")
    told = page(client, "practice", practice.key)
    assert "Adoptions with an effect and its interval: 2; needed to say what to expect: 3." in told
    project = make_run().evaluation.project
    make.make_adoption(project.organisation, practice, project=project, visibility="public", stage="reuse")
    told = page(client, "practice", practice.key)
    assert told.count("not read by a second person yet") == 1 and told.count('class="node good"') == 2
    assert "Mean effect of the adoptions (3)" in told and "A new place" in told and "All together" in told


def test_without_any_evaluation_nothing_is_promised(client):
    adoption = make.make_adoption(practice=make_published(visibility="public"), visibility="public")
    assert "no adoption has been evaluated yet" in page(client, "practice", adoption.practice.key)


def test_the_list_shows_what_was_taken_and_given_with_filters_and_files(client, home):
    taken = make.make_adoption(home, make_published(text={"title": "Taken"}), stage="adapt", changed="Two offices.")
    make.make_adoption(practice=make_published(home, text={"title": "Given"}))
    make.make_adoption(make_organisation(), make_published(text={"title": "Other"}))
    told = page(client, "adoptions")
    assert "Taken" in told and "Given" in told and "Other" not in told
    narrowed = client.get(reverse("adoptions"), {"side": "given"}).content.decode()
    assert "Given" in narrowed and "Taken" not in narrowed
    rows = client.get(reverse("adoptions"), {"stage": "adapt", "format": "csv"}).content.decode()
    assert "Two offices." in rows and taken.practice.title in rows and "Given" not in rows


def test_an_empty_list_leads_to_the_library(client, home):
    assert "Nothing taken over yet" in page(client, "adoptions")
