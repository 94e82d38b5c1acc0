"""The administration area: who sees which page, lists, and acts through forms."""

import pytest
from django.urls import reverse

from factories.kernel import (
    PASSWORD,
    make_administrator,
    make_member,
    make_membership,
    make_organisation,
    make_person,
    make_place,
    make_role,
)
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.models import ApiToken, Entry, Membership, Organisation, OutboxMessage, Person, Place, Role
from yokoten.kernel.queries import program_with_token

pytestmark = pytest.mark.django_db
HEAD = (
    "kernel.grant_membership",
    "kernel.end_membership",
    "kernel.issue_token",
    "kernel.revoke_token",
    "kernel.change_organisation",
    "kernel.read",
)
CLOSED_TO_HEADS = [
    "people",
    "roles",
    "role_new",
    "places",
    "place_new",
    "place_change_new",
    "sources",
    "source_new",
    "outbox",
    "search",
    "organisation_new",
]
OPEN_TO_HEADS = ["organisations", "indicators", "trail"]


@pytest.fixture
def administrator(client):
    person = make_administrator(password=PASSWORD)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


@pytest.fixture
def head(client):
    here = make_organisation("here")
    person = make_member(*HEAD, organisation=here)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def at(name, *parts):
    return reverse(f"administration_{name}" if name else "administration", args=parts)


@pytest.mark.parametrize("name", ["", *OPEN_TO_HEADS, *CLOSED_TO_HEADS, "indicator_new"])
def test_administrators_see_every_page_and_empty_ones_teach(client, administrator, name):
    answer = client.get(at(name))
    assert answer.status_code == 200
    assert b"<h1>" in answer.content and answer.content.count(b"<h1>") == 1


@pytest.mark.parametrize("name", CLOSED_TO_HEADS)
def test_heads_are_refused_where_administrators_work(client, head, name):
    assert client.get(at(name)).status_code == 403
    assert client.post(at(name)).status_code == 403


@pytest.mark.parametrize("name", ["", *OPEN_TO_HEADS])
def test_heads_see_what_concerns_them(client, head, name):
    answer = client.get(at(name))
    assert answer.status_code == 200
    assert at("outbox").encode() not in answer.content


