"""Arguments with which every act of the thesaurus is called."""

from dataclasses import replace

from factories.thesaurus import NOW, make_concept, make_proposal, make_term, make_thesaurus_import
from yokoten.practices.actions.proposal import Decision, Wish
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.thesaurus.proposed import would_change


def given(*things, **details):
    return things, details


def changed(home):
    concept = make_concept("alpha")
    return given(concept, replace(stored_terms()["alpha"], preferred={"en": "another name"}), now=NOW)


def stored(home):
    terms = [make_term("beta")]
    mark = would_change(stored_terms(), terms).differences.mark
    return given(make_thesaurus_import(), terms, mark=mark, withdraws_absent=False, now=NOW)


THESAURUS_ARGUMENTS = {
    "practices.change_concept": changed,
    "practices.decide_proposal": lambda home: given(
        make_proposal(), Decision(is_accepted=True, term=make_term("gamma")), now=NOW
    ),
    "practices.discard_thesaurus": lambda home: given(make_thesaurus_import()),
    "practices.load_thesaurus": lambda home: given(),
    "practices.propose_concept": lambda home: given(home, Wish("concept", "sv", "rundgång", "Så säger vi."), now=NOW),
    "practices.restore_concept": lambda home: given(make_concept(is_withdrawn=True), now=NOW),
    "practices.store_thesaurus": stored,
    "practices.take_back_proposal": lambda home: given(make_proposal(), now=NOW),
    "practices.upload_thesaurus": lambda home: given("words.ttl", b"x", now=NOW),
    "practices.withdraw_concept": lambda home: given(make_concept(), now=NOW),
}
