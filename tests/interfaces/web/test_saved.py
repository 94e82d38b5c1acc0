"""Saved comparisons on pages: kept, shared by link, thrown away."""

import pytest
from django.urls import reverse

from factories.kernel import make_member, make_organisation
from factories.regions import make_panel
from yokoten.compare.models import Comparison
from yokoten.kernel.models import Place
from yokoten.measure.models import Observation

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
QUERY = "focus=QA-FOC&outcome=qa-output-per-employed&period=2023&s=qa-employed&w.qa-employed=100"


@pytest.fixture
def analyst():
    make_panel()
    return make_member("compare.save_comparison")


@pytest.fixture
def kept(client, analyst):
    client.force_login(analyst, backend=BACKEND)
    client.post(reverse("save_comparison"), {"query": QUERY, "title": "Our peers"})
    return Comparison.objects.get()


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def test_saving_keeps_the_question_of_the_address_and_opens_it(client, kept):
    assert kept.question["structure"] == ["qa-employed"]
    assert kept.organisation is not None
    page = text_of(client.get(reverse("comparison", args=[kept.token])))
    assert "Our peers" in page and "Who may see it" in page


def test_a_saved_comparison_offers_visits_as_of_today(client, kept):
    make_organisation("host", place=Place.objects.get(code="QA-TWI"))
    client.force_login(make_member("exchange.*", "compare.*"), backend=BACKEND)
    Comparison.objects.update(visibility="network")
    page = text_of(client.get(reverse("comparison", args=[kept.token])))
    row = page.partition('<li class="peer" id="QA-TWI">')[2].partition("</li>")[0]
    assert "open for visits" in row and "trips/new/?place=QA-TWI" in row


def test_a_shared_link_offers_strangers_no_visit(client, kept):
    make_organisation("host", place=Place.objects.get(code="QA-TWI"))
    Comparison.objects.update(visibility="link")
    client.logout()
    page = text_of(client.get(reverse("comparison", args=[kept.token])))
    assert "no practice published yet" in page
    assert "open for visits" not in page and "trips/new" not in page


def test_a_comparison_kept_before_there_was_a_frontier_lens_stays_readable(client, kept):
    answer = {name: value for name, value in kept.answer.items() if name != "frontier"}
    answer["rows"] = [{name: value for name, value in row.items() if name != "frontier"} for row in answer["rows"]]
    of_the_lens = ("frontier", "inputs", "outputs", "rts", "orientation")
    question = {name: value for name, value in kept.question.items() if name not in of_the_lens}
    Comparison.objects.filter(pk=kept.pk).update(answer=answer, question=question)
    page = text_of(client.get(reverse("comparison", args=[kept.token])))
    assert "Region Twi" in page and "have changed since" not in page


def test_a_comparison_with_the_lens_keeps_it(client, kept):
    query = QUERY + "&l.frontier=60&i=qa-employed&i=qa-capital&o=qa-output&rts=crs"
    client.post(reverse("save_comparison"), {"query": query, "title": "On the frontier"})
    saved = Comparison.objects.get(title="On the frontier")
    assert (saved.question["frontier"], saved.question["rts"]) == (60, "crs")
    page = text_of(client.get(reverse("comparison", args=[saved.token])))
    assert "Stands on the frontier of regions like yours" in page and "have changed since" not in page


def test_the_list_shows_it_and_finds_by_title(client, kept):
    assert "Our peers" in text_of(client.get(reverse("comparisons")))
    assert "Our peers" not in text_of(client.get(reverse("comparisons") + "?q=other"))


def test_an_empty_list_offers_the_first_act(client, analyst):
    client.force_login(analyst, backend=BACKEND)
    assert "Nothing saved yet" in text_of(client.get(reverse("comparisons")))


def test_a_link_opens_without_an_account_once_shared(client, kept):
    address = reverse("comparison", args=[kept.token])
    client.logout()
    assert client.get(address).status_code == 404
    kept.visibility = "link"
    kept.save()
    page = text_of(client.get(address))
    assert "Our peers" in page
    assert "Who may see it" not in page and "Ask again" not in page
    assert client.get(reverse("comparison_download", args=[kept.token, "csv"])).status_code == 200


def test_sharing_and_deleting_go_by_post_and_by_the_maker(client, kept):
    share, delete = reverse("share_comparison", args=[kept.token]), reverse("delete_comparison", args=[kept.token])
    assert client.get(share).status_code == 405
    client.post(share, {"visibility": "network"})
    kept.refresh_from_db()
    assert kept.visibility == "network"
    client.force_login(make_member("compare.save_comparison"), backend=BACKEND)
    assert client.post(delete).status_code == 403
    client.force_login(kept.created_by, backend=BACKEND)
    assert client.post(delete).status_code == 302
    assert not Comparison.objects.exists()


def test_changed_figures_are_said_beside_the_kept_answer(client, kept):
    address = reverse("comparison", args=[kept.token])
    assert "have changed since" not in text_of(client.get(address))
    Observation.objects.filter(place__code="QA-LOW", period="2023", indicator__code="qa-output").update(value=300)
    page = text_of(client.get(address))
    assert "have changed since" in page
    assert kept.answer == Comparison.objects.get().answer


def test_a_title_is_needed(client, analyst):
    client.force_login(analyst, backend=BACKEND)
    page = text_of(client.post(reverse("save_comparison"), {"query": QUERY, "title": " "}), 409)
    assert "title" in page.lower()


def test_whoever_may_not_save_is_told_so(client):
    make_panel()
    client.force_login(make_member("measure.read"), backend=BACKEND)
    text_of(client.post(reverse("save_comparison"), {"query": QUERY, "title": "x"}), 403)
    assert not Comparison.objects.exists()


def test_a_broken_form_is_not_found(client, analyst):
    client.force_login(analyst, backend=BACKEND)
    assert client.post(reverse("save_comparison"), {"query": "focus=NOWHERE", "title": "x"}).status_code == 404
