"""Who publishes the figures, under which licence: in the reader's language on pages and in files."""

import json

import pytest
from django.urls import reverse

from factories.api import Caller, make_token
from factories.kernel import make_administrator, make_person
from factories.regions import make_panel
from yokoten.measure.models import Source

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PUBLISHERS = {"en": "Office", "ru": "Бюро статистики", "vi": "Cục Thống kê", "sv": "Statistikbyrån"}
LICENCES = {"en": "Free", "ru": "Свободно", "vi": "Tự do", "sv": "Fritt"}
ADDRESSES = {
    "region": "/measure/regions/QA-FOC/",
    "region as a file": "/measure/regions/QA-FOC/download.csv",
    "indicator": "/measure/indicators/qa-output-per-employed/",
    "indicator as a file": "/measure/indicators/qa-output-per-employed/download.csv",
    "comparison": "/compare/",
    "comparison as a file": "/compare/download.csv?focus=QA-FOC",
}


@pytest.fixture
def places():
    places = make_panel()[0]
    Source.objects.update(publishers=PUBLISHERS, licences=LICENCES)
    return places


@pytest.mark.parametrize("language", sorted(PUBLISHERS))
@pytest.mark.parametrize("place", ADDRESSES)
def test_publisher_and_licence_are_said_in_the_language_of_the_reader(client, places, place, language):
    client.force_login(make_person(home=places["QA-FOC"], language=language), backend=BACKEND)
    answer = client.get(ADDRESSES[place])
    page = answer.content.decode()
    assert answer.status_code == 200 and PUBLISHERS[language] in page and LICENCES[language] in page
    assert not any(PUBLISHERS[other] in page for other in {"ru", "vi", "sv"} - {language})


def test_a_language_without_a_text_reads_the_english_one(client, places):
    Source.objects.update(publishers={"en": "Office"}, licences={})
    client.force_login(make_person(home=places["QA-FOC"], language="vi"), backend=BACKEND)
    assert "Statistics of Example Land. Office<" in client.get(ADDRESSES["region"]).content.decode()


def test_the_api_keeps_its_fields_and_adds_all_languages(client, places):
    answer = Caller(client, None, make_token()[1]).get("sources")
    source = json.loads(answer.content)["items"][0]
    assert (source["publisher"], source["licence"]) == ("Office", "Free")
    assert (source["publishers"], source["licences"]) == (PUBLISHERS, LICENCES)


def test_administrators_write_them_in_four_languages(client, places):
    client.force_login(make_administrator(language="en"), backend=BACKEND)
    source = Source.objects.get()
    address = reverse("administration_source", args=[source.code])
    assert 'value="Бюро статистики"' in client.get(address).content.decode()
    form = {"name_en": "Statistics", "publisher_ru": "Росстат", "licence_sv": "CC BY", "address": ""}
    assert client.post(address, form).status_code == 302
    source.refresh_from_db()
    assert (source.publishers, source.licences) == ({"ru": "Росстат"}, {"sv": "CC BY"})
    listed = client.get(reverse("administration_sources"), {"q": "росстат"}).content.decode()
    assert "Росстат" in listed and "CC BY" in listed
