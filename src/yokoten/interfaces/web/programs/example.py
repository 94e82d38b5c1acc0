"""A request as a line for the shell, from the examples that stand in the description; pure."""

import json
from shlex import quote
from typing import Any
from urllib.parse import urlencode

Schema = dict[str, Any]
WHO = "Authorization: Bearer $TOKEN"


def curl(schema: Schema, method: str, address: str, told: Schema) -> str:
    """The command; the token stands in the environment, so that it stays out of the shell's history."""
    parts = ["curl" if method == "get" else f"curl -X {method.upper()}"]
    if any("Token" in way for way in told.get("security", [])):
        parts.append(f'-H "{WHO}"')
    given = _given(told)
    parts += [f"-H {quote(f'{name}: {value}')}" for name, value in given["header"]]
    body = _body(schema, told)
    if body is not None:
        parts += ["-H 'Content-Type: application/json'", f"-d {quote(json.dumps(body, ensure_ascii=False))}"]
    return " \\\n  ".join([*parts, quote(_address(address, given))])


def _given(told: Schema) -> dict[str, list[tuple[str, Any]]]:
    """Parameters that have an example, and those that must be there with their name for one."""
    given: dict[str, list[tuple[str, Any]]] = {"path": [], "query": [], "header": [], "cookie": []}
    for each in told.get("parameters", []):
        example = each.get("example", each["name"].upper() if each.get("required") else None)
        if example is not None:
            given[each["in"]].append((each["name"], example))
    return given


def _address(address: str, given: dict[str, list[tuple[str, Any]]]) -> str:
    for name, value in given["path"]:
        address = address.replace(f"{{{name}}}", str(value))
    asked = urlencode(given["query"], doseq=True)
    return f"{address}?{asked}" if asked else address


def _body(schema: Schema, told: Schema) -> Any:
    """The first example of the body's schema, if it has one."""
    for content in told.get("requestBody", {}).get("content", {}).values():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        return next(iter(schema["components"]["schemas"].get(name, content["schema"]).get("examples", [])), None)
    return None
