"""Rights: deny by default, and a reason that names who may."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Hat, Viewer
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory

NOW = datetime(2020, 10, 15, 9, 0, tzinfo=UTC)


def viewer(*hats: Hat) -> Viewer:
    return Viewer(user_id=1, office="x", now=NOW, hats=hats)


def test_every_role_has_a_label() -> None:
    assert set(LABELS) == set(Role)


def test_an_unknown_right_is_a_mistake_not_a_no() -> None:
    with pytest.raises(KeyError):
        rights.allowed(
            viewer(Hat(Role.ADMINISTRATOR, 1)),
            "x.y",
            type("T", (), {"agency": None, "government_id": 1}),
        )


def test_a_right_cannot_be_given_to_others_by_a_second_table() -> None:
    with pytest.raises(ValueError, match="twice"):
        rights.register_rights("accounts", {"people.manage": {Role.STAFF}})


@pytest.mark.django_db
class TestAllowed:
    def test_the_role_at_the_agency_may(self) -> None:
        agency = AgencyFactory()
        head = viewer(Hat(Role.AGENCY_HEAD, agency.government_id, agency.path, agency.pk))
        assert rights.allowed(head, "accounts.guest.invite", agency)

    def test_the_role_at_another_agency_may_not(self) -> None:
        agency = AgencyFactory()
        other = AgencyFactory(government=agency.government)
        head = viewer(Hat(Role.AGENCY_HEAD, agency.government_id, other.path, other.pk))
        assert not rights.allowed(head, "accounts.guest.invite", agency)

    def test_what_is_the_governments_asks_for_a_wide_hat(self) -> None:
        agency = AgencyFactory()
        narrow = viewer(Hat(Role.ADMINISTRATOR, agency.government_id, agency.path, agency.pk))
        wide = viewer(Hat(Role.ADMINISTRATOR, agency.government_id))
        assert not rights.allowed(narrow, "accounts.people.manage", agency.government)
        assert rights.allowed(wide, "accounts.people.manage", agency.government)

    def test_another_government_never(self) -> None:
        here, there = GovernmentFactory(), GovernmentFactory()
        assert not rights.allowed(
            viewer(Hat(Role.ADMINISTRATOR, there.pk)), "accounts.people.manage", here
        )

    def test_the_refusal_names_who_may(self) -> None:
        government = GovernmentFactory()
        with pytest.raises(NotAllowed) as refused:
            rights.require(viewer(), "accounts.people.manage", government)
        assert "Administrator" in str(refused.value)
