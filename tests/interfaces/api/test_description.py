"""The API describes itself: OpenAPI 3.1, a page that works offline, and a reference that names every operation."""

import json
import re
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
    assert len(operations(schema)) == 12
    for method, path, operation in operations(schema):
        assert operation["description"] and operation["summary"], path
        assert {"Token": []} in operation["security"], path
        assert ({"Session": []} in operation["security"]) == (method == "get"), path


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


def test_the_page_needs_no_sign_in(client):
    page = client.get("/api/docs")
    assert page.status_code == 200
    assert "/api/v1/openapi.json" in page.content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_shows_every_operation_without_any_other_host(page, live_server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/api/docs")
    page.wait_for_selector(".opblock")
    assert page.locator(".opblock").count() == 12
    page.locator(".opblock-summary-control").first.click()
    page.wait_for_selector(".opblock-body .parameters")
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {live_server.url.split("/")[2]}
    assert page.complaints == []
