"""Photographs of findings: with consent, once, without the place they were taken at, for the guests alone."""

import io
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from factories import exchange as make
from factories.exchange import NOW
from factories.kernel import make_member, make_organisation, new_attachment
from factories.uploads import photograph, picture
from yokoten.exchange.actions.photo import MOST_PHOTOS, add_photo, remove_photo
from yokoten.exchange.models import FindingPhoto
from yokoten.exchange.queries import finding_by_key, photo_by_key, photos_of
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Attachment, Entry
from yokoten.kernel.queries import content_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("exchange.*", "kernel.keep_attachment", organisation=home)


@pytest.fixture
def finding(home):
    return make.make_finding(make.make_visit(make.make_trip(home), state="agreed"))


def taken(content=None, **details):
    return new_attachment("board.jpg", content or picture(), **details)


def test_a_photograph_is_kept_without_its_place_and_in_the_trail(expert, finding):
    photo = add_photo(expert, finding, taken(photograph()), now=NOW)
    kept = content_of(photo.attachment)
    assert b"GPS" not in kept and not Image.open(io.BytesIO(kept)).getexif()
    assert Entry.objects.filter(act="exchange.add_photo", actor=expert).exists()


def test_sent_twice_it_is_kept_once(expert, finding):
    key = uuid4()
    photos = {add_photo(expert, finding, taken(key=key), now=NOW).pk for _ in range(2)}
    assert len(photos) == Attachment.objects.count() == 1


def test_people_in_the_picture_have_to_agree(expert, finding):
    with pytest.raises(RuleBroken) as refused:
        add_photo(expert, finding, taken(), has_people=True, now=NOW)
    assert refused.value.code == "photo_needs_consent" and not Attachment.objects.exists()
    assert add_photo(expert, finding, taken(has_consent=True), has_people=True, now=NOW).has_consent


def test_the_database_keeps_no_people_without_consent(finding):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_photo(finding, has_people=True)


def test_what_is_no_picture_and_one_too_many_are_refused(expert, finding):
    with pytest.raises(RuleBroken) as text:
        add_photo(expert, finding, new_attachment(), now=NOW)
    assert text.value.code == "photo_no_picture"
    for _ in range(MOST_PHOTOS):
        make.make_photo(finding)
    with pytest.raises(RuleBroken) as many:
        add_photo(expert, finding, taken(), now=NOW)
    assert many.value.code == "attachment_too_many"


def test_a_key_of_another_finding_and_a_visit_that_was_declined_are_refused(expert, finding, home):
    key = uuid4()
    add_photo(expert, finding, taken(key=key), now=NOW)
    with pytest.raises(RuleBroken) as foreign:
        add_photo(expert, make.make_finding(finding.visit), taken(key=key), now=NOW)
    assert foreign.value.code == "attachment_key_taken"
    declined = make.make_finding(make.make_visit(make.make_trip(home), state="declined"))
    with pytest.raises(RuleBroken) as closed:
        add_photo(expert, declined, taken(), now=NOW)
    assert closed.value.code == "visit_not_open"


def test_removed_it_is_gone_with_its_bytes(expert, finding):
    photo = add_photo(expert, finding, taken(), now=NOW)
    remove_photo(expert, photo)
    assert not FindingPhoto.objects.exists() and not Attachment.objects.exists()


def test_photographs_are_the_guests_alone(expert, finding):
    photo, visit = make.make_photo(finding), finding.visit
    host = make_member("exchange.*", "kernel.keep_attachment", organisation=visit.host)
    key = photo.attachment.key
    assert photos_of(expert, visit) == [photo] and photo_by_key(expert, visit, key) == photo
    for stranger in (host, make_member("exchange.*"), None):
        assert photos_of(stranger, visit) == []
        assert photo_by_key(stranger, visit, key) is finding_by_key(stranger, visit, finding.key) is None
        with pytest.raises(NotAllowed):
            add_photo(stranger, finding, taken(), now=NOW)
        with pytest.raises(NotAllowed):
            remove_photo(stranger, photo)
