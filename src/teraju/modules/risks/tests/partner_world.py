"""An agency with its partners for tests, and the people who look after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from teraju.modules.risks import services
from teraju.modules.risks.models import DueDiligence, Engagement, Partner
from teraju.modules.risks.selectors.diligence import questions_of
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()
DAY = timedelta(days=1)


@dataclass
class House:
    """An agency with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)


def house() -> House:
    """An agency: head, coordinator, two of compliance, owner, staff; a guest and a stranger."""
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    roles = {
        "head": Role.AGENCY_HEAD,
        "coordinator": Role.QUALITY_COORDINATOR,
        "compliance": Role.COMPLIANCE_FUNCTION,
        "deputy": Role.COMPLIANCE_FUNCTION,
        "owner": Role.PROCESS_OWNER,
        "staff": Role.STAFF,
    }
    users = {
        key: person(role, agency=agency, title=f"Pejabat {key}") for key, role in roles.items()
    }
    users["stranger"] = person(Role.COMPLIANCE_FUNCTION, agency=AgencyFactory())
    users["guest"] = person(Role.BODY_AUDITOR, agency=agency)
    return House(government, agency, users)


def a_partner(home: House, level: str = "", **values: Any) -> Partner:
    """A provider, judged where a level is named."""
    usual = {
        "name": "CV Sumber Pangan (contoh)",
        "kind": "provider",
        "supplies": "Jasa boga rapat",
        "begun_on": TODAY,
    }
    partner = services.add_partner(
        actor=home.at("owner"), agency=home.agency, **{**usual, **values}
    )
    if level:
        partner = services.judge_level(
            actor=home.at("compliance"),
            partner_id=partner.pk,
            bribery_level=level,
            level_reason="Nilai dan keseringan pembelian",
        )
    return partner


def answer_all(home: House, diligence: DueDiligence, now: datetime = NOW, **other: str) -> None:
    """Answer every question well, but for those named."""
    best = {one.code: one.best for one in questions_of(diligence)}
    for row in diligence.answers.order_by("pk"):
        if row.question not in best:
            continue
        services.answer_question(
            actor=home.at("owner", now),
            answer_id=row.pk,
            answer=other.get(row.question, best[row.question]),
            source="Dokumen perusahaan",
        )


def sent_diligence(
    home: House, partner: Partner, now: datetime = NOW, **other: str
) -> DueDiligence:
    diligence = services.begin_diligence(
        actor=home.at("owner", now), partner_id=partner.pk, subject="Jasa boga setahun"
    )
    answer_all(home, diligence, now, **other)
    return services.send_diligence(actor=home.at("owner", now), diligence_id=diligence.pk)


def decided_diligence(
    home: House,
    partner: Partner,
    now: datetime = NOW,
    outcome: str = "acceptable",
    conditions: Any = (),
    **other: str,
) -> DueDiligence:
    diligence = sent_diligence(home, partner, now, **other)
    diligence = services.review_diligence(
        actor=home.at("compliance", now),
        diligence_id=diligence.pk,
        outcome=outcome,
        outcome_reason="Sesuai hasil penelaahan",
        conditions=conditions,
    )
    if diligence.is_decided:
        return diligence
    return services.approve_diligence(actor=home.at("head", now), diligence_id=diligence.pk)


def a_commitment(home: House, partner: Partner, now: datetime = NOW, **values: Any) -> Any:
    usual = {"scope": "Semua pekerjaan", "signed_on": now.date(), "signatory": "Direktur"}
    return services.record_commitment(
        actor=home.at("compliance", now), partner_id=partner.pk, **{**usual, **values}
    )


def an_engagement(home: House, partner: Partner, now: datetime = NOW, **values: Any) -> Engagement:
    usual = {
        "title": "Jasa boga 2019",
        "requirements": "Menu, waktu antar, dan jumlah porsi",
        "value": 45_000_000,
        "starts_on": now.date(),
        "ends_on": now.date() + timedelta(days=300),
    }
    return services.plan_engagement(
        actor=home.at("owner", now), partner_id=partner.pk, **{**usual, **values}
    )


def filled_worksheet(
    home: House, kind: str = "financial", year: int = TODAY.year, **gap: Any
) -> Any:
    """A worksheet with all in place; with `gap` the first control is one."""
    worksheet = services.begin_worksheet(
        actor=home.at("compliance"), agency=home.agency, kind=kind, year=year
    )
    for number, line in enumerate(worksheet.lines.order_by("order")):
        values = gap if gap and not number else {"answer": "yes", "evidence": "SOP dan sampel"}
        services.answer_control(actor=home.at("compliance"), line_id=line.pk, **values)
    return worksheet


GAP = {
    "answer": "partly",
    "action": "Menunjuk pejabat kedua",
    "office": "Sekretaris",
    "due_on": date(TODAY.year, 12, 1),
}
