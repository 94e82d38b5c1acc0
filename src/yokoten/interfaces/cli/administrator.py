"""`yokoten administrator EMAIL`: make somebody an administrator, with a new account or the one they have."""

import argparse
import getpass
import os
import sys

from yokoten.interfaces.cli import instance
from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.refusals import sentence

HELP = """Make somebody an administrator. A new account asks for its password;
where nobody can type, it comes from YOKOTEN_ADMINISTRATOR_PASSWORD."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="the e-mail address to sign in with")
    parser.add_argument("--name", default="", help="the name others see")
    parser.add_argument("--language", choices=("ru", "vi", "sv", "en"), default="en", help="language of the pages (en)")


def run(arguments: argparse.Namespace) -> int:
    """Appoint a person who has an account, or create one."""
    instance.keep_secret()
    instance.set_up()
    instance.migrate()
    instance.module("yokoten.interfaces.wording.kernel")
    system = instance.module("yokoten.kernel.actor").SYSTEM
    people = instance.module("yokoten.kernel.actions.person")
    known = instance.module("yokoten.kernel.models").Person.objects.filter(email__iexact=arguments.email).first()
    try:
        if known:
            people.appoint_administrator(system, known)
        else:
            details = (arguments.email, arguments.name, arguments.language, password(), True)
            people.create_person(system, people.Newcomer(*details))
    except instance.module("yokoten.kernel.errors").Refusal as refusal:
        raise Failure(sentence(speak("en"), refusal)) from refusal
    print(f"{arguments.email} is an administrator.")
    return 0


def password() -> str:
    """From the environment, or typed twice."""
    given = os.environ.get("YOKOTEN_ADMINISTRATOR_PASSWORD")
    if given:
        return given
    if not sys.stdin.isatty():
        raise Failure("nobody can type a password here; set YOKOTEN_ADMINISTRATOR_PASSWORD")
    typed = getpass.getpass("Password: ")
    if typed != getpass.getpass("Again: "):
        raise Failure("the two passwords differ")
    return typed
