"""The thesaurus on its pages: browsed, searched, proposed for and decided on."""

import html
import re

import pytest
from django.urls import reverse

from factories.kernel import make_administrator, make_member, make_organisation, make_person
from factories.practices import make_published, make_tagged
from factories.thesaurus import make_concept, make_proposal
from yokoten.interfaces.importers.skos_file.parsing import parsed
from yokoten.interfaces.importers.skos_file.reading import read_skos
from yokoten.kernel.models import Notification
from yokoten.practices.models import Concept, ConceptProposal
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.thesaurus.concepts import by_code

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def small():
    make_concept("lean", preferred={"en": "lean", "sv": "lean", "ru": "бережливое производство"}, position=1)
    make_concept(
        "waste",
        broader="lean",
        preferred={"en": "waste", "vi": "lãng phí", "sv": "slöseri"},
        alternatives={"en": ("muda",)},
        notes={"sv": "Inte sopor."},
        position=2,
    )
    make_concept("scheme", related=frozenset({"waste"}), preferred={"vi": "đề án"}, position=3)


@pytest.fixture
def enter(client):
    def enter(person):
        client.force_login(person, backend=BACKEND)
        return person

    return enter


def words(answer, status=200):
    assert answer.status_code == status
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_contents_go_by_theme_and_a_theme_stands_in_four_languages(client, enter, small):
    enter(make_person(language="sv"))
    page = words(client.get(reverse("thesaurus")))
    assert "3 begrepp" in page and "Lean" in page and "slöseri" in page
    theme = words(client.get(reverse("thesaurus"), {"theme": "lean"}))
    assert "slöseri" in theme and "waste" in theme and "lãng phí" in theme
    assert theme.index("Andra teman") < theme.index("đề án")


def test_a_word_of_any_language_leads_to_its_concept(client, enter, small):
    enter(make_person(language="en"))
    page = client.get(reverse("thesaurus"), {"q": "lang phi"})
    assert "waste" in words(page) and 'lang="vi">lãng phí</mark>' in page.content.decode()
    nothing = client.get(reverse("thesaurus"), {"q": "<b>zzz</b>"})
    assert "Nothing is called “<b>zzz</b>” here" in words(nothing) or "&lt;b&gt;zzz" in nothing.content.decode()


def test_a_concept_shows_its_words_neighbours_and_note_with_fallback_marked(client, enter, small):
    enter(make_person(language="ru"))
    page = client.get(reverse("concept", args=["waste"])).content.decode()
    assert re.search(r'<h1 lang="en">Waste</h1>', page) and '<span class="tag">English</span>' in page
    assert "muda" in page and "бережливое производство" in page and "Inte sopor." in page and "đề án" in page
    assert client.get(reverse("concept", args=["nowhere"])).status_code == 404


def test_a_concept_counts_the_practices_that_the_reader_sees(client, enter, small):
    concept = Concept.objects.get(code="waste")
    make_tagged(make_published(visibility="public"), concept)
    make_tagged(make_published(visibility="own"), concept)
    enter(make_person(language="en"))
    page = words(client.get(reverse("concept", args=["waste"])))
    assert "1 practice carries it" in page and "1 practice of the whole theme" in page
    assert "1 practice" in words(client.get(reverse("thesaurus")))


def test_the_whole_thesaurus_goes_out_and_reads_as_it_was(client, enter, small):
    enter(make_person())
    for kind in ("ttl", "jsonld"):
        answer = client.get(reverse("thesaurus_download", args=[kind]))
        assert answer["Content-Disposition"].endswith(f'yokoten-thesaurus.{kind}"')
        assert by_code(read_skos(parsed(answer.content, f"x.{kind}")).terms) == stored_terms()
    assert client.get(reverse("thesaurus_download", args=["xls"])).status_code == 404


def test_pages_do_not_cost_more_with_more_concepts(client, enter, small, django_assert_max_num_queries):
    enter(make_person())
    for number in range(30):
        make_concept(f"more-{number}", broader="lean", related=frozenset({"waste"}))
    for address in (
        reverse("thesaurus") + "?theme=lean",
        reverse("thesaurus") + "?q=more",
        reverse("concept", args=["lean"]),
    ):
        with django_assert_max_num_queries(22):
            assert client.get(address).status_code == 200


