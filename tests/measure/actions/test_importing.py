"""Bringing a file in: what is kept, what is remembered, what is refused before anything counts."""

from dataclasses import replace

import pytest

from factories.imports import (
    described,
    make_analyst,
    make_land,
    make_rows,
    mapped,
    organisation_of,
    stored,
    uploaded,
)
from factories.kernel import make_member, make_organisation, make_place
from factories.measure import make_indicator, make_source
from factories.tables import as_csv
from yokoten.interfaces.importers.intake import begin, map_columns, said_of
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.actions.importing import discard_import
from yokoten.measure.models import ColumnMemory, DatasetImport, Observation
from yokoten.measure.rules.intake.mapping import Choice

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(RuleBroken) as broken:
        act()
    return broken.value


def test_an_upload_keeps_the_file_and_a_proposal_but_no_value():
    make_land()
    analyst = make_analyst()
    dataset = uploaded(analyst, make_rows())

    assert (dataset.state, dataset.title, dataset.filename) == ("uploaded", "panel", "panel.csv")
    assert dataset.rows_total == 12 * 6 * 4
    assert [one.role for one in said_of(dataset).layout.columns] == ["place", "period", *["value"] * 4]
    assert not Observation.objects.exists()
    assert Entry.objects.get(act="measure.upload_import").facts["filename"] == "panel.csv"


def test_a_file_of_one_country_is_not_read_as_figures_of_another():
    source = make_source(names={"en": "Office of Other Land"})
    make_indicator(code="qq-employed", names={"en": "employed"}, unit="thousand-persons", source=source)
    make_place(code="QQ-1", country="QQ")
    make_land()
    said = said_of(uploaded(make_analyst(), make_rows()))

    assert said.indicators["employed"].is_new
    assert said.source == ""


def test_the_same_file_goes_on_where_it_was_left():
    analyst = make_analyst()
    first = mapped(analyst, make_rows())
    assert uploaded(analyst, make_rows(), "renamed.csv").pk == first.pk
    assert DatasetImport.objects.count() == 1


def test_a_stored_file_is_refused_and_the_earlier_import_named():
    make_land()
    analyst = make_analyst()
    first = stored(analyst, make_rows())
    refusal = refused(lambda: uploaded(analyst, make_rows()))
    assert (refusal.code, refusal.facts) == ("file_stored_already", {"title": "panel", "number": first.pk})


def test_another_organisation_may_bring_the_same_file():
    make_land()
    first = stored(make_analyst(), make_rows())
    assert uploaded(make_analyst(), make_rows()).pk != first.pk


