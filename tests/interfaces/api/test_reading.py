"""What programs read: subjects, filters, parts of lists, entity tags."""

from datetime import UTC, date, datetime
from secrets import token_hex

import pytest

from factories.api import make_caller
from factories.kernel import make_member, make_organisation, make_place, make_place_change
from factories.measure import make_import, make_indicator, make_observation, make_source
from yokoten.compare.models import Comparison
from yokoten.kernel.models import PlaceCode

pytestmark = pytest.mark.django_db


def codes(answer, name="code"):
    return [item[name] for item in answer.json()["items"]]


def make_comparison(organisation=None, **details):
    usual = {"token": token_hex(8), "title": "Peers", "period": "2023", "fingerprint": "f", "visibility": "own"}
    return Comparison.objects.create(
        organisation=organisation, focus=make_place(), outcome=make_indicator(), question={"k": 7},
        answer={"items": []}, **usual | details,
    )  # fmt: skip


def test_a_place_has_names_in_four_languages_codes_and_lineage(client):
    old = make_place("VN-OLD", country="VN", names={"vi": "Cũ"}, valid_to=date(2025, 7, 1))
    place = make_place("VN-NEW", country="VN", names={"vi": "Mới", "en": "New"}, valid_from=date(2025, 7, 1))
    PlaceCode.objects.create(place=place, system="gso", code="79")
    make_place_change(old, place, date(2025, 7, 1))
    shown = make_caller(client).get("places/VN-NEW").json()
    assert shown["names"] == {"ru": "New", "vi": "Mới", "sv": "New", "en": "New"}
    assert shown["codes"] == {"gso": "79"}
    assert shown["changes"] == [{"kind": "merge", "on": "2025-07-01", "predecessor": "VN-OLD", "successor": "VN-NEW"}]


def test_places_are_chosen_by_country_level_parent_and_day(client):
    country = make_place("SE", level="country")
    make_place("SE-A", parent=country, valid_to=date(2000, 1, 1))
    make_place("SE-B", parent=country)
    make_place("RU-A", country="RU")
    caller = make_caller(client)
    assert codes(caller.get("places?country=SE&level=region")) == ["SE-A", "SE-B"]
    assert codes(caller.get("places?parent=SE&on=2020-01-01")) == ["SE-B"]


def test_an_indicator_says_what_it_is_made_of(client):
    source = make_source("office")
    up, down = make_indicator("up"), make_indicator("down")
    make_indicator("ratio", unit="percent", numerator=up, denominator=down, factor=100, source=source, theme="labour")
    caller = make_caller(client)
    shown = caller.get("indicators/ratio").json()
    assert (shown["numerator"], shown["denominator"], shown["factor"], shown["source"]) == (
        "up", "down", 100.0, "office",
    )  # fmt: skip
    assert codes(caller.get("indicators?theme=labour")) == ["ratio"]
    assert codes(caller.get("sources")) == ["office"]


def test_an_observation_says_where_it_comes_from(client):
    source, dataset = make_source("office"), make_import(stored_at=datetime(2024, 5, 1, tzinfo=UTC))
    indicator = make_indicator("jobs", unit="person", source=make_source("other"))
    make_observation(
        indicator, make_place("SE-D"), "2023", 12.5, source=source, vintage="2024-05", derivation="a + b",
        retrieved_on=date(2024, 5, 1), imported_by=dataset,
    )  # fmt: skip
    make_observation(indicator, make_place("SE-E"), "2023", None, status="secret")
    first, second = make_caller(client).get("observations").json()["items"]
    assert first == {
        "indicator": "jobs", "place": "SE-D", "organisation": None, "period": "2023", "value": 12.5, "status": "ok",
        "unit": "person", "source": "office", "vintage": "2024-05", "derivation": "a + b", "note": "",
        "retrieved_on": "2024-05-01", "import_id": dataset.pk, "changed_at": "2024-05-01T00:00:00Z",
    }  # fmt: skip
    assert (second["value"], second["status"], second["source"]) == (None, "secret", "other")


@pytest.mark.parametrize(
    ("asked", "periods"),
    [
        ("from=2022", ["2022", "2022-Q3", "2023"]),
        ("to=2022", ["2021", "2022", "2022-Q3"]),
        ("from=2022&to=2022", ["2022", "2022-Q3"]),
        ("indicator=jobs&indicator=none", ["2021", "2022", "2022-Q3", "2023"]),
        ("indicator=none", []),
        ("place=SE-D&country=SE", ["2021", "2022", "2022-Q3", "2023"]),
        ("country=RU", []),
        ("status=estimated", ["2023"]),
        ("changed_since=2024-01-01T00:00:00Z", ["2023"]),
        ("changed_since=2024-03-01T00:00:01", []),
        ("changed_since=0558-10-30T09:34:06-22:46", ["2023"]),
        ("organisation=nobody", []),
    ],
)
def test_observations_are_chosen_by_what_and_when(client, asked, periods):
    indicator, place = make_indicator("jobs"), make_place("SE-D")
    for period in ("2021", "2022", "2022-Q3"):
        make_observation(indicator, place, period)
    dataset = make_import(stored_at=datetime(2024, 3, 1, tzinfo=UTC))
    make_observation(indicator, place, "2023", status="estimated", imported_by=dataset)
    assert codes(make_caller(client).get(f"observations?{asked}"), "period") == periods


