"""Sentences of practices: acts, lines of the trail, refusals, and the words of every choice."""

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.notifications import word_kinds
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "index_under_way": mark("The index is being made anew already. Its progress is on this page."),
    "practice_changed_meanwhile": mark(
        "Somebody else (%(by)s) changed this practice while you were writing. Your words are still in the form: compare"
        " them with what is there now, then save again."
    ),
    "practice_check_by_author": mark("You wrote or handed in this practice yourself. Somebody else has to check it."),
    "practice_checked_by_other": mark("%(by)s is checking this practice already."),
    "practice_correction_empty": mark("Write a sentence."),
    "practice_cost_needs_currency": mark("Choose the currency of the cost."),
    "practice_figure_needs_name_and_unit": mark("Figure %(number)s needs a name and a unit."),
    "practice_in_check": mark("This practice is being checked. Wait for the answer before you change it."),
    "practice_moved_on": mark("The practice has moved on meanwhile. Reload the page to see where it stands."),
    "practice_needs_essence": mark("Say in a few sentences what is done."),
    "practice_needs_problem": mark("Say which problem it solves."),
    "practice_needs_reason": mark("Give the reason in a sentence; the other side reads it."),
    "practice_needs_result_or_contact": mark("Write one result, or somebody who can be asked."),
    "practice_needs_title": mark("Give the practice a title."),
    "practice_not_complete": mark("Something is still missing. The list beside the form leads to it."),
    "practice_number_below_nothing": mark("Cost, people, weeks and guests cannot be below nothing."),
    "practice_text_is_original": mark("This is the language of the original. Change it in the form itself."),
    "practice_too_many_concepts": mark("At most %(most)s concepts. Keep those that matter most."),
    "practice_too_many_documents": mark("At most %(most)s documents. Remove one first."),
    "practice_too_many_figures": mark("At most %(most)s figures. Keep those that matter most."),
    "practice_use_by_owner": mark("This practice is your organisation's own."),
    "practice_withdrawn": mark("This practice was withdrawn. Bring it back as a draft first."),
    "practice_year_unlikely": mark("%(year)s is not a likely year."),
}
teach(SENTENCES)
word_kinds(
    {
        "practices.confirmation_due": (
            mark("A practice is to be confirmed for another year"),
            mark("Confirm that the practice “%(practice)s” still holds"),
        ),
        "practices.handed_in": (
            mark("A practice waits for a check"),
            mark("%(organisation)s handed in the practice “%(practice)s”. It waits for a check."),
        ),
        "practices.published": (
            mark("A practice of yours was published"),
            mark("The practice “%(practice)s” was checked and published."),
        ),
        "practices.declined": (
            mark("A practice of yours was sent back"),
            mark("The practice “%(practice)s” came back from its check: %(reason)s"),
        ),
        "practices.correction_asked": (
            mark("A reader says what is wrong on a practice"),
            mark("A reader says about the practice “%(practice)s”: %(words)s"),
        ),
        "practices.correction_answered": (
            mark("An owner answered your correction"),
            mark("Your correction of the practice “%(practice)s” was answered."),
        ),
        "practices.use_noted": (
            mark("Another organisation has a practice of yours"),
            mark("%(user)s has the practice “%(practice)s”, too."),
        ),
    }
)

