"""Sentences of the thesaurus: acts, lines of the trail, refusals, doubts about a file, and what became of proposals."""

from typing import Any

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.notifications import word_kinds
from yokoten.interfaces.wording.refusals import teach

QUESTIONS = {
    "broader_unknown": mark("It stands under “%(word)s”, which is neither in the file nor in the thesaurus."),
    "code_twice": mark("Two concepts have this code; the other one is “%(word)s”. Give one of them another notation."),
    "code_unfit": mark("It has no notation that can serve as a code: letters a to z, digits and hyphens."),
    "cycle": mark("It stands under itself by way of “%(word)s”. Take one of these steps away."),
    "label_long": mark("A label is longer than 160 letters: “%(word)s…”%(in_language)s."),
    "label_shared": mark("“%(word)s” has the same preferred label%(in_language)s. Readers cannot tell them apart."),
    "label_twice": mark("The label “%(word)s” is there twice%(in_language)s."),
    "no_label": mark("It has no preferred label in any of the four languages."),
    "no_preferred": mark("It has other words but no preferred label%(in_language)s."),
    "not_composed": mark("The letters of “%(word)s” are put together from parts (NFD)."),
    "related_above": mark("“%(word)s” is broader and related at the same time. One of the two is enough."),
    "related_one_way": mark("“%(word)s” is related to it, but not the other way round."),
    "related_unknown": mark("It is related to “%(word)s”, which is neither in the file nor in the thesaurus."),
    "too_deep": mark("It stands more than twenty levels deep. Let it stand higher."),
    "two_broader": mark("It stands under several concepts (%(word)s). Only the first one is taken over."),
    "two_notations": mark("It has two notations; the other one is “%(word)s”. Keep one."),
    "two_preferred": mark(
        "It has several preferred labels%(in_language)s: %(word)s. Keep one, make the others alternatives."
    ),
}
IN_LANGUAGE = {
    "en": mark(" in English"),
    "ru": mark(" in Russian"),
    "vi": mark(" in Vietnamese"),
    "sv": mark(" in Swedish"),
}
CHANGES = {
    "alternative": mark("other words"),
    "broader": mark("stands under"),
    "note": mark("note"),
    "position": mark("order"),
    "preferred": mark("preferred label"),
    "related": mark("related to"),
    "stem": mark("beginnings of words for the search"),
    "withdrawn": mark("withdrawn"),
}
PROPOSAL_KINDS = {
    "concept": mark("a new concept"),
    "label": mark("another word for it"),
    "change": mark("a change"),
    "withdrawal": mark("its withdrawal"),
}
PROPOSAL_STATES = {
    "open": ("waiting", mark("waits for a decision")),
    "accepted": ("good", mark("accepted")),
    "declined": ("off", mark("declined")),
    "taken_back": ("off", mark("taken back")),
}
IMPORT_STATES = {
    "waiting": ("waiting", mark("not stored yet")),
    "stored": ("good", mark("stored")),
    "discarded": ("off", mark("thrown away")),
}
FILE_SENTENCES = {
    "skos_too_large": mark("The file is larger than %(megabytes)s MB. Bring it in by parts."),
    "skos_not_text": mark("The file is no text in UTF-8 (byte %(at)s). Save it in UTF-8."),
    "skos_not_json": mark("The file is no JSON: line %(line)s, column %(column)s."),
    "skos_not_turtle": mark("The file is no Turtle: something is wrong on line %(line)s."),
    "skos_not_readable": mark("The file could not be read as Turtle or JSON-LD: %(detail)s"),
    "skos_too_deep": mark("The file is nested too deeply. Write it flatter."),
    "skos_too_many": mark("The file holds more than %(most)s statements or concepts. Bring it in by parts."),
    "skos_too_slow": mark("Reading the file took too long. Bring it in by parts."),
    "skos_remote": mark(
        "The file points to a context outside (%(address)s). Nothing is fetched from outside: write the context into"
        " the file itself."
    ),
    "skos_no_concept": mark("The file holds no SKOS concept."),
}
SENTENCES = {
    **FILE_SENTENCES,
    "concept_has_narrower": mark("Other concepts stand under this one. Move or withdraw them first."),
    "concept_known": mark("There is a concept called “%(word)s” already: %(concept)s."),
    "concept_broader_unknown": mark("There is no concept “%(word)s” that it could stand under."),
    "concept_code_unfit": mark("The code does not fit: letters a to z, digits and hyphens."),
    "concept_cycle": mark("The concept cannot stand under itself or under one that stands under it."),
    "concept_label_long": mark("A label has at most 160 letters."),
    "concept_label_shared": mark("The concept “%(word)s” has the same preferred label. Choose another one."),
    "concept_no_label": mark("Write a label in at least one language."),
    "concept_related_unknown": mark("There is no concept “%(word)s” that it could be related to."),
    "concept_too_deep": mark("The concept would stand more than twenty levels deep."),
    "label_known": mark("The concept is called “%(word)s” already."),
    "own_proposal": mark("This proposal is yours. Somebody else has to decide on it."),
    "proposal_decided": mark("This proposal has been decided on or taken back already."),
    "proposal_decline_needs_reason": mark("Say in a sentence why not; whoever proposed it reads it."),
    "proposal_needs_concept": mark("Choose the concept that the proposal is about."),
    "proposal_needs_reason": mark("Say in a sentence what should change and why."),
    "proposal_needs_word": mark("Write the word that you propose."),
    "thesaurus_has_questions": mark("Something stands against this file. Mend it in the file and bring it in again."),
    "thesaurus_import_closed": mark("This file has been stored or thrown away already."),
    "thesaurus_moved_on": mark("The thesaurus has changed since you looked. Look at the changes again."),
}
teach(SENTENCES)

