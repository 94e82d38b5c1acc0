"""Batches of values: allowed, refused, on the record, all or none."""

from datetime import UTC, date, datetime

import pytest

from factories.kernel import make_member, make_organisation, make_place
from factories.measure import make_batch_row, make_indicator, make_observation, make_source
from yokoten.kernel.actor import Program
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.kernel.policies import WRITING_PROGRAM
from yokoten.measure.actions.observation import write_observations
from yokoten.measure.models import DatasetImport, Observation, WrittenBatch

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 5, 2, 12, tzinfo=UTC)


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def program(organisation):
    return Program(organisation.pk, "nightly copy", WRITING_PROGRAM, NOW.date())


@pytest.fixture
def row():
    return make_batch_row(make_indicator("jobs"), make_place("SE-D"), value=12.5)


def refusal(act, *arguments, **details):
    with pytest.raises(RuleBroken) as refused:
        act(*arguments, **details)
    return refused.value


def test_a_program_writes_for_its_organisation_and_it_is_on_the_record(program, organisation, row):
    written = write_observations(program, organisation, [row], now=NOW, idempotency_key="")
    dataset = DatasetImport.objects.get(pk=written.dataset)
    value = Observation.objects.get()
    assert (value.value, value.imported_by, value.retrieved_on) == (12.5, dataset, date(2024, 5, 1))
    assert (dataset.origin, dataset.state, dataset.organisation, dataset.stored_at) == (
        "api", "stored", organisation, NOW,
    )  # fmt: skip
    entry = Entry.objects.get(act="measure.write_observations")
    assert (entry.organisation, entry.actor_label, entry.facts["stored"]) == (organisation, "nightly copy", 1)


def test_a_person_whose_role_permits_it_writes_too(organisation, row):
    person = make_member("measure.write_observations", organisation=organisation)
    written = write_observations(person, organisation, [row], now=NOW)
    assert DatasetImport.objects.get(pk=written.dataset).created_by == person


def test_nobody_writes_for_another_organisation(program, row):
    with pytest.raises(NotAllowed):
        write_observations(program, make_organisation(), [row], now=NOW)
    assert not Observation.objects.exists()


def test_values_of_an_indicator_that_another_organisation_keeps_are_refused(program, organisation):
    shared = make_indicator("theirs", visibility="network", organisation=make_organisation())
    refused = refusal(write_observations, program, organisation, [make_batch_row(shared, make_place())], now=NOW)
    assert [fault.code for fault in refused.facts["faults"]] == ["indicator_of_another"]


def test_a_hidden_indicator_is_refused_like_one_that_does_not_exist(program, organisation):
    hidden = make_indicator("hidden", visibility="own", organisation=make_organisation())
    place = make_place()
    absent = make_indicator("absent")
    rows = [make_batch_row(hidden, place), make_batch_row(absent, place)]
    absent.delete()
    refused = refusal(write_observations, program, organisation, rows, now=NOW)
    assert [(fault.code, dict(fault.facts)) for fault in refused.facts["faults"]] == [
        ("indicator_unknown", {"code": "hidden"}),
        ("indicator_unknown", {"code": "absent"}),
    ]


def test_one_bad_row_keeps_the_whole_batch_out(program, organisation, row):
    bad = make_batch_row(make_indicator(), make_place(), period="later")
    refused = refusal(write_observations, program, organisation, [row, bad], now=NOW)
    assert (refused.code, refused.facts["count"]) == ("rows_unfit", 1)
    assert not Observation.objects.exists() and not DatasetImport.objects.exists()


def test_other_content_supersedes_and_equal_content_leaves_no_import(program, organisation, row):
    old = make_observation(make_indicator("other"), make_place("SE-E"), value=1.0)
    newer = make_batch_row(old.indicator, old.place, value=2.0)
    first = write_observations(program, organisation, [row, newer], now=NOW)
    assert (first.stored, first.unchanged, first.superseded) == (2, 0, 1)
    second = write_observations(program, organisation, [row, newer], now=LATER)
    assert (second.dataset, second.stored, second.unchanged) == (None, 0, 2)
    assert DatasetImport.objects.count() == 1


def test_source_and_organisation_are_found_by_code(program, organisation):
    source = make_source("office")
    own = make_batch_row(make_indicator("staff"), make_place(), source="office")
    own = type(own)(indicator="staff", period="2023", value=3.0, organisation=organisation.code, source="office")
    write_observations(program, organisation, [own], now=NOW)
    value = Observation.objects.get()
    assert (value.organisation, value.place, value.source) == (organisation, None, source)


def test_the_same_key_gets_the_first_answer_even_later(program, organisation, row):
    first = write_observations(program, organisation, [row], now=NOW, idempotency_key="k")
    again = write_observations(program, organisation, [row], now=LATER, idempotency_key="k")
    assert (again.dataset, again.stored, again.is_repeat) == (first.dataset, 1, True)
    assert WrittenBatch.objects.count() == 1
    assert Entry.objects.filter(act="measure.write_observations").count() == 1


def test_a_key_of_other_rows_is_refused(program, organisation, row):
    write_observations(program, organisation, [row], now=NOW, idempotency_key="k")
    other = make_batch_row(make_indicator(), make_place())
    refused = refusal(write_observations, program, organisation, [other], now=LATER, idempotency_key="k")
    assert refused.code == "key_used_for_other_rows"
    assert Observation.objects.count() == 1


def test_a_refused_batch_does_not_use_up_its_key(program, organisation, row):
    bad = make_batch_row(make_indicator(), make_place(), period="later")
    refusal(write_observations, program, organisation, [bad], now=NOW, idempotency_key="k")
    assert write_observations(program, organisation, [row], now=NOW, idempotency_key="k").stored == 1


@pytest.mark.parametrize(("rows", "code"), [(0, "batch_empty"), (10_001, "batch_too_large")])
def test_a_batch_has_some_rows_but_not_too_many(program, organisation, row, rows, code):
    assert refusal(write_observations, program, organisation, [row] * rows, now=NOW).code == code
