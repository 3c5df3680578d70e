"""An agency with risks, the people around it, and the records they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teraju.modules.planning.api import Process
from teraju.modules.risks import services
from teraju.modules.risks.domain.states import Status
from teraju.modules.risks.models import Partner, Risk, RiskAssessment, Treatment
from teraju.modules.risks.services import Score
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, person
from teraju.platform.organisation.models import Agency

DAY = date(2019, 2, 4)


def at(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


@dataclass
class World:
    """One agency, its people, and a stranger of another government."""

    agency: Agency
    process: Process
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


def build_world() -> World:
    """A world of its own; call it twice for strangers."""
    agency = AgencyFactory(short_name="Inspektorat")
    process = Process.objects.create(
        government=agency.government,
        agency=agency,
        code="P-01",
        name="Audit",
        kind="core",
        purpose="Uji",
        owner_office="Inspektur Pembantu I",
        created_at=NOW,
        updated_at=NOW,
    )
    return World(
        agency=agency,
        process=process,
        head=person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        coordinator=person(Role.QUALITY_COORDINATOR, agency=agency, title="Ketua Tim Mutu"),
        compliance=person(Role.COMPLIANCE_FUNCTION, agency=agency, title="Ketua FKAP"),
        owner=person(Role.PROCESS_OWNER, agency=agency, title="Inspektur Pembantu I"),
        staff=person(Role.STAFF, agency=agency, title="Auditor"),
        stranger=person(Role.AGENCY_HEAD, agency=AgencyFactory(), title="Kepala Dinas lain"),
    )


FIELDS: dict[str, Any] = {
    "title": "Laporan terlambat",
    "cause": "Reviu berlapis",
    "consequence": "Perbaikan tertunda",
    "owner_office": "Inspektur Pembantu I",
}


def entered(world: World, code: str = "RM-01", kind: str = "quality", **fields: Any) -> Risk:
    return services.add_risk(
        actor=world.acts("coordinator"),
        agency=world.agency,
        kind=kind,
        code=code,
        **{**FIELDS, "process": world.process, **fields},
    )


def controlled(world: World, risk: Risk, practice: str = "gaps", **fields: Any) -> Any:
    return services.add_control(
        actor=world.acts("coordinator"),
        risk_id=risk.pk,
        **{
            "description": "Reviu berjenjang",
            "practice": practice,
            "proof": "Lembar reviu",
            "checked_on": DAY,
            **fields,
        },
    )


def rated(
    world: World,
    risk: Risk,
    inherent: tuple[int, int] = (4, 4),
    residual: tuple[int, int] = (3, 4),
    target: tuple[int, int] | None = (2, 3),
) -> Risk:
    """With a control that works where it is rated lower with it."""
    if inherent != residual and not risk.controls.exists():
        controlled(world, risk)
    return services.rate_risk(
        actor=world.acts("coordinator"),
        risk_id=risk.pk,
        inherent=Score(*inherent),
        residual=Score(*residual),
        target=Score(*target) if target else None,
        reason="Rapat penilaian",
    )


def planned(world: World, risk: Risk, **fields: Any) -> Treatment:
    return services.add_treatment(
        actor=world.acts("coordinator"),
        risk_id=risk.pk,
        **{
            "action": "Kendali naskah",
            "owner_office": "Auditor",
            "owner": world.staff,
            "due": date(2019, 6, 30),
            **fields,
        },
    )


def carried_out(world: World, treatment: Treatment, day: date = date(2019, 3, 4)) -> Treatment:
    return services.finish_treatment(
        actor=world.acts("staff", day),
        treatment_id=treatment.pk,
        done_on=day,
        result="Berjalan",
    )


def partner(world: World, name: str = "CV Boga Uji") -> Partner:
    return Partner.objects.create(
        government=world.agency.government,
        agency=world.agency,
        name=name,
        kind="provider",
        supplies="Konsumsi",
        begun_on=date(2018, 1, 2),
        bribery_level="above_low",
        level_reason="Penunjukan langsung",
        level_on=date(2018, 1, 2),
        created_at=NOW,
        updated_at=NOW,
    )


ASSESSMENT: dict[str, Any] = {
    "year": 2019,
    "occasion": "first",
    "assessed_on": DAY,
    "taken_part": "Inspektur Pembantu I, Ketua Tim Mutu",
    "criteria": "Kemungkinan: kali setahun. Dampak: kerugian, nama baik.",
    "conclusion": "Satu risiko di atas selera.",
}


def drafted(world: World, kind: str = "quality", **fields: Any) -> RiskAssessment:
    return services.draft_assessment(
        actor=world.acts("coordinator"), agency=world.agency, kind=kind, **{**ASSESSMENT, **fields}
    )


def approved(world: World, kind: str = "quality", **fields: Any) -> RiskAssessment:
    one = drafted(world, kind, **fields)
    services.submit_assessment(actor=world.acts("coordinator"), assessment_id=one.pk)
    one = services.approve_assessment(actor=world.acts("head"), assessment_id=one.pk)
    assert one.status == Status.APPROVED
    return one
