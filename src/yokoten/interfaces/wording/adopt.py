"""Sentences of projects: acts, lines of the trail, refusals."""

from yokoten.interfaces.wording.adopt_following import FOLLOWING_ACTS, FOLLOWING_FACTS, FOLLOWING_LINES
from yokoten.interfaces.wording.adopt_schemes import SCHEME_ACTS, SCHEME_FACTS, SCHEME_LINES
from yokoten.interfaces.wording.adopt_streams import STREAM_ACTS, STREAM_LINES
from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.portfolio import PORTFOLIO_ACTS, PORTFOLIO_FACTS, PORTFOLIO_LINES
from yokoten.interfaces.wording.refusals import teach
from yokoten.interfaces.wording.workflow_words import WORKFLOW_ACTS, WORKFLOW_FACTS, WORKFLOW_LINES

SENTENCES = {
    "baseline_outside": mark("The baseline takes at least %(least)s numbers and at most all %(there)s."),
    "comment_empty": mark("Write something first."),
    "decision_ahead": mark("%(on)s is still ahead. Note the decision on its day."),
    "decision_empty": mark("Say what was decided."),
    "decision_needs_name": mark("Say who decided."),
    "effect_empty": mark("Say what was saved or earned."),
    "effect_ends_before": mark("The last day, %(on)s, lies before the first, %(start)s."),
    "effect_is_nothing": mark("An effect of nothing is not counted. What cost more than it brought has a minus."),
    "effect_needs_reckoning": mark("Say how it was reckoned, so that somebody else can do it again."),
    "effect_of_no_kind": mark("Choose currency, once or yearly, on paper or in cash."),
    "limits_need_points": mark(
        "New limits need at least %(least)s numbers on both sides of the day; there are %(before)s before and "
        "%(after)s from it on."
    ),
    "limits_need_reason": mark("Say what was changed on that day: the reason stays beside the limits."),
    "measurement_ahead": mark("%(on)s is still ahead. Note the number when the day has come."),
    "numbers_day_twice": mark("%(on)s is in the file twice. Keep one row of each day."),
    "numbers_none": mark("There is no number in the file."),
    "numbers_stale": mark("The file was read too long ago. Choose it again."),
    "numbers_taken_back": mark("The numbers of this file were taken back on %(on)s."),
    "numbers_too_many": mark("A file brings at most %(allowed)s numbers. Split it."),
    "own_result": mark("Who is of the team does not decide on its result. Somebody else of the organisation may."),
    "plan_item_empty": mark("Say what will be done in the project."),
    "plan_item_ends_before": mark("The day it is due, %(on)s, lies before its start, %(start)s."),
    "plan_item_needs_owner": mark("Name who does it: what nobody owns is not done."),
    "plan_item_needs_reason": mark("Say why it is given up; the team reads it."),
    "plan_item_not_open": mark("This point of the plan is done or was given up already."),
    "plan_too_long": mark("A plan has at most %(allowed)s points."),
    "point_closed": mark("This point was closed on %(on)s."),
    "point_due_before": mark("%(on)s lies before the day of the gate, %(gate)s."),
    "point_needs_answer": mark("Say what was done; the gate's reviewer reads it."),
    "point_needs_owner": mark("Name who does it: “%(text)s”."),
    "points_open": mark("A gate left points open. Close them first; then the project can be finished."),
    "points_without_gate": mark("Only a gate leaves points open. Write this step's remark as text."),
    "problem_empty": mark("Say what is seen."),
    "problem_of_no_kind": mark("Choose the kind of loss and the bone of the fishbone from the lists."),
    "project_cannot_become": mark("The project has moved on meanwhile. Reload the page to see where it stands."),
    "project_ends_before": mark("The planned end, %(on)s, lies before the start, %(start)s."),
    "project_needs_begins_with": mark("Say with what the process begins."),
    "project_needs_ends_with": mark("Say with what the process ends."),
    "project_needs_leader": mark("Name who leads the project."),
    "project_needs_process": mark("Name the process that is improved."),
    "project_needs_sponsor": mark("Name the sponsor: who wants the result and decides at the gates."),
    "project_needs_title": mark("Give the project a title."),
    "project_over": mark("This project ended on %(on)s; it stays as it was."),
    "project_too_many_documents": mark("A project has at most %(allowed)s documents."),
    "result_approved": mark("The result was approved on %(on)s; effects stay as they were counted."),
    "result_decided": mark("This result was decided on %(on)s."),
    "result_empty": mark("Say in a few sentences what was reached."),
    "result_needs_reason": mark("Say why the result is declined; the team reads it and may submit again."),
    "result_waits": mark("A result waits for its decision; until then the effects stay as they are."),
    "result_without_numbers": mark("No number was noted yet. A result rests on numbers: note at least one."),
    "return_needs_reason": mark("Say in the remark what is missing: the team works by it."),
    "step_before_last": mark("The last step was on %(last)s; this one cannot be earlier, on %(on)s."),
    "step_lacks": mark("This step needs more: what is missing stands beside it."),
    "step_ahead": mark("%(on)s is still ahead. Note the step on its day."),
    "target_locked": mark("“%(name)s” was locked at a gate. Add another target if something else shall be reached."),
    "chart_has_numbers": mark(
        "The kind of number cannot change any more, as numbers were noted. Set another target for it."
    ),
    "chart_needs_percent": mark(
        "A share is measured in percent. Give the target the unit %% first; it has “%(unit)s”."
    ),
    "chart_unknown": mark("Choose one of the charts and one of the sets of rules."),
    "reading_group_size": mark("Every day needs %(wanted)s values; there are %(given)s."),
    "reading_more_than_size": mark("%(events)s of %(size)s cannot be: check both numbers."),
    "reading_needs_count": mark("Say how many there were."),
    "reading_needs_number": mark("Write the number."),
    "reading_needs_size": mark("Say of how many or for how much; more than 0."),
    "reading_needs_values": mark("Give %(least)s to %(most)s values."),
    "reading_not_whole": mark("What is counted is a whole number and not below 0."),
    "target_needs_name": mark("Say what is measured."),
    "target_needs_unit": mark("Say in which unit it is measured."),
    "target_not_better": mark("The goal is no better than where it stands. Check both numbers and the direction."),
    "too_many_effects": mark("A project has at most %(allowed)s effects."),
    "too_many_gate_points": mark("A gate leaves at most %(allowed)s points open."),
    "too_many_problems": mark("A project has at most %(allowed)s problems."),
    "too_many_targets": mark("A project has at most %(allowed)s targets."),
}
teach(SENTENCES)

