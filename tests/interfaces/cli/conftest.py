"""Commands on tables of one test."""

import pytest

from factories.commands import Commands, Effects


@pytest.fixture
def commands(tmp_path, capsys):
    return Commands(tmp_path, capsys)


@pytest.fixture
def effect(tmp_path, capsys):
    return Effects(tmp_path, capsys)
