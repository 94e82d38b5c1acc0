"""What the page for programs says about the API."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What a value is: `list of`, the name of a type or a schema, `or null`."""

    name: str
    before: str = ""
    after: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Field:
    """A parameter or a member of a schema; `where` is path, query, header or cookie for parameters."""

    name: str
    kind: Kind
    is_required: bool
    description: str
    limits: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True)
class Outcome:
    """One status an operation may answer with."""

    status: str
    meaning: str
    body: Kind | None
    media_type: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A schema as rows."""

    anchor: str
    name: str
    description: str
    fields: tuple[Field, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every member is always there."""
        return all(field.is_required for field in self.fields)

    @property
    def is_plain(self) -> bool:
        """Whether names and types are all there is to say."""
        return not any(field.description or field.limits for field in self.fields)


@dataclass(frozen=True)
class Operation:
    """One method at one address."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    security: tuple[str, ...]
    parameters: tuple[Field, ...]
    body: Table | None
    outcomes: tuple[Outcome, ...]
    example: str


@dataclass(frozen=True)
class Subject:
    """Operations about one thing."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Reference:
    """The whole description."""

    openapi: str
    version: str
    subjects: tuple[Subject, ...]
    schemas: tuple[Table, ...]
