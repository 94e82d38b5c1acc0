"""The sentence for every code with which an act can be refused."""

from typing import Any, Protocol

from yokoten.interfaces.wording.language import Language, mark


class Coded(Protocol):
    """Anything refused with a stable code and facts."""

    code: str
    facts: dict[str, Any]


SENTENCES: dict[str, str] = {
    "not_allowed": mark("You may not do this. Ask an administrator of your organisation for the right role."),
}
SENTENCES["form_needed"] = mark(
    "This address only takes a form, and the form did not arrive, perhaps because you had to sign in again. "
    "Go back and send it once more."
)
UNKNOWN = mark("This did not work (%(code)s).")


def teach(sentences: dict[str, str]) -> None:
    """Add a room's sentences; a code belongs to one room only."""
    doubled = {code for code in sentences if SENTENCES.get(code, sentences[code]) != sentences[code]}
    if doubled:
        raise ValueError(f"two sentences for {sorted(doubled)}")
    SENTENCES.update(sentences)


def sentence(language: Language, refusal: Coded) -> str:
    """What a person reads when an act was refused."""
    message = SENTENCES.get(refusal.code)
    if message is None:
        return language.say(UNKNOWN, code=refusal.code)
    return language.say(message, **refusal.facts) if refusal.facts else language.say(message)
