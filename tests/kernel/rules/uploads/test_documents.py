"""Office documents are read to their last part before they are kept."""

import stat
import zipfile

import pytest

from factories import uploads as made
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads import documents
from yokoten.kernel.rules.uploads.examine import examine

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SETTINGS = "word/_rels/settings.xml.rels"


def refused(content, name="d.docx"):
    with pytest.raises(RuleBroken) as caught:
        examine(name, content)
    return caught.value.code


def link_part():
    part = zipfile.ZipInfo("word/link")
    part.external_attr = (stat.S_IFLNK | 0o777) << 16
    return part


@pytest.mark.parametrize(
    "part",
    ["word/vbaProject.bin", "xl/VBAPROJECT.BIN", "word/vbaData.xml", "word/activeX/a1.xml", "xl/macrosheets/s1.xml"],
)
def test_a_document_with_macros_is_refused_whatever_its_ending(part):
    assert refused(made.office("docx", (part, b"x")), "innocent.docx") == "attachment_with_macros"


def test_a_document_that_says_it_has_macros_is_refused():
    said = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    assert refused(made.office("docx", extra=said)) == "attachment_with_macros"


def test_scripts_of_open_documents_are_refused():
    assert refused(made.open_document("text", ("Basic/Standard/Module1.xml", b"x"))) == "attachment_with_macros"


@pytest.mark.parametrize("word", ["_VBA_PROJECT", "Ole10Native"])
def test_programs_in_an_embedded_object_are_refused(word):
    packed = OLE + word.encode("utf-16-le")
    assert refused(made.office("docx", ("word/embeddings/oleObject1.bin", packed))) == "attachment_with_macros"


def test_an_ordinary_embedded_object_is_kept():
    assert examine("d", made.office("docx", ("word/embeddings/oleObject1.bin", OLE + b"an equation")))


@pytest.mark.parametrize("name", ["../../evil.sh", "/etc/passwd", "word\\..\\..\\evil", "C:/evil", "word/../../x"])
def test_parts_that_reach_out_of_the_folder_are_refused(name):
    assert refused(made.office("docx", (name, b"x"))) == "attachment_disordered"


def test_links_and_doubled_parts_are_refused():
    assert refused(made.office("docx", (link_part(), b"/etc/passwd"))) == "attachment_disordered"
    assert refused(made.office("docx", ("MAIN.xml", b"<other/>"))) == "attachment_disordered"


def test_a_bomb_is_refused_by_the_size_it_says():
    bomb = made.office("xlsx", *[(f"xl/s{number}.xml", b"\x00" * (50 * 2**20)) for number in range(5)])
    assert len(bomb) < 2**20
    assert refused(bomb) == "attachment_unpacks_too_large"


def test_a_bomb_that_lies_about_its_size_is_refused():
    honest = made.office("xlsx", ("xl/s.xml", b"\x00" * 2**20))
    lying = honest.replace((2**20).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert lying != honest and refused(lying) == "attachment_damaged"


def test_a_bomb_of_many_parts_is_refused():
    parts = [(f"xl/{number}", b"") for number in range(documents.MOST_PARTS)]
    assert refused(made.office("xlsx", *parts)) == "attachment_unpacks_too_large"


def test_documents_inside_share_the_bound():
    sheet = made.office("xlsx", ("xl/s.xml", b"\x00" * (45 * 2**20)))
    parts = [(f"word/embeddings/{number}.xlsx", sheet) for number in range(5)]
    assert examine("d", made.office("docx", *parts[:4]))
    assert refused(made.office("docx", *parts)) == "attachment_unpacks_too_large"


def test_the_workbook_behind_a_chart_is_kept():
    chart = made.office("xlsx", ("xl/sheet.xml", b"<s/>"))
    assert examine("d", made.office("pptx", ("ppt/embeddings/sheet1.xlsx", chart))).name == "d.pptx"


def test_the_workbook_behind_a_chart_is_read_too():
    chart = made.office("xlsx", ("xl/vbaProject.bin", b"x"))
    assert refused(made.office("docx", ("word/embeddings/sheet1.xlsx", chart))) == "attachment_with_macros"


def test_archives_in_a_document_are_refused():
    inner = made.archive([("a.txt", b"x")])
    deep = made.office("docx", ("e/1.docx", made.office("docx", ("e/2.docx", made.office("docx")))))
    assert refused(made.office("docx", ("word/media/a.bin", inner))) == "attachment_nested"
    assert refused(deep) == "attachment_nested"
    for head in (b"MZ\x90", b"\x7fELF", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"\x1f\x8b\x08"):
        assert refused(made.office("docx", ("word/media/a.png", head + b"rest"))) == "attachment_nested"


def test_packed_metafiles_are_kept():
    assert examine("d", made.office("docx", ("word/media/image1.emz", b"\x1f\x8b\x08rest")))


@pytest.mark.parametrize("target", ["http://evil.example/t", "\\\\server\\t", "file://server/t", "//server/t"])
@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "frame"])
def test_a_document_that_fetches_on_opening_is_refused(kind, target):
    assert refused(made.office("docx", (SETTINGS, made.relations(kind, target)))) == "attachment_fetches"


def test_a_fetching_link_in_another_spelling_is_refused():
    spelled = made.relations("attachedTemplate", "&#104;ttp://evil.example/t")
    assert refused(made.office("docx", (SETTINGS, spelled))) == "attachment_fetches"
    wide = spelled.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
    assert refused(made.office("docx", (SETTINGS, wide))) == "attachment_fetches"


def test_ordinary_links_and_local_templates_are_kept():
    local = made.relations("attachedTemplate", "file:///C:\\Users\\Anna\\Normal.dotm")
    web = made.relations("hyperlink", "https://example.org/")
    assert examine("d", made.office("docx", (SETTINGS, local), ("word/_rels/document.xml.rels", web)))


def test_relations_with_a_document_type_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><Relationships/>'
    assert refused(made.office("docx", (SETTINGS, bomb))) == "attachment_disordered"


def test_a_locked_document_is_refused():
    packed = bytearray(made.office("docx"))
    flags = packed.find(b"PK\x01\x02") + 8
    packed[flags] |= 1
    assert refused(bytes(packed)) == "attachment_locked"
    manifest = "<manifest:encryption-data/>"
    assert refused(made.open_document("text", ("META-INF/manifest.xml", manifest))) == "attachment_locked"


def test_an_archive_that_is_no_document_is_refused():
    assert refused(made.archive([("a.txt", b"x")])) == "attachment_kind_unknown"
    assert refused(made.archive([("mimetype", "application/vnd.oasis.opendocument.text-master")])) == (
        "attachment_kind_unknown"
    )


def test_a_document_cut_off_or_changed_is_refused():
    whole = made.office("docx", ("word/big.xml", bytes(range(256)) * 200))
    assert refused(whole[: len(whole) // 2]) == "attachment_damaged"
    middle = whole.find(b"word/big.xml") + 60
    assert refused(whole[:middle] + b"\xff\xff\xff" + whole[middle + 3 :]) == "attachment_damaged"


def test_unusual_ways_of_packing_are_refused():
    packed = made.archive([("[Content_Types].xml", made.types()), ("a", b"x" * 99)], compression=zipfile.ZIP_LZMA)
    assert refused(packed) == "attachment_disordered"
