"""The pages of the audit trail: who reads them, what they say in four languages, filters and files."""

import csv
import importlib
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from act_arguments import ARGUMENTS
from architecture.sources import PACKAGE
from factories.kernel import (
    make_administrator,
    make_member,
    make_membership,
    make_organisation,
    make_person,
    make_place,
    make_role,
)
from factories.measure import make_indicator
from yokoten.interfaces.web.administration.trail_lines import lines
from yokoten.interfaces.wording.language import CODES
from yokoten.interfaces.wording.trail import FACTS, LINES
from yokoten.kernel.action import ACTIONS
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.membership import grant_membership
from yokoten.kernel.actions.place import rename_place
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import Entry

for path in sorted(PACKAGE.glob("*/actions/*.py")):
    importlib.import_module(".".join(("yokoten", *path.relative_to(PACKAGE).with_suffix("").parts)))

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NAMES = {"en": "Smolensk Oblast", "ru": "Смоленская область", "vi": "Tỉnh Smolensk", "sv": "Smolensk oblast"}
TRAIL = "/administration/trail/"
WITH_FIGURES = {"compare.save_comparison", "compare.ask_for_intervals"}  # refused without any: see their own tests
RAW = re.compile(r"\w+ object \(|^system\b|\{|\b(True|False|None)\b|[a-z]_[a-z]+:")
BY_THEMSELVES = {"kernel.change_own_details", "kernel.choose_notifications", "practices.ask_correction"}


@pytest.fixture
def administrator(client):
    person = make_administrator(name="Mariya")
    client.force_login(person, backend=BACKEND)
    return person


def said_in(code, entries=None):
    with translation.override(code):
        return [(line.what, [str(change) for change in line.changes]) for line in lines(entries or Entry.objects.all())]


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def texts(client, **asked):
    return [row["What happened"] for row in rows_of(client.get(TRAIL, {**asked, "format": "csv"}))]


@pytest.mark.database("sqlite")  # about words; acts by role calls every act on both
@pytest.mark.parametrize("act", sorted(set(LINES) - WITH_FIGURES - {"kernel.open_instance"}))
def test_every_act_leaves_a_line_without_codes_and_unnamed_facts(act):
    home, _ = make_organisation(), make_administrator()
    things, details = ARGUMENTS[act](home)
    Entry.objects.all().delete()
    actor = make_person(name="Mariya") if act in BY_THEMSELVES else SYSTEM
    ACTIONS[act](actor, *things, **details)
    entries = Entry.objects.filter(act=act)
    assert sorted({fact for entry in entries for fact in entry.facts} - set(FACTS)) == []
    for code in CODES:
        for sentence, changes in said_in(code, entries):
            told = " ".join([sentence, *changes])
            assert "“–”" not in sentence and "%(" not in told, told
            assert not RAW.search(told), told


def test_places_are_named_in_the_language_of_the_reader():
    old, new = make_place("X-1", names=NAMES), make_place("X-2", names={"en": "New", "ru": "Новая"})
    rename_place(SYSTEM, old, new, on=timezone.localdate())
    assert "“Smolensk Oblast” was renamed “New”" in said_in("en")[0][0]
    russian = said_in("ru")[0][0]
    assert "Смоленская область" in russian and "Новая" in russian and "Smolensk" not in russian
    assert "Tỉnh Smolensk" in said_in("vi")[0][0] and "Smolensk oblast" in said_in("sv")[0][0]


def test_a_thing_that_is_gone_keeps_the_name_of_its_day():
    place = make_place("X-1", names=NAMES)
    record(SYSTEM, "kernel.add_place", place)
    place.delete()
    assert "Smolensk Oblast" in said_in("ru")[0][0]


def test_the_house_has_a_name_in_every_language():
    record(SYSTEM, "kernel.load_gazetteer", None)
    starts = {code: said_in(code)[0][0].split()[0].rstrip(":") for code in CODES}
    assert starts == {"en": "The", "ru": "Система", "sv": "Systemet", "vi": "Hệ"}


def test_a_role_is_said_by_its_name_and_a_day_as_offices_write_it():
    role = make_role("analyst", names={"en": "Analyst", "ru": "Аналитик"})
    here, person = make_organisation(), make_person(name="Olga")
    grant_membership(SYSTEM, person, here, role, valid_from=date(2026, 11, 22))
    sentence, changes = said_in("ru")[0]
    assert "Olga" in sentence and "Аналитик" in sentence and "analyst" not in sentence
    assert [change.partition(": ")[2] for change in changes] == ["22.11.2026"]


def test_lines_written_before_things_were_linked_are_still_read():
    facts = {"successor": "Smolensk Oblast", "on": "1937-09-27", "role": "gone", "valid_to": None, "on_hold": "x"}
    Entry.objects.create(actor_label="system", act="kernel.rename_place", thing_label="Western Oblast", facts=facts)
    Entry.objects.create(actor_label="x", act="compare.share_comparison", thing_label="Comparison object (3)")
    shared, renamed = said_in("en")
    assert shared[0] == "x opened the comparison “–” to: –."
    assert renamed[0] == "The system recorded that “Western Oblast” was renamed “Smolensk Oblast”."
    assert renamed[1] == ["date: 27 Sept 1937", "role: gone", "on hold: x"]


def test_of_changed_names_only_the_languages_that_changed_are_told():
    change = {"from": {"en": "Old", "ru": "Было"}, "to": {"en": "New", "ru": "Было", "sv": "Ny"}}
    Entry.objects.create(actor_label="x", act="kernel.change_place", thing_label="P", facts={"names": change})
    assert said_in("en")[0][1] == ["name (Svenska): – → Ny", "name (English): Old → New"]


