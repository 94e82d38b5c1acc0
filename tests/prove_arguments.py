"""Arguments with which every act of prove is called: `home` runs the project."""

from datetime import timedelta

from factories import prove as make
from factories.prove import REGISTERED, RUN_AT


def given(*things, **details):
    return things, details


YEAR_ON = RUN_AT + timedelta(days=400)
PROVE_ARGUMENTS = {
    "prove.check_held": lambda home: given(make.make_run(home).evaluation, today=YEAR_ON.date(), now=YEAR_ON),
    "prove.load_demonstration": lambda home: given(),
    "prove.register_evaluation": lambda home: given(
        make.make_measured_target(home), make.asked(), today=REGISTERED.date(), now=REGISTERED
    ),
    "prove.review_evaluation": lambda home: given(make.make_run(home).evaluation, make.opinion(), now=RUN_AT),
    "prove.run_evaluation": lambda home: given(make.make_evaluation(home), now=RUN_AT),
    "prove.withdraw_evaluation": lambda home: given(
        make.make_evaluation(home), reason="The scale was wrong.", now=RUN_AT
    ),
}
