"""What every page of the thesaurus shows: its tabs, and words with the language they are in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yokoten.interfaces.web.practices.tabs import shown as shared
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.practices.models import ConceptProposal
from yokoten.practices.policies import can_decide, can_keep_thesaurus, can_propose
from yokoten.practices.queries.proposal import proposals_seen
from yokoten.practices.queries.thesaurus import ConceptRow, Spoken


@dataclass(frozen=True)
class Word:
    """A word for the page: `language` names the language where it is not the page's, empty otherwise."""

    text: str
    code: str
    language: str = ""


def show(request: HttpRequest, template: str, tab: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the thesaurus with its tabs."""
    waiting = proposals_seen(request.user).filter(state=ConceptProposal.State.OPEN).count()
    frame = {
        **shared(request, "thesaurus"),
        "inner": tab,
        "may_propose": can_propose(request.user),
        "may_decide": can_decide(request.user),
        "may_keep": can_keep_thesaurus(request.user),
        "waiting": waiting,
    }
    return render(request, f"practices/thesaurus/{template}.html", {**frame, **context}, status=status)


def word(said: Spoken) -> Word:
    """A word; one in another language than the page's says in which."""
    is_foreign = said.language and said.language != spoken().code
    name = str(LANGUAGE_NAMES.get(said.language, said.language)) if is_foreign else ""
    return Word(said.text, said.language, name)


def tongues() -> list[str]:
    """The four languages, the reader's own first."""
    own = spoken().code
    return sorted(LANGUAGE_NAMES, key=lambda code: code != own)


def elsewhere(labels: Mapping[str, str]) -> list[dict[str, str]]:
    """A concept's labels in the three other languages, in a steady order."""
    return [{"code": code, "name": str(LANGUAGE_NAMES[code]), "text": labels.get(code, "")} for code in tongues()[1:]]


def shown(rows: Sequence[ConceptRow]) -> list[dict[str, Any]]:
    """Rows of the tree as a table shows them."""
    return [
        {"row": row, "word": word(row.label), "elsewhere": elsewhere(row.labels), "indent": min(row.depth, 5)}
        for row in rows
    ]
