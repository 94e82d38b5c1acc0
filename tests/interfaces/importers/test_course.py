"""The course of background work: kept beside the database, readable at any time, no failure where it cannot be."""

import pytest

from yokoten.interfaces.importers.course import Course, course_of, forget, writing


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


def test_what_was_told_last_is_read_until_it_is_forgotten(home):
    writing(7)("reading", 30, 120)
    assert course_of(7) == Course("reading", 30, 120)
    assert course_of(8) is None
    forget(7)
    forget(7)
    assert course_of(7) is None


def test_it_is_written_a_few_times_a_second_and_at_every_new_phase_and_end(home):
    moments = iter([0.0, 0.1, 0.2, 0.21, 0.6, 0.61])
    follow = writing(1, clock=lambda: next(moments))
    seen = []
    for news in (("reading", 1, 9), ("reading", 2, 9), ("reading", 9, 9), ("staging", 1, 9), ("staging", 4, 9),
                 ("staging", 5, 9)):  # fmt: skip
        follow(*news)
        seen.append(course_of(1).done)
    assert seen == [1, 1, 9, 1, 4, 4]


DAMAGED = ["", "{", "[]", '{"phase": "resting", "done": 1, "total": 2}', '{"phase": "reading"}']


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_no_course(home, content):
    (home / "courses").mkdir()
    (home / "courses" / "import-3.json").write_text(content)
    assert course_of(3) is None


def test_a_folder_that_cannot_be_written_is_no_failure(home):
    (home / "courses").write_text("a file stands in the way")
    writing(1)("reading", 1, 2)
    forget(1)
    assert course_of(1) is None


def test_it_never_says_a_hundred_before_the_import_does():
    assert Course("storing", 5, 5).percent == 99
    assert 0 < Course("reading", 5, 5).percent < Course("staging", 1, 5).percent < Course("storing", 1, 5).percent
