"""Files come in through one door and go out with headers that let no browser run them."""

import pytest
from csp.middleware import CSPMiddleware
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import RequestFactory
from django.urls import get_resolver

from factories import uploads as made
from factories.kernel import make_attachment
from yokoten.interfaces.web.attachments import received, serve
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.examine import MOST_BYTES

pytestmark = pytest.mark.django_db


def asked(**headers):
    return RequestFactory().get("/", headers=headers)


def test_a_document_is_only_ever_downloaded():
    answer = serve(make_attachment(name="Báo cáo «Смоленск».txt", sha256="abc"))
    assert answer.content == b"A note.\n" and answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''B%C3%A1o")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"] and "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_picture_is_shown():
    answer = serve(make_attachment(name="p.png", kind="image/png", content=made.picture("PNG")))
    assert answer["Content-Disposition"] == 'inline; filename="p.png"' and answer["Content-Type"] == "image/png"


def test_a_browser_that_has_the_file_is_told_so(django_assert_num_queries):
    kept = make_attachment(sha256="abc")
    with django_assert_num_queries(0):
        answer = serve(kept, asked(if_none_match='"abc"'))
    assert answer.status_code == 304 and answer["ETag"] == '"abc"' and "sandbox" in answer["Content-Security-Policy"]
    assert serve(kept, asked(if_none_match='"other"')).content == b"A note.\n"


def test_the_strict_policy_of_pages_does_not_replace_that_of_files():
    answer = CSPMiddleware(lambda request: serve(make_attachment()))(asked())
    assert "sandbox" in answer["Content-Security-Policy"] and "form-action" not in answer["Content-Security-Policy"]


def test_a_form_brings_a_file_examined():
    new = received(SimpleUploadedFile("цех.jpg", made.photograph()), has_consent=True, consent_note="asked")
    assert new.examined.kind == "image/jpeg" and new.has_consent and new.consent_note == "asked"


def test_a_file_too_large_is_refused_unread():
    upload = UploadedFile(None, "a.pdf", size=MOST_BYTES + 1)
    with pytest.raises(RuleBroken, match="attachment_too_large"):
        received(upload)


def test_a_refused_file_is_refused_at_the_door():
    with pytest.raises(RuleBroken, match="attachment_web_page"):
        received(SimpleUploadedFile("a.txt", b"<html>"))


def test_there_is_no_address_for_files_alone():
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    assert len(names) > 50 and [name for name in names if name.startswith("attachment")] == []
