"""Codes of the house: what may stand in an address and in a column of the database, and what may not."""

import pytest

from factories.kernel import make_place
from yokoten.kernel.actions.organisation import OrganisationDetails, add_organisation
from yokoten.kernel.actions.place import PlaceDetails, add_place, set_place_codes
from yokoten.kernel.actions.role import add_role, change_role
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Organisation, Place, PlaceCode, Role
from yokoten.measure.actions.indicator import IndicatorDetails, SourceDetails, add_indicator, add_source

pytestmark = pytest.mark.django_db
NAMES = {"en": "Some name"}


def place(code):
    return add_place(SYSTEM, code, PlaceDetails(NAMES))


def organisation(code):
    return add_organisation(SYSTEM, code, OrganisationDetails(NAMES))


def role(code):
    return add_role(SYSTEM, code=code, names=NAMES, permits=[])


def indicator(code):
    return add_indicator(SYSTEM, code, IndicatorDetails(names=NAMES, unit="item"))


def source(code):
    return add_source(SYSTEM, code, SourceDetails(NAMES))


MAKERS = {"place": place, "organisation": organisation, "role": role, "indicator": indicator, "source": source}
ALWAYS_WRONG = ["", " ", "a b", "a\n", "\na", "a\x00", "å", "а", "a/b", "a?b", "-a", ".a", "a" * 65, "<b>"]


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("code", ALWAYS_WRONG, ids=repr)
def test_what_cannot_stand_in_an_address_is_no_code(make, code):
    with pytest.raises(RuleBroken, match="code_not_valid"):
        make(code)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("code", ["a", "7", "a-1", "ru-smo_2"])
def test_letters_digits_and_hyphens_are_a_code_and_a_code_is_taken_once(make, code):
    assert make(code).code == code
    with pytest.raises(RuleBroken, match="code_taken"):
        make(code)


@pytest.mark.parametrize(("make", "longest"), [(place, 24), (organisation, 48), (role, 32), (indicator, 64)])
def test_a_code_is_as_long_as_its_column(make, longest):
    assert make("a" * longest).code == "a" * longest
    with pytest.raises(RuleBroken, match="code_not_valid"):
        make("b" * (longest + 1))


@pytest.mark.parametrize("code", ["RU-SMO", "SE-D", "VN-2025-79", "RU-TYU.part"])
def test_places_keep_the_capitals_of_iso(code):
    assert place(code).code == code


@pytest.mark.parametrize("make", [organisation, role], ids=["organisation", "role"])
def test_other_codes_are_small(make):
    with pytest.raises(RuleBroken, match="code_not_valid"):
        make("Centre")


def test_nothing_refused_is_left_behind():
    for make in MAKERS.values():
        with pytest.raises(RuleBroken):
            make("a b")
    assert not Place.objects.exists() and not Organisation.objects.exists() and not Role.objects.exists()


@pytest.mark.parametrize("pair", [("N" * 25, "1"), ("NUTS", "1" * 25)], ids=["system", "code"])
def test_a_public_code_that_does_not_fit_is_refused_and_the_old_ones_stay(pair):
    here = make_place()
    set_place_codes(SYSTEM, here, [("NUTS", "SE122")])
    with pytest.raises(RuleBroken, match="text_too_long"):
        set_place_codes(SYSTEM, here, [("SCB", "04"), pair])
    assert list(here.codes.values_list("system", "code")) == [("NUTS", "SE122")]


def test_a_public_code_may_fill_its_column():
    here = make_place()
    set_place_codes(SYSTEM, here, [("N" * 24, "1" * 24)])
    assert PlaceCode.objects.get().code == "1" * 24


@pytest.mark.parametrize("act", ["measure.read\n", " measure.*", "measure", "measure.", ".read", "a.b.c"])
def test_a_role_permits_whole_acts_only(act):
    some = role("clerk")
    with pytest.raises(RuleBroken, match="act_not_valid"):
        change_role(SYSTEM, some, names=NAMES, permits=["kernel.read", act])
    assert Role.objects.get().permits == []
