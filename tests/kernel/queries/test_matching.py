"""Tables in four languages find the places they mean, whatever they call them."""

from datetime import date

import pytest

from factories.kernel import make_place
from yokoten.kernel.models import PlaceCode
from yokoten.kernel.queries import match_index
from yokoten.kernel.rules.folding import fold, unmix

pytestmark = pytest.mark.django_db
REFORM = date(2025, 7, 1)
WRITTEN = {
    "RU-ORL": ["Орловская область", "ОРЛОВСКАЯ ОБЛАСТЬ", "Орлoвская область", "Orlovskaya oblast", "Орёл", "орел"],
    "VN-44": ["Đồng Nai", "Dong Nai", "ĐỒNG NAI", "tỉnh Đồng Nai", "Đồng  Nai", "Đồng Nai"],
    "SE-T": ["Örebro län", "OREBRO LAN", "O\u0308rebro la\u0308n", "Örebro county", "SE124", "se-t"],
    "SE-BD": ["Norrbottens län", "norrbottens-län", "Norrbotten’s län"],
}


@pytest.fixture
def index():
    make_place("RU-ORL", country="RU", names={"ru": "Орловская область", "en": "Orlovskaya oblast"}, aliases=["Орёл"])
    make_place("VN-44", country="VN", names={"vi": "Đồng Nai"}, aliases=["tỉnh Đồng Nai"])
    orebro = make_place("SE-T", names={"sv": "Örebro län", "en": "Örebro county"})
    make_place("SE-BD", names={"sv": "Norrbottens län"})
    PlaceCode.objects.create(place=orebro, system="NUTS", code="SE124")
    return match_index()


@pytest.mark.parametrize(("code", "written"), [(code, name) for code, names in WRITTEN.items() for name in names])
def test_every_way_of_writing_leads_to_one_place(index, code, written):
    assert [match.code for match in index[fold(unmix(written))]] == [code]


@pytest.mark.parametrize("written", ["Orel", "Новгородская область", "Dong Thap", "Orebro stad", "SE12", ""])
def test_what_is_not_known_leads_nowhere(index, written):
    assert fold(written) not in index


def test_a_match_says_enough_to_tell_namesakes_apart():
    parent = make_place("RU-CFD", country="RU", level="group", names={"en": "Centre"})
    make_place("RU-X", country="RU", parent=parent, names={"en": "Twin"}, valid_to=REFORM, is_disputed=True)
    (match,) = match_index()["twin"]
    assert (match.code, match.country, match.level, match.parent_id) == ("RU-X", "RU", "region", parent.pk)
    assert (match.valid_from, match.valid_to, match.is_disputed, match.label) == (None, REFORM, True, "Twin")


def test_a_place_named_alike_in_two_languages_is_one_match():
    make_place("SE-D", names={"sv": "Sörmland", "en": "Sormland", "vi": "Sörmland"}, source_label="SÖRMLAND")
    assert len(match_index()["sormland"]) == 1


def test_the_index_of_a_day_forgets_what_is_gone_and_what_is_to_come():
    make_place("VN-OLD", country="VN", names={"vi": "Bình Dương"}, valid_to=REFORM)
    make_place("VN-NEW", country="VN", names={"vi": "Hồ Chí Minh"}, valid_from=REFORM)
    before, after = match_index("VN", date(2025, 6, 30)), match_index("VN", REFORM)
    assert "binh duong" in before and "ho chi minh" not in before
    assert "ho chi minh" in after and "binh duong" not in after


@pytest.mark.parametrize("aliases", [[], [""], ["  "], [None], [[], {}], {"ru": ["", None]}])
def test_blank_spellings_match_nothing(aliases):
    make_place("SE-D", names={"en": "D"}, aliases=aliases)
    assert sorted(match_index()) == ["d", "se d"]
