"""Reports in the browser's words: chosen, shown, handed out as files, closed to others."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from factories import adopt as make
from factories.kernel import make_member, make_organisation, make_person, make_place
from factories.papers import docx_text

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_the_only_centre_of_the_reader_is_shown_at_once(expert, home):
    make.make_project(home)
    said = expert.get(reverse("yearly_report"), {"year": "2026"}).content.decode()
    assert "Centre, 2026" in said and "Projects opened" in said


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_every_kind_of_file_is_handed_out(expert, home, kind):
    project = make.make_project(home)
    for address in (reverse("yearly_report_file", args=[kind]), reverse("project_protocol", args=[project.key, kind])):
        answer = expert.get(address)
        assert answer.status_code == 200 and answer.content[:2] == (b"%P" if kind == "pdf" else b"PK")
        assert "no-store" in answer["Cache-Control"]


def test_a_kind_that_there_is_not_is_not_found(expert, home):
    project = make.make_project(home)
    assert expert.get(reverse("project_protocol", args=[project.key, "odt"])).status_code == 404
    assert expert.get(reverse("yearly_report_file", args=["odt"])).status_code == 404


def test_a_region_counts_the_centres_of_the_reader_within_it(client):
    region = make_place("XX-1", names={"en": "The North"})
    first, second = (make_organisation(names={"en": name}, place=region) for name in ("First", "Second"))
    make.make_project(first, title="Flow one")
    make.make_project(second, title="Flow two")
    reader = make_member("adopt.*", organisation=first, person=make_person(language="en"))
    client.force_login(reader, backend=BACKEND)
    address = f"{reverse('yearly_report_file', args=['docx'])}?of=region:XX-1&year=2026"
    said = docx_text(client.get(address).content)
    assert "Yearly report of a region" in said and "Flow one" in said and "Flow two" not in said


def test_the_centre_of_others_cannot_be_asked_for(expert):
    other = make_organisation(code="other-house")
    address = f"{reverse('yearly_report_file', args=['docx'])}?of=centre:other-house"
    assert expert.get(address).status_code == 404
    said = expert.get(f"{reverse('yearly_report')}?of=centre:other-house").content.decode()
    assert other.name("en") not in said or "Choose a centre" in said


@pytest.mark.parametrize("year", ["1999", "9999", "MMXX", "２０２４"])
def test_a_year_that_cannot_be_is_the_present_one(expert, home, year):
    assert expert.get(reverse("yearly_report"), {"year": year}).status_code == 200


def test_the_file_may_be_in_another_language(expert, home):
    make.make_project(home)
    content = expert.get(f"{reverse('yearly_report_file', args=['xlsx'])}?language=ru").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["Организация", "Проект", "Этап"]


def test_nobody_else_gets_the_protocol(client, home):
    project = make.make_project(home)
    stranger = make_member("adopt.*", organisation=make_organisation())
    client.force_login(stranger, backend=BACKEND)
    assert client.get(reverse("project_protocol", args=[project.key, "pdf"])).status_code == 404
