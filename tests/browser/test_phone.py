"""The phone page in a real browser: without a network, on two devices, signed out, with a server that is down."""

import io
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect

from factories import exchange as make
from factories.exchange import NOW
from factories.kernel import PASSWORD, make_member, make_organisation
from factories.uploads import photograph, picture
from yokoten.exchange.actions.noting import Noted, Said, answer_question, note_finding
from yokoten.exchange.models import Answer, Arrival, Conflict, Finding, FindingPhoto
from yokoten.interfaces.web.exchange.phone import changes, sync
from yokoten.kernel.queries import content_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BACKEND = "django.contrib.auth.backends.ModelBackend"
ALL_SENT = "[id=device][data-waits='0'][data-network=ok]"


@pytest.fixture
def home(transactional_db):
    return make_organisation()


@pytest.fixture
def expert(home):
    permits = ("exchange.*", "kernel.keep_attachment", "kernel.remove_attachment")
    person = make_member(*permits, organisation=home)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def visit(home):
    visit = make.make_visit(make.make_ready_trip(home, title="Collaborators"), state="agreed")
    site = visit.sites.create(name="Workshop", contact_name="Foreman", contact_phone="123")
    make.make_agenda_item(visit, title="Round of the workshop", site=site)
    return visit


@pytest.fixture
def question(visit):
    return visit.trip.questions.first()


@pytest.fixture
def device(chromium, live_server, expert, visit):
    """Open the page on one more device, signed in and ready to go on without a network."""
    contexts = []

    def opening(*, is_ready=True, **details):
        context = chromium.new_context(
            base_url=live_server.url, locale="en-GB", viewport={"width": 390, "height": 844},
            **({"reduced_motion": "reduce"} | details),
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(15_000)
        sign_in(context, live_server.url, expert)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda said: page.faults.append(said.text) if is_fault(said) else None)
        page.goto(reverse("visit_phone", args=[visit.key]))
        if is_ready:
            page.wait_for_selector("body[data-is-ready=true]")
        return page

    yield opening
    faults = [fault for context in contexts for page in context.pages for fault in getattr(page, "faults", [])]
    for context in contexts:
        context.close()
    assert faults == []


def is_fault(said):
    """A network that is away and a server that refuses are part of these stories."""
    return said.type == "error" and not re.search("Failed to load resource|net::ERR|status of", said.text)


