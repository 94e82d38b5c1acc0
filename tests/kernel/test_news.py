"""News reaches its listeners once what it tells has happened."""

import pytest
from django.db import transaction

from yokoten.kernel import news


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(news, "_listeners", type(news._listeners)(list))
    told = []
    news.subscribe("topic", lambda **facts: told.append(facts))
    return told


@pytest.mark.django_db(transaction=True)
def test_news_waits_for_the_commit(heard):
    with transaction.atomic():
        news.announce("topic", number=1)
        assert not heard
    assert heard == [{"number": 1}]


@pytest.mark.django_db(transaction=True)
def test_what_did_not_happen_is_no_news(heard):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        news.announce("topic", number=1)
        raise ZeroDivisionError
    assert not heard


@pytest.mark.django_db(transaction=True)
def test_nobody_hears_another_topic_and_nobody_hears_twice(heard):
    listener = news._listeners["topic"][0]
    news.subscribe("topic", listener)
    news.announce("other")
    news.announce("topic")
    assert heard == [{}]
