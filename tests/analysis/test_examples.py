"""The examples in the docstrings are true, and every public function has its description."""

import doctest
import inspect
import pkgutil

import pytest

from yokoten import analysis

MODULES = [
    pkgutil.resolve_name(found.name) for found in pkgutil.walk_packages(analysis.__path__, prefix="yokoten.analysis.")
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_of_a_module_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_name_is_described(module):
    own = [
        thing
        for name, thing in vars(module).items()
        if not name.startswith("_") and inspect.getmodule(thing) is module and callable(thing)
    ]

    assert [thing.__name__ for thing in own if not thing.__doc__] == []
