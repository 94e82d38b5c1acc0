"""Forms of the thesaurus: a proposal in one's own words, a concept written out whole, a file."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.names import in_languages, spread
from yokoten.interfaces.web.practices.thesaurus.frame import tongues
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.practices.actions.proposal import LONGEST_REASON, Wish
from yokoten.practices.models import Concept, ConceptProposal
from yokoten.practices.queries.thesaurus import concept_rows
from yokoten.practices.rules.search.folding import folded
from yokoten.practices.rules.thesaurus.concepts import Term
from yokoten.practices.rules.thesaurus.questions import LONGEST_LABEL

Kind = ConceptProposal.Kind
WORDS = 4000
INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


def concept_choices() -> list[tuple[str, str]]:
    """Concepts for a select as the tree has them, each level set in."""
    return [(row.concept.code, f"{INDENT * row.depth}{row.label.text}") for row in concept_rows(spoken().code)]


class ProposalForm(forms.Form):
    """What somebody proposes; each kind asks only for what it needs."""

    text = forms.CharField(label=_("The word"), max_length=LONGEST_LABEL)
    language = forms.ChoiceField(label=_("In which language"))
    broader = forms.ChoiceField(label=_("Broader concept"), required=False)
    reason = forms.CharField(
        label=_("Why, and what it means"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Your own words and language are fine: whoever decides fills in the other languages."),
    )
    organisation = forms.ChoiceField(label=_("For which organisation"), required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["language"].choices = [(code, LANGUAGE_NAMES[code]) for code in tongues()]
        if kind in (Kind.CHANGE, Kind.WITHDRAWAL):
            del self.fields["text"]
            self.fields["reason"].required = True
            self.fields["reason"].label = _("What should change, and why") if kind == Kind.CHANGE else _("Why")
        if kind == Kind.CONCEPT:
            self.fields["broader"].choices = [("", _("I do not know")), *concept_choices()]
        else:
            del self.fields["broader"]

    def offer(self, actor: Any) -> "ProposalForm":
        """The organisations for which the person may propose; one needs no choice."""
        self.organisations = list(organisations_where(actor, "practices.propose_concept"))
        if len(self.organisations) > 1:
            self.fields["organisation"].choices = [(one.code, one.name(spoken().code)) for one in self.organisations]
        else:
            del self.fields["organisation"]
        return self

    def organisation_chosen(self) -> Any:
        code = self.cleaned_data.get("organisation")
        return next((one for one in self.organisations if one.code == code), (self.organisations or [None])[0])

    def wish(self, concept: Concept | None) -> Wish:
        said = self.cleaned_data
        details = {"broader": said["broader"]} if said.get("broader") else {}
        return Wish(self.kind, said["language"], said.get("text", ""), said["reason"], concept, details)


class TermForm(forms.Form):
    """A concept written out whole: its words in four languages, its notes, what it stands under and beside."""

    code = forms.SlugField(
        label=_("Code"), max_length=48, help_text=_("Letters a to z, digits and hyphens; it never changes.")
    )
    broader = forms.ChoiceField(label=_("Broader concept"), required=False)
    related = forms.CharField(
        label=_("Related concepts"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One to a line: a label in any of the four languages, or a code."),
    )

    def __init__(self, *args: Any, terms: Mapping[str, Term], code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms, self.known = terms, code
        if code:
            del self.fields["code"]
        self.fields["broader"].choices = [("", _("– (a theme of its own)")), *concept_choices()]
        self.fields.update(in_languages("preferred", limit=LONGEST_LABEL))
        for prefix in ("alternatives", "stems", "note"):
            self.fields.update(in_languages(prefix, limit=WORDS, long=True))

    def clean_related(self) -> frozenset[str]:
        """Codes of what was named; a word that leads nowhere is said."""
        lines = [line.strip() for line in self.cleaned_data["related"].splitlines() if line.strip()]
        codes = self._codes() if lines else {}
        lost = [line for line in lines if folded(line) not in codes]
        if lost:
            raise forms.ValidationError(gettext("There is no concept “%(word)s”.") % {"word": lost[0]})
        return frozenset(codes[folded(line)] for line in lines)

    def _codes(self) -> dict[str, str]:
        """Codes by folded word: codes go before preferred labels, the reader's language before others."""
        found: dict[str, str] = {}
        for language in reversed(tongues()):
            found |= {
                folded(term.preferred[language]): code
                for code, term in self.terms.items()
                if language in term.preferred
            }
        return found | {code: code for code in self.terms}

    def term(self) -> Term:
        said = self.cleaned_data
        return Term(
            code=self.known or said["code"],
            broader=said["broader"],
            related=said["related"],
            preferred={code: said[f"preferred_{code}"] for code in LANGUAGE_NAMES},
            alternatives={code: _lines(said[f"alternatives_{code}"]) for code in LANGUAGE_NAMES},
            stems={code: _lines(said[f"stems_{code}"]) for code in LANGUAGE_NAMES},
            notes={code: said[f"note_{code}"] for code in LANGUAGE_NAMES},
        )

    def _tongues(self, prefix: str) -> list[BoundField]:
        return [self[f"{prefix}_{code}"] for code in tongues()]

    @property
    def preferred(self) -> list[BoundField]:
        return self._tongues("preferred")

    @property
    def alternatives(self) -> list[BoundField]:
        return self._tongues("alternatives")

    @property
    def stems(self) -> list[BoundField]:
        return self._tongues("stems")

    @property
    def notes(self) -> list[BoundField]:
        return self._tongues("note")


class DecisionForm(TermForm):
    """A concept as it shall become, and the answer to whoever proposed it."""

    answer = forms.CharField(
        label=_("Answer"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you decline: whoever proposed it reads it."),
    )


def known_of(term: Term, terms: Mapping[str, Term]) -> dict[str, Any]:
    """What the form starts with for a concept that is there."""
    lines = {code: "\n".join(words) for code, words in term.alternatives.items()}
    stems = {code: "\n".join(words) for code, words in term.stems.items()}
    own = [(terms[code].preferred.get(spoken().code) or code) for code in term.related if code in terms]
    return {
        "code": term.code,
        "broader": term.broader,
        "related": "\n".join(spoken().sorted(own)),
        **spread("preferred", term.preferred),
        **spread("alternatives", lines),
        **spread("stems", stems),
        **spread("note", term.notes),
    }


def _lines(text: str) -> tuple[str, ...]:
    """Words, one to a line; semicolons part them too, as in the tables."""
    return tuple(text.replace(";", "\n").splitlines())
