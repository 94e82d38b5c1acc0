"""Arguments with which every act of adopt is called: `home` runs the project."""

from decimal import Decimal

from factories import adopt as make
from factories import flows, schemes
from factories.adopt import NOW, TODAY
from yokoten.adopt.actions.forecast import Foreseen
from yokoten.adopt.actions.project import Move
from yokoten.adopt.actions.stream import Asked
from yokoten.adopt.actions.talk import Decided
from yokoten.kernel.rules.uploads.examine import NewAttachment


def given(*things, **details):
    return things, details


def target_of(home, values=()):
    target = make.make_project(home).targets.get()
    make.make_readings(target, values)
    return target


def following_target(home):
    """A target with an official figure that has changed since it was looked at."""
    target = target_of(home)
    make.make_following(target)
    return target


ADOPT_ARGUMENTS = {
    "adopt.add_comment": lambda home: given(make.make_project(home), text="Good.", language="en", now=NOW),
    "adopt.add_effect": lambda home: given(make.make_project(home), make.reckoned(), now=NOW),
    "adopt.add_norm": lambda home: given(home, schemes.norm(), now=NOW),
    "adopt.add_project_document": lambda home: given(
        make.make_project(home), NewAttachment("a.txt", b"Words."), kind="", title="Order", now=NOW
    ),
    "adopt.approve_result": lambda home: given(make.make_result(home), remark="Seen.", language="en", now=NOW),
    "adopt.begin_workflow": lambda home: given(home, flows.shipped_flow(), now=NOW),
    "adopt.change_project": lambda home: given(make.make_project(home), make.card(title="Other")),
    "adopt.choose_chart": lambda home: given(target_of(home), chart="c", rules="western"),
    "adopt.close_gate_point": lambda home: given(make.make_point(make.make_project(home)), answer="Done.", on=TODAY),
    "adopt.complete_plan_item": lambda home: given(make.make_item(make.make_project(home)), on=TODAY),
    "adopt.copy_stream": lambda home: given(
        make.make_stream(make.make_project(home)).project, "target", source="current", on=TODAY
    ),
    "adopt.decline_result": lambda home: given(make.make_result(home), reason="No.", language="en", now=NOW),
    "adopt.discard_portfolio": lambda home: given(make.make_portfolio(home)),
    "adopt.drop_plan_item": lambda home: given(make.make_item(make.make_project(home)), reason="No money."),
    "adopt.drop_workflow": lambda home: given(flows.make_draft(home)),
    "adopt.follow_indicator": lambda home: given(target_of(home), make.followed(), today=TODAY, now=NOW),
    "adopt.freeze_baseline": lambda home: given(target_of(home, range(5)), count=3),
    "adopt.import_measurements": lambda home: given(
        target_of(home), [make.reading()], filename="week.csv", today=TODAY, now=NOW
    ),
    "adopt.load_demonstration": lambda home: given(),
    "adopt.map_portfolio": lambda home: given(make.make_portfolio(home), {"title": 1}, language="sv"),
    "adopt.move_project": lambda home: given(
        make.make_project(home, state="preparation"), Move("cancel-preparation", TODAY, "en"), today=TODAY, now=NOW
    ),
    "adopt.note_decision": lambda home: given(
        make.make_project(home), Decided("Go on.", "en", TODAY, "Sponsor"), today=TODAY, now=NOW
    ),
    "adopt.note_measurement": lambda home: given(target_of(home), make.reading(), today=TODAY, now=NOW),
    "adopt.open_project": lambda home: given(home, make.card(), make.wanted(), begins=make.beginning(), now=NOW),
    "adopt.publish_workflow": lambda home: given(flows.make_draft(home), valid_from=TODAY, today=TODAY, now=NOW),
    "adopt.refresh_numbers": lambda home: given(following_target(home), today=TODAY, now=NOW),
    "adopt.remove_effect": lambda home: given(make.make_effect(make.make_project(home))),
    "adopt.remove_measurement": lambda home: given(target_of(home, [1]).measurements.get()),
    "adopt.remove_project_document": lambda home: given(make.make_document(make.make_project(home))),
    "adopt.remove_problem": lambda home: given(make.make_problem(make.make_project(home))),
    "adopt.remove_stream_step": lambda home: given(make.make_stream(make.make_project(home)).steps.first()),
    "adopt.remove_workflow_part": lambda home: given(flows.make_draft(home), "document", "agreement"),
    "adopt.renew_limits": lambda home: given(target_of(home, range(8)), on=make.START.replace(day=29), reason="So."),
    "adopt.set_advance": lambda home: given(
        schemes.make_support(schemes.make_scheme(home)).project, schemes.advance_asked(), today=TODAY, now=NOW
    ),
    "adopt.set_forecast": lambda home: given(target_of(home), Foreseen(Decimal(32), TODAY, "en")),
    "adopt.set_plan_item": lambda home: given(make.make_project(home), make.planned()),
    "adopt.set_problem": lambda home: given(make.make_project(home), make.seen(), now=NOW),
    "adopt.set_stream": lambda home: given(make.make_project(home), "current", Asked("min"), on=TODAY),
    "adopt.set_stream_step": lambda home: given(make.make_stream(make.make_project(home)), make.measured()),
    "adopt.set_support": lambda home: given(schemes.make_scheme(home), schemes.asked_for(), today=TODAY, now=NOW),
    "adopt.set_target": lambda home: given(make.make_project(home), make.wanted(name="Stock")),
    "adopt.set_workflow_head": lambda home: given(flows.make_draft(home), flows.head()),
    "adopt.set_workflow_part": lambda home: given(flows.make_draft(home), "state", flows.state()),
    "adopt.stop_following": lambda home: given(following_target(home)),
    "adopt.store_portfolio": lambda home: given(make.make_portfolio(home), [make.line()], now=NOW),
    "adopt.submit_result": lambda home: given(
        target_of(home, [40]).project, summary="Reached.", language="en", now=NOW
    ),
    "adopt.undo_measurements": lambda home: given(make.make_brought(target_of(home), [40, 41]), now=NOW),
    "adopt.undo_portfolio": lambda home: given(make.make_portfolio(home, state="stored", stored_at=NOW)),
    "adopt.upload_portfolio": lambda home: given(home, "a.csv", b"Title\nA\n", columns={"title": 0}, now=NOW),
}
