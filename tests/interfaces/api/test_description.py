"""The API describes itself: OpenAPI 3.1, and a reference that names every operation."""

import json
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "api.md"


@pytest.fixture
def schema(client):
    return json.loads(client.get("/api/v1/openapi.json").content)


def operations(schema):
    return [
        (method, path, operation) for path, methods in schema["paths"].items() for method, operation in methods.items()
    ]


def test_the_description_is_valid_openapi_3_1(schema):
    assert schema["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(schema).iter_errors()) == []


def test_every_operation_is_explained_and_protected(schema):
    assert len(operations(schema)) == 13
    for method, path, operation in operations(schema):
        assert operation["description"] and operation["summary"], path
        assert {"Token": []} in operation["security"], path
        assert ({"Session": []} in operation["security"]) == (method == "get"), path


def test_every_parameter_and_every_answer_is_explained(schema):
    for _, path, operation in operations(schema):
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
        for status, response in operation["responses"].items():
            assert response["description"] != HTTPStatus(int(status)).phrase, (path, status)


def test_every_operation_declares_its_refusals_as_problems(schema):
    for method, path, operation in operations(schema):
        declared = operation["responses"]
        assert {"200", "401", "422", "429"} <= set(declared), path
        assert ("304" in declared) == (method == "get"), path
        assert ("404" in declared) == ("{" in path), path
        for status, response in declared.items():
            if int(status) > 400:
                assert list(response["content"]) == ["application/problem+json"], (path, status)


def test_lists_are_bounded(schema):
    for method, path, operation in operations(schema):
        if method == "get" and "{" not in path:
            limit = next(one["schema"] for one in operation["parameters"] if one["name"] == "limit")
            assert limit["maximum"] == 1000, path


def test_the_reference_names_every_operation_and_nothing_else(schema):
    told = re.findall(r"^### `([A-Z]+) (/api/v1/\S+)`", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted((method.upper(), path) for method, path, _ in operations(schema))


def test_the_reference_names_every_filter(schema):
    text = REFERENCE.read_text(encoding="utf-8")
    sections = re.split(r"^### ", text, flags=re.MULTILINE)
    for method, path, operation in operations(schema):
        section = next(part for part in sections if part.startswith(f"`{method.upper()} {path}`"))
        for parameter in operation.get("parameters", []):
            name = parameter["name"]
            general = name in ("limit", "offset", "after") or parameter["in"] == "path"
            assert general or f"`{name}`" in section, (path, name)
