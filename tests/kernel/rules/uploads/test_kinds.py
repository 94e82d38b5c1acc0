"""What a file is, is read from its content; what it is called changes nothing but its name."""

import pytest

from factories import uploads as made
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.examine import MOST_BYTES, MOST_OF_A_THING, examine, refuse_too_large, refuse_too_many
from yokoten.kernel.rules.uploads.kinds import ACCEPTED, KINDS

GOOD = {
    "application/pdf": made.pdf(),
    "image/png": made.picture("PNG"),
    "image/jpeg": made.picture("JPEG"),
    "image/webp": made.picture("WEBP"),
    f"{made.OOXML}wordprocessingml.document": made.office("docx"),
    f"{made.OOXML}spreadsheetml.sheet": made.office("xlsx"),
    f"{made.OOXML}presentationml.presentation": made.office("pptx"),
    "application/vnd.oasis.opendocument.text": made.open_document("text"),
    "application/vnd.oasis.opendocument.spreadsheet": made.open_document("spreadsheet"),
    "text/plain": "Заметка об увиденном\n".encode(),
}


def refused(content, name="file.bin"):
    with pytest.raises(RuleBroken) as caught:
        examine(name, content)
    assert caught.value.facts["name"] == name
    return caught.value.code


@pytest.mark.parametrize("kind", GOOD)
def test_every_kind_on_the_list_is_known_by_its_content(kind):
    kept = examine("отчёт", GOOD[kind])
    assert kept.kind == kind and kept.name.startswith("отчёт.")


def test_the_list_people_read_is_the_list_that_holds():
    assert {*GOOD, "text/csv"} == {kind.content_type for kind in KINDS}
    assert len(ACCEPTED.split(", ")) == len(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in GOOD if not kind.startswith("image/")])
def test_documents_are_kept_byte_for_byte(kind):
    assert examine("x", GOOD[kind]).content == GOOD[kind]


def test_a_wrong_ending_is_replaced_by_the_right_one():
    assert examine("report.pdf", made.picture("PNG")).name == "report.png"
    assert examine("setup.exe", b"only words\n").name == "setup.txt"
    assert examine("page.html", made.pdf()).name == "page.pdf"


def test_text_is_csv_only_where_its_name_says_so():
    assert examine("table.CSV", b"a;b\n1;2\n").kind == "text/csv"
    assert examine("table", b"a;b\n1;2\n").kind == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
def test_text_in_any_usual_encoding_is_kept(encoding):
    assert examine("a.csv", "Область;2023\nСмоленск;12,5\n".encode(encoding)).kind == "text/csv"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "attachment_empty"),
        (b"\x00\x01\x02\x03 binary", "attachment_kind_unknown"),
        (b"MZ\x90\x00\x03\x00 program", "attachment_kind_unknown"),
        (b"GIF89a\x01\x00\x01\x00", "attachment_kind_unknown"),
        (b"GIF89a=1;/*<html><script>alert(1)</script>*/", "attachment_kind_unknown"),
        (b"BM text that begins like a bitmap", "attachment_kind_unknown"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "attachment_heic"),
        (b"<!DOCTYPE html><p>hello", "attachment_web_page"),
        (b"\n\n  <svg xmlns='http://www.w3.org/2000/svg'/>", "attachment_web_page"),
        (b"<?xml version='1.0'?><note/>", "attachment_web_page"),
        (b"words, and then <ScRipt src=x>", "attachment_web_page"),
        ("\ufeff<html>".encode("utf-16"), "attachment_web_page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document", "attachment_old_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "attachment_locked"),
        (b"%PDF-1.7 cut off in the middle", "attachment_damaged"),
        (b"junk before %PDF-1.7\x00 %%EOF", "attachment_kind_unknown"),
        (b"\xff\xfeodd", "attachment_kind_unknown"),
    ],
)
def test_what_is_not_kept_is_refused_by_its_reason(content, code):
    assert refused(content) == code


def test_a_web_page_with_the_name_of_a_text_is_refused():
    assert refused(b"<html><body onload=alert(1)>", "notes.txt") == "attachment_web_page"


def test_words_about_tags_are_no_web_page():
    assert examine("a.txt", "x < y and <b>bold</b>, <заметка>".encode()).kind == "text/plain"


def test_size_is_refused_before_anything_is_read():
    refuse_too_large("a.pdf", MOST_BYTES)
    with pytest.raises(RuleBroken, match="attachment_too_large"):
        refuse_too_large("a.pdf", MOST_BYTES + 1)
    assert refused(b"a" * (MOST_BYTES + 1)) == "attachment_too_large"


def test_a_thing_has_room_for_so_many_files():
    refuse_too_many(MOST_OF_A_THING - 1)
    with pytest.raises(RuleBroken, match="attachment_too_many"):
        refuse_too_many(MOST_OF_A_THING)
    with pytest.raises(RuleBroken, match="attachment_too_many"):
        refuse_too_many(1, adding=3, most=3)