def test_somebody_proposes_a_word_and_the_answer_reaches_them(client, enter, small):
    home = make_organisation()
    person = enter(make_member("practices.propose_concept", organisation=home))
    sent = client.post(
        reverse("proposal_new") + "?concept=waste&kind=label",
        {"text": "spill", "language": "sv", "reason": "Så säger vi."},
    )
    assert sent["Location"] == reverse("proposals")
    proposal = ConceptProposal.objects.get()
    assert (proposal.organisation, proposal.proposed_by, proposal.text) == (home, person, "spill")
    assert "spill" in words(client.get(reverse("proposals")))

    enter(make_member("practices.decide_proposal"))
    page = client.get(reverse("proposal", args=[proposal.pk])).content.decode()
    assert ">\nspill</textarea>" in page
    answered = client.post(
        reverse("proposal", args=[proposal.pk]),
        {"decision": "accept", "broader": "lean", "preferred_sv": "slöseri", "alternatives_sv": "spill; svinn",
         "related": "đề án\nlean"},
    )  # fmt: skip
    assert answered["Location"] == reverse("proposals")
    assert stored_terms()["waste"].alternatives == {"sv": ("spill", "svinn")}
    assert stored_terms()["waste"].related == {"scheme"} | {"lean"}
    assert Notification.objects.get().person == person


def test_a_new_concept_is_filled_in_and_named_before_it_is_accepted(client, enter, small):
    proposal = make_proposal(text="Pulsmöte på golvet", details={"broader": "lean"})
    enter(make_administrator())
    page = client.get(reverse("proposal", args=[proposal.pk])).content.decode()
    assert 'value="pulsmote-pa-golvet"' in page and re.search(r'value="lean" selected', page)
    refused = client.post(
        reverse("proposal", args=[proposal.pk]),
        {"decision": "accept", "code": "pulse", "preferred_sv": "Pulsmöte", "related": "nothing like it"},
    )
    assert "There is no concept “nothing like it”." in words(refused)
    client.post(
        reverse("proposal", args=[proposal.pk]),
        {
            "decision": "accept",
            "code": "pulse",
            "broader": "lean",
            "preferred_sv": "Pulsmöte",
            "preferred_en": "Huddle",
        },
    )
    assert stored_terms()["pulse"].preferred == {"sv": "Pulsmöte", "en": "Huddle"}


def test_declining_asks_for_a_reason_and_needs_no_concept(client, enter):
    proposal = make_proposal()
    enter(make_administrator())
    address = reverse("proposal", args=[proposal.pk])
    assert "Say in a sentence why not" in words(client.post(address, {"decision": "decline"}))
    assert client.post(address, {"decision": "decline", "answer": "Finns redan."}).status_code == 302
    assert ConceptProposal.objects.get().state == "declined"
    assert "Finns redan." in words(client.get(address))


def test_a_withdrawal_is_proposed_with_a_reason_and_accepted_as_it_is(client, enter, small):
    enter(make_administrator())
    page = client.post(reverse("proposal_new") + "?concept=scheme&kind=withdrawal", {"language": "vi", "reason": ""})
    assert "alert" in page.content.decode()
    client.post(reverse("proposal_new") + "?concept=scheme&kind=withdrawal", {"language": "vi", "reason": "Cũ."})
    client.post(reverse("proposal", args=[ConceptProposal.objects.get().pk]), {"decision": "accept"})
    assert stored_terms()["scheme"].is_withdrawn
    assert "withdrawn" in words(client.get(reverse("concept", args=["scheme"])))


def test_a_reader_proposes_nothing_and_sees_nobody_elses_proposal(client, enter, small):
    proposal = make_proposal()
    enter(make_member("kernel.read"))
    assert client.get(reverse("proposal_new")).status_code == 403
    assert client.get(reverse("proposal", args=[proposal.pk])).status_code == 404
    assert "Propose a concept" not in words(client.get(reverse("thesaurus")))


def test_one_takes_ones_own_proposal_back(client, enter):
    person = enter(make_member("practices.propose_concept"))
    proposal = make_proposal(person=person)
    assert "Take the proposal back" in words(client.get(reverse("proposal", args=[proposal.pk])))
    client.post(reverse("proposal_take_back", args=[proposal.pk]))
    assert ConceptProposal.objects.get().state == "taken_back"


def test_an_administrator_changes_withdraws_and_restores_a_concept(client, enter, small):
    enter(make_administrator())
    address = reverse("concept_change", args=["waste"])
    assert "lãng phí" in client.get(address).content.decode()
    client.post(address, {"broader": "lean", "preferred_en": "waste", "note_en": "Not rubbish.", "stems_ru": "потер"})
    term = stored_terms()["waste"]
    assert (term.preferred, term.notes, term.stems) == ({"en": "waste"}, {"en": "Not rubbish."}, {"ru": ("потер",)})
    assert "under itself" in words(client.post(address, {"broader": "waste", "preferred_en": "waste"}))
    client.post(reverse("concept_withdraw", args=["waste"]))
    assert stored_terms()["waste"].is_withdrawn
    client.post(reverse("concept_restore", args=["waste"]))
    assert not stored_terms()["waste"].is_withdrawn


def test_a_head_changes_no_concept_directly(client, enter, small):
    enter(make_member("practices.*"))
    assert client.get(reverse("concept_change", args=["waste"])).status_code == 404
    client.post(reverse("concept_withdraw", args=["waste"]))
    assert not stored_terms()["waste"].is_withdrawn
