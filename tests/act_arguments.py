"""Arguments with which `kernel/test_acts_by_role.py` calls every act, after the actor: one row per act.

Each row is given the organisation that the act shall be about and makes what the act needs, as small as it can be.
"""

from datetime import date
from functools import cache

from django.utils import timezone

from adopt_arguments import ADOPT_ARGUMENTS
from exchange_arguments import EXCHANGE_ARGUMENTS
from factories import kernel as house
from factories.measure import (
    goal_details,
    make_batch_row,
    make_goal,
    make_import,
    make_indicator,
    make_observation,
    make_source,
)
from practice_arguments import PRACTICE_ARGUMENTS
from prove_arguments import PROVE_ARGUMENTS
from spread_arguments import SPREAD_ARGUMENTS
from thesaurus_arguments import THESAURUS_ARGUMENTS
from yokoten.compare.models import Comparison, FrontierRun
from yokoten.compare.rules.asked import Asked
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.interfaces.importers.checking import check_table
from yokoten.interfaces.importers.intake import ask_the_gate, begin, laid_out, map_columns, said_of
from yokoten.kernel.actions.gazetteer import load_gazetteer
from yokoten.kernel.actions.notification import stop_key
from yokoten.kernel.actions.organisation import OrganisationDetails
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.person import Newcomer, invitation_key
from yokoten.kernel.actions.place import PlaceDetails
from yokoten.kernel.actions.token import issue_token
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import OutboxMessage
from yokoten.kernel.rules.notifications import Choice
from yokoten.measure.actions.catalogue import load_catalogue
from yokoten.measure.actions.confirming import confirm_import
from yokoten.measure.actions.importing import NewFile
from yokoten.measure.actions.indicator import IndicatorDetails, SourceDetails
from yokoten.measure.models import ImportAlarm
from yokoten.measure.rules.intake.decisions import Answer

DAY = date(2026, 11, 22)
NAMES = {"en": "Some name"}
FILE = ("try.csv", b"Region;Year;Sheep, thousand heads\nAlfa;2022;10\nBeta;2022;20\nAlfa;2023;11\nBeta;2023;21\n")


def given(*things, **details):
    return things, details


def letter(key="some-key"):
    return Letter(key, "email", "x@example.org", "Subject", "Body")


def message(home):
    enqueue(letter())
    return OutboxMessage.objects.get(key="some-key")


def comparison(home):
    place, indicator = house.make_place(), make_indicator()
    return Comparison.objects.create(token="t", organisation=home, title="T", focus=place, outcome=indicator)


def frontier_run(home):
    return FrontierRun.objects.create(organisation=home, focus=house.make_place(), fingerprint="f", replications=100)


def invited():
    return invitation_key(house.make_person())


def lineage(*, backwards=False):
    one, several = house.make_place(), [house.make_place(), house.make_place()]
    return given(one, several, on=DAY) if backwards else given(several, one, on=DAY)


@cache
def laid():
    return laid_out(FILE[1], FILE[0])


def uploaded(home):
    for name in ("Alfa", "Beta"):
        house.make_place(names={"en": name})
    return begin(SYSTEM, home, *FILE)


def mapped(home):
    dataset = uploaded(home)
    return map_columns(SYSTEM, dataset, mapping_of(dataset), laid())


def mapping_of(dataset):
    said = said_of(dataset)
    return type(said)(said.layout, said.indicators, source_name="Office", title="Try")


def checked(home):
    return ask_the_gate(SYSTEM, mapped(home), {})


def confirmed(home):
    return confirm_import(SYSTEM, checked(home))


def alarm(home):
    return ImportAlarm.objects.create(dataset=checked(home), number=99, question=99, kind="lost_digit", severity="stop")


def alarmed(home):
    return alarm(home).dataset


def ground(home):
    load_gazetteer(SYSTEM)
    load_catalogue(SYSTEM)
    return given()


def told(dataset):
    return given(dataset, laid().records, check_table(FILE[1], FILE[0], layout=laid().layout).alarms)


NOW = timezone.now()
DETAILS = IndicatorDetails(NAMES, "item")

