"""The page of the search index: how it stands, making it anew, and what it says when that did not come to its end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factories.kernel import make_administrator
from factories.practices import make_published
from yokoten.interfaces.web.administration.indexing import make_index_anew, telling
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Entry
from yokoten.practices.actions.indexing import ask_for_renewal, note_renewal
from yokoten.practices.models import IndexState

pytestmark = pytest.mark.django_db
PAGE, RENEW, PROGRESS = (reverse(f"administration_search{rest}") for rest in ("", "_renew", "_progress"))


@pytest.fixture
def administrator(client):
    person = make_administrator(language="en")
    client.force_login(person)
    return person


def test_the_page_says_how_many_practices_are_in_the_index(client, administrator):
    make_published()
    page = client.get(PAGE).content.decode()
    assert 'Practices in the index</dt><dd class="num">1<' in page and "it has grown with the practices" in page
    assert "Make the index anew" in page and "none: words, letters and the dictionary" in page


def test_the_index_is_made_anew_behind_the_pages(client, administrator):
    make_published()
    answer = client.post(RENEW, follow=True)
    assert "being made anew" in answer.content.decode() and "Waiting to begin" in answer.content.decode()
    assert client.get(PROGRESS).json() == {"is_done": False, "percent": 0, "words": "Waiting to begin"}
    assert DBTaskResult.objects.get().task_path == make_index_anew.module_path
    make_index_anew.func()
    assert client.get(PROGRESS).json() == {"is_done": True, "percent": 100, "words": "1 of 1 practices"}
    page = client.get(PAGE).content.decode()
    assert 'Changed since it was made</dt><dd class="num">0<' in page
    assert set(Entry.objects.values_list("act", flat=True)) >= {"practices.ask_for_renewal", "practices.renew_index"}


def test_one_that_is_under_way_is_not_begun_again(client, administrator):
    ask_for_renewal(SYSTEM, now=timezone.now())
    note_renewal(SYSTEM, done=40, total=160, now=timezone.now())
    page = client.post(RENEW, follow=True).content.decode()
    assert "being made anew already" in page and "40 of 160 practices" in page and "Make the index anew<" not in page
    assert not DBTaskResult.objects.exists()


def test_one_that_fell_silent_is_said_and_can_be_begun_again(client, administrator):
    make_published()
    ask_for_renewal(SYSTEM, now=timezone.now() - timedelta(minutes=11))
    assert "did not come to its end" in client.get(PAGE).content.decode()
    client.post(RENEW)
    assert DBTaskResult.objects.count() == 1


def test_an_index_made_with_another_dictionary_is_said(client, administrator):
    make_published()
    IndexState.objects.update(made_with="another")
    assert "made with another dictionary" in client.get(PAGE).content.decode()


def test_a_model_that_does_not_fit_is_said(client, administrator, settings, tmp_path):
    settings.EMBEDDING_MODEL = str(tmp_path)
    assert "none: words" not in client.get(PAGE).content.decode()


def test_the_progress_is_kept_once_a_second():
    make_published()
    times = iter([0.0, 0.4, 1.2])
    tell = telling(lambda: next(times))
    for done in (1, 2, 3):
        tell(done, 9)
    assert IndexState.objects.get().renewal_done == 3
