"""What waits for a viewer here: evidence that runs out, and topics that nobody judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teraju.modules.conformity import permissions, selectors, services
from teraju.modules.conformity.policy import policy_on
from teraju.modules.conformity.selectors.marked import ending_evidence
from teraju.modules.conformity.selectors.waiting import to_judge
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

# So long evidence that ran out is asked for; later it is a gap like any other.
REMEMBERED_DAYS = 30


def waiting(viewer: Viewer) -> list[InboxItem]:
    """Everything that waits for this viewer; a fixed number of queries."""
    found: list[InboxItem] = []
    if rights.allowed_somewhere(viewer, permissions.EVIDENCE_ADD):
        found += evidence_ending(viewer)
    if rights.allowed_somewhere(viewer, permissions.ASSESS):
        found += topics_to_judge(viewer)
    return found


def evidence_ending(viewer: Viewer) -> Iterator[InboxItem]:
    """Evidence about to run out, or run out lately, that nothing newer has replaced. One query."""
    since = viewer.today - timedelta(days=REMEMBERED_DAYS)
    until = viewer.today + timedelta(days=policy_on(viewer.today).runs_out_soon_days)
    for row in ending_evidence(viewer, since, until):
        if services.following_refused(viewer, row):
            continue
        over = row.valid_until is not None and row.valid_until < viewer.today
        words = _("Evidence ran out: %s") if over else _("Evidence runs out: %s")
        yield InboxItem(
            key=f"conformity-evidence-{row.pk}",
            title=words % row.title,
            url=reverse("evidence_replace", args=[row.pk]),
            due=row.valid_until,
            detail=row.reference,
            action_label=_("Replace"),
            agency_label=row.agency.short_name,
        )


def topics_to_judge(viewer: Viewer) -> Iterator[InboxItem]:
    """Open assessments in which this viewer may judge something, or which are ready to conclude."""
    rows = [
        row
        for row in selectors.open_assessments(viewer)
        if rights.allowed(viewer, permissions.ASSESS, row)
    ]
    counts = to_judge(rows, viewer.today, viewer.user_id)
    for row in rows:
        left, mine = counts[row.pk]
        if left and not mine:
            continue
        if left:
            words = ngettext("%(count)d topic to judge", "%(count)d topics to judge", mine)
            detail, label = words % {"count": mine}, _("Judge")
            url = reverse("assessment_worksheet", args=[row.pk])
        else:
            detail, label = _("every topic is judged"), _("Conclude")
            url = reverse("assessment_conclude", args=[row.pk])
        yield InboxItem(
            key=f"conformity-assessment-{row.pk}",
            title=row.title,
            url=url,
            detail=detail,
            action_label=label,
            agency_label=row.agency.short_name,
        )
