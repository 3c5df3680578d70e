"""A government whose Inspektorat supervises: people, a plan, an assignment on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from teraju.modules.operations.models import Assignment, PlanLine, Recommendation, SupervisionPlan
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.tests.factories import InForceFactory, StepFactory
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

MORNING = datetime(2020, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
LINE = {
    "kind": "performance_audit",
    "risk": "high",
    "starts_on": date(2020, 3, 2),
    "ends_on": date(2020, 3, 20),
    "person_days": 40,
    "team_size": 4,
}
FINDING = {
    "kind": "compliance",
    "title": "Berkas tidak lengkap",
    "condition": "Lima dari dua puluh berkas tanpa tanda terima",
    "criterion": "Standar pelayanan, bagian persyaratan",
    "cause": "Petugas belum memakai lembar periksa",
    "effect": "Permohonan tidak dapat ditelusuri",
}


@dataclass
class World:
    """The government, its agencies, and its people by what they do."""

    government: Government
    agency: Agency
    audited: Agency
    people: dict[str, User]

    def at(self, key: str, now: datetime = MORNING) -> Viewer:
        """Somebody of this world at a moment."""
        return viewer_of(self.people[key], now)


def world() -> World:
    """An Inspektorat with a head, a writer, a team of three and a colleague; an audited agency."""
    government = GovernmentFactory()
    agency = AgencyFactory(government=government, kind="inspectorate", head_title="Inspektur")
    audited = AgencyFactory(government=government)
    service = InForceFactory(agency=agency, kind="supervision", procedure=None)
    service.steps.all().delete()
    StepFactory(service=service, order=1, role=Role.STAFF)
    StepFactory(service=service, order=2, role=Role.PROCESS_OWNER, is_check=True)
    StepFactory(service=service, order=3, role=Role.AGENCY_HEAD, is_release=True)
    people = {
        "head": person(Role.AGENCY_HEAD, agency=agency, title="Inspektur"),
        "writer": person(Role.QUALITY_COORDINATOR, agency=agency, title="Perencana"),
        "technical": person(Role.PROCESS_OWNER, agency=agency, title="Irban I"),
        "leader": person(Role.STAFF, agency=agency, title="Auditor Ahli Muda"),
        "member": person(Role.INTERNAL_AUDITOR, agency=agency, title="Auditor Ahli Pertama"),
        "colleague": person(Role.STAFF, agency=agency, title="Pengadministrasi"),
        "addressee": person(Role.AGENCY_HEAD, agency=audited, title="Kepala Dinas"),
        "addressee_staff": person(Role.STAFF, agency=audited, title="Staf Dinas"),
        "bystander": person(
            Role.AGENCY_HEAD, agency=AgencyFactory(government=government), title="Kepala lain"
        ),
        "secretary": person(Role.REGIONAL_SECRETARY, government=government, title="Sekda"),
        "stranger": person(
            Role.AGENCY_HEAD, agency=AgencyFactory(kind="inspectorate"), title="Orang lain"
        ),
        "guest": person(Role.BODY_AUDITOR, agency=agency, title="Auditor LS"),
    }
    return World(government, agency, audited, people)


def set_plan(w: World) -> SupervisionPlan:
    """A plan of 2020 with one line, set by the head."""
    plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
    services.add_line(actor=w.at("writer"), plan_id=plan.pk, audited=w.audited, **LINE)
    return services.set_plan(actor=w.at("head"), plan_id=plan.pk)


def line_of(plan: SupervisionPlan) -> PlanLine:
    return PlanLine.objects.get(plan=plan)


def drafted(w: World, **changes: object) -> Assignment:
    """An assignment from the plan with a full team that has not declared."""
    values = {
        "line": line_of(set_plan(w)),
        "title": "Audit kinerja pelayanan",
        "kind": "performance_audit",
        "audited": w.audited,
        "starts_on": date(2020, 3, 2),
        "ends_on": date(2020, 3, 20),
        **changes,
    }
    assignment = services.draft_assignment(actor=w.at("writer"), agency=w.agency, **values)  # type: ignore[arg-type]
    for key, part in (
        ("head", "responsible"),
        ("technical", "technical"),
        ("leader", "leader"),
        ("member", "member"),
    ):
        services.add_member(
            actor=w.at("writer"),
            assignment_id=assignment.pk,
            part=part,
            user=w.people[key],
        )
    return assignment


def declared(w: World) -> Assignment:
    assignment = drafted(w)
    for member in assignment.members.select_related("user"):
        services.declare(
            actor=viewer_of(member.user, MORNING), member_id=member.pk, declaration="clear"
        )
    return assignment


def in_field(w: World) -> Assignment:
    assignment = declared(w)
    services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk)
    return services.begin_field_work(actor=w.at("leader"), assignment_id=assignment.pk)


def with_paper(w: World) -> Assignment:
    """In field work, with a reviewed working paper, a finding and a recommendation."""
    assignment = in_field(w)
    paper = services.add_working_paper(
        actor=w.at("member"),
        assignment_id=assignment.pk,
        title="Uji berkas",
        procedure="Ambil dua puluh berkas",
        done_on=MORNING.date(),
        result="Lima tanpa tanda terima",
    )
    services.submit_working_paper(actor=w.at("member"), paper_id=paper.pk)
    services.review_working_paper(actor=w.at("leader"), paper_id=paper.pk, accept=True)
    finding = services.record_finding(actor=w.at("leader"), assignment_id=assignment.pk, **FINDING)
    services.recommend(
        actor=w.at("leader"), finding_id=finding.pk, text="Pakai lembar periksa", agency=w.audited
    )
    return assignment


def handed_in(w: World) -> Assignment:
    assignment = with_paper(w)
    services.hand_in_report(
        actor=w.at("leader"), assignment_id=assignment.pk, summary="Pelayanan cukup baik."
    )
    assignment.refresh_from_db()
    return assignment


def reviewed(w: World) -> Assignment:
    assignment = handed_in(w)
    for key in ("technical", "head"):
        services.review_report(actor=w.at(key), assignment_id=assignment.pk, accept=True)
    assignment.refresh_from_db()
    return assignment


def released(w: World) -> Recommendation:
    """The recommendation of a released report, due on the first of May 2020."""
    assignment = reviewed(w)
    services.release_report(actor=w.at("head"), assignment_id=assignment.pk)
    return Recommendation.objects.get(assignment=assignment)
