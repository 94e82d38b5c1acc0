"""The one way to change anything: registered, explained, and whole or not at all."""

import importlib

import pytest

from architecture.sources import PACKAGE
from factories.kernel import make_place
from yokoten.kernel import action as acting
from yokoten.kernel.action import ACTIONS, action
from yokoten.kernel.models import Place

for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))


@pytest.fixture
def registered(monkeypatch):
    """A register of this test's own."""
    monkeypatch.setattr(acting, "ACTIONS", {})
    return acting.ACTIONS


def test_whoever_acts_comes_first(registered):
    with pytest.raises(TypeError, match="`actor`"):
        action(lambda place, actor: None)
    assert registered == {}


def test_an_act_without_parameters_has_nobody_who_does_it(registered):
    def act():
        """Do something."""

    with pytest.raises(TypeError, match="`actor`"):
        action(act)


@pytest.mark.parametrize("words", [None, ""])
def test_an_act_says_what_it_does(registered, words):
    def act(actor):
        pass

    act.__doc__ = words
    with pytest.raises(TypeError, match="docstring"):
        action(act)


@pytest.mark.django_db
def test_an_act_is_registered_under_its_room_and_keeps_its_name(registered):
    def add_bridge(actor):
        """Add a bridge."""
        return "bridge"

    add_bridge.__module__ = "yokoten.exchange.actions.bridge"
    act = action(add_bridge)
    assert registered == {"exchange.add_bridge": act}
    assert (act.__name__, act.__doc__, act(None)) == ("add_bridge", "Add a bridge.", "bridge")


@pytest.mark.django_db
def test_an_act_that_breaks_leaves_nothing_behind(registered):
    def add_half(actor):
        """Add a place and fall over."""
        make_place("SE-HALF")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        action(add_half)(None)
    assert not Place.objects.exists()


def test_every_act_of_the_house_names_its_room_and_a_verb():
    assert ACTIONS
    for name, act in ACTIONS.items():
        room, _, verb = name.partition(".")
        assert act.__module__.startswith(f"yokoten.{room}.actions") and verb == act.__name__
        assert act.__doc__.strip().endswith((".", ")")), name
