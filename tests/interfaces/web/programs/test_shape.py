"""From OpenAPI to what the page says."""

import pytest

from yokoten.interfaces.web.programs.reference import Field, Kind, Outcome
from yokoten.interfaces.web.programs.shape import kind, limits, reference, table

BATCH = {
    "title": "Batch[Row]",
    "description": "Rows that go together.",
    "properties": {"rows": {"type": "array", "items": {"$ref": "#/components/schemas/Row"}, "minItems": 1}},
    "required": ["rows"],
}
ROW = {"properties": {"value": {"anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}]}}}
PUT = {
    "operationId": "write_rows",
    "summary": "Write rows",
    "tags": ["rows"],
    "parameters": [{"in": "header", "name": "Key", "schema": {"type": "string"}, "description": "Yours."}],
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Batch"}}}},
    "responses": {
        200: {"description": "Done."},
        422: {
            "description": "Unfit.",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Row"}}},
            "headers": {"Retry-After": {"description": "Seconds."}},
        },
    },
    "security": [{"Token": []}, {"Session": []}],
}
SCHEMA = {
    "openapi": "3.1.0",
    "info": {"version": "1.0"},
    "paths": {"/rows": {"put": PUT}},
    "components": {"schemas": {"Idle": {}, "Batch": BATCH, "Row": ROW}},
}


@pytest.fixture
def told():
    return reference(SCHEMA, "https://example.org")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"type": "string"}, Kind("string")),
        ({"type": "string", "format": "date"}, Kind("string (date)")),
        ({}, Kind("any")),
        ({"$ref": "#/components/schemas/Batch"}, Kind("Batch[Row]", anchor="schema-Batch")),
        ({"anyOf": [{"type": "number"}, {"type": "null"}]}, Kind("number", after=" or null")),
        ({"anyOf": [{"type": "number"}, {"type": "string"}]}, Kind("number or string")),
        (
            {"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
            Kind("Row", before="list of ", anchor="schema-Row"),
        ),
        (
            {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
            Kind("integer", before="list of list of "),
        ),
    ],
)
def test_a_type_is_said_in_words(given, said):
    assert kind(SCHEMA, given) == said


def test_limits_are_the_keywords_that_say_something():
    assert limits({"type": "integer", "default": 0, "minimum": 1}) == ("default: 0", "minimum: 1")
    assert limits({"default": "", "title": "Place"}) == ()
    assert limits({"default": [], "maxItems": 100}) == ("maxItems: 100",)


def test_limits_of_a_value_that_may_be_missing_are_those_of_the_value():
    assert limits({"anyOf": [{"pattern": "^a$"}, {"type": "null"}]}) == ("pattern: ^a$",)
    assert limits({"anyOf": [{"pattern": "^a$"}, {"pattern": "^b$"}]}) == ()


def test_an_operation_tells_what_goes_in_and_what_comes_out(told):
    (operation,) = told.subjects[0].operations
    row = Kind("Row", anchor="schema-Row")
    assert (operation.method, operation.path, operation.anchor) == ("PUT", "/rows", "write_rows")
    assert operation.parameters == (Field("Key", Kind("string"), False, "Yours.", where="header"),)
    assert operation.body.fields == (
        Field("rows", Kind("Row", before="list of ", anchor="schema-Row"), True, "", ("minItems: 1",)),
    )
    assert operation.outcomes == (
        Outcome("200", "Done.", None, "", ()),
        Outcome("422", "Unfit.", row, "application/problem+json", (("Retry-After", "Seconds."),)),
    )
    assert operation.security == ("Token", "Session")


def test_an_operation_without_body_and_parameters_has_neither():
    bare = {name: told for name, told in PUT.items() if name not in ("requestBody", "parameters", "security")}
    (operation,) = reference({**SCHEMA, "paths": {"/rows": {"get": bare}}}, "").subjects[0].operations
    assert (operation.body, operation.parameters, operation.security, operation.description) == (None, (), (), "")


def test_operations_stand_under_their_subject_in_order():
    other = {**PUT, "operationId": "read_rows", "tags": ["readings"]}
    paths = {"/a": {"put": PUT}, "/b": {"get": other}, "/c": {"put": {**PUT, "operationId": "more"}}}
    subjects = reference({**SCHEMA, "paths": paths}, "").subjects
    assert [(each.name, [one.anchor for one in each.operations]) for each in subjects] == [
        ("rows", ["write_rows", "more"]),
        ("readings", ["read_rows"]),
    ]


def test_only_schemas_that_an_operation_leads_to_are_told(told):
    assert [(schema.anchor, schema.name) for schema in told.schemas] == [
        ("schema-Batch", "Batch[Row]"),
        ("schema-Row", "Row"),
    ]


def test_a_schema_says_whether_it_is_whole_and_whether_there_is_more_to_say(told):
    batch, row = told.schemas
    assert (batch.is_whole, batch.is_plain) == (True, False)
    assert (row.is_whole, row.is_plain) == (False, False)
    bare = {"properties": {"a": {"type": "string"}, "b": {}}, "required": ["a", "b"]}
    plain = table({"components": {"schemas": {"Bare": bare}}}, "Bare")
    assert (plain.is_whole, plain.is_plain) == (True, True)


def test_schemas_that_lead_to_each_other_are_told_once():
    turning = {"properties": {"batch": {"$ref": "#/components/schemas/Batch"}}}
    schema = {**SCHEMA, "components": {"schemas": {"Batch": BATCH, "Row": turning}}}
    assert len(reference(schema, "").schemas) == 2
