"""An inspectorate that has itself audited by people from another agency, from every side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from teraju.modules.audits import services
from teraju.modules.audits.models import (
    AuditFinding,
    AuditProgramme,
    ChecklistRow,
    InternalAudit,
    ProgrammeLine,
    TeamMember,
)
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition, Requirement, Scheme, Topic
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency

from .factories import EditionFactory

PLANNED, FIRST, LAST = date(2020, 1, 20), date(2020, 3, 2), date(2020, 3, 4)
REPORTED = date(2020, 3, 12)
CERTIFICATE = {"certificate": "Auditor internal, contoh", "certified_on": date(2019, 5, 6)}


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class Inside:
    """The audited agency, another one, two standards with a few topics, and the people."""

    agency: Agency
    other: Agency
    quality: Edition
    bribery: Edition
    process: Process
    people: dict[str, User] = field(default_factory=dict)

    def acts(self, key: str, day: date = PLANNED) -> Viewer:
        return viewer_of(self.people[key], at(day))

    def programme(self, *, approved: bool = True, **fields: Any) -> AuditProgramme:
        values: dict[str, Any] = {
            "actor": self.acts("coordinator"),
            "agency": self.agency,
            "year": 2020,
            "objectives": "Kesiapan surveilans",
        }
        programme = services.write_programme(**(values | fields))
        self.line(programme)
        if approved:
            services.send_programme(actor=self.acts("coordinator"), programme_id=programme.pk)
            services.approve_programme(actor=self.acts("head"), programme_id=programme.pk)
        programme.refresh_from_db()
        return programme

    def line(self, programme: AuditProgramme, **fields: Any) -> ProgrammeLine:
        values: dict[str, Any] = {
            "actor": self.acts("coordinator"),
            "programme_id": programme.pk,
            "agency": programme.agency,
            "editions": [self.quality, self.bribery],
            "planned_on": FIRST,
            "reason": "Belum pernah diaudit",
        }
        return services.add_programme_line(**(values | fields))

    def planned(self, programme: AuditProgramme | None = None, **fields: Any) -> InternalAudit:
        found = programme or self.programme()
        values: dict[str, Any] = {
            "actor": self.acts("coordinator"),
            "programme": found,
            "line": found.lines.get(),
            "agency": found.agency,
            "editions": [self.quality, self.bribery],
            "title": "Audit internal terpadu",
            "scope": "Seluruh proses",
            "criteria": "Kedua standar dan prosedur",
            "first_day": FIRST,
            "last_day": LAST,
        }
        return services.plan_audit(**(values | fields))

    def member(
        self, audit: InternalAudit, key: str, part: str = "auditor", **fields: Any
    ) -> TeamMember:
        return services.add_member(
            actor=self.acts("coordinator"),
            audit_id=audit.pk,
            person=self.people[key],
            part=part,
            **(CERTIFICATE | fields),
        )

    def prepared(self, audit: InternalAudit | None = None) -> InternalAudit:
        audit = audit or self.planned()
        if audit.rows.exists():
            return services.prepare_audit(actor=self.acts("lead"), audit_id=audit.pk)
        for key, part in (("lead", "lead"), ("second", "auditor")):
            member = self.member(audit, key, part)
            services.declare_independence(actor=self.acts(key), member_id=member.pk)
        services.add_slot(
            actor=self.acts("lead"),
            audit_id=audit.pk,
            on=FIRST,
            starts_at=time(9),
            ends_at=time(11),
            subject="Perencanaan pengawasan",
        )
        services.generate_checklist(actor=self.acts("lead"), audit_id=audit.pk)
        return services.prepare_audit(actor=self.acts("lead"), audit_id=audit.pk)

    def running(self) -> InternalAudit:
        audit = self.prepared()
        return services.begin_audit(
            actor=self.acts("lead", FIRST), audit_id=audit.pk, opening_on=FIRST
        )

    def finding(self, audit: InternalAudit, grade: str = "major", **fields: Any) -> AuditFinding:
        values: dict[str, Any] = {
            "actor": self.acts("second", FIRST),
            "audit_id": audit.pk,
            "grade": grade,
            "statement": "Hasil evaluasi pelatihan tidak ada",
            "criterion": "Efektivitas pelatihan dievaluasi",
            "evidence": "Tiga berkas pelatihan tanpa evaluasi",
            "gap": "Evaluasi tidak dilakukan",
            "clauses": [(self.quality, "7.2"), (self.bribery, "7.2.1")],
        }
        return services.record_audit_finding(**(values | fields))

    def answer_all(self, audit: InternalAudit, **values: str) -> None:
        for row in audit.rows.order_by("order"):
            self.fill(row, **({"result": "conforming"} | values))

    def fill(self, row: ChecklistRow, who: str = "second", **values: str) -> services.SavedRow:
        row.refresh_from_db()
        return services.fill_row(
            actor=self.acts(who, FIRST), row_id=row.pk, values=values, seen=row.version
        )

    def closing_held(self, *findings: str) -> InternalAudit:
        audit = self.running()
        for number, grade in enumerate(findings):
            self.finding(audit, grade, statement=f"Temuan {number}")
        self.answer_all(audit)
        return services.hold_closing(
            actor=self.acts("lead", LAST), audit_id=audit.pk, closing_on=LAST
        )


def build_inside() -> Inside:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Inspektorat", kind="inspectorate")
    other = AgencyFactory(government=agency.government, short_name="Disdukcapil")
    quality = EditionFactory(standard__sni_number="SNI ISO 9001")
    bribery = EditionFactory(
        standard__scheme=Scheme.ANTI_BRIBERY, standard__sni_number="SNI ISO 37001", edition="2016"
    )
    _ask(quality, bribery)
    people = {
        "head": person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        "coordinator": person(Role.QUALITY_COORDINATOR, agency=agency, title="Ketua tim mutu"),
        "inside": person(Role.INTERNAL_AUDITOR, agency=agency, title="Auditor Inspektorat"),
        "owner": person(Role.PROCESS_OWNER, agency=agency, title="Irban I"),
        "staff": person(Role.STAFF, agency=agency, title="Staf"),
        "lead": person(Role.INTERNAL_AUDITOR, agency=other, title="Auditor Disdukcapil"),
        "second": person(Role.INTERNAL_AUDITOR, agency=other, title="Auditor Disdukcapil II"),
        "elsewhere": person(Role.STAFF, agency=other, title="Staf Disdukcapil"),
    }
    process = Process.objects.create(
        government=agency.government,
        agency=agency,
        code="P-01",
        name="Reviu",
        kind="core",
        purpose="Uji",
        owner_office="Irban I",
        owner=people["owner"],
        created_at=NOW,
        updated_at=NOW,
    )
    return Inside(agency, other, quality, bribery, process, people)


def _ask(quality: Edition, bribery: Edition) -> None:
    """Three topics: one of both standards, and one of each."""
    topics = {
        code: Topic.objects.get_or_create(
            code=code,
            defaults={
                "order": 90_000 + place,
                "chapter": "7",
                "owner_role": "quality_coordinator",
                "title_en": code,
                "title_id": code,
                "record_en": f"Record of {code}",
                "record_id": f"Rekaman {code}",
            },
        )[0]
        for place, code in enumerate(("uji-both", "uji-quality", "uji-bribery"))
    }
    for edition, number, codes in (
        (quality, "7.2", ["uji-both"]),
        (quality, "9.1", ["uji-quality"]),
        (bribery, "7.2.1", ["uji-both"]),
        (bribery, "8.2", ["uji-bribery"]),
    ):
        one = Requirement.objects.create(
            edition=edition,
            number=number,
            depth=2,
            order=int(number.replace(".", "")),
            title_en=number,
            title_id=number,
            asks_en=number,
            asks_id=number,
            is_assessed=True,
            confirmed=True,
        )
        one.topics.set([topics[code] for code in codes])
