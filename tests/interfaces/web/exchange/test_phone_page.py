"""The phone page as the server writes it: agenda, questions, findings, and plain forms for a phone without a script."""

import html
import io
import json
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from architecture.sources import PACKAGE
from factories import exchange as make
from factories.kernel import PASSWORD, make_member, make_organisation, make_person
from factories.uploads import picture
from yokoten.exchange.models import Answer, Finding
from yokoten.interfaces.web.exchange.phone.installing import ASSETS, SIZES, version
from yokoten.interfaces.web.exchange.phone.state import figure_said
from yokoten.interfaces.web.templatetags.phone import tel
from yokoten.interfaces.wording.language import CODES, speak

pytestmark = pytest.mark.django_db
SCRIPTS_FOLDER = PACKAGE / "interfaces" / "web" / "static" / "phone"
OWN = ("A board at the door.", "Round of the workshop")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def visit(home):
    visit = make.make_visit(
        make.make_ready_trip(home, title="Collaborators"), state="agreed", host_contact_name="Ms Example",
        host_contact_phone="+84 (272) 000-000", first_on=make.FIRST, last_on=make.LAST,
    )  # fmt: skip
    site = visit.sites.create(name="Workshop", address="Street 1", contact_name="Foreman", contact_phone="123 45")
    make.make_agenda_item(visit, title="Round of the workshop", site=site, note="Wear shoes.")
    make.make_finding(visit, "A board at the door.", kind="idea")
    return visit


@pytest.fixture
def expert(home):
    return make_member("exchange.*", "kernel.keep_attachment", organisation=home)


@pytest.fixture
def read(client, expert, visit):
    client.force_login(expert, backend=BACKEND)

    def reading():
        answer = client.get(reverse("visit_phone", args=[visit.key]))
        assert answer.status_code == 200
        return answer.content.decode()

    return reading


@pytest.fixture
def post(client, expert, visit):
    client.force_login(expert, backend=BACKEND)

    def posting(**fields):
        fields = {"id": str(uuid4())} | fields
        answer = client.post(reverse("visit_phone", args=[visit.key]), fields, follow=True)
        return html.unescape(answer.content.decode())

    return posting


def words(page):
    body = re.sub(r"<(script|template)\b.*?</\1>", " ", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize(("code", "act"), [("en", "Edit"), ("ru", "Изменить"), ("vi", "Sửa"), ("sv", "Redigera")])
def test_the_button_of_a_finding_says_an_act_in_every_language(read, expert, code, act):
    expert.language = code
    expert.save()
    assert f'data-act="change">{act}</button>' in read()


def test_the_page_holds_programme_people_to_call_questions_and_findings(read):
    page = read()
    for said in ("Collaborators", "09:00–10:00", "Round of the workshop", "Workshop, Street 1", "Wear shoes.",
                 "Ms Example", "Foreman", "Question 1?", "A board at the door.",
                 "1 Feb 2027 – 2 Feb 2027"):  # fmt: skip
        assert said in words(page)
    assert 'href="tel:+84272000000"' in page and 'href="tel:12345"' in page


def test_everything_the_script_needs_stands_in_the_page(read, visit, expert):
    found = re.search(r'<script id="set-up" type="application/json">(.*?)</script>', read(), re.S)
    set_up = json.loads(found[1])
    assert (set_up["state"]["visit"]["key"], set_up["state"]["person"]) == (str(visit.key), str(expert.pk))
    assert set_up["addresses"]["picture"].endswith("/photos/KEY/")


def test_an_answer_is_typed_into_a_plain_form(post, visit):
    question = visit.trip.questions.first()
    assert "It is kept." in post(what="answer", question=question.pk, text="25", figure="25 people", based_on="0")
    assert (Answer.objects.get().text, Answer.objects.get().figure) == ("25", "25 people")
    page = post(what="answer", question=question.pk, text="30", based_on="0")
    assert "Both wordings are kept" in page and "Two wordings of one thing" in page


def test_a_finding_with_its_photograph_is_sent_by_a_plain_form(post):
    photo = SimpleUploadedFile("board.jpg", picture())
    fields = {"what": "finding", "key": str(uuid4()), "text": "A clock", "kind": "risk", "has_people": "1"}
    assert "It is kept." in post(**fields, has_consent="1", photo=photo)
    assert Finding.objects.get(text="A clock").photos.get().has_consent


def test_a_refused_photograph_leaves_the_words(post):
    photo = SimpleUploadedFile("board.jpg", picture())
    page = post(what="finding", key=str(uuid4()), text="A clock", kind="fact", has_people="1", photo=photo)
    assert "Without their consent it is not kept." in page
    assert Finding.objects.get(text="A clock").photos.count() == 0


def test_what_a_form_gets_wrong_is_said(post):
    assert "Write what you saw." in post(what="finding", key=str(uuid4()), text=" ", kind="fact")
    assert "could not be read" in post(what="robbery")


def test_before_it_is_asked_for_nothing_is_noted(client, expert, home):
    visit = make.make_visit(make.make_ready_trip(home), state="draft")
    client.force_login(expert, backend=BACKEND)
    page = client.get(reverse("visit_phone", args=[visit.key])).content.decode()
    assert "Nothing can be noted on this visit now" in page and 'id="note"' not in page


@pytest.mark.parametrize("language", [code for code in CODES if code != "en"])
def test_no_english_is_left_on_the_page(read, expert, language):
    english = {part.strip() for part in re.split(r"[<>]", read()) if len(part.split()) > 3}
    expert.language = language
    expert.save()
    left = {part.strip() for part in re.split(r"[<>]", read())} & english
    assert [part for part in left if re.search("[a-z]{3} ", part) and "=" not in part and part not in OWN] == []


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"name": "Works", "value": 1180.5, "unit": "m", "period": "2023", "source": "A"}, "Works: 1,180.5 m, 2023, A"),
        ({"name": "Works", "place": "Long An", "value": 31}, "Works · Long An: 31"),
        ({"value": "many"}, "many"),
        ({"period": "2023"}, "2023"),
        ({}, ""),
    ],
)  # fmt: skip
def test_a_figure_is_said_with_what_is_known_of_it(figure, said):
    assert figure_said(figure, speak("en")) == said


