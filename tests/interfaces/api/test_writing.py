"""What programs write: whole batches or nothing, harmless to repeat, possible to take back."""

import json

import pytest

from factories.api import make_caller
from factories.kernel import make_organisation, make_place
from factories.measure import make_indicator, make_observation, make_source
from yokoten.interfaces.api import writing
from yokoten.kernel.models import Entry
from yokoten.measure.models import DatasetImport, Observation
from yokoten.measure.rules.batch import MOST_ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(client):
    make_indicator("jobs")
    make_place("SE-D")
    return make_caller(client, may_write=True)


def row(**change):
    return {"indicator": "jobs", "place": "SE-D", "period": "2023", "value": 12.5} | change


def batch(*rows):
    return {"rows": list(rows)}


def faults(answer):
    return [(fault["index"], fault["field"], fault["code"]) for fault in answer.json()["errors"]]


def test_a_batch_goes_into_force(caller):
    make_source("office")
    answer = caller.put("observations", batch(row(source="office", vintage="2024"), row(period="2024-Q1", value=3)))
    assert answer.status_code == 200
    written = answer.json()
    assert (written["stored"], written["unchanged"], written["superseded"], written["is_repeat"]) == (2, 0, 0, False)
    dataset = DatasetImport.objects.get(pk=written["import_id"])
    assert (dataset.origin, dataset.organisation, dataset.values_stored) == ("api", caller.organisation, 2)
    assert [one["value"] for one in caller.get("observations").json()["items"]] == [12.5, 3.0]


def test_a_reading_token_may_not_write(client, caller):
    answer = make_caller(client).put("observations", batch(row()))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert not Observation.objects.exists()


def test_the_same_batch_again_changes_nothing(caller):
    caller.put("observations", batch(row()))
    again = caller.put("observations", batch(row())).json()
    assert again == {"import_id": None, "stored": 0, "unchanged": 1, "superseded": 0, "is_repeat": False}
    assert DatasetImport.objects.count() == 1


def test_a_retry_with_its_key_gets_the_first_answer(caller):
    first = caller.put("observations", batch(row()), Idempotency_Key="night-1").json()
    again = caller.put("observations", batch(row()), Idempotency_Key="night-1").json()
    assert again == first | {"is_repeat": True}
    assert Observation.objects.count() == 1


def test_a_key_does_not_serve_for_other_rows(caller):
    caller.put("observations", batch(row()), Idempotency_Key="night-1")
    answer = caller.put("observations", batch(row(value=13)), Idempotency_Key="night-1")
    assert (answer.status_code, answer.json()["code"]) == (409, "key_used_for_other_rows")
    assert Observation.objects.get().value == 12.5


def test_keys_of_two_organisations_do_not_meet(client, caller):
    caller.put("observations", batch(row()), Idempotency_Key="night-1")
    other = make_caller(client, may_write=True)
    answer = other.put("observations", batch(row(value=13)), Idempotency_Key="night-1")
    assert answer.json()["superseded"] == 1


def test_every_bad_row_is_named_and_nothing_is_stored(caller):
    make_indicator("hidden", visibility="own", organisation=make_organisation())
    answer = caller.put(
        "observations",
        batch(
            row(),
            row(indicator="hidden", period="May 2023"),
            row(place="NOWHERE", status="secret"),
            row(value=None),
            row(period="2022", source="unknown"),
        ),
    )
    assert answer.status_code == 422
    assert faults(answer) == [
        (1, "indicator", "indicator_unknown"),
        (1, "period", "period_not_valid"),
        (2, "place", "place_unknown"),
        (2, "value", "value_not_expected"),
        (3, "value", "value_missing"),
        (3, "indicator", "row_repeated"),
        (4, "source", "source_unknown"),
    ]
    assert answer.json()["facts"]["count"] == 4
    assert answer.json()["errors"][0]["pointer"] == "/rows/1/indicator"
    assert "“hidden”" in answer.json()["errors"][0]["message"]
    assert not Observation.objects.exists()
    assert not DatasetImport.objects.exists()


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_value_that_is_not_finite_is_refused(caller, written):
    body = json.dumps(batch(row())).replace("12.5", written)
    assert faults(caller.put("observations", body)) == [(0, "value", "value_not_finite")]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"value": "12,5"}, "value", "field_not_valid"),
        ({"value": True}, "value", "field_not_valid"),
        ({"period": 2023}, "period", "field_not_valid"),
        ({"period": None}, "period", "field_not_valid"),
        ({"valeu": 1}, "valeu", "field_unknown"),
        ({"indicator": "a\x00b"}, "indicator", "field_not_valid"),
        ({"place": ["SE-D"]}, "place", "field_not_valid"),
    ],
)
def test_a_row_of_another_form_is_refused_with_its_place(caller, change, field, code):
    answer = caller.put("observations", batch(row(), row(**change)))
    assert answer.status_code == 422
    assert faults(answer) == [(1, field, code)]
    assert answer.json()["errors"][0]["pointer"] == f"/rows/1/{field}"


