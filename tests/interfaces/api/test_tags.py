"""Entity tags: equal content, equal tag; whoever has it gets nothing, whoever lacks it everything."""

import pytest

from factories.api import make_caller
from factories.kernel import make_member, make_organisation, make_place
from factories.measure import make_import, make_indicator, make_observation
from yokoten.interfaces.api.tags import matches, tag_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
PATHS = ["places", "places/SE-D", "indicators", "indicators/jobs", "observations", "imports", "comparisons", "sources"]


@pytest.mark.parametrize(
    ("wanted", "known"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ('"b",W/"a"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
        ("", False),
        ('"A"', False),
        ('"a', False),
        ("nonsense, ***", False),
    ],
)
def test_a_tag_is_known_as_the_standard_has_it(wanted, known):
    assert matches('"a"', wanted) is known


def test_a_tag_is_quoted_short_and_changes_with_every_byte():
    assert tag_of(b"a").startswith('"') and tag_of(b"a").endswith('"') and len(tag_of(b"a")) == 34
    assert tag_of(b"a") == tag_of(b"a") != tag_of(b"b") != tag_of(b"")


@pytest.fixture
def caller(client, db):
    organisation = make_organisation()
    make_observation(make_indicator("jobs"), make_place("SE-D"), imported_by=make_import(organisation))
    return make_caller(client, organisation)


@pytest.mark.parametrize("path", PATHS)
def test_everything_that_is_read_can_be_asked_for_again_for_nothing(caller, path):
    first = caller.get(path)
    again = caller.get(path, If_None_Match=first["ETag"])
    assert first.status_code == 200 and first.content
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= {one.strip() for one in again["Vary"].split(",")}


@pytest.mark.parametrize("path", ["places/NOWHERE", "indicators/none", "places?limit=0"])
def test_a_refusal_has_no_tag_and_is_not_kept(caller, path):
    answer = caller.get(path, If_None_Match="*")
    assert answer.status_code in (404, 422) and "ETag" not in answer and answer["Cache-Control"] == "no-store"


def test_two_parts_of_a_list_have_two_tags(caller):
    make_place("SE-E")
    assert caller.get("places?limit=1")["ETag"] != caller.get("places?limit=1&offset=1")["ETag"]


def test_a_new_value_changes_the_tag_of_the_list(caller):
    before = caller.get("observations")["ETag"]
    make_observation(make_indicator())
    answer = caller.get("observations", If_None_Match=before)
    assert answer.status_code == 200 and answer["ETag"] != before


def test_what_one_may_see_is_part_of_the_tag(client, caller):
    make_indicator("ours", visibility="own", organisation=caller.organisation)
    assert caller.get("indicators")["ETag"] != make_caller(client).get("indicators")["ETag"]


def test_a_person_in_the_browser_gets_the_same_tag_as_a_program(client, caller):
    client.force_login(make_member("kernel.read", organisation=caller.organisation), backend=BACKEND)
    assert client.get("/api/v1/places/SE-D")["ETag"] == caller.get("places/SE-D")["ETag"]
