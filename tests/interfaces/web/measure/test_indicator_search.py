"""The list of indicators: found in any alphabet, with or without marks, and only what one may see."""

import pytest
from django.urls import reverse

from factories.kernel import make_administrator, make_member, make_organisation, make_person
from factories.measure import make_indicator

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NAMES = {
    "vn-output": {"vi": "Sản lượng công nghiệp", "ru": "Объём продукции", "sv": "Förädlingsvärde", "en": "Output"},
    "ru-jobs": {"vi": "Việc làm", "ru": "Занятые", "sv": "Sysselsättning", "en": "Jobs"},
}


@pytest.fixture
def signed_in(client):
    for code, names in NAMES.items():
        make_indicator(code, names=names)
    client.force_login(make_person(), backend=BACKEND)
    return client


def found(client, asked="", language="en"):
    client.cookies["django_language"] = language
    page = client.get(reverse("indicators"), {"q": asked}).context["page"]
    return sorted(indicator.code for indicator in page.object_list)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("vi", "san luong"),
        ("vi", "SẢN LƯỢNG"),
        ("vi", "nghiệp sản"),
        ("ru", "объем"),
        ("ru", "ОБЪЁМ"),
        ("sv", "foradling"),
        ("sv", "FÖRÄDLING"),
        ("en", "output"),
        ("en", "  vn-out "),
        ("en", "VN output"),
    ],
)
def test_it_is_found_however_it_is_typed(signed_in, language, asked):
    assert found(signed_in, asked, language) == ["vn-output"]


@pytest.mark.parametrize("asked", ["", "   ", "'", "-"])
def test_nothing_asked_for_shows_everything(signed_in, asked):
    assert found(signed_in, asked) == sorted(NAMES)


@pytest.mark.parametrize("asked", ["zzz", "output jobs", "%", ".*"])
def test_what_is_not_there_is_not_found(signed_in, asked):
    assert found(signed_in, asked) == []


@pytest.mark.parametrize("asked", ["OutPut", 'a"b', "<b>Å</b>"])
def test_the_words_stay_in_the_field_as_they_were_typed(signed_in, asked):
    answer = signed_in.get(reverse("indicators"), {"q": asked})
    assert answer.context["words"] == asked and "<b>Å" not in answer.content.decode()


@pytest.mark.parametrize(
    ("visibility", "own", "colleague", "stranger"),
    [("public", True, True, True), ("network", True, True, True), ("own", True, True, False)],
)
def test_an_indicator_is_listed_for_whom_it_is_meant(client, visibility, own, colleague, stranger):
    here = make_organisation()
    make_indicator("kept", visibility=visibility, organisation=here)
    expected = {make_administrator(): own, make_member(organisation=here): colleague, make_member(): stranger}
    for person, sees in expected.items():
        client.force_login(person, backend=BACKEND)
        assert ("kept" in found(client)) is sees
        assert (client.get(reverse("indicator", args=["kept"])).status_code == 200) is sees


def test_a_long_list_is_turned_over(signed_in):
    for number in range(60):
        make_indicator(f"more-{number:02}")
    first = signed_in.get(reverse("indicators")).context["page"]
    second = signed_in.get(reverse("indicators"), {"page": 2}).context["page"]
    assert (len(first), len(second), first.paginator.count) == (50, 12, 62)


def test_a_long_list_keeps_to_a_few_queries(signed_in, django_assert_max_num_queries):
    for number in range(30):
        make_indicator(f"more-{number:02}")
    with django_assert_max_num_queries(10):
        signed_in.get(reverse("indicators"))