THESAURUS_ACTS = {
    "practices.change_concept": mark("Change a concept of the thesaurus"),
    "practices.decide_proposal": mark("Decide on a proposal for the thesaurus"),
    "practices.discard_thesaurus": mark("Throw a file with a thesaurus away"),
    "practices.load_thesaurus": mark("Load the thesaurus of the product"),
    "practices.propose_concept": mark("Propose something for the thesaurus"),
    "practices.restore_concept": mark("Take a withdrawn concept into use again"),
    "practices.store_thesaurus": mark("Store a thesaurus from a file"),
    "practices.take_back_proposal": mark("Take a proposal for the thesaurus back"),
    "practices.upload_thesaurus": mark("Hand a file with a thesaurus over"),
    "practices.withdraw_concept": mark("Withdraw a concept of the thesaurus"),
}
THESAURUS_LINES = {
    "practices.change_concept": mark("%(who)s changed the concept “%(what)s”."),
    "practices.decide_proposal": mark("%(who)s decided on a proposal for the thesaurus: %(decision)s."),
    "practices.discard_thesaurus": mark("%(who)s threw the file “%(filename)s” with a thesaurus away."),
    "practices.load_thesaurus": mark("%(who)s loaded the thesaurus of the product."),
    "practices.propose_concept": mark("%(who)s proposed something for the thesaurus (%(what)s)."),
    "practices.restore_concept": mark("%(who)s took the concept “%(what)s” into use again."),
    "practices.store_thesaurus": mark("%(who)s stored the thesaurus of the file “%(filename)s”."),
    "practices.take_back_proposal": mark("%(who)s took a proposal for the thesaurus back (%(what)s)."),
    "practices.upload_thesaurus": mark("%(who)s handed the file “%(filename)s” with a thesaurus over."),
    "practices.withdraw_concept": mark("%(who)s withdrew the concept “%(what)s”."),
}
THESAURUS_FACTS = {
    "added": mark("new concepts"),
    "concept": mark("concept"),
    "headings": mark("what changed"),
    "withdrawn": mark("withdrawn concepts"),
}
word_kinds(
    {
        "practices.proposal_accepted": (
            mark("A proposal of yours for the thesaurus is accepted"),
            mark("Your proposal “%(word)s” was accepted and stands in the thesaurus now"),
        ),
        "practices.proposal_declined": (
            mark("A proposal of yours for the thesaurus is declined"),
            mark("Your proposal “%(word)s” was declined: %(answer)s"),
        ),
    }
)


def question_said(language: Language, question: Any) -> str:
    """One doubt as a sentence."""
    inside = language.say(IN_LANGUAGE[question.language]) if question.language in IN_LANGUAGE else ""
    return language.say(QUESTIONS[question.code], word=question.word, in_language=inside)
