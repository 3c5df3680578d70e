"""What waits in internal audits: to approve, declare, prepare, fill, report, read, follow up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.internal_states import AuditState, YearState
from teraju.modules.audits.internal_policy import number
from teraju.modules.audits.models import AuditProgramme, TeamMember
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.selectors.follow_up import open_gates, standings_of
from teraju.modules.audits.selectors.teams import LEADING, WORKING, is_auditee
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once


def waiting(viewer: Viewer) -> list[InboxItem]:
    """Everything that waits for this viewer; a fixed number of queries."""
    sources: list[tuple[str, Callable[[Viewer], Iterator[InboxItem]]]] = [
        (permissions.PROGRAMME_APPROVE, programmes_to_approve),
        (permissions.INTERNAL_PLAN, lines_to_plan),
        (permissions.INTERNAL_READ, declarations),
        (permissions.INTERNAL_WORK, audits_of_mine),
        (permissions.INTERNAL_READ, reports_to_read),
    ]
    return [
        item
        for right, source in sources
        if rights.allowed_somewhere(viewer, right)
        for item in source(viewer)
    ]


def handed_over(viewer: Viewer) -> list[InboxItem]:
    """Programmes that wait for the head, and audits of one's programme that others carry out."""
    if not rights.allowed_somewhere(viewer, permissions.PROGRAMME_MANAGE):
        return []
    return [
        InboxItem(
            key=f"audits-programme-{one.pk}-sent",
            title=str(one),
            url=one.get_absolute_url(),
            detail=_("waits for the head's approval"),
            agency_label=one.agency.short_name if one.agency else "",
        )
        for one in _sent(viewer)
        if one.written_by_id == viewer.user_id
    ]


@read_once
def _sent(viewer: Viewer) -> Sequence[AuditProgramme]:
    """Programmes that wait for the head. One query."""
    return list(reading.programmes(viewer).filter(state=YearState.SENT).order_by("pk"))


def programmes_to_approve(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _sent(viewer):
        if rights.allowed(viewer, permissions.PROGRAMME_APPROVE, one):
            yield InboxItem(
                key=f"audits-programme-{one.pk}-approve",
                title=_("Approve: %(title)s") % {"title": one},
                url=reverse("audits_programme_approve", args=[one.pk]),
                action_label=_("Approve"),
                agency_label=one.agency.short_name if one.agency else "",
            )


def lines_to_plan(viewer: Viewer) -> Iterator[InboxItem]:
    """Audits that the programme foresees soon and nobody has planned."""
    days = number(viewer.today, "prepare_days")
    horizon = viewer.today + timedelta(days=days)
    for one in reading.lines_without_audit(viewer).filter(planned_on__lte=horizon):
        if rights.allowed(viewer, permissions.INTERNAL_PLAN, one.programme):
            yield InboxItem(
                key=f"audits-line-{one.pk}-plan",
                title=_("Plan the internal audit of %(unit)s") % {"unit": one.agency.short_name},
                url=reverse("audits_internal_add", args=[one.pk]),
                due=one.planned_on,
                action_label=_("Plan the audit"),
                agency_label=one.agency.short_name,
            )


def declarations(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _own(viewer):
        if one.declared_on or one.audit.state != AuditState.PLANNED:
            continue
        yield InboxItem(
            key=f"audits-member-{one.pk}-declare",
            title=_("Declare independence: %(audit)s") % {"audit": one.audit},
            url=reverse("audits_member_declare", args=[one.pk]),
            due=one.audit.first_day,
            action_label=_("Declare"),
            agency_label=one.agency.short_name,
        )


def audits_of_mine(viewer: Viewer) -> Iterator[InboxItem]:
    """What the team has to do next in each of its audits."""
    members = [one for one in _own(viewer) if one.part in WORKING and one.declared_on]
    for one in members:
        item = _next_of(one)
        if item is not None:
            yield item
    yield from _to_close(viewer, [one for one in members if one.part in LEADING])


def _next_of(member: TeamMember) -> InboxItem | None:
    audit, is_lead = member.audit, member.part in LEADING
    match AuditState(audit.state), is_lead:
        case AuditState.PLANNED, True:
            words, name, due = _("Prepare: %(audit)s"), "audits_internal", audit.first_day
        case AuditState.PREPARED, True:
            words, name, due = _("Begin: %(audit)s"), "audits_internal_begin", audit.first_day
        case AuditState.RUNNING, _any:
            words, name, due = _("Fill in: %(audit)s"), "audits_checklist", audit.last_day
        case AuditState.CLOSING_HELD, True:
            words, name = _("Report: %(audit)s"), "audits_internal_report"
            due = audit.report_due_on or audit.last_day
        case _:
            return None
    return InboxItem(
        key=f"audits-internal-{audit.pk}-{audit.state}",
        title=words % {"audit": audit},
        url=reverse(name, args=[audit.pk]),
        due=due,
        action_label=_("Open"),
        agency_label=member.agency.short_name,
    )


def _to_close(viewer: Viewer, members: list[TeamMember]) -> Iterator[InboxItem]:
    """Reported audits whose findings have all passed, and those whose follow-up is overdue."""
    audits = {one.audit_id: one for one in members if one.audit.state == AuditState.REPORTED}
    if not audits:
        return
    findings = list(
        reading.audit_findings(viewer).filter(audit__in=audits, withdrawn_on=None).order_by("pk")
    )
    known = standings_of(findings, viewer.today)
    for audit_id, member in audits.items():
        if is_auditee(viewer, member.audit.agency):
            continue
        own = [one for one in findings if one.audit_id == audit_id]
        late = [known[one.pk] for one in own if one.pk in known and known[one.pk].is_overdue]
        lacks = open_gates(own, viewer.today, known)
        if lacks and not late:
            continue
        words = _("Follow-up overdue: %(audit)s") if lacks else _("Close: %(audit)s")
        name = "audits_internal" if lacks else "audits_internal_close"
        yield InboxItem(
            key=f"audits-internal-{audit_id}-{'late' if lacks else 'close'}",
            title=words % {"audit": member.audit},
            url=reverse(name, args=[audit_id]),
            due=min((one.next_due for one in late if one.next_due), default=None),
            action_label=_("Open"),
            agency_label=member.agency.short_name,
        )


def reports_to_read(viewer: Viewer) -> Iterator[InboxItem]:
    rows = reading.audit_copies(viewer).filter(person=viewer.user_id, read_on=None)
    for one in rows.order_by("sent_on", "pk"):
        yield InboxItem(
            key=f"audits-copy-{one.pk}-read",
            title=_("Read the report: %(audit)s") % {"audit": one.audit},
            url=one.audit.get_absolute_url(),
            action_label=_("Read"),
            agency_label=one.agency.short_name,
        )


@read_once
def _own(viewer: Viewer) -> Sequence[TeamMember]:
    """The viewer's parts in audits that are not over. One query."""
    rows = TeamMember.objects.visible_to(viewer).filter(person=viewer.user_id, left_on=None)
    rows = rows.exclude(audit__state__in=[AuditState.CLOSED, AuditState.CANCELLED])
    return list(rows.select_related("audit__agency", "agency").order_by("audit__first_day", "pk"))
