"""Whose turn it is with an internal audit: the sentence, the main button and the others."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.internal_states import AuditState
from teraju.modules.audits.internal_teams import KIND
from teraju.modules.audits.models import AuditCopy, InternalAudit, TeamMember
from teraju.modules.audits.selectors.teams import closing_refusal, sees_checklist
from teraju.modules.audits.services.internal_papers import REPORT
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import gates
from teraju.platform.links.gates import Step
from teraju.platform.papers.api import papers_of
from teraju.platform.web.kinds import Action

from .views.internal_common import button, lead_refusal, manager_refusal, team_refusal

Next = tuple[str, Action | None, list[Action]]


def next_of(viewer: Viewer, audit: InternalAudit) -> Next:
    match AuditState(audit.state):
        case AuditState.PLANNED:
            return _planned(viewer, audit)
        case AuditState.PREPARED:
            return _prepared(viewer, audit)
        case AuditState.RUNNING:
            return _running(viewer, audit)
        case AuditState.CLOSING_HELD:
            return _closing_held(viewer, audit)
        case AuditState.REPORTED:
            return _reported(viewer, audit)
        case AuditState.CLOSED:
            text = _("Nothing more is asked for.")
            return text, _unread(viewer, audit), _papers(viewer, audit)
    return _("It was cancelled: %(reason)s") % {"reason": audit.cancelled_because}, None, []


def _planned(viewer: Viewer, audit: InternalAudit) -> Next:
    refusal = manager_refusal(viewer, audit)
    own = TeamMember.objects.filter(
        audit=audit, person=viewer.user_id, left_on=None, declared_on=None
    ).first()
    text = _("Name the team, plan the days and generate the checklist; then declare it prepared.")
    if own is not None:
        first = button(_("Declare independence"), "audits_member_declare", own.pk, "", "check")
        return text, first, _shaping(audit, refusal)
    first = button(_("Declare prepared"), "audits_internal_prepare", audit.pk, refusal, "check")
    return text, first, [*_shaping(audit, refusal), *_papers(viewer, audit)]


def _shaping(audit: InternalAudit, refusal: object) -> list[Action]:
    if refusal:
        return []
    return [
        button(_("Add a member"), "audits_member_add", audit.pk, icon="user-plus"),
        button(_("Add a line to the plan"), "audits_slot_add", audit.pk, icon="calendar-plus"),
        button(
            _("Generate the checklist"), "audits_checklist_generate", audit.pk, icon="list-checks"
        ),
        button(_("Change"), "audits_internal_change", audit.pk, icon="pencil"),
        button(_("Cancel the audit"), "audits_internal_cancel", audit.pk, icon="x"),
    ]


def _prepared(viewer: Viewer, audit: InternalAudit) -> Next:
    manager = manager_refusal(viewer, audit)
    refusal = team_refusal(viewer, audit) or gates.refusal(viewer, KIND, Step.BEGIN, audit.pk)
    first = button(_("Begin the audit"), "audits_internal_begin", audit.pk, refusal, "play")
    others = []
    if sees_checklist(viewer, audit):
        others.append(button(_("Checklist"), "audits_checklist", audit.pk, icon="list-checks"))
    if not manager:
        others += [
            button(_("Back to planning"), "audits_internal_reopen", audit.pk, icon="undo-2"),
            button(_("Cancel the audit"), "audits_internal_cancel", audit.pk, icon="x"),
        ]
    text = _("The opening meeting is planned for %(day)s.") % {"day": date_format(audit.first_day)}
    return text, first, [*others, *_papers(viewer, audit)]


def _running(viewer: Viewer, audit: InternalAudit) -> Next:
    refusal = team_refusal(viewer, audit)
    text = _("Fill in the checklist; what does not conform becomes a finding.")
    first = button(_("Fill in the checklist"), "audits_checklist", audit.pk, refusal, "list-checks")
    if refusal:
        others = []
    else:
        others = [
            button(_("Record a finding"), "audits_internal_finding_add", audit.pk, icon="plus")
        ]
    if not lead_refusal(viewer, audit):
        others.append(
            button(_("Closing meeting"), "audits_internal_closing", audit.pk, icon="users")
        )
    if not manager_refusal(viewer, audit):
        others.append(button(_("Cancel the audit"), "audits_internal_cancel", audit.pk, icon="x"))
    return text, first, others


def _closing_held(viewer: Viewer, audit: InternalAudit) -> Next:
    refusal = lead_refusal(viewer, audit)
    first = button(_("Report the audit"), "audits_internal_report", audit.pk, refusal, "send")
    others = []
    if not refusal:
        others = [
            button(_("Take up again"), "audits_internal_resume", audit.pk, icon="undo-2"),
            button(_("Checklist"), "audits_checklist", audit.pk, icon="list-checks"),
        ]
    due = date_format(audit.report_due_on) if audit.report_due_on else ""
    return _("The report is due on %(day)s.") % {"day": due}, first, others


def _reported(viewer: Viewer, audit: InternalAudit) -> Next:
    may_not = closing_refusal(viewer, audit)
    refusal = may_not or gates.refusal(viewer, KIND, Step.CLOSE, audit.pk)
    first = button(_("Close the audit"), "audits_internal_close", audit.pk, refusal, "check")
    others = [button(_("Checklist"), "audits_checklist", audit.pk, icon="list-checks")]
    papers = _papers(viewer, audit)
    text = _("It is closed when minors have an accepted plan and majors a verified effect.")
    unread = _unread(viewer, audit)
    if not lead_refusal(viewer, audit):
        others.append(button(_("Send a copy"), "audits_copy_add", audit.pk, icon="send"))
        if unread is None and not _has_report(viewer, audit):
            text = _("Issue the report as a signed paper; then what was found is followed up.")
            return text, papers[-1], [*others, *papers[:-1], first]
    if unread is not None:
        first, others = unread, [*others, *([] if refusal else [first])]
    return text, first, [*others, *papers]


def _has_report(viewer: Viewer, audit: InternalAudit) -> bool:
    """Whether a report stands as a paper. One query."""
    return any(one.is_valid and one.number_key == REPORT for one in papers_of(viewer, audit))


def _unread(viewer: Viewer, audit: InternalAudit) -> Action | None:
    """The button of a recipient who has not confirmed yet."""
    copy = AuditCopy.objects.filter(audit=audit, person=viewer.user_id, read_on=None).first()
    if copy is None:
        return None
    return button(_("Confirm having read it"), "audits_copy_read", copy.pk, icon="check")


def _papers(viewer: Viewer, audit: InternalAudit) -> list[Action]:
    """The papers that this viewer may issue in this state."""
    found = []
    early = (AuditState.PLANNED, AuditState.PREPARED)
    is_lead = not lead_refusal(viewer, audit)
    if audit.state in early and rights.allowed(
        viewer, permissions.PROGRAMME_APPROVE, audit.programme
    ):
        label = _("Issue the assignment")
        found.append(button(label, "audits_internal_assignment", audit.pk, icon="file-text"))
    if audit.state in early and is_lead:
        found.append(
            button(_("Issue the plan"), "audits_internal_plan_paper", audit.pk, icon="file-text")
        )
    if audit.state in (AuditState.REPORTED, AuditState.CLOSED) and is_lead:
        label = _("Issue the report")
        found.append(button(label, "audits_internal_report_paper", audit.pk, icon="file-text"))
    return found
