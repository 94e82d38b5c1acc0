"""What linters cannot see: where keys point, who writes, what is named where."""

import ast
import re

import pytest

from architecture.sources import PACKAGE, ROOT, files, floors, functions, height, imports, room_of, tree

DOMAIN = sorted(room for floor in floors() for room in floor if room not in ("config", "interfaces", "analysis"))
INSIDE = {"__init__", "models", "policies", "queries", "actions", "rules", "apps", "migrations"}
KERNEL_ALSO = {"errors", "action", "news", "actor"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "delete", "update_or_create", "get_or_create"}
BAG_NAMES = {"utils", "helpers", "common", "misc", "core", "manager", "service", "handler", "data", "info", "apply"}
KEYS = {"ForeignKey", "ManyToManyField", "OneToOneField"}
ROOT_ENTRIES = 14
GENERATED = {".git", ".venv", "var", "build"}


def test_there_are_fourteen_rooms_and_the_layer_list_names_them_all():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == {room for floor in floors() for room in floor}
    assert len(rooms) == 14


@pytest.mark.parametrize("room", DOMAIN)
def test_a_domain_room_holds_only_the_agreed_names(room):
    allowed = INSIDE | (KERNEL_ALSO if room == "kernel" else set())
    entries = (PACKAGE / room).iterdir()
    assert {path.stem for path in entries if path.suffix == ".py" or (path / "__init__.py").exists()} <= allowed


def test_no_file_is_a_bag():
    assert [path for path in files() if path.stem in BAG_NAMES] == []


def _foreign_keys():
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in KEYS:
                yield path, node


def test_keys_point_down_and_cross_rooms_without_a_way_back():
    seen = 0
    for path, call in _foreign_keys():
        target = call.args[0]
        if not (isinstance(target, ast.Constant) and "." in str(target.value)):
            continue
        seen += 1
        room, other = room_of(path), target.value.split(".")[0]
        assert height(other) >= height(room), f"{path}: a key points up to {target.value}"
        if other != room:
            back = {keyword.arg: getattr(keyword.value, "value", None) for keyword in call.keywords}.get("related_name")
            assert back == "+", f"{path}:{call.lineno}: a key to another room needs related_name='+'"
    assert seen > 10


def test_no_room_imports_another_rooms_models():
    for path in files():
        room = room_of(path)
        if room in ("interfaces", "config"):
            continue
        for name in imports(path):
            parts = name.split(".")
            foreign = len(parts) > 2 and parts[0] == "yokoten" and parts[1] != room and parts[2] == "models"
            assert not foreign, f"{path} imports {name}"


def test_only_actions_write():
    for path in files():
        room = room_of(path)
        if room == "analysis" or "actions" in path.parts or path.name in ("person.py",) and "models" in path.parts:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                about_rows = ".objects" in ast.unparse(node.func) or node.func.attr == "save" and not node.args
                assert not about_rows, f"{path}:{node.lineno} writes outside an action: {ast.unparse(node)[:80]}"


def test_models_do_nothing_in_save():
    for path in files():
        if "models" in path.parts or path.name == "models.py":
            assert "save" not in {function.name for function in functions(path)}, path


def test_rules_and_analysis_know_no_django():
    for path in files():
        if "rules" in path.parts or room_of(path) == "analysis":
            assert [name for name in imports(path) if name.split(".")[0] == "django"] == [], path


def test_no_import_inside_a_function():
    for path in files():
        for function in functions(path):
            inside = [node for node in ast.walk(function) if isinstance(node, (ast.Import, ast.ImportFrom))]
            assert inside == [], f"{path}:{function.lineno} {function.name}"


def test_no_star_import_but_of_settings():
    for path in files():
        if path.name != "settings.py":
            assert "import *" not in path.read_text(encoding="utf-8"), path


def test_migrations_are_named():
    for path in PACKAGE.rglob("migrations/0*.py"):
        assert not re.search(r"_auto_|_initial|_alter_.*_and_more", path.name), path


def test_the_root_stays_small():
    names = [path.name for path in ROOT.iterdir()]
    kept = [name for name in names if name not in GENERATED and "cache" not in name]
    assert len(kept) <= ROOT_ENTRIES, sorted(kept)


def test_locks_hold_hashes_and_no_address():
    for lock in ROOT.glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock
        assert text.count("--hash=sha256:") > text.count("==")
    assert not (ROOT / "uv.lock").exists()
