import importlib

from architecture.sources import PACKAGE
from yokoten.interfaces.wording import kernel
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.letters import InvitationFacts, invitation
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.action import ACTIONS
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.texts import LANGUAGES

for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))


def test_every_act_is_said_in_words():
    assert sorted(set(ACTIONS) - set(kernel.ACTS)) == []


def test_every_room_with_acts_has_a_name():
    assert {act.split(".")[0] for act in kernel.ACTS} <= set(kernel.ROOMS)


def test_a_fact_called_code_reaches_its_sentence():
    assert "“x y”" in sentence(speak("en"), RuleBroken("code_not_valid", code="x y"))


def test_an_invitation_holds_address_and_days_only_for_newcomers():
    facts = InvitationFacts("Anna", "Centre", "Analyst", "https://h/invitation/k/", 14, True)
    subject, body = invitation(speak("en"), facts)
    assert subject == "Anna invites you to Centre on Yokoten"
    assert "https://h/invitation/k/" in body and "14 days" in body
    known = InvitationFacts("Anna", "Centre", "Analyst", "https://h/accounts/login/", 14, False)
    assert "14" not in invitation(speak("en"), known)[1]


def test_languages_and_levels_have_names():
    assert set(kernel.LANGUAGE_NAMES) == set(LANGUAGES)