@pytest.mark.parametrize("name", ["", "organisations", "indicators"])
def test_people_who_manage_nobody_stay_outside(client, name):
    client.force_login(make_member("measure.*"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(at(name)).status_code == 403


def test_lists_keep_to_a_few_queries_however_long(client, administrator, django_assert_max_num_queries):
    for number in range(60):
        place = make_place()
        here = make_organisation(f"o-{number}", place=place)
        make_membership(organisation=here)
        Entry.objects.create(actor=administrator, actor_label="x", act="kernel.add_place", organisation=here)
        enqueue(Letter(f"k{number}", "email", "x@example.org", "S", "B"))
    for name in ("", "organisations", "people", "roles", "places", "indicators", "sources", "trail", "outbox"):
        with django_assert_max_num_queries(14):
            assert client.get(at(name)).status_code == 200


def test_a_page_of_an_organisation_keeps_to_a_few_queries(client, administrator, django_assert_max_num_queries):
    here = make_organisation("here")
    for _ in range(40):
        make_membership(organisation=here)
    with django_assert_max_num_queries(12):
        client.get(at("organisation", "here"))


def test_a_list_is_searched_without_regard_to_marks_and_sorted_by_the_alphabet(client, administrator):
    for code, name in (("SE-T", "Örebro"), ("SE-Z", "Zinkgruvan"), ("SE-X", "Åmål")):
        make_place(code, names={"sv": name, "en": name})
    administrator.language = "sv"
    administrator.save()
    page = client.get(at("places")).content.decode()
    assert page.index("Zinkgruvan") < page.index("Åmål") < page.index("Örebro")
    found = client.get(at("places"), {"q": "orebro"}).content.decode()
    assert "Örebro" in found and "Zinkgruvan" not in found
    down = client.get(at("places"), {"sort": "-name"}).content.decode()
    assert down.index("Örebro") < down.index("Zinkgruvan") and 'aria-sort="descending"' in down


def test_a_list_is_narrowed_and_says_so_when_nothing_fits(client, administrator):
    make_place("SE", level="country", names={"en": "Sweden"})
    make_place("SE-D", names={"en": "Södermanland"})
    assert "Södermanland" not in client.get(at("places"), {"level": "country"}).content.decode()
    assert "Nothing fits" in client.get(at("places"), {"q": "atlantis"}).content.decode()
    assert client.get(at("places"), {"level": "no such", "page": "99", "sort": "odd"}).status_code == 200


@pytest.mark.parametrize("name", ["organisations", "people", "places", "trail", "outbox", "indicators", "sources"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_lists_are_handed_out_as_files(client, administrator, name, kind):
    answer = client.get(at(name), {"format": kind})
    assert answer.status_code == 200 and f".{kind}" in answer["Content-Disposition"]


def test_an_export_holds_what_the_filter_left(client, administrator):
    make_person("one@example.org"), make_person("two@example.org")
    text = client.get(at("people"), {"format": "csv", "q": "one@"}).content.decode("utf-8-sig")
    assert "one@example.org" in text and "two@example.org" not in text


def test_an_organisation_is_opened_changed_and_closed(client, administrator):
    form = {"code": "centre", "name_en": "Centre", "kind": "centre", "language": "en"}
    assert client.post(at("organisation_new"), form).status_code == 302
    client.post(at("organisation_change", "centre"), {**form, "sector": "industry"})
    client.post(at("organisation_switch", "centre"))
    made = Organisation.objects.get()
    assert (made.sector, made.is_active) == ("industry", False)
    assert Entry.objects.count() == 3


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(client, administrator):
    form = {"code": "centre", "kind": "centre", "language": "en", "sector": "my sector"}
    page = client.post(at("organisation_new"), form).content.decode()
    assert "Write a name in at least one language." in page and 'value="my sector"' in page
    assert 'aria-invalid="true"' in page


def test_a_refusal_of_the_act_is_said_in_words(client, administrator):
    make_organisation("centre")
    form = {"code": "centre", "name_en": "Centre", "kind": "centre", "language": "en"}
    assert "is taken already" in client.post(at("organisation_new"), form).content.decode()


def test_a_head_changes_own_organisation_and_no_other(client, head):
    make_organisation("there")
    form = {"name_en": "Better name", "kind": "centre", "language": "en"}
    assert client.post(at("organisation_change", "here"), form).status_code == 302
    assert Organisation.objects.get(code="here").names == {"en": "Better name"}
    assert client.post(at("organisation_change", "there"), form).status_code == 404
    assert client.get(at("organisation", "there")).status_code == 404
    assert client.post(at("organisation_switch", "here")).status_code == 403


def test_a_head_invites_and_the_invited_comes_in(client, head):
    make_role("reader", permits=["kernel.read"])
    form = {"email": "new@example.org", "name": "New", "role": "reader", "language": "sv"}
    assert client.post(at("invite", "here"), form).status_code == 302
    letter = OutboxMessage.objects.get()
    assert letter.destination == "new@example.org" and "here" not in letter.key
    address = next(word for word in letter.body.split() if "/invitation/" in word)
    client.logout()
    assert client.get(address).status_code == 200
    secret = "seven grey herons"
    answer = client.post(address, {"name": "New Name", "password": secret, "again": secret})
    assert answer.status_code == 302 and client.get(reverse("account")).status_code == 200
    assert client.get(address).status_code == 403


def test_a_head_cannot_offer_what_they_do_not_hold(client, head):
    make_role("boss", permits=["kernel.add_role"])
    assert b"boss" not in client.get(at("invite", "here")).content.lower()
    form = {"email": "new@example.org", "role": "boss", "language": "en"}
    assert client.post(at("invite", "here"), form).status_code == 200
    assert not Person.objects.filter(email="new@example.org").exists()


def test_strangers_invite_nobody(client, head):
    make_organisation("there")
    assert client.get(at("invite", "there")).status_code == 404
    assert client.get(at("token_new", "there")).status_code == 404


def test_a_membership_is_ended_from_the_page(client, head):
    member = make_membership(organisation=Organisation.objects.get(code="here"))
    client.post(at("member_end", "here", member.pk))
    assert Membership.objects.get(pk=member.pk).valid_to is not None
    other = make_membership()
    assert client.post(at("member_end", "here", other.pk)).status_code == 404


def test_a_token_is_shown_once_and_revoked(client, head):
    page = client.post(at("token_new", "here"), {"label": "Delivery", "may_write": "on"})
    secret = page.context["issued"].secret
    assert secret in page.content.decode() and "no-store" in page["Cache-Control"]
    token = ApiToken.objects.get()
    assert token.may_write and secret not in client.get(at("organisation", "here")).content.decode()
    client.post(at("token_revoke", "here", token.pk))
    assert program_with_token(secret, token.created_at) is None


def test_a_role_is_a_set_of_boxes(client, administrator):
    page = client.get(at("role_new")).content.decode()
    assert 'value="kernel.grant_membership"' in page and 'value="measure.*"' in page
    assert "kernel.open_instance" not in page
    form = {"code": "clerk", "name_en": "Clerk", "acts_kernel": ["kernel.read"], "acts_measure": ["measure.*"]}
    assert client.post(at("role_new"), form).status_code == 302
    assert Role.objects.get().permits == ["kernel.read", "measure.*"]
    client.post(at("role", "clerk"), {"name_en": "Clerk", "acts_kernel": []})
    assert Role.objects.get().permits == []
    client.post(at("role_remove", "clerk"))
    assert not Role.objects.exists()


def test_acts_of_rooms_not_built_yet_stay_with_the_role(client, administrator):
    make_role("clerk", permits=["certification.*", "kernel.read"])
    client.post(at("role", "clerk"), {"name_en": "Clerk", "acts_kernel": []})
    assert Role.objects.get().permits == ["certification.*"]


def test_a_place_is_added_named_in_four_languages_and_merged(client, administrator):
    names = {"name_ru": "Новое", "name_vi": "Mới", "name_sv": "Nytt", "name_en": "New"}
    form = {
        "code": "SE-NEW",
        "level": "region",
        "country": "SE",
        "codes": "NUTS SE999",
        "aliases": "Newish\nNewer",
        **names,
    }
    assert client.post(at("place_new"), form).status_code == 302
    place = Place.objects.get()
    assert place.names["vi"] == "Mới" and place.aliases == ["Newish", "Newer"]
    assert [(code.system, code.code) for code in place.codes.all()] == [("NUTS", "SE999")]
    make_place("SE-OLD", names={"en": "Old"})
    change = {"kind": "merge", "old": ["SE-OLD"], "new": ["SE-NEW"], "on": "2025-07-01"}
    assert client.post(at("place_change_new"), change).status_code == 302
    assert "came out of" in client.get(at("place", "SE-NEW")).content.decode()
    assert "became" in client.get(at("place", "SE-OLD")).content.decode()
    client.post(at("place_change_withdraw", place.changes_in.get().pk))
    assert not place.changes_in.exists()


@pytest.mark.parametrize(
    ("kind", "old", "new"), [("merge", ["A"], ["A", "B"]), ("split", ["A", "B"], ["A"]), ("rename", ["A", "B"], ["B"])]
)
def test_a_change_of_the_wrong_shape_is_explained(client, administrator, kind, old, new):
    make_place("A"), make_place("B")
    page = client.post(at("place_change_new"), {"kind": kind, "old": old, "new": new, "on": "2025-07-01"})
    assert "Choose one place" in page.content.decode()


def test_a_code_without_its_system_is_explained(client, administrator):
    make_place("SE-D")
    page = client.post(at("place", "SE-D"), {"name_en": "D", "level": "region", "codes": "SE122"})
    assert "has no code after the system" in page.content.decode()


def test_people_are_closed_opened_and_appointed(client, administrator):
    person = make_person()
    for act, field, value in (
        ("close", "is_active", False),
        ("open", "is_active", True),
        ("appoint", "is_administrator", True),
    ):
        client.post(at("person_act", person.pk), {"act": act})
        assert getattr(Person.objects.get(pk=person.pk), field) is value
    assert client.post(at("person_act", person.pk), {"act": "delete"}).status_code == 404


def test_the_last_administrator_is_told_why_they_stay(client, administrator):
    page = client.post(at("person_act", administrator.pk), {"act": "close"}, follow=True).content.decode()
    assert "is the last administrator" in page and Person.objects.get(pk=administrator.pk).is_active


def test_a_message_is_read_without_its_key_retried_and_withdrawn(client, administrator):
    enqueue(Letter("k", "email", "x@example.org", "Come", "Open https://h/invitation/abc:def/ now"))
    message = OutboxMessage.objects.get()
    page = client.get(at("message", message.pk)).content.decode()
    assert "abc:def" not in page and "/invitation/…" in page
    OutboxMessage.objects.update(state="failed")
    client.post(at("message_act", message.pk), {"act": "retry"})
    assert OutboxMessage.objects.get().state == "waiting"
    client.post(at("message_act", message.pk), {"act": "withdraw"})
    assert OutboxMessage.objects.get().state == "superseded"
