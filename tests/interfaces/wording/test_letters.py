"""Letters of the house: every fact in them, in every language."""

import pytest

from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.letters import InvitationFacts, invitation

LANGUAGES = ["ru", "vi", "sv", "en"]
ADDRESS = "https://yokoten.example.org/invitation/a:b/"


def facts(**change):
    told = {
        "inviter": "Анна Đỗ", "organisation": "Örebro 100 %", "role": "Аналитик", "address": ADDRESS, "days": 9,
        "is_new": True,
    }  # fmt: skip
    return InvitationFacts(**told | change)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newcomer_reads_who_where_what_and_until_when(language):
    subject, body = invitation(speak(language), facts())
    assert "Анна Đỗ" in subject and "Örebro 100 %" in subject
    for said in ("Анна Đỗ", "Örebro 100 %", "Аналитик", ADDRESS, "9"):
        assert said in body, said
    assert "%(" not in subject + body


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_an_account_reads_no_deadline(language):
    _, body = invitation(speak(language), facts(is_new=False, days=777))
    assert ADDRESS in body and "777" not in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_stands_alone_on_its_line_so_that_mail_programs_link_it(language):
    for is_new in (True, False):
        assert ADDRESS in invitation(speak(language), facts(is_new=is_new))[1].splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_subject_is_one_line(language):
    assert "\n" not in invitation(speak(language), facts())[0]


def test_no_two_languages_write_the_same_letter():
    assert len({invitation(speak(language), facts()) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_percent_sign_or_a_place_holder_in_a_name_is_only_a_name():
    _, body = invitation(speak("en"), facts(inviter="%(role)s %s 5 %"))
    assert "%(role)s %s 5 % has given you" in body