@pytest.mark.parametrize(
    ("written", "dialled"), [("+7 (4812) 00-00", "tel:+748120000"), ("12 / 13", "tel:12"), ("", ""), (None, "")]
)
def test_numbers_are_dialled_as_they_can_be(written, dialled):
    assert tel(written) == dialled


def test_the_worker_keeps_the_page_and_its_files_and_nothing_private(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript") and answer["Cache-Control"] == "no-cache"
    kept = json.loads(re.match(r"const KEPT = (.*);", answer.content.decode())[1])
    assert kept["version"] == version() and len(kept["assets"]) == len(ASSETS)
    assert all(address.startswith("/static/") for address in kept["assets"])
    for address in kept["assets"]:
        assert client.get(address).status_code == 200, address


def test_every_script_of_the_page_is_kept():
    named = {name.removeprefix("phone/") for name in ASSETS if name.startswith("phone/")}
    folder = {path.name for path in (SCRIPTS_FOLDER).iterdir()} - {"worker.js"}
    assert named == folder


def test_the_page_says_its_version_to_the_worker(client, expert, visit):
    client.force_login(expert, backend=BACKEND)
    answer = client.get(reverse("visit_phone", args=[visit.key]))
    assert answer["Phone-Version"] == version() and "no-store" in answer["Cache-Control"]


def test_the_visit_can_be_put_on_the_first_screen(client, expert, visit):
    client.force_login(expert, backend=BACKEND)
    manifest = client.get(reverse("visit_phone_manifest", args=[visit.key])).json()
    assert manifest["start_url"] == manifest["scope"] == reverse("visit_phone", args=[visit.key])
    for icon in manifest["icons"]:
        drawn = Image.open(io.BytesIO(client.get(icon["src"]).content))
        assert f"{drawn.width}x{drawn.height}" == icon["sizes"] and len(drawn.getcolors(100_000)) > 3
    assert len(manifest["icons"]) == len(SIZES) and client.get("/phone/icon-13.png").status_code == 404


def test_signing_out_tells_the_browser_to_forget(client):
    make_person("out@example.org", password=PASSWORD)
    signed_in = client.post("/accounts/login/", {"login": "out@example.org", "password": PASSWORD})
    assert "Clear-Site-Data" not in signed_in
    assert client.post("/accounts/logout/")["Clear-Site-Data"] == '"storage"'
    assert "Clear-Site-Data" not in client.post("/accounts/logout/")
