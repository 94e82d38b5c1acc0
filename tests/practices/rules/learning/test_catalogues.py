"""Catalogue formats, each by a small file made here."""

import contextlib
import io
import json
import struct

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from yokoten.practices.rules.learning.catalogues import READERS, SOURCE
from yokoten.practices.rules.learning.material import UNREADABLE


def read(name, content):
    return READERS[name](content if isinstance(content, bytes) else content.encode("utf-8"))


def test_a_compiled_gettext_catalogue_gives_both_sides():
    catalogue = Catalog(locale="ru")
    catalogue.add("Save file", "Сохранить файл")
    catalogue.add("Open", "Открыть", context="menu")
    catalogue.add(("%d day", "%d days"), ("%d день", "%d дня", "%d дней"))
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    texts = read("gettext", stream.getvalue())
    assert texts["Save file"] == "Сохранить файл" and texts[SOURCE + "Save file"] == "Save file"
    assert texts["menu\4Open"] == "Открыть" and texts[SOURCE + "menu\4Open"] == "Open"
    assert texts["%d day\0%d days"] == "%d день"


def test_a_tree_of_texts_is_read_by_path_and_a_list_is_one_text():
    assert read("json", json.dumps({"a": {"b": "c"}, "d": ["e", "f"], "n": 3})) == {"/a/b": "c", "/d": "e; f"}


def test_the_root_that_names_the_language_is_left_out():
    assert read("rooted-json", json.dumps({"sv": {"a": "b"}})) == {"/a": "b"}
    assert read("cldr", json.dumps({"main": {"sv": {"a": "b"}}})) == {"/a": "b"}


def test_a_resource_pack_is_read_by_number():
    texts = [b"one", "två".encode()]
    begin = 12 + 6 * 3
    ends = [begin, begin + len(texts[0]), begin + len(texts[0]) + len(texts[1])]
    index = b"".join(struct.pack("<HI", number, end) for number, end in zip((7, 9, 0), ends, strict=True))
    content = struct.pack("<IBxxxHH", 5, 1, 2, 0) + index + b"".join(texts)
    assert read("pack", content) == {"7": "one", "9": "två"}
    assert read("pack", struct.pack("<IBxxxHH", 4, 1, 2, 0) + index) == {}


def test_properties_go_on_after_a_backslash():
    texts = read("properties", "# no\nkey = one \\\n  two\nother=\\u00e5r\nnothing\n")
    assert texts["key"] == "one   two" and texts["other"] == "år" and len(texts) == 2


def test_fluent_keeps_attributes_and_the_default_of_a_choice():
    texts = read(
        "fluent",
        "# no\nplain = One text\n    goes on\nbutton =\n    .label = Press\n    .accesskey = P\n"
        "many =\n    { $count ->\n        [one] One file\n       *[other] Many files\n    }\n",
    )
    assert texts["plain"] == "One text goes on" and texts["button.label"] == "Press"
    assert texts["many"].strip() == "Many files"


def test_entities_scripts_and_pages_are_read():
    assert read("dtd", "<!ENTITY save.label \"Save\">\n<!ENTITY b 'x'>") == {"save.label": "Save", "b": "x"}
    script = 'Msg["A_B"] = "one \\"two\\""; c: \'d\', "e": 3'
    assert read("script", script) == {"A_B": 'one "two"', "c": "d"}
    page = '<h1 id="t">Title</h1><p id="p1" class="x">One <b>two</b></p><p>none</p>'
    assert read("help", page) == {"t": "Title", "p1": "One <b>two</b>"}
    assert read("page", "<h1>A</h1><p>B &amp; C</p>") == {"0002": "A", "0001": "B & C"}


@pytest.mark.parametrize("name", sorted(READERS))
def test_an_odd_file_raises_nothing_but_what_the_reader_of_material_expects(name):
    with contextlib.suppress(UNREADABLE):
        READERS[name](b"{}" + b"\xff\x00" * 40)
