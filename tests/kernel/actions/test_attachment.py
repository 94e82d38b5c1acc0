"""Files are kept once, with their bytes apart, and go with their bytes."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from factories import uploads as made
from factories.kernel import make_attachment, make_member, make_organisation, make_person, new_attachment
from yokoten.kernel.actions.attachment import keep_attachment, remove_attachment
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Attachment, AttachmentContent, Entry
from yokoten.kernel.queries import attachment_by_key, content_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
KEEP = "kernel.keep_attachment"


@pytest.fixture
def home():
    return make_organisation("home")


@pytest.fixture
def member(home):
    return make_member(KEEP, organisation=home)


def test_a_photograph_is_kept_without_its_place_and_with_its_consent(home, member):
    new = new_attachment(
        "C:\\photos\\цех.JPG", made.photograph(), has_consent=True, consent_note="  Asked\n by the host "
    )
    kept = keep_attachment(member, new, organisation=home, now=NOW)
    assert (kept.name, kept.kind, kept.width, kept.height) == ("цех.jpg", "image/jpeg", 40, 60)
    assert (kept.has_consent, kept.consent_note, kept.created_by, kept.created_at) == (
        True, "Asked by the host", member, NOW,
    )  # fmt: skip
    content = content_of(kept)
    assert len(content) == kept.size_bytes and b"PhoneMaker" not in content and kept.is_picture


def test_the_trail_tells_who_attached_what(home, member):
    keep_attachment(member, new_attachment(), organisation=home, now=NOW)
    line = Entry.objects.get()
    assert (line.act, line.actor, line.thing_label, line.organisation) == (KEEP, member, "note.txt", home)


def test_who_may_not_attach_is_refused_before_the_file_is_read(home):
    with pytest.raises(NotAllowed):
        keep_attachment(make_member("kernel.read", organisation=home), new_attachment(), organisation=home, now=NOW)
    with pytest.raises(NotAllowed):
        keep_attachment(make_member(KEEP), new_attachment(content=b""), organisation=home, now=NOW)


def test_a_refused_file_leaves_nothing(home, member):
    with pytest.raises(RuleBroken, match="attachment_web_page"):
        keep_attachment(member, new_attachment("a.txt", b"<html>"), organisation=home, now=NOW)
    assert not Attachment.objects.exists() and not Entry.objects.exists()


def test_sent_again_by_the_same_device_it_is_kept_once(home, member):
    new = new_attachment(key=uuid4())
    first = keep_attachment(member, new, organisation=home, now=NOW)
    again = keep_attachment(member, new, organisation=home, now=NOW)
    assert first == again and Attachment.objects.count() == 1 and Entry.objects.count() == 1


def test_nobody_gets_at_another_file_by_its_key(home, member):
    kept = keep_attachment(member, new_attachment(key=uuid4()), organisation=home, now=NOW)
    other = make_member(KEEP, organisation=home)
    with pytest.raises(RuleBroken, match="attachment_key_taken"):
        keep_attachment(other, new_attachment(key=kept.key), organisation=home, now=NOW)
    away = make_member(KEEP, "kernel.read")
    with pytest.raises(RuleBroken, match="attachment_key_taken"):
        where = away.memberships.get().organisation
        keep_attachment(away, new_attachment(key=kept.key), organisation=where, now=NOW)


def test_removing_takes_the_bytes_too(home):
    kept = make_attachment(home)
    remove_attachment(make_member("kernel.remove_attachment", organisation=home), kept)
    assert not Attachment.objects.exists() and not AttachmentContent.objects.exists()
    assert Entry.objects.get().act == "kernel.remove_attachment"


def test_whoever_attached_a_file_removes_it_and_nobody_else_without_the_right(home, member):
    kept = make_attachment(home, created_by=member)
    for other in (make_member(KEEP, organisation=home), make_member("kernel.remove_attachment"), make_person()):
        with pytest.raises(NotAllowed):
            remove_attachment(other, kept)
    remove_attachment(member, kept)
    assert not Attachment.objects.exists()


def test_whoever_left_the_organisation_removes_nothing_there(home):
    with pytest.raises(NotAllowed):
        remove_attachment(person := make_person(), make_attachment(home, created_by=person))


def test_a_file_is_found_by_its_key_without_its_bytes(home, django_assert_num_queries):
    kept = make_attachment(home)
    with django_assert_num_queries(1):
        assert attachment_by_key(str(kept.key)) == kept
    assert attachment_by_key(uuid4()) is None and attachment_by_key("no key") is None


def test_a_file_is_examined_once():
    new = new_attachment("p", made.picture())
    assert new.examined is new.examined
