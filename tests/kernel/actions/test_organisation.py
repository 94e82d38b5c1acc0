import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_place
from yokoten.kernel.actions.organisation import (
    OrganisationDetails,
    add_organisation,
    change_organisation,
    close_organisation,
    reopen_organisation,
)
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


def details(**changes):
    return OrganisationDetails(**{"names": {"en": "Centre", "sv": "Centrum"}, **changes})


def test_an_administrator_opens_an_organisation():
    place = make_place()
    made = add_organisation(make_administrator(), "centre", details(place=place, language="sv"))
    assert made.name("sv") == "Centrum" and made.name("ru") == "Centrum" and made.place == place
    assert Entry.objects.get().organisation == made


@pytest.mark.parametrize(
    ("code", "changes", "refusal"),
    [
        ("Centre", {}, "code_not_valid"),
        ("taken", {}, "code_taken"),
        ("centre", {"names": {"en": "  "}}, "name_missing"),
        ("centre", {"kind": "castle"}, "choice_unknown"),
        ("centre", {"language": "xx"}, "choice_unknown"),
    ],
)
def test_unfit_organisations_are_refused(code, changes, refusal):
    make_organisation("taken")
    with pytest.raises(RuleBroken, match=refusal):
        add_organisation(SYSTEM, code, details(**changes))


def test_its_head_changes_the_details():
    here = make_organisation()
    head = make_member("kernel.change_organisation", organisation=here)
    change_organisation(head, here, details(sector="industry"))
    here.refresh_from_db()
    assert here.sector == "industry"
    assert Entry.objects.get().facts["sector"] == {"from": "", "to": "industry"}


def test_only_administrators_hang_it_elsewhere():
    here, above = make_organisation(), make_organisation()
    head = make_member("kernel.change_organisation", organisation=here)
    with pytest.raises(NotAllowed):
        change_organisation(head, here, details(parent=above))
    assert change_organisation(make_administrator(), here, details(parent=above)).parent == above


def test_an_organisation_never_stands_under_itself():
    above = make_organisation()
    below = make_organisation(parent=above)
    for parent in (above, below):
        with pytest.raises(RuleBroken, match="organisation_under_itself"):
            change_organisation(SYSTEM, above, details(parent=parent))


def test_a_closed_organisation_opens_again():
    administrator, here = make_administrator(), make_organisation()
    assert not close_organisation(administrator, here).is_active
    assert not close_organisation(administrator, here).is_active
    assert reopen_organisation(administrator, here).is_active
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    "act",
    [
        lambda actor, here: add_organisation(actor, "another", details()),
        lambda actor, here: change_organisation(actor, make_organisation(), details()),
        lambda actor, here: close_organisation(actor, here),
        lambda actor, here: reopen_organisation(actor, here),
    ],
)
def test_a_head_opens_and_closes_nothing_and_changes_no_other(act):
    here = make_organisation()
    with pytest.raises(NotAllowed):
        act(make_member("kernel.change_organisation", organisation=here), here)
