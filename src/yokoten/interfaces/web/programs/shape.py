"""From OpenAPI 3.1 to what the page says; pure."""

from collections.abc import Iterator
from typing import Any

from yokoten.interfaces.web.programs.example import curl
from yokoten.interfaces.web.programs.reference import Field, Kind, Operation, Outcome, Reference, Subject, Table

Schema = dict[str, Any]
SCHEMAS = "#/components/schemas/"
LIMITS = ("default", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern")


def reference(schema: Schema, base: str) -> Reference:
    """Everything the page says; `base` is the address that paths are joined to in examples."""
    subjects: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            told_of = _operation(schema, method, path, told, base)
            subjects.setdefault(told["tags"][0], []).append(told_of)
    return Reference(
        openapi=schema["openapi"],
        version=schema["info"]["version"],
        subjects=tuple(Subject(name, tuple(operations)) for name, operations in subjects.items()),
        schemas=tuple(table(schema, name) for name in _named(schema)),
    )


def kind(schema: Schema, told: Schema) -> Kind:
    """What a value is, in words."""
    if "$ref" in told:
        name = told["$ref"].removeprefix(SCHEMAS)
        return Kind(title(schema, name), anchor=anchor(name))
    if "anyOf" in told:
        return _choice(schema, told["anyOf"])
    if told.get("type") == "array":
        inner = kind(schema, told.get("items", {}))
        return Kind(inner.name, f"list of {inner.before}", inner.after, inner.anchor)
    name = told.get("type", "any")
    return Kind(f"{name} ({told['format']})" if "format" in told else name)


def _choice(schema: Schema, options: list[Schema]) -> Kind:
    real = [kind(schema, option) for option in options if option.get("type") != "null"]
    if len(real) == 1:
        return Kind(real[0].name, real[0].before, f"{real[0].after} or null", real[0].anchor)
    return Kind(" or ".join(one.before + one.name + one.after for one in real))


def limits(told: Schema) -> tuple[str, ...]:
    """The keywords that bound a value, as they stand; an empty default says nothing."""
    inner = [option for option in told.get("anyOf", []) if option.get("type") != "null"]
    bounds = {**(inner[0] if len(inner) == 1 else {}), **told}
    return tuple(f"{word}: {bounds[word]}" for word in LIMITS if bounds.get(word) not in (None, "", []))


def anchor(name: str) -> str:
    return f"schema-{name}"


def title(schema: Schema, name: str) -> str:
    return schema["components"]["schemas"][name].get("title", name)


def table(schema: Schema, name: str) -> Table:
    """A named schema with its members."""
    told = schema["components"]["schemas"][name]
    required = told.get("required", [])
    fields = tuple(
        Field(member, kind(schema, each), member in required, each.get("description", ""), limits(each))
        for member, each in told.get("properties", {}).items()
    )
    return Table(anchor(name), title(schema, name), told.get("description", ""), fields)


def _operation(schema: Schema, method: str, path: str, told: Schema, base: str) -> Operation:
    body = _body(told)
    return Operation(
        anchor=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told["summary"],
        description=told.get("description", ""),
        security=tuple(name for way in told.get("security", []) for name in way),
        parameters=tuple(_parameter(schema, each) for each in told.get("parameters", [])),
        body=table(schema, body.removeprefix(SCHEMAS)) if body else None,
        outcomes=tuple(_outcome(schema, status, each) for status, each in told["responses"].items()),
        example=curl(schema, method, base + path, told),
    )


def _parameter(schema: Schema, told: Schema) -> Field:
    bounds = told["schema"]
    is_required = told.get("required", False)
    return Field(
        told["name"], kind(schema, bounds), is_required, told.get("description", ""), limits(bounds), told["in"]
    )


def _outcome(schema: Schema, status: str | int, told: Schema) -> Outcome:
    media_type, content = next(iter(told.get("content", {}).items()), ("", {}))
    headers = tuple((name, each["description"]) for name, each in told.get("headers", {}).items())
    body = kind(schema, content["schema"]) if content else None
    return Outcome(str(status), told["description"], body, media_type, headers)


def _body(told: Schema) -> str:
    """Where the schema of the request's body stands, if there is one."""
    content = told.get("requestBody", {}).get("content", {})
    return next((each["schema"].get("$ref", "") for each in content.values()), "")


def _named(schema: Schema) -> list[str]:
    """Schemas that an operation leads to, in the order of the description."""
    known = schema["components"]["schemas"]
    reached, ahead = set(), list(_mentioned(schema["paths"]))
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += _mentioned(known[name])
    return [name for name in known if name in reached]


def _mentioned(told: Any) -> Iterator[str]:
    """Names of schemas referred to anywhere inside."""
    if isinstance(told, dict):
        if "$ref" in told:
            yield told["$ref"].removeprefix(SCHEMAS)
        for each in told.values():
            yield from _mentioned(each)
    elif isinstance(told, list):
        for each in told:
            yield from _mentioned(each)
