"""Names of uploaded files keep their letters and lose their tricks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from yokoten.kernel.rules.uploads.kinds import JPEG, KINDS, PDF
from yokoten.kernel.rules.uploads.names import clean_name, shown_name

VIETNAMESE = "Báo cáo chuyến đi Long An.pdf"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("Отчёт о выезде.pdf", "Отчёт о выезде.pdf"),
        (VIETNAMESE, VIETNAMESE),
        (unicodedata.normalize("NFD", VIETNAMESE), VIETNAMESE),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Anna\\Smör & bröd.PDF", "Smör & bröd.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "ab Set-Cookie x.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.pdf"),
        ("plan v1.2", "plan v1.2.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("..", "file.pdf"),
        ("", "file.pdf"),
        ("   ", "file.pdf"),
        ("con.pdf", "_con.pdf"),
        ('say "hi"<b>?*|.pdf', "say hib.pdf"),
        ("архив.отчёт", "архив.отчёт.pdf"),
    ],
)
def test_a_name_is_kept_as_people_know_it(name, kept):
    assert clean_name(name, PDF) == kept


def test_another_ending_of_the_same_kind_stays():
    assert clean_name("IMG_1.JPEG", JPEG) == "IMG_1.jpeg"


def test_a_long_name_is_shortened_before_its_ending():
    kept = clean_name("ы" * 500 + ".pdf", PDF)
    assert len(kept) == 120 and kept.endswith("ы.pdf")


@given(some.text(max_size=300), some.sampled_from(KINDS))
def test_no_name_reaches_out_of_a_folder_or_a_header(name, kind):
    kept = clean_name(name, kind)
    assert not set(kept) & set('/\\\r\n\x00"') and 0 < len(kept) <= 160 and not kept.startswith(".")
    assert kept.rsplit(".", 1)[1] in kind.endings
    assert clean_name(kept, kind) == kept or len(kept) >= 120
    assert shown_name(name)
