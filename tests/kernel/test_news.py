"""News that travels up once a change is certain."""

import pytest
from django.db import transaction

from yokoten.kernel import news


@pytest.fixture
def heard(monkeypatch):
    """A list that a subscriber fills, with listeners of this test only."""
    monkeypatch.setattr(news, "_listeners", type(news._listeners)(list))
    told = []

    def listen(**facts):
        told.append(facts)

    news.subscribe("measure.stored", listen)
    news.subscribe("measure.stored", listen)
    return told


@pytest.mark.django_db(transaction=True)
def test_news_is_told_once_and_only_after_commit(heard):
    with transaction.atomic():
        news.announce("measure.stored", values=3)
        assert heard == []
    assert heard == [{"values": 3}]


@pytest.mark.django_db(transaction=True)
def test_news_of_what_never_happened_is_not_told(heard):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        news.announce("measure.stored", values=3)
        raise ZeroDivisionError
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_nobody_hears_what_they_did_not_ask_for(heard):
    news.announce("measure.undone", values=3)
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_every_listener_hears_the_same_in_the_order_of_asking(heard):
    news.subscribe("measure.stored", lambda values: heard.append(("second", values)))
    news.announce("measure.stored", values=1)
    assert heard == [{"values": 1}, ("second", 1)]
