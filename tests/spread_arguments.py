"""Arguments with which every act of spread is called: `home` takes the practice up."""

from factories import spread as make
from factories.adopt import NOW, TODAY
from factories.practices import make_published


def given(*things, **details):
    return things, details


SPREAD_ARGUMENTS = {
    "spread.change_adoption": lambda home: given(make.make_adoption(home), make.change(), today=TODAY),
    "spread.decline_adoption": lambda home: given(make.make_adoption(home), make.against(), today=TODAY, now=NOW),
    "spread.load_demonstration": lambda home: given(),
    "spread.move_adoption": lambda home: given(make.make_adoption(home), make.step(), today=TODAY, now=NOW),
    "spread.open_adoption": lambda home: given(
        make_published(visibility="public"), home, start=make.start(), today=TODAY, now=NOW
    ),
    "spread.publish_project": lambda home: given(make.make_finished(home), make.telling(), now=NOW),
}
