"""How duties, copies, what is kept and disposals stand, told by tone and word."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.copies import CopyState
from teraju.modules.documents.domain.retention import DisposalState, Stage
from teraju.modules.documents.models import Copy, Disposal, ReadingDuty, RetentionRule
from teraju.modules.documents.selectors.retention import kept
from teraju.platform.web.kinds import Status, Tone

_STAGES: dict[Stage, tuple[Tone, Any]] = {
    Stage.IN_USE: ("none", pgettext_lazy("retention", "in use")),
    Stage.ACTIVE: ("good", pgettext_lazy("retention", "active")),
    Stage.INACTIVE: ("none", pgettext_lazy("retention", "inactive")),
    Stage.DUE: ("warn", _("due")),
    Stage.KEPT: ("good", pgettext_lazy("retention", "kept for good")),
}
_COPIES: dict[CopyState, Tone] = {
    CopyState.OUT: "good",
    CopyState.REPLACED: "none",
    CopyState.RECALLED: "none",
    CopyState.DESTROYED: "none",
    CopyState.LOST: "bad",
}
_DISPOSALS: dict[DisposalState, Tone] = {
    DisposalState.PROPOSED: "warn",
    DisposalState.DECIDED: "good",
    DisposalState.REFUSED: "none",
    DisposalState.TAKEN_BACK: "none",
}


def duty_status(duty: ReadingDuty, today: date) -> Status:
    """Whether somebody read what they must."""
    if duty.read_on:
        # Also when a newer revision is to be read now: what was confirmed stays confirmed.
        late = duty.read_on > duty.due_on
        meaning = _("Confirmed after the last day.") if late else ""
        return Status("good", pgettext_lazy("reading", "read and understood"), meaning)
    if duty.ended_on:
        return Status(
            "none", pgettext_lazy("reading", "no longer asked"), duty.get_ended_why_display()
        )
    if duty.is_overdue(today):
        return Status("bad", _("overdue"), _("Not confirmed, and the last day has passed."))
    return Status("warn", _("not confirmed yet"))


def copy_status(copy: Copy) -> Status:
    """Where a copy is; one of an older revision in somebody's hands is told as such."""
    if copy.is_out and not getattr(copy, "is_current", True):
        return Status("bad", _("to be exchanged"), _("Its revision is not in force any more."))
    return Status(_COPIES[CopyState(copy.state)], copy.get_state_display())


def kept_status(row: Any) -> Status:
    """How something out of use stands in its schedule on the day of the row."""
    if row.is_disposed:
        return Status("none", _("disposed of"))
    retention = getattr(row.document, "retention", None)
    stage = kept(row).stage_on(row.seen_on)
    if stage is None:
        return Status("warn", _("no line chosen"), _("Nobody knows how long it must be kept."))
    if retention is not None and retention.hold_reason:
        return Status("warn", _("must be kept"), retention.hold_reason)
    tone, word = _STAGES[stage]
    return Status(tone, word)


def disposal_status(disposal: Disposal) -> Status:
    return Status(_DISPOSALS[DisposalState(disposal.state)], disposal.get_state_display())


def rule_status(rule: RetentionRule) -> Status:
    """Whether somebody confirmed a line of the schedule, and whether it is used."""
    if rule.closed_on:
        return Status("none", _("not used any more"))
    if not rule.confirmed:
        return Status("warn", _("unconfirmed"), _("Nobody compared it with the schedule in force."))
    return Status("good", _("confirmed"))
