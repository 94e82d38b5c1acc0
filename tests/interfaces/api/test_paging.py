"""Parts of long lists: every item once, links that keep the question, bounds that hold."""

import re

import pytest

from factories.api import make_caller
from factories.kernel import make_place
from factories.measure import make_indicator, make_observation
from yokoten.interfaces.api.paging import MOST, USUAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(client):
    for number in range(7):
        make_place(f"SE-{number}")
    make_place("FI-1", country="FI")
    return make_caller(client)


def links(answer):
    return {name: address for address, name in re.findall(r'<([^>]+)>; rel="(\w+)"', answer["Link"])}


def follow(caller, answer, relation):
    return caller.get(links(answer)[relation].partition("/api/v1/")[2])


def codes(answer):
    return [item["code"] for item in answer.json()["items"]]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8, 1000])
def test_following_next_shows_everything_once_in_order(caller, limit):
    answer, walked = caller.get(f"places?limit={limit}"), []
    for _ in range(20):
        walked += codes(answer)
        assert answer.json()["total"] == 8 and len(codes(answer)) <= limit
        if "next" not in links(answer):
            break
        answer = follow(caller, answer, "next")
    assert walked == sorted(walked) and len(set(walked)) == 8


@pytest.mark.parametrize(
    ("asked", "relations"),
    [
        ("limit=3", {"first", "next"}),
        ("limit=3&offset=3", {"first", "prev", "next"}),
        ("limit=3&offset=6", {"first", "prev"}),
        ("limit=3&offset=5", {"first", "prev"}),
        ("limit=8", {"first"}),
        ("offset=100", {"first", "prev"}),
    ],
)
def test_links_lead_only_where_something_is(caller, asked, relations):
    assert set(links(caller.get(f"places?{asked}"))) == relations


def test_the_link_back_never_goes_below_the_start(caller):
    assert "offset=0" in links(caller.get("places?limit=5&offset=2"))["prev"]


def test_links_keep_every_part_of_the_question(caller):
    address = links(caller.get("places?country=SE&level=region&limit=2"))["next"]
    assert {"country=SE", "level=region", "limit=2", "offset=2"} <= set(address.partition("?")[2].split("&"))
    assert codes(follow(caller, caller.get("places?country=SE&limit=2"), "next")) == ["SE-2", "SE-3"]


def test_repeated_parameters_stay_repeated_in_the_link(caller):
    for number in range(3):
        make_observation(make_indicator(f"i{number}"), period="2023")
    answer = caller.get("observations?indicator=i0&indicator=i1&limit=1")
    assert links(answer)["next"].count("indicator=") == 2
    assert follow(caller, answer, "next").json()["items"][0]["indicator"] == "i1"


def test_a_link_holds_no_secret(caller):
    assert "yk_" not in caller.get("places?limit=1")["Link"]


@pytest.mark.parametrize(
    ("limit", "status"), [("0", 422), ("1", 200), (str(MOST), 200), (str(MOST + 1), 422), ("", 422)]
)
@pytest.mark.parametrize("path", ["places", "indicators", "observations", "comparisons", "imports", "sources"])
def test_every_list_has_the_same_bounds(caller, path, limit, status):
    assert caller.get(f"{path}?limit={limit}").status_code == status


@pytest.mark.parametrize("path", ["places", "indicators", "comparisons", "imports", "sources"])
def test_the_usual_part_is_told(caller, path):
    shown = caller.get(path).json()
    assert (shown["limit"], shown["offset"]) == (USUAL, 0)


@pytest.mark.parametrize("after", [0, 1, 2**62])
def test_a_walk_may_begin_anywhere(caller, after):
    make_observation()
    shown = caller.get(f"observations?after={after}").json()
    assert shown["next"] is None and (shown["total"] is None) is bool(after)


def test_what_is_added_during_a_walk_comes_at_its_end(caller):
    indicator = make_indicator()
    for period in ("2001", "2002"):
        make_observation(indicator, period=period)
    first = caller.get("observations?limit=1").json()
    make_observation(indicator, period="2003")
    rest = caller.get(f"observations?after={first['next']}").json()
    assert [item["period"] for item in first["items"] + rest["items"]] == ["2001", "2002", "2003"]