PRACTICES_ACTS = {
    "practices.add_document": mark("Add a document to a practice"),
    "practices.answer_correction": mark("Answer a correction of a practice"),
    "practices.ask_correction": mark("Say what is wrong about a practice"),
    "practices.ask_for_renewal": mark("Begin to make the search index anew"),
    "practices.change_practice": mark("Change a practice"),
    "practices.confirm_concepts": mark("Say which concepts a practice is about"),
    "practices.confirm_practice": mark("Confirm a practice for a year"),
    "practices.decline_practice": mark("Send a practice back with a reason"),
    "practices.discard_practices": mark("Throw a table of practices away"),
    "practices.draft_practice": mark("Write a practice"),
    "practices.load_demonstration": mark("Load the practices of the demo"),
    "practices.map_practices": mark("Say what the columns of a table of practices are"),
    "practices.mark_stale": mark("Mark practices that nobody confirmed"),
    "practices.renew_index": mark("Renew the search index"),
    "practices.note_renewal": mark("Say how far the search index is"),
    "practices.note_use": mark("Say that one's organisation has a practice"),
    "practices.publish_practice": mark("Publish a practice after its check"),
    "practices.remove_document": mark("Remove a document of a practice"),
    "practices.restore_practice": mark("Bring a withdrawn practice back"),
    "practices.set_evidence": mark("Give a practice the grade of its evaluations"),
    "practices.store_practices": mark("Store practices from a table"),
    "practices.submit_practice": mark("Hand a practice in for its check"),
    "practices.take_back_practice": mark("Take a practice back before its check"),
    "practices.take_check": mark("Take the check of a practice"),
    "practices.undo_practices": mark("Take practices from a table back"),
    "practices.upload_practices": mark("Upload a table of practices"),
    "practices.withdraw_practice": mark("Withdraw a practice"),
    "practices.write_text": mark("Write a practice in another language"),
}
PRACTICES_LINES = {
    "practices.add_document": mark("%(who)s added “%(title)s” to the practice “%(what)s”."),
    "practices.answer_correction": mark("%(who)s answered a correction of “%(what)s”."),
    "practices.ask_correction": mark("%(who)s said what is wrong about “%(what)s”."),
    "practices.ask_for_renewal": mark("%(who)s began to make the search index anew."),
    "practices.change_practice": mark("%(who)s changed the practice “%(what)s”."),
    "practices.confirm_concepts": mark("%(who)s said which concepts “%(what)s” is about."),
    "practices.confirm_practice": mark("%(who)s confirmed the practice “%(what)s” for a year."),
    "practices.decline_practice": mark("%(who)s sent the practice “%(what)s” back: %(reason)s"),
    "practices.discard_practices": mark("%(who)s threw the table “%(what)s” away."),
    "practices.draft_practice": mark("%(who)s wrote the practice “%(what)s”."),
    "practices.load_demonstration": mark("%(who)s loaded the practices of the demo."),
    "practices.renew_index": mark("%(who)s renewed the search index."),
    "practices.map_practices": mark("%(who)s said what the columns of “%(what)s” are."),
    "practices.mark_stale": mark("%(who)s marked the practice “%(what)s” as not confirmed for a year."),
    "practices.note_use": mark("%(who)s said that their organisation has the practice “%(what)s”."),
    "practices.publish_practice": mark("%(who)s published version %(version)s of the practice “%(what)s”."),
    "practices.remove_document": mark("%(who)s removed “%(title)s” from the practice “%(what)s”."),
    "practices.restore_practice": mark("%(who)s brought the practice “%(what)s” back as a draft."),
    "practices.set_evidence": mark(
        "%(who)s gave the practice “%(what)s” the grade of its evaluations (“%(because)s”)."
    ),
    "practices.store_practices": mark("%(who)s stored the practices of “%(what)s”."),
    "practices.submit_practice": mark("%(who)s handed the practice “%(what)s” in."),
    "practices.take_back_practice": mark("%(who)s took the practice “%(what)s” back before its check."),
    "practices.take_check": mark("%(who)s took the check of “%(what)s”."),
    "practices.undo_practices": mark("%(who)s took the practices of “%(what)s” back."),
    "practices.upload_practices": mark("%(who)s uploaded the table of practices “%(filename)s”."),
    "practices.withdraw_practice": mark("%(who)s withdrew the practice “%(what)s”: %(reason)s"),
    "practices.write_text": mark("%(who)s wrote “%(what)s” in another language."),
}
PRACTICES_FACTS = {
    "concepts": mark("concepts"),
    "practices": mark("practices"),
    "version": mark("number of the version"),
    "since_year": mark("since"),
}

