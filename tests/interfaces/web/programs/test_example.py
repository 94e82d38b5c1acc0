"""A request that a reader can copy."""

import shlex

from yokoten.interfaces.web.programs.example import curl

SCHEMA = {"components": {"schemas": {"Batch": {"examples": [{"note": "it's ü"}]}, "Bare": {}}}}


def words(method="get", address="https://example.org/rows", **told):
    return shlex.split(curl(SCHEMA, method, address, told).replace("\\\n", ""))


def parameter(where, name, **told):
    return {"in": where, "name": name, "schema": {}, **told}


def body(name):
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


def test_a_reading_is_the_address_alone():
    assert words() == ["curl", "https://example.org/rows"]


def test_what_needs_a_token_names_it_and_lets_the_shell_fill_it_in():
    told = {"security": [{"Session": []}, {"Token": []}]}
    assert curl(SCHEMA, "get", "https://example.org/", told) == (
        'curl \\\n  -H "Authorization: Bearer $TOKEN" \\\n  https://example.org/'
    )


def test_parameters_with_an_example_stand_where_they_belong():
    given = [
        parameter("path", "code", example="SE-D"),
        parameter("query", "indicator", example=["a", "b"]),
        parameter("query", "country"),
        parameter("header", "Key", example="mine & yours"),
    ]
    assert words(address="https://example.org/rows/{code}", parameters=given) == [
        "curl", "-H", "Key: mine & yours", "https://example.org/rows/SE-D?indicator=a&indicator=b",
    ]  # fmt: skip


def test_what_must_be_there_without_an_example_is_named_in_capitals():
    given = [parameter("path", "token", required=True)]
    assert words(address="https://example.org/{token}", parameters=given)[-1] == "https://example.org/TOKEN"


def test_a_body_is_sent_as_json_that_survives_the_shell():
    sent = words("put", requestBody=body("Batch"))
    assert sent[:3] == ["curl", "-X", "PUT"]
    assert sent[3:-1] == ["-H", "Content-Type: application/json", "-d", '{"note": "it\'s ü"}']


def test_a_body_without_an_example_is_left_to_the_reader():
    assert words("delete", requestBody=body("Bare")) == ["curl", "-X", "DELETE", "https://example.org/rows"]
