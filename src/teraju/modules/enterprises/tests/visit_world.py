"""A coached firm of a made-up agency, and the people who visit it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.models import Coaching, Enterprise, Product, Programme, Visit
from teraju.modules.enterprises.services import visits
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

TODAY = NOW.date()
PHONE, MAIL = "0812 3456 7890", "sari@contoh.id"


@dataclass
class Ground:
    """An agency with a coach, a second one, a coordinator and a reader; a firm with a product."""

    agency: Agency
    coach: User
    second: User
    coordinator: User
    reader: User
    coaching: Coaching
    made: list[Visit] = field(default_factory=list)

    @property
    def firm(self) -> Enterprise:
        firm: Enterprise = self.coaching.product.enterprise
        return firm

    def acts(self, who: str = "coach", minutes: int = 0) -> Viewer:
        return viewer_of(getattr(self, who), NOW + timedelta(minutes=minutes))

    def visit(self, on: date = TODAY, **more: Any) -> Visit:
        said = {"purpose": "Melihat proses membatik", "coaches": [self.coach]} | more
        return visits.plan_visit(actor=self.acts(), coaching=self.coaching, planned_on=on, **said)

    def entry(self, visit: Visit | None, **more: Any) -> dict[str, Any]:
        """A finished visit as the telephone writes it."""
        said: dict[str, Any] = {
            "key": str(uuid4()),
            "edition": "house-2018",
            "held_on": TODAY.isoformat(),
            "started_at": (NOW - timedelta(hours=1)).isoformat(),
            "ended_at": NOW.isoformat(),
            "answers": {
                "material_check": {"answer": "yes", "note": ""},
                "label_marks": {"answer": "no", "note": "Label lama masih dipakai"},
            },
            "notes": "Bahan dicatat, label belum.",
            "steps": [
                {"text": "Ganti label", "whose": "owner", "due_on": "2018-04-01"},
                {"text": "Kirim contoh SOP", "whose": "coach", "due_on": ""},
            ],
            "spot": {"latitude": "-6.040000", "longitude": "106.120000", "accuracy": 12},
            "signer": "Ibu Sari",
            "signature": None,
            "photos": [],
        }
        if visit is not None:
            said["visit"] = visit.pk
        return said | more


def a_ground() -> Ground:
    agency = AgencyFactory()
    stamped = {"created_at": NOW, "updated_at": NOW}
    whose: dict[str, Any] = {"government": agency.government, "agency": agency, **stamped}
    coach = person(Role.COACH, agency=agency, title="Pembina UMKM")
    firm = Enterprise.objects.create(
        name="Batik Uji", sector="craft", owner_name="Ibu Sari", phone=PHONE, email=MAIL, **whose
    )
    product = Product.objects.create(enterprise=firm, name="Batik cap")
    programme = Programme.objects.create(
        title="Pembinaan batik", year=2018, sector="craft", places=5, **whose
    )
    coaching = Coaching.objects.create(
        programme=programme, product=product, coach=coach, began_on=date(2018, 2, 1), **whose
    )
    return Ground(
        agency,
        coach,
        person(Role.COACH, agency=agency, title="Pembina kedua"),
        person(Role.QUALITY_COORDINATOR, agency=agency, title="Koordinator mutu"),
        person(Role.STAFF, agency=agency, title="Pegawai"),
        coaching,
    )


def a_picture(name: str = "foto.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PNG, "image/png")