STATES = {
    "draft": ("off", mark("draft")),
    "submitted": ("waiting", mark("handed in")),
    "checking": ("running", mark("being checked")),
    "published": ("good", mark("published")),
    "stale": ("warn", mark("not confirmed for a year")),
    "withdrawn": ("off", mark("withdrawn")),
}
OUTCOMES = {
    "works": mark("works"),
    "failed": mark("failed attempt"),
    "abandoned": mark("abandoned attempt"),
}
OUTCOME_CHIPS = {"works": "good", "failed": "bad", "abandoned": "warn"}
EVIDENCE = {
    "told": ("waiting", mark("told")),
    "measured": ("running", mark("measured")),
    "compared": ("good", mark("compared")),
    "held": ("good", mark("held for a year")),
}
EVIDENCE_RULES = {
    "told": mark("Told: the owner says so; no figure has all its parts."),
    "measured": mark("Measured: before and after with unit, both periods and the method."),
    "compared": mark("Compared: an evaluation against others measured the effect, good, none or bad."),
    "held": mark("Held: the effect was still there a year later."),
}
SECTORS = {
    "manufacturing": mark("Manufacturing"),
    "food": mark("Food industry"),
    "agriculture": mark("Agriculture and forestry"),
    "construction": mark("Construction"),
    "trade": mark("Trade"),
    "transport": mark("Transport and logistics"),
    "utilities": mark("Energy and utilities"),
    "health": mark("Health care"),
    "education": mark("Education and training"),
    "social": mark("Social services"),
    "administration": mark("Public administration"),
    "business_support": mark("Business support"),
    "tourism": mark("Tourism and culture"),
    "digital": mark("Information technology"),
    "other": mark("Another sector"),
}
SIZES = {
    "micro": mark("up to 9 people"),
    "small": mark("10 to 49 people"),
    "medium": mark("50 to 249 people"),
    "large": mark("250 people and more"),
    "any": mark("any size"),
}
LEVELS = {
    "national": mark("national"),
    "regional": mark("regional"),
    "municipal": mark("municipal"),
    "organisation": mark("one organisation"),
}
VISIBILITIES = {
    "own": mark("the own organisation"),
    "network": mark("everybody who signs in"),
    "public": mark("everybody"),
}
LICENCES = {
    "cc-by": mark("free to use when the author is named (CC BY 4.0)"),
    "cc-by-sa": mark("free to use under the same terms when the author is named (CC BY-SA 4.0)"),
    "cc0": mark("free to use without conditions (CC0)"),
    "ask": mark("ask the author first"),
}
PROSE = {
    "title": mark("Title"),
    "problem": mark("The problem"),
    "context": mark("Where it was done"),
    "essence": mark("What is done"),
    "steps": mark("Step by step"),
    "resources": mark("What it takes"),
    "results": mark("What came of it"),
    "difficulties": mark("Difficulties and failures"),
    "conditions": mark("What must be in place"),
}
FACT_NAMES = {
    "visibility": mark("Seen by"),
    "outcome": mark("Outcome"),
    "level": mark("Level"),
    "sector": mark("Sector"),
    "size": mark("Size"),
    "started_on": mark("Started"),
    "cost": mark("Cost"),
    "currency": mark("Currency"),
    "people": mark("People at work on it"),
    "weeks": mark("Weeks until it worked"),
    "contact_name": mark("Contact"),
    "contact_email": mark("E-mail of the contact"),
    "contact_phone": mark("Telephone of the contact"),
    "licence": mark("Licence of the text"),
    "source_address": mark("Web address"),
    "is_open_for_visits": mark("Open for visits"),
    "visits_per_year": mark("Visits a year"),
    "most_guests": mark("Guests at a time"),
    "visit_languages": mark("Languages of visits"),
    "visit_terms": mark("Terms of visits"),
    "place": mark("Place"),
    "metrics": mark("Figure"),
    "concepts": mark("Concepts"),
}
MISSING = {
    "title": mark("a title"),
    "problem": mark("the problem it solves"),
    "essence": mark("what is done"),
    "place": mark("the place"),
    "sector": mark("the sector"),
    "size": mark("the size of the organisation"),
    "level": mark("the level"),
    "steps": mark("the steps"),
    "resources": mark("what it takes: money, people, weeks"),
    "results": mark("what came of it, best in figures"),
    "difficulties": mark("difficulties and failures"),
    "contact": mark("a contact with an e-mail address or telephone"),
    "licence": mark("the licence of the text"),
}
IN_LANGUAGE = {
    "ru": mark("in Russian"),
    "vi": mark("in Vietnamese"),
    "sv": mark("in Swedish"),
    "en": mark("in English"),
}
CHOICES: dict[str, dict[str, str]] = {
    "outcome": OUTCOMES,
    "level": LEVELS,
    "sector": SECTORS,
    "size": SIZES,
    "visibility": VISIBILITIES,
    "licence": LICENCES,
}


def named_metric(names: dict[str, str], code: str) -> str:
    """The name in the reader's language, or in whichever there is."""
    return names.get(code) or names.get("en") or next((name for name in names.values() if name), "")


def plain_number(language: Language, value: float | None) -> str:
    """As many decimals as the value has, two at most."""
    if value is None:
        return "–"
    decimals = 0 if float(value).is_integer() else 1 if round(value, 1) == round(value, 6) else 2
    return language.number(float(value), decimals)


def choice_said(language: Language, field: str, code: str) -> str:
    """The words of one choice of one field; what is no choice is said as it is."""
    message = CHOICES.get(field, {}).get(code)
    return language.say(message) if message else str(code)