def sign_in(context, url, person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": url}])


def answer(page, question, text, figure=""):
    card = page.locator(f"[data-question='{question.pk}']")
    card.locator("textarea").fill(text)
    if figure:
        card.locator("input[name=figure]").fill(figure)
    card.get_by_role("button", name="Keep the answer").click()


def note(page, text):
    page.locator("#note-text").fill(text)
    page.locator("#note-keep").click()


def waits(page, count):
    page.wait_for_selector(f"[id=device][data-waits='{count}']")


def says(page, words):
    """What the page says of the device, as soon as it says so."""
    expect(page.locator("#device-says")).to_contain_text(words)


def has_chip(page, question, name):
    expect(page.locator(f"[data-question='{question.pk}'] [data-chip]")).to_have_attribute("data-chip", name)


def is_sent(page, question):
    """The answer left: before it was taken up, too, nothing waits on the page."""
    has_chip(page, question, "sent")
    page.wait_for_selector(ALL_SENT)


def is_noted(page):
    page.wait_for_selector("[data-finding] [data-chip=sent]")
    page.wait_for_selector(ALL_SENT)


def reconnect(page):
    page.context.set_offline(False)
    page.wait_for_selector(ALL_SENT)


def look_again(page):
    """As the phone does when a network comes back."""
    page.evaluate("dispatchEvent(new Event('online'))")


def test_what_is_written_with_a_network_is_sent_at_once(device, question):
    page = device()
    answer(page, question, "25", "25 people")
    note(page, "A board at the door.")
    is_noted(page)
    is_sent(page, question)
    assert (Answer.objects.get().text, Answer.objects.get().figure) == ("25", "25 people")
    assert Finding.objects.get().text == "A board at the door."
    expect(page.locator("#count-answered")).to_have_text("1/3")


def test_without_a_network_the_page_opens_again_and_nothing_is_lost(device, question):
    page = device()
    page.context.set_offline(True)
    answer(page, question, "25")
    note(page, "A board at the door.")
    waits(page, 2)
    says(page, "No network.")
    has_chip(page, question, "waiting")
    page.reload()
    waits(page, 2)
    expect(page.locator(f"[data-question='{question.pk}'] textarea")).to_have_value("25")
    expect(page.locator("[data-finding] [data-chip=waiting]")).to_have_count(1)
    expect(page.locator("#agenda")).to_contain_text("1 Feb 2027")
    expect(page.get_by_text("Round of the workshop")).to_be_attached()
    assert not Answer.objects.exists()
    reconnect(page)
    assert (Answer.objects.get().text, Finding.objects.get().text) == ("25", "A board at the door.")


def test_a_closed_tab_keeps_what_waits_and_what_was_being_typed(device, question, visit):
    page = device()
    page.context.set_offline(True)
    note(page, "A board at the door.")
    waits(page, 1)
    page.locator(f"[data-question='{question.pk}'] textarea").press_sequentially("25 people")
    page.locator("#note-text").press_sequentially("A clock")
    page.wait_for_timeout(200)
    page.close()
    again = page.context.new_page()
    again.goto(reverse("visit_phone", args=[visit.key]))
    waits(again, 2)
    expect(again.locator("#note-text")).to_have_value("A clock")
    reconnect(again)
    assert (Answer.objects.get().text, Finding.objects.get().text) == ("25 people", "A board at the door.")


def test_two_devices_with_two_wordings_settle_them(device, question):
    one, two = device(), device()
    for page in (one, two):
        page.context.set_offline(True)
    answer(one, question, "25 people")
    answer(two, question, "30 people")
    reconnect(one)
    reconnect(two)
    assert (Answer.objects.get().text, Conflict.objects.get().text) == ("25 people", "30 people")
    card = two.locator("[data-conflict]").first
    card.wait_for()
    has_chip(two, question, "conflict")
    expect(card.locator("[data-slot=standing]")).to_have_text("25 people")
    expect(card.locator("[data-slot=other]")).to_have_text("30 people")
    card.get_by_role("button", name="Take the other").click()
    card.get_by_role("button", name="Settle it so").click()
    two.locator("#conflicts").wait_for(state="hidden")
    assert Answer.objects.get().text == "30 people"
    look_again(one)
    expect(one.locator(f"#a-{question.pk}")).to_have_value("30 people")


def test_a_device_that_goes_on_writing_is_in_no_conflict_with_itself(device, question):
    page = device()
    page.context.set_offline(True)
    answer(page, question, "25")
    waits(page, 1)
    answer(page, question, "26")
    waits(page, 1)
    reconnect(page)
    answer(page, question, "27")
    is_sent(page, question)
    assert Answer.objects.get().text == "27" and not Conflict.objects.exists()


def test_a_request_whose_answer_got_lost_is_sent_again_and_counts_once(device, question):
    page = device()
    sync_address = re.compile("/sync/$")

    def lose(route):
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route(sync_address, lose)
    answer(page, question, "25")
    page.wait_for_selector("[id=device][data-network=trouble][data-waits='1']")
    assert Answer.objects.get().text == "25"
    answer(page, question, "26")
    waits(page, 2)
    page.unroute_all(behavior="ignoreErrors")
    look_again(page)
    page.wait_for_selector(ALL_SENT)
    assert (Answer.objects.get().text, Answer.objects.get().revision) == ("26", 2)
    assert Arrival.objects.count() == 2 and not Conflict.objects.exists()


def test_half_an_answer_is_none(device, question):
    page = device()
    half = '{"results": [{"id": '
    page.route(re.compile("/sync/$"), lambda route: route.fulfill(body=half, content_type="application/json"))
    answer(page, question, "25")
    page.wait_for_selector("[id=device][data-network=trouble][data-waits='1']")
    page.unroute(re.compile("/sync/$"))
    look_again(page)
    page.wait_for_selector(ALL_SENT)
    assert Answer.objects.get().text == "25"


def test_a_server_that_breaks_down_loses_nothing(device, question, monkeypatch):
    page = device()

    def broken(*args, **details):
        raise RuntimeError("down")

    with monkeypatch.context() as down:
        down.setattr(sync, "take", broken)
        answer(page, question, "25")
        page.wait_for_selector("[id=device][data-network=trouble][data-waits='1']")
        says(page, "tried again by itself")
    page.locator("#send-now").click()
    page.wait_for_selector(ALL_SENT)
    assert Answer.objects.get().text == "25"


def test_one_change_on_which_the_server_breaks_down_does_not_hold_the_others_up(device, question, monkeypatch):
    page = device()
    real = changes.take

    def poisoned(actor, visit, raw, **details):
        if raw.get("text") == "poison":
            raise RuntimeError("down")
        return real(actor, visit, raw, **details)

    monkeypatch.setattr(sync, "take", poisoned)
    page.context.set_offline(True)
    note(page, "poison")
    waits(page, 1)
    answer(page, question, "25")
    waits(page, 2)
    page.context.set_offline(False)
    waits(page, 1)
    has_chip(page, question, "sent")
    assert Answer.objects.get().text == "25"
    expect(page.locator("[data-finding] [data-chip=waiting]")).to_have_count(1)


def test_a_session_that_ran_out_keeps_everything_and_sends_it_after_signing_in(device, question, expert):
    page = device()
    Session.objects.all().delete()
    answer(page, question, "25")
    page.wait_for_selector("[id=device][data-network=sign_in][data-waits='1']")
    says(page, "Your notes stay on this device")
    page.locator("#sign-in").click()
    page.fill("input[name=login]", expert.email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button.primary").first.click()
    page.wait_for_url("**/phone/")
    page.wait_for_selector(ALL_SENT)
    assert Answer.objects.get().text == "25" and Answer.objects.get().noted_by == expert


def test_somebody_elses_notes_are_not_sent_in_another_name(device, question, home, live_server):
    page = device()
    page.context.set_offline(True)
    answer(page, question, "25")
    waits(page, 1)
    other = make_member("exchange.*", organisation=home)
    sign_in(page.context, live_server.url, other)
    page.context.set_offline(False)
    page.wait_for_selector("[id=device][data-network=other_person][data-waits='1']")
    assert not Answer.objects.exists()


def test_a_refused_note_stays_with_its_reason_and_is_mended(device, visit, question):
    page = device()
    page.context.set_offline(True)
    note(page, "A board.")
    waits(page, 1)
    visit.state = "cancelled"
    visit.save()
    page.context.set_offline(False)
    page.wait_for_selector("[data-finding] [data-chip=refused]")
    expect(page.locator("[data-finding]")).to_contain_text("This visit is closed for changes.")
    visit.state = "agreed"
    visit.save()
    look_again(page)
    page.get_by_role("button", name="Edit").click()
    page.locator("#note-text").fill("A board at the door.")
    page.locator("#note-keep").click()
    page.wait_for_selector("[data-finding] [data-chip=sent]")
    assert Finding.objects.get().text == "A board at the door."


def take_photo(page, content=None):
    content = content or photograph(size=(2400, 1800), orientation=1)
    page.set_input_files("#note-photo", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": content})
    page.wait_for_selector("#taken [data-photo]")


def test_a_photograph_needs_consent_is_made_smaller_and_knows_no_place(device, monkeypatch):
    page, sent, real = device(), [], sync.received

    def overheard(upload, **details):
        sent.append(upload.read())
        upload.seek(0)
        return real(upload, **details)

    monkeypatch.setattr(sync, "received", overheard)
    page.context.set_offline(True)
    page.locator("#note-text").fill("A board at the door.")
    take_photo(page)
    page.locator("#taken").get_by_label("People can be recognised in the picture").check()
    page.locator("#note-keep").click()
    expect(page.get_by_text("Ask the people in the picture, or take it away.")).to_be_visible()
    page.locator("#taken").get_by_label("The people in the picture agree").check()
    page.locator("#note-keep").click()
    waits(page, 2)
    page.reload()
    waits(page, 2)
    expect(page.locator("[data-finding] img")).to_have_attribute("src", re.compile("^data:image/jpeg"))
    reconnect(page)
    photo = FindingPhoto.objects.get()
    kept = content_of(photo.attachment)
    assert photo.has_people and photo.has_consent and Image.open(io.BytesIO(kept)).size == (1600, 1200)
    assert b"GPS" not in kept and b"Exif" not in kept
    (left,) = sent
    assert [secret for secret in (b"GPS", b"Exif", b"PhoneMaker", b"XmpPlace") if secret in left] == []


def test_a_photograph_whose_answer_got_lost_is_not_sent_twice(device):
    page = device()
    posts = []

    def lose(route):
        posts.append(route.request.method)
        route.fetch()
        route.abort()

    page.route(re.compile("/sync/photos/$"), lose)
    page.locator("#note-text").fill("A board.")
    take_photo(page, picture())
    page.locator("#note-keep").click()
    page.wait_for_selector("[id=device][data-network=trouble][data-waits='1']")
    look_again(page)
    page.wait_for_selector(ALL_SENT)
    assert posts == ["POST"] and FindingPhoto.objects.count() == 1


def take_away(page):
    page.once("dialog", lambda asked: asked.accept())
    page.locator("[data-finding] [data-act=remove_photo]").click()
    page.wait_for_selector("[data-finding] img", state="detached")


def test_a_photograph_that_was_sent_is_taken_away_without_a_network(device):
    page = device()
    page.locator("#note-text").fill("A board.")
    take_photo(page, picture())
    page.locator("#note-keep").click()
    is_noted(page)
    assert FindingPhoto.objects.count() == 1
    page.context.set_offline(True)
    take_away(page)
    waits(page, 1)
    page.reload()
    waits(page, 1)
    assert page.locator("[data-finding] img").count() == 0
    reconnect(page)
    assert not FindingPhoto.objects.exists() and Finding.objects.get().text == "A board."


def test_a_photograph_that_never_left_is_taken_away_at_once(device):
    page = device()
    page.context.set_offline(True)
    page.locator("#note-text").fill("A board.")
    take_photo(page, picture())
    page.locator("#note-keep").click()
    waits(page, 2)
    take_away(page)
    waits(page, 1)
    reconnect(page)
    assert Finding.objects.exists() and not FindingPhoto.objects.exists()


def test_a_photograph_stays_where_the_question_is_answered_with_no(device):
    page = device()
    page.locator("#note-text").fill("A board.")
    take_photo(page, picture())
    page.locator("#note-keep").click()
    is_noted(page)
    page.once("dialog", lambda asked: asked.dismiss())
    page.locator("[data-finding] [data-act=remove_photo]").click()
    assert page.locator("[data-finding] img").count() == 1 and FindingPhoto.objects.count() == 1


def test_a_photograph_in_the_format_of_recent_phones_says_how_to_set_the_phone(device):
    page = device()
    page.set_input_files("#note-photo", {"name": "IMG_1.HEIC", "mimeType": "image/heic", "buffer": b"nothing"})
    page.get_by_text("iPhone: Settings, Camera, Formats, Most Compatible.").wait_for()


def test_a_file_that_is_no_picture_is_said_at_once(device):
    page = device()
    page.set_input_files("#note-photo", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"nothing"})
    expect(page.get_by_text("This device cannot read the picture.")).to_be_visible()


FULL = """area => { const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (thing) {
    if (area === "" || this.name === area) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, thing); } }"""


def test_a_full_device_keeps_the_words_and_says_that_the_picture_is_not_kept(device):
    page = device()
    page.evaluate(FULL, "photos")
    page.locator("#note-text").fill("A board.")
    page.set_input_files("#note-photo", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    expect(page.get_by_text("the photograph is not. Make room")).to_be_visible()
    page.locator("#note-keep").click()
    is_noted(page)
    assert Finding.objects.get().text == "A board."


def test_words_that_a_full_device_cannot_store_are_still_sent(device, question):
    page = device()
    page.evaluate(FULL, "")
    page.context.set_offline(True)
    answer(page, question, "25")
    waits(page, 1)
    says(page, "stands on this page only")
    reconnect(page)
    assert Answer.objects.get().text == "25"


def test_a_browser_that_stores_nothing_still_sends(device, question, visit):
    page = device(is_ready=False)
    page.add_init_script("indexedDB.open = () => { throw new Error('blocked') }")
    page.reload()
    page.wait_for_selector("body.scripted")
    answer(page, question, "25")
    is_sent(page, question)
    assert Answer.objects.get().text == "25"


def test_what_others_change_meanwhile_comes_to_the_device(device, expert, visit, question):
    page = device()
    visit.agenda.all().delete()
    make.make_agenda_item(visit, title="Tea with the director")
    make.make_question(visit.trip, text="A new question?", order=9)
    question.text = "Put otherwise?"
    question.save()
    note_finding(expert, visit, Noted("11111111-1111-4111-8111-111111111111", "Seen by others", "en", NOW), now=NOW)
    answer_question(expert, visit, question, Said("From others", "en"), now=NOW)
    look_again(page)
    page.get_by_text("Tea with the director").wait_for(state="attached")
    page.get_by_text("A new question?").first.wait_for()
    for words in ("Put otherwise?", "Seen by others"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator(f"#a-{question.pk}")).to_have_value("From others")
    added = page.locator("[data-question]").last
    added.locator("textarea").fill("An answer")
    added.get_by_role("button", name="Keep the answer").click()
    expect(added.locator("[data-chip]")).to_have_attribute("data-chip", "sent")
    assert Answer.objects.filter(text="An answer").exists()


def test_what_is_being_typed_is_not_overwritten_by_news(device, expert, visit, question):
    page = device()
    page.locator(f"#a-{question.pk}").press_sequentially("Mine")
    answer_question(expert, visit, question, Said("Theirs", "en"), now=NOW)
    look_again(page)
    page.get_by_text("Changed by somebody else meanwhile.").wait_for()
    expect(page.locator(f"#a-{question.pk}")).to_have_value("Mine")
    page.locator(f"#f-{question.pk}").focus()
    page.locator("[data-conflict]").wait_for()
    assert (Answer.objects.get().text, Conflict.objects.get().text) == ("Theirs", "Mine")


def test_a_button_that_has_the_focus_keeps_no_news_away(device, expert, visit, question):
    page = device()
    page.locator(f"[data-question='{question.pk}']").get_by_role("button", name="Keep the answer").focus()
    answer_question(expert, visit, question, Said("From others", "en"), now=NOW)
    look_again(page)
    expect(page.locator(f"#a-{question.pk}")).to_have_value("From others")


def test_a_finding_is_changed_and_removed_without_a_network(device, expert, visit):
    keys = [f"{number}1111111-1111-4111-8111-111111111111" for number in (1, 2)]
    for key in keys:
        note_finding(expert, visit, Noted(key, f"Seen {key[0]}", "en", NOW), now=NOW)
    page = device()
    page.context.set_offline(True)
    page.locator(f"[data-finding='{keys[0]}'] [data-act=change]").click()
    page.get_by_text("risk", exact=True).last.click()
    page.locator("#note-keep").click()
    page.locator(f"[data-finding='{keys[1]}'] [data-act=remove]").click()
    waits(page, 2)
    expect(page.locator("[data-finding]")).to_have_count(1)
    reconnect(page)
    assert Finding.objects.get(removed_at=None).kind == "risk"


KEPT = """async () => ({ databases: (await indexedDB.databases()).map(one => one.name),
  caches: await caches.keys(), waiting: localStorage.getItem("yokoten-waiting") })"""


def test_the_worker_keeps_this_page_and_its_files_only(device, visit):
    page = device()
    page.goto("/account/")
    page.goto(reverse("visit_phone", args=[visit.key]))
    page.wait_for_selector("body[data-is-ready=true]")
    kept = page.evaluate("""async () => { const found = [];
      for (const name of await caches.keys())
        for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
      return found }""")
    outside = [address for address in kept if not address.startswith("/static/")]
    assert outside == [reverse("visit_phone", args=[visit.key])] and len(kept) > 10


def test_signing_out_clears_the_device(device, question, live_server):
    page = device()
    answer(page, question, "25")
    is_sent(page, question)
    assert page.evaluate(KEPT)["databases"] and page.evaluate(KEPT)["caches"]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("^(?!.*/phone/)"))
    assert page.evaluate(KEPT) == {"databases": [], "caches": [], "waiting": None}
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(live_server.url + "/learn/visits/")


def test_signing_out_with_notes_that_wait_asks_first(device, question, visit):
    page = device()
    page.route(re.compile("/sync/$"), lambda route: route.abort())
    answer(page, question, "25")
    waits(page, 1)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/logout/")
    told = page.locator("#not-sent")
    expect(told).to_contain_text("Collaborators")
    expect(told).to_be_visible()
    page.unroute(re.compile("/sync/$"))
    told.get_by_role("link").click()
    page.wait_for_selector(ALL_SENT)
    assert Answer.objects.get().text == "25"


def test_two_tabs_of_one_device_are_one(device, question, visit):
    page = device()
    other = page.context.new_page()
    other.goto(reverse("visit_phone", args=[visit.key]))
    other.wait_for_selector("body[data-is-ready=true]")
    page.context.set_offline(True)
    note(page, "A board.")
    waits(other, 1)
    page.context.set_offline(False)
    for tab in (page, other):
        tab.wait_for_selector("[id=device][data-waits='0']")
    assert Finding.objects.count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 320, 1280])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(device, visit, question, scheme, width):
    make.make_conflict(visit, answer=make.make_answer(visit, question, "25", figure="25"), figure="30")
    question.figures = [{"name": "Works", "value": 3, "unit": "m", "period": "2023", "source": "Office"}]
    question.save()
    page = device(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.context.set_offline(True)
    note(page, "A board at the door.")
    take_photo(page, picture())
    page.locator("#taken").get_by_label("People can be recognised in the picture").check()
    waits(page, 1)
    page.evaluate("[...document.querySelectorAll('details')].forEach(one => { one.open = true })")
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    small = page.evaluate("""() => [...document.querySelectorAll('main button, main .call, .thumb a, main label.kind')]
      .filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)""")
    assert small == []


def test_everything_is_done_by_keyboard(device, question):
    page = device()
    page.locator(f"#a-{question.pk}").focus()
    page.keyboard.type("25")
    page.keyboard.press("Tab")
    page.keyboard.type("25 people")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-question] textarea").nth(1)).to_be_focused()
    is_sent(page, question)
    page.locator("#thumb-note").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("A board.")
    page.locator("#note-keep").focus()
    page.keyboard.press("Enter")
    is_noted(page)
    assert (Answer.objects.get().figure, Finding.objects.get().text) == ("25 people", "A board.")


def test_a_phone_without_a_script_sends_plain_forms(device, question):
    page = device(is_ready=False, java_script_enabled=False)
    card = page.locator(f"[data-question='{question.pk}']")
    card.locator("textarea").fill("25")
    card.get_by_role("button", name="Keep the answer").click()
    page.locator("#note-text").fill("A board.")
    page.locator("#note-keep").click()
    expect(page.get_by_text("It is kept.")).to_be_visible()
    assert (Answer.objects.get().text, Finding.objects.get().text) == ("25", "A board.")
    make.make_photo(Finding.objects.get(), content=picture())
    page.reload()
    page.get_by_role("button", name="Take the picture away").click()
    expect(page.get_by_text("It is taken away.")).to_be_visible()
    assert not FindingPhoto.objects.exists()


def test_the_installed_page_has_a_name_and_icons(device, visit):
    page = device()
    address = page.get_attribute("link[rel=manifest]", "href")
    manifest = json.loads(page.evaluate("async address => (await fetch(address)).text()", address))
    assert manifest["name"].startswith("Collaborators") and manifest["display"] == "standalone"
