"""An agency that plans its system, and the people around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from teraju.modules.standards.api import Edition, Scheme, Standard
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency, Place

DAY = date(2019, 2, 4)


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class World:
    """One agency, its people, and a stranger of another government."""

    agency: Agency
    site: Place
    quality: Edition
    bribery: Edition
    head: User
    coordinator: User
    compliance: User
    owner: User
    staff: User
    stranger: User

    def acts(self, name: str, day: date = DAY) -> Viewer:
        """Somebody of this world, by the name of the field, on a day."""
        user: User = getattr(self, name)
        return viewer_of(user, at(day))


def edition(scheme: str, number: str, year: str) -> Edition:
    standard, _made = Standard.objects.get_or_create(
        code=f"uji-{number}",
        defaults={
            "sni_number": f"SNI ISO {number}",
            "iso_number": f"ISO {number}",
            "title_en": "x",
            "title_id": "x",
            "scheme": scheme,
            "is_certifiable": True,
        },
    )
    found, _made = Edition.objects.get_or_create(
        standard=standard,
        edition=year,
        defaults={
            "sni_designation": f"SNI ISO {number}:{year}",
            "source": "test",
            "confirmed": True,
        },
    )
    return found


def build_world() -> World:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Inspektorat")
    site = Place.objects.create(
        government=agency.government, agency=agency, name="Kantor", address="Jalan Uji"
    )
    return World(
        agency=agency,
        site=site,
        quality=edition(Scheme.QUALITY, "79001", "2015"),
        bribery=edition(Scheme.ANTI_BRIBERY, "77001", "2016"),
        head=person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        coordinator=person(Role.QUALITY_COORDINATOR, agency=agency, title="Ketua Tim Mutu"),
        compliance=person(Role.COMPLIANCE_FUNCTION, agency=agency, title="Ketua FKAP"),
        owner=person(Role.PROCESS_OWNER, agency=agency, title="Inspektur Pembantu I"),
        staff=person(Role.STAFF, agency=agency, title="Auditor"),
        stranger=person(Role.AGENCY_HEAD, agency=AgencyFactory(), title="Kepala Dinas lain"),
    )
