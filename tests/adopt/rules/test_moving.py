from yokoten.adopt.rules.moving import Lacking, Standing, all_lacking, lacking
from yokoten.adopt.rules.workflow import Transition

STEP = Transition("go", {}, "a", "b", ("lead",), fields=("plan", "reason"), documents=("map",))


def test_what_is_missing_is_told_in_the_order_of_the_workflow():
    found = all_lacking(STEP, Standing({"reason"}, set()))
    assert found == [Lacking("field", "plan"), Lacking("document", "map")]
    assert lacking(STEP, Standing({"reason"}, set())) == Lacking("field", "plan")


def test_with_everything_there_nothing_is_missing():
    assert lacking(STEP, Standing({"plan", "reason", "more"}, {"map"})) is None
