"""A government on its way to a certificate, seen from every side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from teraju.modules.audits import services
from teraju.modules.audits.models import BodyFinding, Certification, CertificationBody
from teraju.modules.standards.api import Edition, Scheme
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency, Place

from .factories import AccreditationFactory, BodyFactory, EditionFactory, PlaceFactory


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class World:
    """One agency, its body, two standards, and the people around them."""

    agency: Agency
    body: CertificationBody
    quality: Edition
    bribery: Edition
    site: Place
    head: User
    coordinator: User
    administrator: User
    guest: User

    def acts(self, user: User, day: date) -> Viewer:
        return viewer_of(user, at(day))

    def plan(self, day: date = date(2018, 4, 2), **fields: Any) -> Certification:
        values: dict[str, Any] = {
            "actor": self.acts(self.coordinator, day),
            "agency": self.agency,
            "body": self.body,
            "editions": [self.quality, self.bribery],
            "sites": [self.site],
            "scope": "Pengawasan internal pemerintah daerah",
        }
        return services.plan_certification(**(values | fields))

    def applied(self) -> Certification:
        certification = self.plan()
        return services.apply(
            actor=self.acts(self.coordinator, date(2018, 8, 1)),
            certification_id=certification.pk,
            applied_on=date(2018, 8, 1),
        )

    def stage(self, certification: Certification, kind: str, first: date, **fields: Any) -> Any:
        last = fields.pop("ended_on", first + timedelta(days=2))
        values: dict[str, Any] = {
            "actor": self.acts(self.coordinator, max(last or first, first)),
            "kind": kind,
            "started_on": first,
            "ended_on": last,
            "conclusion": "ready" if kind == "stage_1" else "positive",
            "lead_office": "Ketua tim audit",
        }
        return services.record_stage(
            certification_id=certification.pk,
            **(values | fields),
        )

    def staged(self) -> Certification:
        """Both stages held: 1 to 3 October, 5 to 7 November 2018."""
        certification = self.applied()
        self.stage(certification, "stage_1", date(2018, 10, 1))
        self.stage(certification, "stage_2", date(2018, 11, 5))
        certification.refresh_from_db()
        return certification

    def finding(self, certification: Certification, grade: str, **fields: Any) -> BodyFinding:
        audit = certification.audits.order_by("-started_on", "-pk").first()
        assert audit is not None
        values: dict[str, Any] = {
            "actor": self.acts(self.guest, date(2018, 11, 7)),
            "certification_id": certification.pk,
            "audit_id": audit.pk,
            "grade": grade,
            "statement": "Peta kompetensi belum memuat auditor baru",
            "clauses": [(self.quality, "7.2"), (self.bribery, "7.2.1")],
        }
        return services.record_finding(**(values | fields))

    def grants(self) -> list[services.Grant]:
        return [
            services.Grant(edition=self.quality, number="QMS-001"),
            services.Grant(edition=self.bribery, number="ABMS-001"),
        ]

    def decide(self, certification: Certification, **fields: Any) -> Certification:
        values: dict[str, Any] = {
            "actor": self.acts(self.head, date(2018, 12, 20)),
            "certification_id": certification.pk,
            "granted": True,
            "decision_on": date(2018, 12, 20),
            "decided_by": "Komite sertifikasi",
            "certificates": self.grants(),
        }
        return services.record_decision(**(values | fields))

    def certified(self) -> Certification:
        return self.decide(self.staged())


def build_world() -> World:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Inspektorat")
    government = agency.government
    body = BodyFactory(government=government)
    AccreditationFactory(body=body, scheme=Scheme.QUALITY, number="LSMM-008-IDN")
    bribery = EditionFactory(
        standard__scheme=Scheme.ANTI_BRIBERY, standard__sni_number="SNI ISO 37001", edition="2016"
    )
    return World(
        agency=agency,
        body=body,
        quality=EditionFactory(standard__sni_number="SNI ISO 9001"),
        bribery=bribery,
        site=PlaceFactory(agency=agency),
        head=person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        coordinator=person(Role.QUALITY_COORDINATOR, agency=agency, title="Ketua tim mutu"),
        administrator=person(Role.ADMINISTRATOR, government=government, title="Administrator"),
        guest=person(Role.BODY_AUDITOR, agency=agency, title="Auditor lembaga"),
    )