def test_a_file_beyond_the_limit_is_refused(settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    assert refused(lambda: uploaded(make_analyst(), make_rows())).code == "upload_too_large"
    assert not DatasetImport.objects.exists()


def test_only_who_may_import_for_the_organisation_uploads():
    home = make_organisation()
    for person in (make_member("kernel.read", organisation=home), make_analyst()):
        with pytest.raises(NotAllowed):
            begin(person, home, "panel.csv", as_csv(make_rows()))
    assert not DatasetImport.objects.exists()


def test_known_indicators_are_found_by_name_initials_and_unit():
    make_indicator("qx-grp", names={"en": "Gross regional product"}, unit="mln-eur", unit_names={"en": "mln EUR"})
    make_indicator("qx-employed", names={"sv": "Employed"}, unit="thousand", unit_names={"en": "thousand persons"})
    rows = make_rows()
    rows[0] = ["region", "year", "GRP, mln EUR", "Employed, thousand pers.", "Assets (mln EUR)", "wage"]
    make_land()
    said = said_of(uploaded(make_analyst(), rows)).indicators
    assert [(one.code, one.how) for one in said.values()] == [
        ("qx-grp", "initials"), ("qx-employed", "name"), ("", "new"), ("", "new"),
    ]  # fmt: skip
    assert (said["Assets (mln EUR)"].name, said["Assets (mln EUR)"].unit) == ("Assets", "mln EUR")


def test_a_table_of_unknown_columns_gets_an_outcome_and_a_structure():
    parts = [one.part for one in said_of(uploaded(make_analyst(), make_rows())).indicators.values()]
    assert {"outcome", "structural"} <= set(parts)


def test_what_was_said_about_a_head_is_offered_again():
    make_land()
    analyst, source = make_analyst(), make_source("office")
    stored(analyst, make_rows(), source="office", source_name="")
    known = make_indicator("own-grp")
    dataset = uploaded(analyst, make_rows(seed=2))
    choices = {**described(dataset).indicators, "grp": Choice(code=known.code)}
    map_columns(analyst, dataset, described(dataset, indicators=choices, source="office", source_name=""))

    again = said_of(uploaded(analyst, make_rows(seed=3)))
    assert (again.indicators["grp"].code, again.indicators["grp"].how) == ("own-grp", "remembered")
    assert again.source == source.code
    assert ColumnMemory.objects.count() == 1


def test_mapping_keeps_summary_names_and_edition():
    make_land()
    dataset = mapped(make_analyst(), make_rows(), vintage="2024", retrieved_on="2024-05-01", title="My panel")
    assert (dataset.state, dataset.vintage, str(dataset.retrieved_on), dataset.title) == (
        "mapped", "2024", "2024-05-01", "My panel",
    )  # fmt: skip
    assert dataset.layout["summary"]["values"] == 288
    assert {one["how"] for one in dataset.layout["placed"]} == {"exact"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"source_name": ""}, "source_missing"),
        ({"source": "unknown", "source_name": ""}, "choice_unknown"),
        ({"indicators": {}}, "no_indicator_chosen"),
    ],
)
def test_a_mapping_that_lacks_something_is_refused(change, code):
    analyst = make_analyst()
    dataset = uploaded(analyst, make_rows())
    assert refused(lambda: map_columns(analyst, dataset, described(dataset, **change))).code == code
    dataset.refresh_from_db()
    assert dataset.state == "uploaded"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "indicator_without_name"),
        ({"unit": ""}, "indicator_without_unit"),
        ({"unit": "mln rub", "prices": ""}, "prices_missing"),
        ({"unit": "mln rub", "prices": "none"}, "prices_missing"),
        ({"code": "not-there"}, "choice_unknown"),
    ],
)
def test_an_indicator_that_lacks_something_is_refused(change, code):
    analyst = make_analyst()
    dataset = uploaded(analyst, make_rows())
    said = described(dataset)
    choices = {**said.indicators, "grp": replace(said.indicators["grp"], **change)}
    assert refused(lambda: map_columns(analyst, dataset, replace(said, indicators=choices))).code == code


def test_two_columns_cannot_be_one_indicator():
    analyst, known = make_analyst(), make_indicator("known")
    dataset = uploaded(analyst, make_rows())
    said = described(dataset)
    choices = {**said.indicators, **dict.fromkeys(("grp", "wage"), Choice(code=known.code))}
    refusal = refused(lambda: map_columns(analyst, dataset, replace(said, indicators=choices)))
    assert (refusal.code, refusal.facts["indicator"]) == ("indicator_twice", "known")


def test_an_indicator_of_another_organisation_is_not_written():
    analyst, foreign = make_analyst(), make_indicator("foreign", organisation=make_organisation())
    dataset = uploaded(analyst, make_rows())
    choices = {**described(dataset).indicators, "grp": Choice(code=foreign.code)}
    assert refused(lambda: map_columns(analyst, dataset, described(dataset, indicators=choices))).code == (
        "indicator_of_others"
    )  # fmt: skip


def test_a_discarded_import_leaves_a_line_and_nothing_else():
    analyst = make_analyst()
    discard_import(analyst, uploaded(analyst, make_rows()))
    assert not DatasetImport.objects.exists()
    assert Entry.objects.filter(act="measure.discard_import", organisation=organisation_of(analyst)).count() == 1


def test_a_stored_import_cannot_be_discarded():
    make_land()
    analyst = make_analyst()
    dataset = stored(analyst, make_rows())
    assert refused(lambda: discard_import(analyst, dataset)).code == "import_finished"
