"""How programmes, internal audits and their findings stand, in colour, shape and word."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits.domain.followup import GATED
from teraju.modules.audits.models import (
    AuditCopy,
    AuditFinding,
    AuditProgramme,
    Grade,
    InternalAudit,
    InternalStatus,
    RowResult,
    TeamMember,
    YearStatus,
)
from teraju.modules.audits.selectors.follow_up import followed
from teraju.modules.improvement.api import Standing
from teraju.platform.web.kinds import Status, Text, Tone

_YEAR: dict[str, tuple[Tone, Text]] = {
    YearStatus.DRAFT: ("none", _("It is being written.")),
    YearStatus.SENT: ("warn", _("The head has to approve it.")),
    YearStatus.APPROVED: ("good", _("Its audits are planned and carried out.")),
    YearStatus.CLOSED: ("good", _("What was reached is written down.")),
    YearStatus.DROPPED: ("none", _("It was given up.")),
}
_AUDIT: dict[str, tuple[Tone, Text]] = {
    InternalStatus.PLANNED: ("none", _("Team, plan and checklist are being made.")),
    InternalStatus.PREPARED: ("none", _("Everything is ready for the opening meeting.")),
    InternalStatus.RUNNING: ("warn", _("The team looks and asks; findings come at the closing.")),
    InternalStatus.CLOSING_HELD: ("warn", _("The findings are told; the report follows.")),
    InternalStatus.REPORTED: ("warn", _("The findings are followed up.")),
    InternalStatus.CLOSED: ("good", _("Every finding has passed its gate.")),
    InternalStatus.CANCELLED: ("none", _("It did not take place.")),
}
RESULTS: dict[str, Status] = {
    RowResult.CONFORMING: Status("good", RowResult.CONFORMING.label),
    RowResult.NOT_CONFORMING: Status("bad", RowResult.NOT_CONFORMING.label),
    RowResult.NOT_LOOKED_AT: Status("warn", RowResult.NOT_LOOKED_AT.label),
    RowResult.NOT_APPLICABLE: Status("none", RowResult.NOT_APPLICABLE.label),
}


def programme_status(row: AuditProgramme) -> Status:
    tone, meaning = _YEAR[row.state]
    return Status(tone, row.get_state_display(), meaning)


def audit_status(row: InternalAudit) -> Status:
    tone, meaning = _AUDIT[row.state]
    return Status(tone, row.get_state_display(), meaning)


def member_status(row: TeamMember) -> Status:
    if row.left_on:
        return Status("none", _("left the team"), row.left_because)
    if row.declared_on:
        return Status("good", _("declared independent"))
    return Status("warn", _("not declared yet"))


def copy_status(row: AuditCopy) -> Status:
    return (
        Status("good", pgettext_lazy("report", "read"))
        if row.read_on
        else Status("warn", _("not read yet"))
    )


def internal_finding_status(row: AuditFinding, standing: Standing | None) -> Status:
    """Where a finding stands: light ones are noted or answered, the others as improvement says."""
    if row.withdrawn_on:
        return Status("none", pgettext_lazy("finding", "taken back"), row.withdrawn_because)
    if row.grade not in GATED:
        if row.answered_on:
            return Status("good", _("followed up"), _("The agency told what it made of it."))
        return Status("none", pgettext_lazy("finding", "noted"), _("No answer is asked for."))
    if standing is None:
        return Status("bad", pgettext_lazy("finding", "open"), _("Its follow-up begins."))
    passed = followed(row, standing)
    is_passed = passed.effect_verified or (row.grade == Grade.MINOR and passed.plan_accepted)
    tone: Tone = "good" if is_passed else "bad" if standing.is_overdue else "warn"
    return Status(tone, str(standing.words))
