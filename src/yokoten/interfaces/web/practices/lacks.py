"""What publishing still needs, each with the field of the form that it leads to."""

from dataclasses import dataclass

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.practices import MISSING
from yokoten.practices.models import Practice
from yokoten.practices.queries.practice import missing_of
from yokoten.practices.rules.publishing import NEEDS

FIELDS = {"contact": "id_contact_name", "resources": "id_cost", "results": "id_results"}


@dataclass(frozen=True)
class Lack:
    """One thing that publishing needs, and whether it is there."""

    name: str
    words: str
    field: str
    is_there: bool


def lacks_of(practice: Practice) -> list[Lack]:
    """Everything publishing needs, in the order of the form."""
    lacking = missing_of(practice)
    language = spoken()
    return [
        Lack(name, language.say(MISSING[name]), FIELDS.get(name, f"id_{name}"), name not in lacking)
        for name, _is_there in NEEDS
    ]