def test_only_administrators_and_heads_read_the_trail(client):
    here = make_organisation("here")
    record(SYSTEM, "kernel.add_organisation", here, organisation=here)
    record(SYSTEM, "kernel.add_organisation", make_organisation("there"), organisation=make_organisation("elsewhere"))
    readers = {
        "guest": make_person(),
        "reader": make_member("kernel.read", "measure.*", organisation=here),
        "tokens": make_member("kernel.issue_token", organisation=here),
        "head": make_member("kernel.grant_membership", organisation=here),
        "administrator": make_administrator(),
    }
    seen = {}
    for name, person in readers.items():
        client.force_login(person, backend=BACKEND)
        answer = client.get(TRAIL, {"format": "csv"})
        seen[name] = len(rows_of(answer)) if answer.status_code == 200 else answer.status_code
    assert seen == {"guest": 403, "reader": 403, "tokens": 403, "head": 1, "administrator": 2}
    client.logout()
    assert client.get(TRAIL).status_code == 302


def test_the_tab_is_offered_to_those_who_may_read_it(client):
    client.force_login(make_member("kernel.issue_token"), backend=BACKEND)
    page = client.get(reverse("administration")).content.decode()
    assert TRAIL not in page and "The latest acts" not in page
    client.force_login(make_member("kernel.grant_membership"), backend=BACKEND)
    assert TRAIL in client.get(reverse("administration")).content.decode()


@pytest.fixture
def three_lines(administrator):
    """An old line of the house, one by Mariya and one by a program."""
    record(SYSTEM, "kernel.add_place", make_place("X-1", names=NAMES))
    Entry.objects.update(at=datetime(2026, 3, 1, 23, 59, tzinfo=UTC))
    record(administrator, "measure.add_indicator", make_indicator("x-sheep", names={"en": "Sheep", "ru": "Овцы"}))
    Entry.objects.create(actor_label="copy (yk_abc…)", act="measure.write_observations")


def test_the_trail_is_filtered_by_person_act_and_day(client, administrator, three_lines):
    assert len(texts(client)) == 3
    assert texts(client, who=f"person-{administrator.pk}") == ["Mariya added the indicator “Sheep”."]
    assert texts(client, who="label-system") == ["The system added the place “Smolensk Oblast”."]
    assert texts(client, who="label-copy (yk_abc…)") == ["copy (yk_abc…) wrote values by the API."]
    assert texts(client, act="kernel.add_place") == texts(client, who="label-system")
    assert texts(client, until="2026-03-01") == texts(client, **{"from": "2026-03-01", "until": "2026-03-01"})
    assert len(texts(client, until="2026-03-01")) == 1 and texts(client, until="2026-02-28") == []
    assert len(texts(client, **{"from": "2026-03-02"})) == 2
    assert texts(client, act="kernel.add_place", **{"from": "2026-03-02"}) == []


def test_what_is_no_choice_and_no_day_narrows_nothing(client, three_lines):
    assert len(texts(client, who="person-x", act="odd", until="2026-02-31")) == 3
    assert client.get(TRAIL, {"from": "yesterday"}).status_code == 200


def test_things_are_found_by_any_of_their_names(client, three_lines):
    assert texts(client, q="смоленская") == ["The system added the place “Smolensk Oblast”."]
    assert texts(client, q="овцы") == ["Mariya added the indicator “Sheep”."]
    assert texts(client, q="nothing of the kind") == []


def test_the_page_offers_the_filters_and_a_file_with_the_same_ones(client, administrator, three_lines):
    page = client.get(TRAIL, {"who": f"person-{administrator.pk}", "from": "2026-01-01"}).content.decode()
    assert 'type="date" name="from" value="2026-01-01"' in page and 'name="until"' in page
    assert f'<option value="person-{administrator.pk}" selected>Mariya</option>' in page
    assert "The system added" not in page and "format=csv" in page and "from=2026-01-01&amp;format=csv" in page
    assert "Nothing fits" in client.get(TRAIL, {"act": "kernel.add_place", "from": "2026-03-02"}).content.decode()


def test_the_organisation_stands_under_the_sentence_and_in_a_column_of_files(client, administrator):
    here = make_organisation("here", names={"en": "Centre of Examples"})
    record(administrator, "kernel.change_organisation", here, organisation=here)
    sentence = "Mariya changed the details of “Centre of Examples”."
    assert f'{sentence}<br><span class="small quiet">Centre of Examples</span>' in client.get(TRAIL).content.decode()
    row = rows_of(client.get(TRAIL, {"format": "csv"}))[0]
    assert (row["What happened"], row["Organisation"]) == (sentence, "Centre of Examples")


def test_a_file_holds_act_person_and_thing_in_columns_of_their_own(client, administrator, three_lines):
    row = rows_of(client.get(TRAIL, {"format": "csv", "who": f"person-{administrator.pk}"}))[0]
    assert (row["Who"], row["Act"], row["About"]) == ("Mariya", "Add an indicator", "Sheep")


def test_a_change_is_shown_old_and_new(client, administrator):
    make_place("SE-D", names={"en": "Old"})
    client.post(reverse("administration_place", args=["SE-D"]), {"name_en": "New", "level": "region", "country": "SE"})
    page = client.get(TRAIL).content.decode()
    assert "<del>Old</del> <ins>New</ins>" in page and "Mariya changed the place “New”." in page


def test_a_page_of_many_lines_keeps_to_a_few_queries(client, administrator, django_assert_max_num_queries):
    here = make_organisation()
    for _ in range(30):
        make_membership(organisation=here)
        record(SYSTEM, "kernel.add_place", make_place(), organisation=here)
        record(administrator, "measure.add_indicator", make_indicator(), organisation=here)
    with django_assert_max_num_queries(14):
        client.get(TRAIL)
