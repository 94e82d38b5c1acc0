"""What anybody may take along: feeds, the tree for other sites, open data; nothing that is not public."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from factories import spread as make
from factories.adopt import make_project, make_readings
from factories.practices import make_published
from yokoten.interfaces.wording.opened import COLUMNS

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def adoption():
    practice = make_published(visibility="public", text={"title": "One door"})
    project = make_project()
    make_readings(project.targets.get(), [50, 32])
    return make.make_adoption(
        project.organisation, practice, visibility="public", stage="reuse", project=project, changed="Two offices."
    )


def got(client, name, **parts):
    answer = client.get(reverse(name, kwargs=parts))
    assert answer.status_code == 200
    return answer


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_feeds_tell_what_is_public_and_nothing_else(client, adoption):
    make_published(visibility="network", text={"title": "Inside"})
    make.make_adoption(practice=adoption.practice, visibility="network", changed="Secret.")
    for what, words in (("practices", "One door"), ("adoptions", "Two offices.")):
        answer = got(client, "spread_feed", what=what, kind="atom")
        entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314
        assert len(entries) == 1 and words in answer.content.decode()
        (item,) = json.loads(got(client, "spread_feed", what=what, kind="json").content)["items"]
        assert item["id"].startswith("urn:uuid:") and item["url"].startswith("http://testserver/")
    assert client.get("/spread/feeds/people.atom").status_code == 404


def test_open_data_hold_every_column_of_the_dictionary(client, adoption):
    make.make_adoption(practice=adoption.practice, visibility="own")
    child = make.make_adoption(practice=adoption.practice, visibility="public", parent=adoption)
    found = rows(got(client, "open_adoptions", kind="csv"))
    assert list(found[0]) == list(COLUMNS) and len(found) == 2
    by_key = {row["key"]: row for row in found}
    assert by_key[str(child.key)]["parent_key"] == str(adoption.key)
    own = by_key[str(adoption.key)]
    assert (own["before"], own["after"], own["unit"], own["stage"]) == ("50.0", "32.0", "h", "reuse")
    assert own["effect"] == "" and own["parent_key"] == ""
    told = json.loads(got(client, "open_adoptions", kind="json").content)
    assert told["columns"] == list(COLUMNS) and set(told["rows"][0]) == set(COLUMNS)
    assert [row["Column"] for row in rows(got(client, "open_dictionary"))] == list(COLUMNS)
    assert client.get("/spread/open/adoptions.exe").status_code == 404


def test_a_parent_that_is_not_public_is_not_named(client, adoption):
    hidden = make.make_adoption(practice=adoption.practice, visibility="own")
    child = make.make_adoption(practice=adoption.practice, visibility="public", parent=hidden)
    found = {row["key"]: row for row in rows(got(client, "open_adoptions", kind="csv"))}
    assert found[str(child.key)]["parent_key"] == "" and str(hidden.key) not in found


def test_the_tree_of_a_public_practice_may_stand_on_other_sites_and_no_other_page(client, adoption):
    answer = got(client, "practice_tree", key=adoption.practice.key)
    drawn = ElementTree.fromstring(answer.content)  # noqa: S314
    assert drawn.tag.endswith("svg") and "50 → 32 h" in answer.content.decode() and "<a " not in answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "default-src 'self'" in policy and "X-Frame-Options" not in answer
    assert client.get(reverse("adoption", args=[adoption.key]))["X-Frame-Options"] == "DENY"
    without = make_published(visibility="public")
    hidden = make.make_adoption(practice=make_published(visibility="network")).practice
    for one in (without, hidden):
        assert client.get(reverse("practice_tree", args=[one.key])).status_code == 404


def test_a_page_says_where_everything_is(client):
    told = got(client, "spread_open").content.decode()
    assert "/spread/feeds/adoptions.atom" in told and "/spread/open/adoptions-dictionary.csv" in told


def test_open_data_of_many_cost_no_more_queries(client, adoption, django_assert_max_num_queries):
    for _ in range(10):
        make.make_adoption(practice=adoption.practice, visibility="public")
    with django_assert_max_num_queries(14):
        got(client, "open_adoptions", kind="json")
