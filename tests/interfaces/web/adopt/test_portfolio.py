"""A table of projects by the pages: columns, faults by cell, in as a whole, back as a whole, out and in again."""

import html
import io
import re
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from factories import adopt as make
from factories.kernel import make_member, make_organisation, make_person
from yokoten.adopt.models import Portfolio, Project
from yokoten.adopt.rules.portfolio.heads import HEADS, head

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HEADINGS = ";".join(
    head(name, "ru")
    for name in (
        "title", "workflow", "process", "begins_with", "ends_with", "sponsor", "leader", "starts_on", "target", "unit",
        "baseline", "goal",
    )
)  # fmt: skip
GOOD = "Рамы в срок;pilot-flow;Сварка;Пришёл заказ;Рама ушла;Директор;Мастер;01.03.2026;Время;ч;50,5;30\n"
BAD = "Рамы;магия;Сварка;Пришёл заказ;Рама ушла;Директор;Мастер;скоро;Время;ч;50;30\n"


def words(answer):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def upload(client, content, name="projects.csv"):
    content = content if isinstance(content, bytes) else f"{HEADINGS}\n{content}".encode()
    answer = client.post(reverse("portfolios"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, words(answer)
    return Portfolio.objects.latest("pk")


def page(client, kept, **asked):
    address = reverse("portfolio", args=[kept.pk])
    return client.post(address, asked, follow=True) if asked else client.get(address)


def test_a_table_comes_in_and_goes_back_as_a_whole(expert, home):
    kept = upload(expert, GOOD + GOOD.replace("Рамы", "Двери"))
    said = words(page(expert, kept))
    assert "Bring the projects in" in said and "50.5 → 30" in said and "What to mend" not in said
    page(expert, kept, store="1")
    project = Project.objects.get(title="Рамы в срок")
    assert (project.starts_on, project.organisation, project.state) == (date(2026, 3, 1), home, "application")
    assert project.targets.get().baseline == Decimal("50.5")
    assert "Take the whole table back" in words(page(expert, kept))
    expert.post(reverse("portfolio_act", args=[kept.pk, "undo"]))
    assert not Project.objects.exists() and "import undone" in words(page(expert, kept))


def test_every_fault_is_told_with_its_cell_and_nothing_comes_in(expert):
    kept = upload(expert, GOOD + BAD)
    said = words(page(expert, kept))
    assert "3 B · Kind of project There is no kind of project “магия”. There are: " in said
    assert "3 H · Start “скоро” is no day." in said and "Bring the projects in" not in said
    assert "The table comes in whole or not at all" in words(page(expert, kept, store="1"))
    assert not Project.objects.exists()


def test_faults_are_told_in_the_language_of_the_reader(client, home):
    person = make_member("adopt.*", organisation=home, person=make_person(language="ru"))
    client.force_login(person, backend=BACKEND)
    client.cookies["django_language"] = "ru"
    said = words(page(client, upload(client, BAD)))
    assert "«скоро» — не дата" in said and "Что исправить" in said


def test_stages_of_the_kind_are_named_where_one_is_unknown(expert):
    rows = f"{HEADINGS};Stage\n{GOOD.strip()};магия\n".encode()
    assert "Its stages are: " in words(page(expert, upload(expert, rows)))


def test_a_column_can_be_taken_for_something_else(expert):
    kept = upload(expert, GOOD)
    columns = {f"column-{at}": target for target, at in kept.columns.items() if target != "goal"}
    said = words(page(expert, kept, language="ru", **columns))
    assert "No column is taken for “Goal”" in said
    kept.refresh_from_db()
    assert (kept.language, kept.state) == ("ru", "mapped")


def test_what_somebody_worked_on_is_not_taken_back(expert):
    kept = upload(expert, GOOD)
    page(expert, kept, store="1")
    project = Project.objects.get()
    expert.post(reverse("project_talk", args=[project.key]), {"text": "Good"})
    make.make_item(project)
    answer = expert.post(reverse("portfolio_act", args=[kept.pk, "undo"]), follow=True)
    assert "Somebody has worked on projects of this table: 1." in words(answer)
    assert Project.objects.exists()


def test_a_table_is_thrown_away(expert):
    kept = upload(expert, BAD)
    expert.post(reverse("portfolio_act", args=[kept.pk, "discard"]))
    assert not Portfolio.objects.exists()


def test_what_is_no_table_is_refused_with_the_reason(expert):
    answer = expert.post(reverse("portfolios"), {"file": SimpleUploadedFile("x.pdf", b"%PDF-1.7 ...")})
    assert answer.status_code == 422 and not Portfolio.objects.exists()
    assert "Choose a file first" in words(expert.post(reverse("portfolios")))


def test_a_table_is_for_the_people_of_its_organisation(expert, client):
    kept = upload(expert, GOOD)
    client.force_login(make_member("adopt.*"), backend=BACKEND)
    assert client.get(reverse("portfolio", args=[kept.pk])).status_code == 404
    assert client.post(reverse("portfolio_act", args=[kept.pk, "discard"])).status_code == 404
    assert "projects.csv" not in words(client.get(reverse("portfolios")))
    client.force_login(make_person(), backend=BACKEND)
    assert client.get(reverse("portfolios")).status_code == 403


@pytest.mark.parametrize("code", ["ru", "vi", "sv", "en"])
def test_the_empty_table_has_the_heads_of_the_reader(client, home, code):
    person = make_member("adopt.*", organisation=home, person=make_person(language=code))
    client.force_login(person, backend=BACKEND)
    client.cookies["django_language"] = code
    answer = client.get(reverse("portfolio_table", args=["template", "xlsx"]))
    (row,) = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert row == [head(target, code) for target in HEADS]
    kept = upload(client, answer.content, "template.xlsx")
    assert kept.columns == {target: at for at, target in enumerate(HEADS)}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_goes_out_comes_in_again_elsewhere(client, kind):
    first, second = make_organisation(), make_organisation()
    lead = make_person(language="vi")
    person = make_member("adopt.*", organisation=first, person=lead)
    project = make.make_project(first, leader=person, leader_name="", title="=Sum of all", reason='Long, so: "why"')
    make.make_effect(project)
    make.make_project(make_organisation(), title="Of others")
    client.force_login(person, backend=BACKEND)
    content = client.get(reverse("portfolio_table", args=["portfolio", kind])).content
    client.force_login(make_member("adopt.*", organisation=second), backend=BACKEND)
    kept = upload(client, content, f"portfolio.{kind}")
    assert "What to mend" not in words(page(client, kept))
    page(client, kept, store="1")
    again = Project.objects.get(organisation=second)
    same = ("title", "workflow", "workflow_version", "state", "process", "reason", "sponsor_name", "starts_on")
    assert [getattr(again, name) for name in same] == [getattr(project, name) for name in same]
    assert again.leader_name == str(person)
    for rows in ("targets", "effects"):
        old, new = (getattr(one, rows).values().get() for one in (project, again))
        left_out = {"id", "key", "project_id", "position", "language", "added_by_id", "added_at", "ends_on"}
        assert {name: new[name] for name in new if name not in left_out} == {
            name: old[name] for name in old if name not in left_out
        }


def test_days_numbers_and_merged_heads_of_a_workbook_are_read(expert):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        names = HEADINGS.split(";")
        sheet.write_row(0, 0, names)
        cells = GOOD.strip().split(";")
        sheet.write_row(1, 0, cells)
        sheet.write_datetime(1, 7, date(2026, 3, 1))
        sheet.write_formula(1, 11, "=10*3", None, 30)
        sheet.merge_range(0, 9, 0, 10, names[9])
    said = words(page(expert, upload(expert, file.getvalue(), "a.xlsx")))
    assert "1 J · Unit The head lies over several columns." in said
