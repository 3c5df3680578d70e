"""Who sees what: every rule of scope, as a table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Hat, ScopedQuerySet, Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    AgencyFactory,
    GovernmentFactory,
    UserFactory,
)

NOW = datetime(2020, 10, 15, 9, 0, tzinfo=UTC)


class Rows(ScopedQuerySet[RoleAssignment]):
    """Any table with a government and an agency will do."""


class GuestRows(Rows):
    guests = frozenset({Role.BODY_AUDITOR})


def viewer(*hats: Hat) -> Viewer:
    return Viewer(user_id=1, office="x", now=NOW, hats=hats)


@pytest.mark.parametrize(
    ("hat_path", "record_path", "same_government", "covered"),
    [
        ("", "", True, True),
        ("", "/1/", True, True),
        ("/1/", "/1/", True, True),
        ("/1/", "/1/5/", True, True),
        ("/1/5/", "/1/", True, False),
        ("/1/", "/11/", True, False),
        ("/1/", "", True, False),
        ("", "", False, False),
        ("/1/", "/1/", False, False),
    ],
)
def test_a_hat_covers(
    hat_path: str, record_path: str, same_government: bool, covered: bool
) -> None:
    hat = Hat(Role.AGENCY_HEAD, government_id=7, agency_path=hat_path)
    assert hat.covers(7 if same_government else 8, record_path) is covered


COLLEAGUE, GUEST = Role.STAFF, Role.BODY_AUDITOR


@pytest.mark.parametrize(
    ("hats", "government", "path", "is_guest"),
    [
        ([], 7, "/1/", False),
        ([(GUEST, 7, "/1/")], 7, "/1/", True),
        ([(GUEST, 7, "/1/")], 7, "/1/5/", True),
        # Not reached: nobody's guest there.
        ([(GUEST, 7, "/1/")], 7, "/2/", False),
        ([(GUEST, 7, "/1/")], 8, "/1/", False),
        ([(COLLEAGUE, 7, "/1/")], 7, "/1/", False),
        ([(COLLEAGUE, 7, "/2/"), (GUEST, 7, "/1/")], 7, "/1/", True),
        ([(COLLEAGUE, 7, "/2/"), (GUEST, 7, "/1/")], 7, "/2/", False),
        ([(COLLEAGUE, 7, ""), (GUEST, 7, "/1/")], 7, "/1/", False),
        ([(COLLEAGUE, 8, ""), (GUEST, 7, "/1/")], 7, "/1/", True),
        ([(COLLEAGUE, 7, "/1/5/"), (GUEST, 7, "/1/")], 7, "/1/", True),
        ([(COLLEAGUE, 7, "/1/5/"), (GUEST, 7, "/1/")], 7, "/1/5/", False),
        # What belongs to the government as a whole is a colleague's from any agency of it.
        ([(COLLEAGUE, 7, "/2/"), (GUEST, 7, "/1/")], 7, "", False),
        ([(COLLEAGUE, 8, "/2/"), (GUEST, 7, "/1/")], 7, "", True),
        ([(COLLEAGUE, 8, "/2/"), (GUEST, 7, "/1/")], None, "", False),
    ],
)
def test_is_a_guest_where_no_hat_but_a_guests_reaches(
    hats: list[tuple[Role, int, str]], government: int | None, path: str, is_guest: bool
) -> None:
    assert viewer(*[Hat(*hat) for hat in hats]).is_guest_at(government, path) is is_guest


@pytest.mark.django_db
class TestVisibleTo:
    @pytest.fixture
    def rows(self) -> dict[str, RoleAssignment]:
        here, there = GovernmentFactory(), GovernmentFactory()
        agency = AgencyFactory(government=here)
        unit = AgencyFactory(government=here, parent=agency)
        other = AgencyFactory(government=here)

        def row(government, place) -> RoleAssignment:
            return RoleAssignment.objects.create(
                user=UserFactory(home=government),
                role=Role.STAFF,
                government=government,
                agency=place,
                valid_from=NOW.date(),
            )

        return {
            "government": row(here, None),
            "agency": row(here, agency),
            "unit": row(here, unit),
            "other": row(here, other),
            "elsewhere": row(there, None),
        }

    def seen(self, rows, kind, *hats) -> set[str]:
        """What is seen; asked by agency it is the same, without what belongs to no agency."""
        found = set(kind(RoleAssignment).visible_to(viewer(*hats)))
        by_agency = kind(RoleAssignment).visible_by_agency(viewer(*hats))
        assert set(by_agency) == {row for row in found if row.agency}
        return {name for name, row in rows.items() if row in found}

    def hat(self, rows, name: str, role: Role = Role.STAFF) -> Hat:
        row = rows[name]
        path = row.agency.path if row.agency else ""
        return Hat(role, row.government_id, path)

    def test_nobody_sees_nothing(self, rows) -> None:
        assert self.seen(rows, Rows) == set()

    def test_a_wide_hat_sees_its_government_and_no_other(self, rows) -> None:
        hat = self.hat(rows, "government")
        assert self.seen(rows, Rows, hat) == {"government", "agency", "unit", "other"}

    def test_an_agency_sees_itself_what_is_below_and_the_government(self, rows) -> None:
        hat = self.hat(rows, "agency")
        assert self.seen(rows, Rows, hat) == {"government", "agency", "unit"}

    def test_a_unit_does_not_see_its_agency(self, rows) -> None:
        assert self.seen(rows, Rows, self.hat(rows, "unit")) == {"government", "unit"}

    def test_two_hats_add_up(self, rows) -> None:
        hats = [self.hat(rows, "unit"), self.hat(rows, "other")]
        assert self.seen(rows, Rows, *hats) == {"government", "unit", "other"}

    def test_a_guest_sees_only_what_is_marked_for_guests_and_only_the_agency(self, rows) -> None:
        guest = self.hat(rows, "agency", Role.BODY_AUDITOR)
        assert self.seen(rows, Rows, guest) == set()
        assert self.seen(rows, GuestRows, guest) == {"agency", "unit"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        ("2020-10-15", None, True),
        ("2020-10-16", None, False),
        ("2020-01-01", "2020-10-15", True),
        ("2020-01-01", "2020-10-14", False),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last(first, last, holds) -> None:
    user = UserFactory()
    RoleAssignment.objects.create(
        user=user, role=Role.STAFF, government=user.home, valid_from=first, valid_until=last
    )
    assert bool(viewer_of(user, NOW).hats) is holds