def test_a_missing_field_is_named(caller):
    lacking = row()
    del lacking["period"]
    assert faults(caller.put("observations", batch(lacking))) == [(0, "period", "field_missing")]


@pytest.mark.parametrize("body", ["{", "[1", b"\xff\xfe", '{"rows": [' * 5000])
def test_a_body_that_is_no_json_is_refused(caller, body):
    answer = caller.put("observations", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "body_not_readable")


@pytest.mark.parametrize("body", ["", "[]", "null", "1", '{"rows": {}}', "{}", '{"rows": [1]}'])
def test_a_body_of_another_form_is_refused(caller, body):
    assert caller.put("observations", body).status_code == 422


def test_an_empty_batch_is_refused(caller):
    answer = caller.put("observations", batch())
    assert (answer.status_code, answer.json()["code"]) == (422, "request_not_valid")


def test_a_batch_with_too_many_rows_is_refused(caller):
    answer = caller.put("observations", batch(*[{"indicator": "jobs", "period": "2023"}] * (MOST_ROWS + 1)))
    assert (answer.status_code, answer.json()["code"]) == (413, "batch_too_large")


def test_a_body_with_too_many_bytes_is_refused_unread(caller, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50
    answer = caller.put("observations", batch(row()))
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize("key", ["", "two words", "x" * 81, "é"])
def test_a_key_of_another_form_is_refused(caller, key):
    assert caller.put("observations", batch(row()), Idempotency_Key=key).status_code == 422


def test_writing_too_often_is_refused(caller, monkeypatch):
    monkeypatch.setattr(writing.PER_CALLER, "num_requests", 1)
    monkeypatch.setattr(writing.PER_CALLER, "timer", lambda: 30.0)
    assert [caller.put("observations", batch(row())).status_code for _ in range(2)] == [200, 429]


def test_the_number_of_queries_does_not_grow_with_the_batch(caller, django_assert_max_num_queries):
    rows = [row(period=str(year)) for year in range(1900, 2000)]
    with django_assert_max_num_queries(40):
        assert caller.put("observations", batch(*rows), Idempotency_Key="k").json()["stored"] == 100


def test_a_batch_is_taken_back_as_a_whole(caller):
    old = make_observation(indicator=make_indicator("other"), place=make_place("SE-E"), value=1.0)
    number = caller.put("observations", batch(row(), row(indicator="other", place="SE-E"))).json()["import_id"]
    tag = caller.get(f"imports/{number}")["ETag"]
    answer = caller.delete(f"imports/{number}", If_Match=tag)
    assert (answer.status_code, answer.json()["state"]) == (200, "undone")
    assert Observation.objects.get(superseded_by__isnull=True) == old
    assert Entry.objects.filter(act="measure.undo_import").count() == 1
    assert caller.delete(f"imports/{number}").status_code == 409


def test_an_import_that_changed_meanwhile_is_not_taken_back(caller):
    number = caller.put("observations", batch(row())).json()["import_id"]
    answer = caller.delete(f"imports/{number}", If_Match='"old"')
    assert (answer.status_code, answer.json()["code"]) == (412, "changed_meanwhile")
    assert Observation.objects.exists()


def test_an_import_under_a_later_one_is_not_taken_back(caller):
    first = caller.put("observations", batch(row())).json()["import_id"]
    second = caller.put("observations", batch(row(value=13))).json()["import_id"]
    answer = caller.delete(f"imports/{first}")
    assert (answer.status_code, answer.json()["facts"]["imports"]) == (409, [second])


def test_nobody_takes_back_an_import_of_another_organisation_or_with_a_reading_token(client, caller):
    number = caller.put("observations", batch(row())).json()["import_id"]
    assert make_caller(client, may_write=True).delete(f"imports/{number}").status_code == 404
    assert make_caller(client, caller.organisation).delete(f"imports/{number}").status_code == 403
    assert Observation.objects.exists()
