"""With the demo loaded every page keeps the content policy: nothing inline or from elsewhere, every form sealed."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from act_arguments import frontier_run, invited, mapped, mapping_of, message, uploaded
from factories import exchange as make
from factories.addresses import pages
from factories.adopt import (
    make_document,
    make_item,
    make_portfolio,
    make_problem,
    make_project,
    make_readings,
    make_stream,
)
from factories.exchange import (
    make_agenda_item,
    make_answer,
    make_conflict,
    make_finding,
    make_photo,
    make_ready_trip,
    make_visit,
)
from factories.flows import make_draft
from factories.kernel import PASSWORD, make_attachment, make_person
from factories.practices import make_practice, make_published
from factories.prove import make_reviewed
from factories.schemes import make_scheme, make_support
from factories.spread import make_adoption, make_finished
from factories.thesaurus import make_proposal, make_thesaurus_import
from factories.uploads import picture
from practice_arguments import uploaded as uploaded_practices
from yokoten.compare.actions.comparison import save_comparison
from yokoten.compare.queries import opening
from yokoten.interfaces.cli.instance import DEMONSTRATION, REFERENCE, module
from yokoten.interfaces.importers.intake import ask_the_gate, begin, map_columns
from yokoten.interfaces.web.exchange.link import token_of
from yokoten.kernel.actions.notification import stop_key
from yokoten.kernel.actions.token import issue_token
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Organisation, Person
from yokoten.kernel.queries import place_by_code
from yokoten.measure.models import Goal, Source
from yokoten.practices.models import PracticeDocument

POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SOURCES = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "form": "action"}


class Strict(HTMLParser):
    """Collects what the content policy forbids, and forms without a seal."""

    def __init__(self, page):
        super().__init__()
        self.faults, self._open_form = [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        self.faults += [f"<{tag} {name}>" for name in held if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in held and held.get("type") != "application/json"):
            self.faults.append(f"inline <{tag}>")
        address = held.get(SOURCES.get(tag, ""), "") or ""
        if "//" in address or address.startswith(("javascript:", "data:text")):
            self.faults.append(f"<{tag}> from {address}")
        if (held.get("href") or "").lower().startswith("javascript:"):
            self.faults.append("javascript: link")
        if held.get("target") == "_blank" and "noopener" not in (held.get("rel") or ""):
            self.faults.append("a new window that knows its opener")
        if tag == "form":
            self._open_form = held if held.get("method", "get").lower() == "post" else None
        if tag == "input" and held.get("name") == "csrfmiddlewaretoken":
            self._open_form = None

    def handle_endtag(self, tag):
        if tag == "form" and self._open_form is not None:
            self.faults.append(f"a form without a seal: {self._open_form.get('action')}")
            self._open_form = None


def furnish():
    """The demo and one of everything that has an address: by name of the page what stands in its address."""
    for room, load in REFERENCE + DEMONSTRATION:
        getattr(module(room), load)(SYSTEM)
    homes = list(Organisation.objects.order_by("code"))
    home = {"code": homes[0].code}
    token = issue_token(SYSTEM, homes[0], label="L").token
    questioned = questioned_import(homes[0])
    uploads = [questioned, mapped(homes[1]), uploaded(homes[2])]
    figure, region = {"code": "ru-output-per-employed"}, {"code": "RU-SMO"}
    person, saved = {"number": Person.objects.first().pk}, {"token": kept_comparison().token}
    every = {
        "administration_indicator": figure,
        "administration_member_end": {**home, "number": 1},
        "administration_message": {"number": message(homes[0]).pk},
        "administration_person": person,
        "administration_place": region,
        "administration_role": {"code": "analyst"},
        "administration_source": {"code": Source.objects.first().code},
        "administration_token_revoke": {**home, "number": token.pk},
        "comparison": saved,
        "comparison_download": {**saved, "kind": "csv"},
        "entry_template": {"country": "VN"},
        "indicator": figure,
        "indicator_download": {**figure, "kind": "xlsx"},
        "invitation": {"key": invited()},
        "learn_download": {"kind": "csv"},
        "region": region,
        "region_download": {**region, "kind": "csv"},
        **dict.fromkeys(
            ["administration_organisation", "administration_organisation_change", "administration_invite"], home
        ),
        "administration_token_new": home,
        "frontier_download": {"kind": "csv"},
        "frontier_progress": {"number": frontier_run(homes[0]).pk},
        "goal": {"number": Goal.objects.first().pk},
        "productivity": region,
        "productivity_download": {**region, "kind": "csv"},
        "import_question": {"number": questioned.pk, "question": questioned.alarms.first().question},
        "account_reset_password_from_key": {"uidb36": "x", "key": "x"},
        **practice_pages(homes[0]),
        **papers(homes[0]),
        **thesaurus_pages(),
        **phone_pages(homes[0]),
        **trip_pages(homes[0]),
        **project_pages(homes[0]),
        **adoption_pages(homes[0]),
        **proof_pages(homes[0]),
        "stop_letters": {"key": stop_key(make_person(), "digest")},
    }
    found = {name: [values] for name, values in every.items()}
    for name in ("import", "import_columns", "import_preview", "import_questions", "import_confirm", "import_progress"):
        found[name] = [{"number": dataset.pk} for dataset in uploads]
    return found


def practice_pages(home):
    """A public practice with a document, a draft, and one that waits for its check."""
    public = make_published(home, visibility="public")
    draft, submitted = make_practice(home), make_practice(home, state="submitted")
    document = {"practice": public, "attachment": make_attachment(home), "title": "T", "added_at": timezone.now()}
    return {
        "practice": {"key": public.key},
        "practice_change": {"key": draft.key},
        "practice_check": {"key": submitted.key},
        "practice_document": {"number": PracticeDocument.objects.create(**document).pk},
        "practice_hand_in": {"key": draft.key},
        "practice_import": {"number": uploaded_practices(home).pk},
        "practice_text": {"key": draft.key, "language": "sv"},
        "practice_versions": {"key": public.key},
        "practices_download": {"kind": "csv"},
    }


def papers(home):
    """A trip that may be printed."""
    trip = make_ready_trip(home)
    printed, practice = {"key": trip.key, "kind": "docx"}, make_published(home, visibility="public")
    visit = make_visit(trip, state="held")
    by_link = {"host": None, "host_name": "Town", "host_email": "town@example.org", "state": "held", "order": 1}
    token = token_of(trip.visits.create(**by_link))
    return {
        "practice_paper": {"key": practice.key, "kind": "docx"},
        "trip_comparison": {"key": trip.key, "kind": "csv"},
        "trip_programme": printed,
        "trip_report": printed,
        "visit_calendar": {"key": visit.key},
        **dict.fromkeys(["visit_programme", "visit_report"], {"key": visit.key, "kind": "docx"}),
        **dict.fromkeys(["visit_link_programme", "visit_link_report"], {"token": token, "kind": "docx"}),
        "visit_link_calendar": {"token": token},
    }


def thesaurus_pages():
    """A concept, a proposal that waits and a file that waits."""
    words = b'<https://example.org/new> <http://www.w3.org/2004/02/skos/core#prefLabel> "new"@en .'
    return {
        "concept": {"code": "waste"},
        "concept_change": {"code": "waste"},
        "proposal": {"number": make_proposal().pk},
        "thesaurus_download": {"kind": "ttl"},
        "thesaurus_file": {"number": make_thesaurus_import(words).pk},
    }


def phone_pages(home):
    """A visit with everything that a phone shows of it."""
    visit = make_visit(make_ready_trip(home), state="agreed")
    photo = make_photo(make_finding(visit), content=picture())
    make_agenda_item(visit), make_answer(visit, figure="25"), make_conflict(visit)
    of_visit, of_photo = {"key": visit.key}, {"key": visit.key, "photo": photo.attachment.key}
    pages = ("visit_phone", "visit_phone_manifest", "visit_sync", "visit_sync_token")
    return {
        **dict.fromkeys(pages, of_visit),
        "visit_photo": of_photo,
        "visit_sync_photo": of_photo,
        "phone_icon": {"size": 192},
    }


def trip_pages(home):
    """A trip with one of everything, a visit to come, and one to a host without an account."""
    trip = make.make_ready_trip(home, state="held")
    visit = make.make_visit(trip, state="held")
    trip_key, visit_key = {"key": trip.key}, {"key": visit.key}
    coming = make.make_visit(make.make_ready_trip(home), state="accepted", first_on=make.FIRST, last_on=make.LAST)
    by_link = {"host": None, "host_name": "Town", "host_email": "town@example.org", "state": "accepted"}
    token = {"token": token_of(coming.trip.visits.create(**by_link))}
    return {
        **dict.fromkeys(["trip", "trip_change", "trip_delegation", "trip_hosts", "trip_questions"], trip_key),
        **dict.fromkeys(["visit", "visit_answers", "finding_new"], visit_key),
        **dict.fromkeys(["visit_link", "visit_link_agenda", "visit_link_answers"], token),
        "lesson_new": trip_key,
        "lesson": {**trip_key, "number": make.make_lesson(trip).pk},
        "commitment_new": trip_key,
        "commitment": {**trip_key, "number": make.make_commitment(trip).pk},
        "finding": {**visit_key, "number": make.make_finding(visit).pk},
        "visit_agenda": {"key": coming.key},
        "bank_question": {"number": make.make_bank_question().pk},
        "visit_type": {"code": trip.visit_type.code},
    }


def project_pages(home):
    """A project with a number, a point of the plan and a document."""
    project = make_project(home)
    target, key = project.targets.get(), {"key": project.key}
    make_readings(target, [1])
    return {
        **dict.fromkeys(
            [
                "project",
                "project_card",
                "project_documents",
                "project_plan",
                "plan_item_new",
                "target_new",
                "project_result",
                "effect_new",
                "project_problems",
                "project_talk",
            ],
            key,
        ),
        **dict.fromkeys(
            ["target", "target_change", "target_figures", "target_file", "target_phone", "target_phone_sync"],
            {"number": target.pk},
        ),
        "plan_item": {**key, "number": make_item(project).pk},
        **workflow_pages(home),
        "project_support": {"key": make_support(make_scheme(home)).project.key},
        "project_stream": key,
        "project_protocol": {**key, "kind": "docx"},
        "yearly_report_file": {"kind": "docx"},
        "portfolio": {"number": make_portfolio(home).pk},
        "portfolio_act": {"number": make_portfolio(home).pk, "what": "undo"},
        "portfolio_table": {"what": "template", "kind": "xlsx"},
        **dict.fromkeys(["project_stream_asked", "project_stream_paper"], {**key, "kind": "current"}),
        "project_stream_beside": {**key, "kind": make_stream(project, "target").kind},
        "project_stream_step": {**key, "number": make_stream(project).steps.first().pk},
        "problem": {**key, "number": make_problem(project, branch="method", whys=["The crane is shared"]).number},
        "project_document": {"number": make_document(project).pk},
        "project_move": {**key, "code": "cancel-application"},
        "target_download": {"number": target.pk, "kind": "csv"},
    }


def workflow_pages(home):
    """A draft with its parts."""
    draft = make_draft(home)
    key = {"code": draft.code, "version": draft.version}
    return {
        **dict.fromkeys(["workflow", "workflow_edit", "workflow_head", "workflow_download"], key),
        "workflow_part_new": {**key, "kind": "deadline"},
        "workflow_part": {**key, "kind": "transition", "named": "defend"},
    }


def adoption_pages(home):
    """An adoption that everybody may read."""
    key = {"key": make_adoption(home, make_published(visibility="public"), visibility="public").key}
    pages = ("adoption", "adoption_move", "adoption_change", "adoption_decline")
    return {
        **dict.fromkeys(pages, key),
        "project_publish": {"key": make_finished(home).key},
        "spread_feed": {"what": "adoptions", "kind": "atom"},
        "open_adoptions": {"kind": "csv"},
    }


def proof_pages(home):
    """An evaluation that was run and read."""
    evaluation = make_reviewed(home).evaluation
    project, key = {"key": evaluation.project.key}, {"key": evaluation.key}
    return {
        **dict.fromkeys(["project_proof", "evaluation_new"], project),
        "evaluation": key,
        "evaluation_download": {**key, "kind": "csv"},
    }


def questioned_import(home):
    """A file of real regions with one lost digit."""
    codes = ["RU-SMO", "RU-BRY", "RU-KLU", "RU-ORL", "RU-TVE", "RU-TUL"]
    names = [place_by_code(code).name("en") for code in codes]
    years = range(2014, 2024)
    rows = [f"{name};{year};{100 + 7 * row + year % 10}" for row, name in enumerate(names) for year in years]
    rows[5] = rows[5][:-1]
    dataset = begin(SYSTEM, home, "sheep.csv", "\n".join(["Region;Year;Sheep, thousand heads", *rows]).encode())
    map_columns(SYSTEM, dataset, mapping_of(dataset))
    dataset = ask_the_gate(SYSTEM, dataset, {})
    assert dataset.alarms.exists()
    return dataset


def kept_comparison():
    today = timezone.localdate()
    asked = opening(SYSTEM, place_by_code("RU-SMO"), today=today).asked
    return save_comparison(SYSTEM, asked, title="T", today=today)


ACTS = re.compile("_(act|switch|end|revoke|remove|withdraw)$")
ELSEWHERE = re.compile("^(mfa|openid|socialaccount|account|accounts)(_|/)")
NEEDS_HOME = {"yearly_report_file"}  # an administrator of no organisation has no year to report
ONLY_SENT = {"concept_restore", "proposal_take_back", "thesaurus_file_discard", "thesaurus_file_store",
             "delete_comparison", "save_comparison", "set_language", "share_comparison", "discard_import",
             "portfolio_act",
             "practice_answer", "practice_correct", "practice_import_discard",
             "practice_import_undo", "practice_document", "practice_use", "project_document", "result_decide",
             "result_submit", "project_stream_copy", "project_stream_step_remove", "visit_photo", "visit_sync_photos",
             "conflict_settle", "host_close", "host_reopen", "administration_search_renew",
             "import_sheet", "recall_import", "undo_import", "frontier_ask", "frontier_stop", "notification",
             "notifications_read", "adoption_open", "target_file_undo",
             "practice_tree", "workflow_copy", "workflow_drop", "workflow_publish"}  # fmt: skip


def addresses(found):
    """Every page of ours and of the sign-in library as it is reached; what is only sent to is left out."""
    for name, filled in sorted(set(pages())):
        if name in ONLY_SENT or ACTS.search(name) or filled.startswith("/api/v1"):
            continue
        if name in found:
            yield from ((name, reverse(name, kwargs=values)) for values in found[name])
        else:
            yield name, filled


def faults_of(answer):
    """What the answer does against the policy."""
    given = {part.strip() for part in answer.headers.get("Content-Security-Policy", "").split(";") if part.strip()}
    faults = [] if given == POLICY else [f"policy {sorted(given)}"]
    faults += [name for name, value in HEADERS.items() if answer.headers.get(name) != value]
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        faults += Strict(answer.content.decode()).faults
    return faults


@pytest.mark.django_db
def test_every_page_keeps_the_policy_with_the_demo_loaded():
    found = furnish()
    make_person("strict@example.org", password=PASSWORD, is_administrator=True, home=place_by_code("RU-SMO"))
    client, visitor = Client(), Client()
    client.post("/accounts/login/", {"login": "strict@example.org", "password": PASSWORD})
    wrong, seen = {}, set()
    for name, address in addresses(found):
        if name == "account_logout":
            continue
        for who in (client, visitor):
            answer = who.get(address)
            faults = faults_of(answer)
            if faults:
                wrong[address] = faults
            if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
                seen.add(name)
            elif who is client and name not in NEEDS_HOME and not ELSEWHERE.search(name) and answer.status_code >= 400:
                wrong[address] = answer.status_code
    assert wrong == {}
    assert len(seen) > 45, sorted(seen)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"), [("/nothing/here/", 404), ("/invitation/spent/", 403), ("/accounts/3rdparty/", 404)]
)
def test_a_refusal_keeps_the_policy(client, address, status):
    make_person()
    answer = client.get(address)
    assert answer.status_code == status and faults_of(answer) == []


def test_files_and_the_api_keep_the_policy(client):
    assert client.get("/static/yokoten.css")["X-Content-Type-Options"] == "nosniff"
    assert faults_of(client.get("/api/v1/openapi.json")) == []


@pytest.mark.parametrize(
    "page",
    [
        '<p style="color:red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<button onclick="x()">',
        '<script src="https://cdn.example.org/x.js"></script>',
        '<a href="javascript:x()">',
        '<a href="https://example.org" target="_blank">',
        '<form method="post"><input name="a"></form>',
    ],
)
def test_the_inspector_sees_what_it_looks_for(page):
    assert len(Strict(page).faults) == 1


def test_the_inspector_lets_honest_pages_pass():
    honest = '<script src="/static/x.js"></script><script type="application/json">{}</script><form method="get"></form>'
    assert Strict(honest).faults == []