ARGUMENTS = {
    "kernel.accept_invitation": lambda home: given(invited(), name="N", password=house.PASSWORD),
    "kernel.add_organisation": lambda home: given("new", OrganisationDetails(NAMES)),
    "kernel.add_place": lambda home: given("XX-9", PlaceDetails(NAMES)),
    "kernel.add_role": lambda home: given(code="new", names=NAMES, permits=["kernel.read"]),
    "kernel.admit_person": lambda home: given(Newcomer("new@example.org"), provider="P", may_be_new=True),
    "kernel.appoint_administrator": lambda home: given(house.make_person()),
    "kernel.change_organisation": lambda home: given(home, OrganisationDetails(NAMES)),
    "kernel.change_own_details": lambda home: given(name="N", language="sv", theme="", home=None),
    "kernel.change_place": lambda home: given(house.make_place(), PlaceDetails(NAMES)),
    "kernel.change_role": lambda home: given(house.make_role(), names=NAMES, permits=[]),
    "kernel.choose_notifications": lambda home: given({"kernel.membership_ends": Choice(True, "digest")}),
    "kernel.close_organisation": lambda home: given(home),
    "kernel.create_person": lambda home: given(Newcomer("new@example.org")),
    "kernel.deactivate_person": lambda home: given(house.make_person()),
    "kernel.dismiss_administrator": lambda home: given(house.make_administrator()),
    "kernel.end_membership": lambda home: given(house.make_membership(organisation=home), last_day=DAY),
    "kernel.ensure_default_roles": lambda home: given(),
    "kernel.grant_membership": lambda home: given(house.make_person(), home, house.make_role()),
    "kernel.invite_person": lambda home: given(
        home, house.make_role(), Newcomer("new@example.org"), write_letter=lambda invitation: letter()
    ),
    "kernel.issue_token": lambda home: given(home, label="L"),
    "kernel.keep_attachment": lambda home: given(house.new_attachment(), organisation=home, now=NOW),
    "kernel.load_demonstration": lambda home: given(),
    "kernel.load_gazetteer": lambda home: given(),
    "kernel.mark_notification_read": lambda home: given(house.make_notification(), now=NOW),
    "kernel.mark_notifications_read": lambda home: given(now=NOW),
    "kernel.merge_places": lambda home: lineage(),
    "kernel.note_token_use": lambda home: given(today=DAY),
    "kernel.open_instance": lambda home: given(Newcomer("first@example.org", password=house.PASSWORD)),
    "kernel.reactivate_person": lambda home: given(house.make_person(is_active=False)),
    "kernel.remove_attachment": lambda home: given(house.make_attachment(home)),
    "kernel.remove_role": lambda home: given(house.make_role()),
    "kernel.rename_place": lambda home: given(house.make_place(), house.make_place(), on=DAY),
    "kernel.reopen_organisation": lambda home: given(house.make_organisation(is_active=False)),
    "kernel.retry_message": lambda home: given(message(home), now=NOW),
    "kernel.revoke_token": lambda home: given(issue_token(SYSTEM, home, label="L").token, now=NOW),
    "kernel.set_place_codes": lambda home: given(house.make_place(), [("iso", "XX-9")]),
    "kernel.split_place": lambda home: lineage(backwards=True),
    "kernel.stop_letters": lambda home: given(stop_key(house.make_person(), "digest")),
    "kernel.withdraw_message": lambda home: given(message(home)),
    "kernel.withdraw_place_change": lambda home: given(
        house.make_place_change(house.make_place(), house.make_place(), DAY)
    ),
    "measure.accept_open_questions": lambda home: given(checked(home), reason="seen", now=NOW),
    "measure.add_indicator": lambda home: given("new", DETAILS, organisation=home),
    "measure.add_source": lambda home: given("new", SourceDetails(NAMES)),
    "measure.change_indicator": lambda home: given(make_indicator(organisation=home), DETAILS),
    "measure.change_source": lambda home: given(make_source(), SourceDetails(NAMES)),
    "measure.check_import": lambda home: told(mapped(home)),
    "measure.choose_sheet": lambda home: given(uploaded(home), laid().proposal, laid().records),
    "measure.confirm_import": lambda home: given(checked(home)),
    "measure.decide_alarm": lambda home: given(alarm(home), Answer("accept", "seen"), now=NOW),
    "measure.decide_question": lambda home: given(alarmed(home), 99, Answer("accept", "seen"), now=NOW),
    "measure.discard_import": lambda home: given(uploaded(home)),
    "measure.fail_import": lambda home: given(confirmed(home), code="import_failed", facts={}),
    "measure.load_catalogue": lambda home: given(),
    "measure.load_demonstration": ground,
    "measure.map_import": lambda home: given(
        dataset := uploaded(home), mapping_of(dataset), laid().records, summary={}
    ),
    "measure.note_progress": lambda home: given(confirmed(home), rows_done=1),
    "measure.recall_import": lambda home: given(confirmed(home)),
    "measure.replace_goal": lambda home: given(make_goal(organisation=home), goal_details()),
    "measure.restore_indicator": lambda home: given(make_indicator(organisation=home, withdrawn_on=DAY)),
    "measure.set_goal": lambda home: given(house.make_place(), goal_details(), organisation=home),
    "measure.store_import": lambda home: given(confirmed(home), laid().records, now=NOW),
    "measure.undo_import": lambda home: given(make_import(home), now=NOW),
    "measure.upload_import": lambda home: given(home, NewFile(*FILE), laid().proposal, laid().records),
    "measure.withdraw_goal": lambda home: given(make_goal(organisation=home), on=DAY),
    "measure.withdraw_indicator": lambda home: given(make_indicator(organisation=home), on=DAY),
    "measure.write_observations": lambda home: given(
        home, [make_batch_row(make_indicator(), house.make_place())], now=NOW
    ),
    "compare.ask_for_intervals": lambda home: given(
        FrontierAsked(house.make_place().code, "2023", ("x",), ("y",)), today=DAY, organisation=home
    ),
    "compare.delete_comparison": lambda home: given(comparison(home)),
    "compare.give_up_intervals": lambda home: given(frontier_run(home), failure={"code": "c", "facts": {}}, now=NOW),
    "compare.keep_intervals": lambda home: given(frontier_run(home), answer={}, now=NOW),
    "compare.note_intervals": lambda home: given(frontier_run(home), done=1),
    "compare.save_comparison": lambda home: given(
        Asked(house.make_place().code, make_observation().indicator.code, "2023", ("x",), (50,)),
        title="T", today=DAY, organisation=home,
    ),
    "compare.share_comparison": lambda home: given(comparison(home), visibility="network"),
}  # fmt: skip
ARGUMENTS |= ADOPT_ARGUMENTS
ARGUMENTS |= SPREAD_ARGUMENTS
ARGUMENTS |= EXCHANGE_ARGUMENTS
ARGUMENTS |= PRACTICE_ARGUMENTS
ARGUMENTS |= PROVE_ARGUMENTS
ARGUMENTS |= THESAURUS_ARGUMENTS
