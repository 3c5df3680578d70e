"""What waits for whom: indicators to answer, diagnoses to verify, to hand over, to publish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import permissions
from .domain.states import State
from .models import Indicator
from .selectors import reading
from .verifying import verify_refusal

# Both editions have as many.
COUNT = 39


def to_answer(viewer: Viewer) -> Sequence[InboxItem]:
    """Indicators of the viewer's agencies that are not assessed in full. One query."""
    if not rights.allowed_somewhere(viewer, permissions.ANSWER):
        return []
    rows: Any = reading.indicators(viewer).filter(
        diagnosis__state=State.OPEN, self_complete=False, agency__isnull=False
    )
    mine = [row for row in rows.order_by("due_on", "pk") if _is_mine(viewer, row)]
    found = grouped(mine, lambda row: (row.diagnosis_id, row.agency_id))
    return [_item(rows) for rows in found.values()]


def _is_mine(viewer: Viewer, row: Indicator) -> bool:
    """By a hat of the agency itself: whoever leads it all has the diagnosis to look at."""
    own = {hat.agency_id for hat in viewer.hats if not hat.is_wide}
    return row.agency_id in own and rights.allowed(viewer, permissions.ANSWER, row)


def _item(rows: Sequence[Indicator]) -> InboxItem:
    first = rows[0]
    sheet = reverse("iso18091_sheet", args=[first.diagnosis_id])
    agency = first.agency
    words = _("Assess {count} indicators of a reliable government, {year}")
    return InboxItem(
        key=f"iso18091-answer-{first.diagnosis_id}-{first.agency_id}",
        title=format_lazy(words, count=len(rows), year=first.diagnosis.year),
        url=f"{sheet}?agency={first.agency_id}",
        due=min((row.due_on for row in rows if row.due_on), default=None),
        action_label=_("Assess"),
        agency_label=agency.short_name if agency else "",
    )


def to_carry_on(viewer: Viewer) -> Sequence[InboxItem]:
    """Diagnoses that wait for whoever leads or verifies. One query."""
    leads = rights.allowed_somewhere(viewer, permissions.LEAD)
    if not leads and not rights.allowed_somewhere(viewer, permissions.VERIFY):
        return []
    rows = reading.diagnoses_counted(viewer).exclude(state=State.WITHDRAWN)
    return list(_steps(viewer, rows.filter(published_on=None).order_by("year", "pk")))


def _steps(viewer: Viewer, rows: Iterable[Any]) -> Iterable[InboxItem]:
    for one in rows:
        url = one.get_absolute_url()
        leads = rights.allowed(viewer, permissions.LEAD, one)
        if one.state == State.OPEN and leads and one.assessed == COUNT:
            words, label = _("Hand over to be verified: diagnosis {year}"), _("Hand over")
        elif one.state == State.VERIFICATION and not verify_refusal(viewer, one):
            words, label = _("Verify the 39 indicators, {year}"), _("Verify")
            url = reverse("iso18091_sheet", args=[one.pk])
        elif one.state == State.CONCLUDED and leads:
            words, label = _("Publish the diagnosis of {year}"), _("Publish")
        else:
            continue
        yield InboxItem(
            key=f"iso18091-diagnosis-{one.pk}-{one.state}",
            title=format_lazy(words, year=one.year),
            url=url,
            action_label=label,
        )


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Diagnoses that whoever leads has handed over to be verified. One query."""
    if not rights.allowed_somewhere(viewer, permissions.LEAD):
        return []
    rows = reading.diagnoses(viewer).filter(state=State.VERIFICATION).order_by("year", "pk")
    return [
        InboxItem(
            key=f"iso18091-handed-{one.pk}",
            title=format_lazy(_("Diagnosis of {year}"), year=one.year),
            url=one.get_absolute_url(),
            detail=format_lazy(_("being verified by {who}"), who=one.verifier),
        )
        for one in rows
        if rights.allowed(viewer, permissions.LEAD, one)
    ]