def test_superseded_values_and_those_of_foreign_organisations_are_not_shown(client):
    own, other = make_organisation("own"), make_organisation("other")
    indicator = make_indicator()
    make_observation(indicator, superseded_by=make_import())
    make_observation(indicator, organisation=own)
    make_observation(indicator, organisation=other)
    assert codes(make_caller(client, own).get("observations"), "organisation") == ["own"]


def test_a_long_list_is_walked_by_offset(client):
    for number in range(5):
        make_place(f"SE-{number}")
    caller = make_caller(client)
    middle = caller.get("places?limit=2&offset=2&country=SE")
    assert codes(middle) == ["SE-2", "SE-3"]
    assert middle.json()["total"] == 5
    links = dict(reversed(part.split("; rel=")) for part in middle["Link"].split(", "))
    assert links['"next"'] == "<http://testserver/api/v1/places?limit=2&offset=4&country=SE>"
    assert links['"prev"'] == "<http://testserver/api/v1/places?limit=2&offset=0&country=SE>"
    assert '"next"' not in caller.get("places?limit=2&offset=4")["Link"]


def test_observations_are_walked_by_what_comes_next(client):
    indicator = make_indicator()
    for period in range(2000, 2005):
        make_observation(indicator, period=str(period))
    caller, walked, after = make_caller(client), [], 0
    while after is not None:
        part = caller.get(f"observations?limit=2&after={after}").json()
        assert part["total"] == (None if after else 5)
        walked += [item["period"] for item in part["items"]]
        after = part["next"]
    assert walked == ["2000", "2001", "2002", "2003", "2004"]


@pytest.mark.parametrize(
    "path",
    [
        "places?limit=0", "places?limit=1001", "places?offset=-1", "places?on=yesterday", "places?country=S%0AE",
        "places/a%7Fb", "observations?after=-1", "observations?from=22", "observations?limit=x",
        "observations?changed_since=then", "observations?changed_since=0.5", "places?on=0",
        "imports?undone_since=0001-01-01T00:00:00%2B23:00", "imports/0", "comparisons?period=last", "indicators/a%27b",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_the_name_of_the_parameter(client, path):
    answer = make_caller(client).get(path)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["field"]


@pytest.mark.parametrize("path", ["places?country=S%00E", "places/a%00b"])
def test_a_zero_byte_never_reaches_the_database(client, path):
    assert make_caller(client).get(path).status_code in (400, 422)


def test_who_has_the_content_gets_only_a_304(client):
    place = make_place("SE-D")
    caller = make_caller(client)
    first = caller.get("places/SE-D")
    again = caller.get("places/SE-D", If_None_Match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert caller.get("places/SE-D", If_None_Match=f'"x", W/{first["ETag"]}').status_code == 304
    place.names = {"en": "New name"}
    place.save()
    changed = caller.get("places/SE-D", If_None_Match=first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


@pytest.mark.parametrize("path", ["places/X", "indicators/X", "imports/99", "comparisons/X", "nowhere"])
def test_what_is_not_there_is_a_problem_document(client, path):
    answer = make_caller(client).get(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_comparisons_of_the_own_organisation_and_the_network_are_read(client):
    own = make_organisation("own")
    make_comparison(own, token="a-own")
    make_comparison(make_organisation(), token="b-hidden")
    make_comparison(make_organisation(), token="c-network", visibility="network")
    make_comparison(make_organisation(), token="d-link", visibility="link")
    caller = make_caller(client, own)
    assert sorted(codes(caller.get("comparisons"), "token")) == ["a-own", "c-network"]
    assert caller.get("comparisons/a-own").json()["question"] == {"k": 7}
    assert caller.get("comparisons/d-link").status_code == 200
    assert caller.get("comparisons/b-hidden").status_code == 404


def test_imports_of_the_own_organisation_are_read(client):
    own = make_organisation()
    mine, undone = make_import(own), make_import(own, state="undone", undone_at=datetime(2024, 5, 1, tzinfo=UTC))
    other = make_import(make_organisation())
    caller = make_caller(client, own)
    assert codes(caller.get("imports"), "id") == [undone.pk, mine.pk]
    assert codes(caller.get("imports?state=stored"), "id") == [mine.pk]
    assert codes(caller.get("imports?undone_since=2024-05-01"), "id") == [undone.pk]
    assert caller.get(f"imports/{other.pk}").status_code == 404


@pytest.mark.parametrize(
    ("path", "most"), [("places", 8), ("indicators", 8), ("observations", 10), ("comparisons", 8), ("imports", 8)]
)
def test_the_number_of_queries_does_not_grow_with_the_list(client, django_assert_max_num_queries, path, most):
    organisation, source = make_organisation(), make_source()
    for _ in range(12):
        make_comparison(organisation)
        make_import(organisation, source=source)
        make_observation(source=source, imported_by=make_import(organisation))
    caller = make_caller(client, organisation)
    with django_assert_max_num_queries(most):
        assert caller.get(path).json()["total"] >= 12


def test_a_signed_in_person_sees_what_their_organisation_sees(client):
    organisation = make_organisation()
    make_indicator("ours", visibility="own", organisation=organisation)
    make_indicator("theirs", visibility="own", organisation=make_organisation())
    client.force_login(make_member("kernel.read", organisation=organisation))
    assert codes(client.get("/api/v1/indicators")) == ["ours"]