ADOPT_ACTS = {
    "adopt.add_comment": mark("Comment on a project"),
    "adopt.add_effect": mark("Add an effect of a project"),
    "adopt.add_project_document": mark("Add a document to a project"),
    "adopt.approve_result": mark("Approve the result of a project"),
    "adopt.change_project": mark("Change the card of a project"),
    "adopt.choose_chart": mark("Choose the chart of a target"),
    "adopt.close_gate_point": mark("Close a point of a gate"),
    "adopt.complete_plan_item": mark("Note a point of a plan as done"),
    "adopt.decline_result": mark("Decline the result of a project"),
    "adopt.drop_plan_item": mark("Give a point of a plan up"),
    "adopt.freeze_baseline": mark("Freeze the baseline of a chart"),
    "adopt.import_measurements": mark("Bring numbers of a project in from a file"),
    "adopt.load_demonstration": mark("Load the projects of the demo"),
    "adopt.move_project": mark("Take a project along its workflow"),
    "adopt.note_decision": mark("Note a decision on a project"),
    "adopt.note_measurement": mark("Note a number of a project"),
    "adopt.open_project": mark("Open a project"),
    "adopt.remove_effect": mark("Take an effect of a project out"),
    "adopt.remove_measurement": mark("Take a number of a project out"),
    "adopt.remove_problem": mark("Take a problem of a project out"),
    "adopt.remove_project_document": mark("Take a document off a project"),
    "adopt.renew_limits": mark("Begin new limits of a chart"),
    "adopt.set_forecast": mark("Say what a target is expected to come to"),
    "adopt.set_plan_item": mark("Set a point of a plan"),
    "adopt.set_problem": mark("Note a problem of a project"),
    "adopt.set_target": mark("Set a target of a project"),
    "adopt.submit_result": mark("Submit the result of a project"),
    "adopt.undo_measurements": mark("Take numbers of a file back"),
}

