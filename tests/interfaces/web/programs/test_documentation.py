"""The page for programs: every operation and schema of the description, without script and without any other host."""

import json
import re
import shlex
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from yokoten.interfaces.api.writing import Batch
from yokoten.interfaces.web.templatetags.programs import prose

pytestmark = pytest.mark.django_db


class Read(HTMLParser):
    """What a page names, leads to and says."""

    def __init__(self, page):
        super().__init__()
        self.anchors, self.leads, self.text, self.examples = [], [], "", []
        self._is_code = False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        self.anchors += [held["id"]] if "id" in held else []
        self.leads += [held["href"]] if tag == "a" else []
        self._is_code = tag == "pre" or (self._is_code and tag == "code")
        if tag == "pre":
            self.examples.append("")

    def handle_endtag(self, tag):
        self._is_code = self._is_code and tag != "pre"

    def handle_data(self, text):
        self.text += text
        if self._is_code:
            self.examples[-1] += text


@pytest.fixture
def schema(client):
    return json.loads(client.get("/api/v1/openapi.json").content)


@pytest.fixture
def read(client):
    answer = client.get("/api/docs")
    assert answer.status_code == 200
    return Read(answer.content.decode())


def operations(schema):
    return [
        (method, path, operation) for path, methods in schema["paths"].items() for method, operation in methods.items()
    ]


def split(example):
    """As a shell does it, which joins lines at a backslash."""
    return shlex.split(example.replace("\\\n", ""))


def plain(text):
    return " ".join(text.replace("`", "").split())


def test_every_operation_stands_on_the_page_with_all_that_is_said_about_it(read, schema):
    text = plain(read.text)
    for method, path, operation in operations(schema):
        assert operation["operationId"] in read.anchors
        assert f"{method.upper()} {path}" in text
        assert operation["summary"] in text
        assert plain(operation["description"]) in text
        for parameter in operation.get("parameters", []):
            assert parameter["name"] in text
            assert plain(parameter["description"]) in text
        for response in operation["responses"].values():
            assert plain(response["description"]) in text


def test_every_schema_of_an_answer_stands_on_the_page(read, schema):
    answered = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(schema["paths"])))
    assert len(answered) > 10
    assert {f"schema-{name}" for name in answered} <= set(read.anchors)


def test_links_inside_the_page_lead_somewhere_and_anchors_are_unique(read):
    assert {lead[1:] for lead in read.leads if lead.startswith("#")} <= set(read.anchors)
    assert len(read.anchors) == len(set(read.anchors))
    assert "/api/v1/openapi.json" in read.leads


def test_every_example_is_a_request_that_the_house_understands(read, schema):
    first, *examples = read.examples
    assert first.startswith("export TOKEN=")
    assert len(examples) == len(operations(schema))
    for example, (method, path, _) in zip(examples, operations(schema), strict=True):
        words = split(example)
        assert words[:3] == ["curl", "-X", method.upper()] or (method == "get" and words[:2] == ["curl", "-H"])
        assert "Authorization: Bearer $TOKEN" in words
        address = urlsplit(words[-1])
        assert address.netloc == "testserver"
        assert resolve(address.path).route.removeprefix("api/v1/").count("<") == path.count("{")
        assert "{" not in words[-1]


def test_the_example_of_writing_is_a_batch(read):
    words = split(next(example for example in read.examples if "-X PUT" in example))
    batch = Batch.model_validate_json(words[words.index("-d") + 1])
    assert batch.rows[0].value is not None
    assert any(word.startswith("Idempotency-Key: ") for word in words)


def test_the_page_is_told_in_the_readers_language_and_the_description_in_english(client):
    page = client.get("/api/docs", headers={"Accept-Language": "sv"}).content.decode()
    assert '<html lang="sv"' in page
    assert '<h3 lang="en">List places</h3>' in page


def test_only_reading_is_answered(client):
    assert client.post("/api/docs").status_code == 405


def test_words_between_backticks_are_code_and_nothing_is_markup():
    assert prose("ask with `a<b>` & go") == "ask with <code>a&lt;b&gt;</code> &amp; go"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_shows_every_operation_without_any_other_host(page, live_server, schema):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/api/docs")
    headings = page.locator(".operation h3")
    assert headings.all_inner_texts() == [operation["summary"] for _, _, operation in operations(schema)]
    page.locator(".contents a", has_text="Undo import").click()
    assert page.url.endswith("#undo_import")
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {live_server.url.split("/")[2]}
    assert page.complaints == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_long_example_is_reached_and_scrolled_by_keyboard_on_a_phone(page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/api/docs")
    example = page.get_by_role("region", name="Example: Write observations")
    example.focus()
    page.keyboard.press("ArrowRight")
    moved = "it => new Promise(tell => it.scrollLeft ? tell(true) : it.addEventListener('scroll', () => tell(true)))"
    assert example.evaluate(moved)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
