"""What waits for a viewer in this module, and what they handed over to the body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, selectors
from teraju.modules.audits.models import (
    Accreditation,
    BodyFinding,
    Certificate,
    Certification,
    CertificationStatus,
    FindingState,
    Grade,
    StandingKind,
    Visit,
    VisitCode,
)
from teraju.modules.audits.selectors.progress import (
    GATED,
    decision_gates,
    first_free_day,
    is_recommended,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from .next_step import RECERTIFICATION_DAYS

SURVEILLANCE_DAYS = 366
ACCREDITATION_DAYS = 60
GUEST_DAYS = 14
HANDED_IN = (FindingState.PLAN_SUBMITTED, FindingState.CORRECTION_SUBMITTED)


def waiting(viewer: Viewer) -> list[InboxItem]:
    """Everything that waits for this viewer; a fixed number of queries."""
    sources: list[tuple[str, Callable[[Viewer], Iterator[InboxItem]]]] = [
        (permissions.MANAGE, visits_due),
        (permissions.FINDING_ANSWER, findings_to_answer),
        (permissions.FINDING_JUDGE, findings_to_judge),
        (permissions.DECISION_RECORD, decisions_possible),
        (permissions.CERTIFICATE_MANAGE, handovers_open),
        (permissions.BODY_MANAGE, accreditations_ending),
        (permissions.GUEST_INVITE, guests_leaving),
    ]
    return [
        item
        for right, source in sources
        if rights.allowed_somewhere(viewer, right)
        for item in source(viewer)
    ]


def visits_due(viewer: Viewer) -> Iterator[InboxItem]:
    horizon = viewer.today + timedelta(days=SURVEILLANCE_DAYS)
    rows = selectors.visits(viewer).filter(
        due_by__lte=horizon, certification__status=CertificationStatus.CERTIFIED
    )
    kept = Certificate.objects.filter(certification=OuterRef("certification")).exclude(
        standings__kind=StandingKind.WITHDRAWN
    )
    rows = rows.filter(Exists(kept))
    for visit in _mine(viewer, permissions.MANAGE, rows.order_by("due_by", "pk")):
        if _is_near(visit, viewer.today):
            yield InboxItem(
                key=f"audits-visit-{visit.pk}",
                title=f"{visit}: {visit.certification.title}",
                url=visit.certification.get_absolute_url(),
                due=visit.due_by,
                detail=visit.certification.number,
                action_label=_("Open"),
                agency_label=visit.agency.short_name,
            )


def _is_near(visit: Visit, today: date) -> bool:
    if visit.code != VisitCode.RECERTIFICATION:
        return True
    return visit.due_by <= today + timedelta(days=RECERTIFICATION_DAYS)


def findings_to_answer(viewer: Viewer) -> Iterator[InboxItem]:
    rows = [one for one in _waiting_findings(viewer) if one.state == FindingState.OPEN]
    for finding in _mine(viewer, permissions.FINDING_ANSWER, rows):
        is_minor = finding.grade == Grade.MINOR
        yield InboxItem(
            key=f"audits-answer-{finding.pk}",
            title=finding.statement,
            url=reverse("audits_finding_answer", args=[finding.pk]),
            due=finding.answer_due_on,
            detail=f"{finding.get_grade_display()} · {finding.certification.number}",
            action_label=_("Submit the plan") if is_minor else _("Submit the correction"),
            agency_label=finding.agency.short_name,
        )


def findings_to_judge(viewer: Viewer) -> Iterator[InboxItem]:
    rows = [one for one in _waiting_findings(viewer) if one.state in HANDED_IN]
    for finding in _mine(viewer, permissions.FINDING_JUDGE, rows):
        is_minor = finding.grade == Grade.MINOR
        yield InboxItem(
            key=f"audits-judge-{finding.pk}",
            title=finding.statement,
            url=finding.get_absolute_url(),
            detail=f"{finding.get_state_display()} · {finding.certification.number}",
            action_label=_("Accept the plan") if is_minor else _("Verify the correction"),
            agency_label=finding.agency.short_name,
        )


def decisions_possible(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.certifications(viewer).filter(status=CertificationStatus.AWAITING_DECISION)
    rows = rows.prefetch_related(None).prefetch_related("audits", "findings").order_by("pk")
    for row in _mine(viewer, permissions.DECISION_RECORD, rows):
        if decision_gates(row, viewer.today) or not is_recommended(row):
            continue
        yield InboxItem(
            key=f"audits-decision-{row.pk}",
            title=_("Decision possible: %s") % row.title,
            url=reverse("audits_decision", args=[row.pk]),
            due=row.wished_on,
            detail=_since(row, first_free_day(row)),
            action_label=_("Record the decision"),
            agency_label=row.agency.short_name,
        )


def _since(row: Certification, day: date | None) -> str:
    return f"{row.number} · {date_format(day)}" if day else row.number


def handovers_open(viewer: Viewer) -> Iterator[InboxItem]:
    rows = selectors.certifications(viewer).filter(
        status=CertificationStatus.CERTIFIED,
        is_recorded_later=False,
        pk__in=selectors.certificates(viewer).filter(handed_over_on=None).values("certification"),
    )
    ordered = rows.prefetch_related(None).order_by("decision_on", "pk")
    for row in _mine(viewer, permissions.CERTIFICATE_MANAGE, ordered):
        yield InboxItem(
            key=f"audits-handover-{row.pk}",
            title=_("Handover open: %s") % row.title,
            url=reverse("audits_handover", args=[row.pk]),
            detail=row.number,
            action_label=_("Record the handover"),
            agency_label=row.agency.short_name,
        )


def accreditations_ending(viewer: Viewer) -> Iterator[InboxItem]:
    """Accreditations that ended or end soon, unless a later one of the scheme is recorded."""
    bodies = selectors.bodies(viewer).filter(closed_on=None).order_by("pk")
    for body in _mine(viewer, permissions.BODY_MANAGE, bodies):
        for one in _last_of_scheme(body.accreditations.all()):
            if one.valid_until and one.valid_until <= viewer.today + timedelta(ACCREDITATION_DAYS):
                yield InboxItem(
                    key=f"audits-accreditation-{one.pk}",
                    title=_("Accreditation ends: %s") % one,
                    url=body.get_absolute_url(),
                    due=one.valid_until,
                    detail=f"{body.short_name} · {one.get_scheme_display()}",
                    action_label=_("Open the body"),
                )


def _last_of_scheme(rows: Any) -> list[Accreditation]:
    last: dict[str, Accreditation] = {}
    for one in rows:
        held = last.get(one.scheme)
        if held is None or (one.valid_until or date.max) > (held.valid_until or date.max):
            last[one.scheme] = one
    return list(last.values())


def guests_leaving(viewer: Viewer) -> Iterator[InboxItem]:
    """Guests whose last day is near, with the certification they look into."""
    agencies = rights.agencies_where(viewer, permissions.GUEST_INVITE)
    rows = RoleAssignment.objects.filter(
        role=Role.BODY_AUDITOR,
        agency__in=agencies.values("pk"),
        valid_until__gte=viewer.today,
        valid_until__lte=viewer.today + timedelta(days=GUEST_DAYS),
    )
    for one in rows.select_related("user", "agency").order_by("valid_until", "pk"):
        yield InboxItem(
            key=f"audits-guest-{one.pk}",
            title=_("Access of %s ends") % one.user.title,
            url=f"{reverse('audits_certifications')}?agency={one.agency_id}",
            due=one.valid_until,
            detail=one.reason,
            action_label=_("Open"),
            agency_label=one.agency.short_name if one.agency else "",
        )


def handed_over(viewer: Viewer) -> list[InboxItem]:
    """Answers that lie with the body."""
    if not rights.allowed_somewhere(viewer, permissions.FINDING_ANSWER):
        return []
    rows = [one for one in _waiting_findings(viewer) if one.state in HANDED_IN]
    return [
        InboxItem(
            key=f"audits-with-body-{finding.pk}",
            title=finding.statement,
            url=finding.get_absolute_url(),
            detail=_("with the body: %s") % finding.get_state_display(),
            agency_label=finding.agency.short_name,
        )
        for finding in _mine(viewer, permissions.FINDING_ANSWER, rows)
    ]


@read_once
def _waiting_findings(viewer: Viewer) -> Sequence[BodyFinding]:
    """Findings that the body has not verified as corrected. One query."""
    over = (CertificationStatus.REFUSED, CertificationStatus.WITHDRAWN)
    rows = selectors.findings(viewer).filter(grade__in=GATED, verified_on=None)
    rows = rows.exclude(certification__status__in=over).prefetch_related(None)
    return list(rows.order_by("answer_due_on", "pk"))


def _mine(viewer: Viewer, right: str, rows: Iterable[Any]) -> Iterator[Any]:
    """Of the rows seen, those on which the viewer holds the right."""
    return (row for row in rows if rights.allowed(viewer, right, row))
