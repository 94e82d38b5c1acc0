"""The pages of goals: list, form, replacement, withdrawal."""

import pytest
from django.urls import reverse

from factories.kernel import make_administrator, make_member, make_organisation, make_person, make_place
from factories.measure import make_goal, make_indicator, make_observation
from yokoten.measure.models import Goal

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WORDS = {"document_en": "Plan 7", "name_en": "Plans in force", "subject": "other", "path": "none"}
FORM = {**WORDS, "comparator": "at_least", "value": "12.5", "horizon": "2030", "visibility": "public"}


def enter(client, person):
    client.force_login(person, backend=BACKEND)
    return person


def test_goals_are_listed_with_state_and_document_and_found_by_words(client):
    place, indicator = make_place(), make_indicator(names={"en": "Output per head"})
    make_goal(place, indicator=indicator, value=5.0)
    make_observation(indicator, place, "2023", 7.0)
    make_goal(documents={"en": "Another plan"}, subject="other", names={"en": "Wells"})
    enter(client, make_person())
    page = client.get(reverse("goals")).content.decode()
    assert "Output per head" in page and "7 in 2023" in page and "met" in page and "Another plan" in page
    found = client.get(reverse("goals"), {"q": "wells"}).content.decode()
    assert "Another plan" in found and "Output per head" not in found


def test_an_analyst_notes_a_goal_for_their_organisation(client):
    here, place = make_organisation(), make_place()
    enter(client, make_member("measure.*", organisation=here))
    answer = client.post(reverse("goal_new"), {**FORM, "place": place.code, "organisation": here.code})
    assert answer.status_code == 302
    goal = Goal.objects.get()
    assert (goal.organisation, goal.place, goal.value, goal.horizon) == (here, place, 12.5, 2030)


def test_a_refused_goal_says_why_in_the_form(client):
    enter(client, make_administrator())
    answer = client.post(reverse("goal_new"), {**FORM, "place": make_place().code, "value": ""})
    assert "Write how much is asked for." in answer.content.decode() and not Goal.objects.exists()


def test_saving_a_goal_replaces_it_and_the_old_one_is_shown_on_demand(client):
    goal = make_goal(subject="other", names={"en": "Plans in force"}, documents={"en": "Old plan"})
    enter(client, make_administrator())
    assert client.post(reverse("goal", args=[goal.pk]), FORM).status_code == 302
    goal.refresh_from_db()
    assert goal.superseded_by.value == 12.5 and goal.superseded_by.place == goal.place
    assert "Old plan" not in client.get(reverse("goals")).content.decode()
    assert "replaced" in client.get(reverse("goals"), {"old": "1"}).content.decode()


def test_a_goal_is_withdrawn_by_who_keeps_it_only(client):
    goal = make_goal()
    enter(client, make_member("measure.*"))
    client.post(reverse("goal_withdraw", args=[goal.pk]))
    assert client.get(reverse("goal", args=[goal.pk])).status_code == 404
    goal.refresh_from_db()
    assert goal.withdrawn_on is None
    enter(client, make_administrator())
    client.post(reverse("goal_withdraw", args=[goal.pk]))
    goal.refresh_from_db()
    assert goal.withdrawn_on is not None


def test_readers_are_offered_no_form(client):
    enter(client, make_person())
    assert client.get(reverse("goal_new")).status_code == 404
    assert "Note a goal" not in client.get(reverse("goals")).content.decode()


def test_an_indicators_page_shows_its_goals(client):
    place, indicator = make_place(), make_indicator(names={"en": "Output per head"})
    make_observation(indicator, place, "2023", 7.0)
    for number in (1, 2):
        make_goal(place, indicator=indicator, documents={"en": f"Plan {number}"}, value=5.0 * number)
    enter(client, make_person(home=place))
    page = client.get(reverse("indicator", args=[indicator.code])).content.decode()
    assert "Plan 1" in page and "Plan 2" in page and "not met yet, no path stated" in page


def test_a_long_list_takes_few_queries(client, django_assert_max_num_queries):
    place = make_place()
    for _ in range(30):
        make_goal(place)
    enter(client, make_administrator())
    client.get(reverse("goals"))
    with django_assert_max_num_queries(14):
        client.get(reverse("goals"))
