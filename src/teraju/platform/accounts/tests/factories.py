"""Made-up governments, agencies and people for every test of the house."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.organisation.models import (
    Agency,
    AgencyKind,
    Government,
    Region,
    RegionLevel,
    TimeZone,
)

# A Wednesday morning in western Indonesia: what "now" is in tests that do not say otherwise.
NOW = datetime(2018, 3, 14, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
PASSWORD = "kata-sandi-uji-123"


class RegionFactory(DjangoModelFactory[Region]):
    class Meta:
        model = Region

    code = factory.Sequence(lambda n: f"{10 + n // 90}.{n % 90 + 1:02d}")
    name = factory.Sequence(lambda n: f"Kabupaten Uji {n}")
    level = RegionLevel.REGENCY


class GovernmentFactory(DjangoModelFactory[Government]):
    class Meta:
        model = Government

    region = factory.SubFactory(RegionFactory)
    name = factory.Sequence(lambda n: f"Pemerintah Kabupaten Uji {n}")
    slug = factory.Sequence(lambda n: f"kabupaten-uji-{n}")
    timezone = TimeZone.WIB
    head_title = "Bupati"
    address = "Jalan Uji Nomor 1"


class AgencyFactory(DjangoModelFactory[Agency]):
    """An agency; with `parent` it belongs to the parent's government and stands below it."""

    class Meta:
        model = Agency

    parent: Any = None
    government = factory.Maybe(
        "parent",
        yes_declaration=factory.SelfAttribute("parent.government"),
        no_declaration=factory.SubFactory(GovernmentFactory),
    )
    kind = AgencyKind.OFFICE
    name = factory.Sequence(lambda n: f"Dinas Uji {n}")
    short_name = factory.Sequence(lambda n: f"Disuji {n}")
    code = factory.Sequence(lambda n: f"UJI{n}")
    head_title = "Kepala Dinas"

    @classmethod
    def _create(cls, model_class: type[Agency], *args: Any, **kwargs: Any) -> Agency:
        agency: Agency = super()._create(model_class, *args, **kwargs)
        agency.path = agency.path_below(agency.parent)
        agency.save(update_fields=["path"])
        return agency


class UserFactory(DjangoModelFactory[User]):
    """A person who can log in with `PASSWORD`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pegawai{n}")
    title = "Analis Kebijakan"
    home = factory.SubFactory(GovernmentFactory)
    created_at = NOW
    password = factory.django.Password(PASSWORD)


class RoleAssignmentFactory(DjangoModelFactory[RoleAssignment]):
    """A role for the whole government, or at `agency`; of guests with a last day."""

    class Meta:
        model = RoleAssignment

    user = factory.SubFactory(UserFactory)
    role = Role.STAFF
    agency: Any = None
    government = factory.LazyAttribute(lambda o: o.agency.government if o.agency else o.user.home)
    valid_from = date(2015, 1, 1)
    valid_until = factory.LazyAttribute(lambda o: date(2099, 12, 31) if o.role in GUESTS else None)


def person(
    *roles: Role,
    agency: Agency | None = None,
    government: Government | None = None,
    **fields: Any,
) -> User:
    """A user who holds these roles at the agency, or at the whole government."""
    home = agency.government if agency else government or GovernmentFactory()
    user = UserFactory(home=home, **fields)
    for role in roles:
        RoleAssignmentFactory(user=user, role=role, agency=agency, government=home)
    return user


def viewer(
    *roles: Role,
    agency: Agency | None = None,
    government: Government | None = None,
    now: datetime = NOW,
    **fields: Any,
) -> Viewer:
    """Who looks or acts with these roles; for pages log `person(...)` in instead."""
    return viewer_of(person(*roles, agency=agency, government=government, **fields), now)
