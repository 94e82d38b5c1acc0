"""Commands on tables of one test."""

import pytest

from factories.commands import Commands


@pytest.fixture
def commands(tmp_path, capsys):
    return Commands(tmp_path, capsys)
