"""An installation on its way up: settings, tables, words, reference tables and the demo."""

import importlib
import os
import secrets
from pathlib import Path
from types import ModuleType

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.wording.compiled import compile_catalogues

SETTINGS = "yokoten.config.settings"
REFERENCE = (
    ("yokoten.kernel.actions.gazetteer", "load_gazetteer"),
    ("yokoten.kernel.actions.role", "ensure_default_roles"),
    ("yokoten.measure.actions.catalogue", "load_catalogue"),
    ("yokoten.practices.actions.thesaurus", "load_thesaurus"),
    ("yokoten.exchange.actions.starting", "load_bank"),
)
DEMONSTRATION = (
    ("yokoten.kernel.actions.demonstration", "load_demonstration"),
    ("yokoten.measure.actions.demonstration", "load_demonstration"),
    ("yokoten.practices.actions.demonstration", "load_demonstration"),
    ("yokoten.exchange.actions.demonstration", "load_demonstration"),
    ("yokoten.adopt.actions.demonstration", "load_demonstration"),
    ("yokoten.spread.actions.demonstration", "load_demonstration"),
    ("yokoten.prove.actions.demonstration", "load_demonstration"),
)


def home() -> Path:
    """Where this installation keeps its files."""
    folder = Path(os.environ.get("YOKOTEN_HOME") or Path.cwd() / "var")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep_secret() -> None:
    """Give an embedded installation a secret of its own, readable by its owner only, and export it."""
    if os.environ.get("YOKOTEN_SECRET_KEY"):
        return
    file = home() / "secret.env"
    if not file.exists():
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as stream:
            stream.write(f"YOKOTEN_SECRET_KEY={secrets.token_urlsafe(48)}\n")
    for line in file.read_text(encoding="ascii").splitlines():
        name, found, value = line.partition("=")
        if found and name.strip() == "YOKOTEN_SECRET_KEY":
            os.environ["YOKOTEN_SECRET_KEY"] = value.strip()


def set_up() -> None:
    """Load Django; everything that a person can have set wrong is said in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    compile_catalogues()
    (home() / "static").mkdir(exist_ok=True)
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as wrong:
        raise Failure(f"the settings do not fit: {wrong}") from wrong


def migrate() -> bool:
    """Bring the tables up to date if anything is pending; true if something was done."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as away:
        raise Failure(f"the database does not answer: {str(away).strip()}") from away
    if pending:
        call_command("migrate", interactive=False, verbosity=0)
    return bool(pending)


def has_people() -> bool:
    """Whether anybody has an account here."""
    return module("yokoten.kernel.models").Person.objects.exists()


def load_reference() -> None:
    """Load places, roles and indicators that every installation starts with."""
    _run(REFERENCE)


def load_demonstration() -> None:
    """Load the demo: real regions, dated figures with their sources, four accounts."""
    _run(REFERENCE + DEMONSTRATION)


def demonstration_accounts() -> list[tuple[str, str]]:
    """E-mail addresses and passwords of the demo, as long as its people are here."""
    doors = module("yokoten.kernel.queries.demonstration").demonstration_accounts()
    return [(door.email, door.password) for door in doors]


def renew_old_index() -> bool:
    """Make the search index anew if another dictionary or sentence model made it; true if it was."""
    if not module("yokoten.practices.queries.indexing").is_old_index():
        return False
    made = module("yokoten.practices.queries.building").built()
    now = module("django.utils.timezone").now()
    module("yokoten.practices.actions.indexing").renew_index(module("yokoten.kernel.actor").SYSTEM, made, now=now)
    return True


def module(name: str) -> ModuleType:
    """A module that can only be loaded once Django is set up."""
    return importlib.import_module(name)


def _run(steps: tuple[tuple[str, str], ...]) -> None:
    """All steps or none, so that an interrupted first start begins anew."""
    system = module("yokoten.kernel.actor").SYSTEM
    with transaction.atomic():
        for name, function in steps:
            getattr(module(name), function)(system)