ADOPT_LINES = {
    "adopt.add_comment": mark("%(who)s commented on the project “%(what)s”."),
    "adopt.add_effect": mark("%(who)s added the effect “%(effect)s” to the project “%(what)s”."),
    "adopt.add_project_document": mark("%(who)s added the document “%(title)s” to the project “%(what)s”."),
    "adopt.approve_result": mark("%(who)s approved the result of the project “%(what)s”."),
    "adopt.change_project": mark("%(who)s changed the card of the project “%(what)s”."),
    "adopt.choose_chart": mark("%(who)s chose the chart of “%(target)s” in the project “%(what)s”."),
    "adopt.close_gate_point": mark("%(who)s closed the point “%(point)s” of the project “%(what)s”."),
    "adopt.complete_plan_item": mark("%(who)s noted “%(item)s” of the project “%(what)s” as done."),
    "adopt.decline_result": mark("%(who)s declined the result of the project “%(what)s”."),
    "adopt.drop_plan_item": mark("%(who)s gave up “%(item)s” of the project “%(what)s”."),
    "adopt.freeze_baseline": mark("%(who)s set the baseline of “%(target)s” in the project “%(what)s”."),
    "adopt.import_measurements": mark(
        "%(who)s brought numbers for “%(target)s” in the project “%(what)s” in from a file."
    ),
    "adopt.load_demonstration": mark("%(who)s loaded the projects of the demo."),
    "adopt.move_project": mark("%(who)s took the project “%(what)s” a step on."),
    "adopt.note_decision": mark("%(who)s noted a decision on the project “%(what)s”."),
    "adopt.note_measurement": mark("%(who)s noted a number for “%(target)s” in the project “%(what)s”."),
    "adopt.open_project": mark("%(who)s opened the project “%(what)s”."),
    "adopt.remove_effect": mark("%(who)s took the effect “%(effect)s” out of the project “%(what)s”."),
    "adopt.remove_measurement": mark("%(who)s took a number out of “%(target)s” in the project “%(what)s”."),
    "adopt.remove_problem": mark("%(who)s took the problem “%(problem)s” out of the project “%(what)s”."),
    "adopt.remove_project_document": mark("%(who)s took the document “%(title)s” off the project “%(what)s”."),
    "adopt.renew_limits": mark("%(who)s began new limits for “%(target)s” in the project “%(what)s”."),
    "adopt.set_forecast": mark("%(who)s noted a forecast for “%(target)s” in the project “%(what)s”."),
    "adopt.set_plan_item": mark("%(who)s set “%(item)s” in the plan of the project “%(what)s”."),
    "adopt.set_problem": mark("%(who)s noted the problem “%(problem)s” in the project “%(what)s”."),
    "adopt.set_target": mark("%(who)s set the target “%(target)s” of the project “%(what)s”."),
    "adopt.submit_result": mark("%(who)s submitted the result of the project “%(what)s”."),
    "adopt.undo_measurements": mark("%(who)s took numbers of a file back from “%(target)s” in the project “%(what)s”."),
}

ADOPT_ACTS |= STREAM_ACTS | SCHEME_ACTS | WORKFLOW_ACTS | FOLLOWING_ACTS | PORTFOLIO_ACTS
ADOPT_LINES |= STREAM_LINES | SCHEME_LINES | WORKFLOW_LINES | FOLLOWING_LINES | PORTFOLIO_LINES
ADOPT_FACTS = {
    "amount": mark("amount"),
    "chart": mark("kind of chart"),
    "rules": mark("rules of the chart"),
    "events": mark("how many were counted"),
    "size": mark("among how many"),
    "parts": mark("values of the day"),
    "count": mark("points of the baseline"),
    "effect": mark("effect"),
    "point": mark("point of a gate"),
    "flow_step": mark("step of the flow"),
    "numbers": mark("how many numbers"),
    "problem": mark("problem seen"),
    "value": mark("value"),
}
ADOPT_FACTS |= SCHEME_FACTS | WORKFLOW_FACTS | FOLLOWING_FACTS | PORTFOLIO_FACTS
