"""What waits for somebody about partners and controls, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import partner_permissions as permissions
from . import partner_rules
from .domain.diligence import BriberyLevel, Outcome
from .domain.partner_states import DiligenceState, EngagementState, WorksheetState
from .models.partner_choices import CONTROL_KINDS, ControlKind
from .selectors import partners as reading
from .selectors.partner_facts import latest_checks

AHEAD = timedelta(days=14)
WORKERS = (
    permissions.PARTNER_WRITE,
    permissions.WORKSHEET_WRITE,
    permissions.WORKSHEET_APPROVE,
    permissions.DILIGENCE_APPROVE,
)
# From this month on, the worksheets of the year are called for where there was one before.
CALLED_FROM_MONTH = 10


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What is due on partners, due diligences and worksheets, for whoever may do it."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    if not any(rights.allowed_somewhere(viewer, right) for right in WORKERS):
        return []
    return [
        *_partners(viewer),
        *_diligences(viewer),
        *_conditions(viewer),
        *_engagements(viewer),
        *_worksheets(viewer),
        *_gaps(viewer),
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Due diligences and worksheets that the viewer sent and others decide."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    states = [DiligenceState.SENT, DiligenceState.REVIEWED]
    sent = reading.diligences(viewer).filter(filled_by=viewer.user_id, state__in=states)
    sheets = reading.worksheets(viewer).filter(filled_by=viewer.user_id, state=WorksheetState.SENT)
    head, function = _("waits for the head"), _("waits for the compliance function")
    return [
        InboxItem(
            key=f"{key}-{one.pk}-sent",
            title=str(one),
            url=one.get_absolute_url(),
            detail=function if one.state == DiligenceState.SENT and key == DILIGENCE else head,
        )
        for key, rows in ((DILIGENCE, sent), (WORKSHEET, sheets))
        for one in rows.order_by("sent_on", "pk")
    ]


DILIGENCE, WORKSHEET = "risks-diligence", "risks-worksheet"


def _partners(viewer: Viewer) -> Iterator[InboxItem]:
    """Partners not judged, not looked into in time, without commitment, check or evaluation."""
    rows = list(reading.partners(viewer).filter(ended_on=None).order_by("name", "pk"))
    checks = latest_checks([one.pk for one in rows if one.is_above_low], viewer.today)
    soon = viewer.today + _days(partner_rules.DILIGENCE, viewer.today)
    judged = viewer.today + _days(partner_rules.EVALUATION, viewer.today)
    for one in rows:
        if one.bribery_level == BriberyLevel.UNKNOWN:
            words, label = _("Judge the bribery risk: {name}"), _("Judge")
            yield from _on(viewer, one, permissions.LEVEL_JUDGE, "level", words, label)
        if one.is_above_low:
            yield from _above_low(viewer, one, soon)
            check = checks.get(one.pk)
            due = check.next_on if check else None
            if due is None or due <= soon:
                words, right = _("Look at the controls of: {name}"), permissions.CONTROL_CHECK_WRITE
                yield from _on(
                    viewer, one, right, "controls", words, _("Look at its controls"), due
                )
        if one.affects_service and (one.ev_next is None or one.ev_next <= judged):
            words, right = _("Evaluate: {name}"), permissions.EVALUATION_WRITE
            yield from _on(viewer, one, right, "evaluation", words, _("Evaluate"), one.ev_next)


def _days(path: Any, today: date) -> timedelta:
    return timedelta(days=partner_rules.edition_on(path, today).integer("remind_days"))


ADDRESSES = {
    "level": "risks_partner_level",
    "diligence": "risks_diligence_begin",
    "commitment": "risks_commitment_add",
    "controls": "risks_controls_check",
    "evaluation": "risks_evaluate",
}


def _on(
    viewer: Viewer,
    partner: Any,
    right: str,
    what: str,
    words: Promise,
    label: Promise,
    due: date | None = None,
) -> Iterator[InboxItem]:
    """What has to be done about a partner, for whoever may do it."""
    if rights.allowed(viewer, right, partner):
        yield InboxItem(
            key=f"risks-partner-{partner.pk}-{what}",
            title=format_lazy(words, name=partner.name),
            url=reverse(ADDRESSES[what], args=[partner.pk]),
            due=due,
            action_label=label,
            agency_label=partner.agency.short_name,
        )


def _above_low(viewer: Viewer, one: Any, soon: date) -> Iterator[InboxItem]:
    found = reading.standing_in(one)
    is_due = not found.is_valid or (one.dd_until is not None and one.dd_until <= soon)
    # A condition that is late is met, not looked into anew; who was refused stays out.
    is_for_anew = found.outcome is not Outcome.NOT_ACCEPTABLE and found.fault != "condition_late"
    if is_due and is_for_anew and not one.dd_open:
        words = _("Renew the due diligence: {name}") if one.dd_id else _("Due diligence: {name}")
        right = permissions.DILIGENCE_WRITE
        yield from _on(viewer, one, right, "diligence", words, _("Begin"), one.dd_until)
    if one.promise_until is None or one.promise_until <= soon:
        words, right = _("Commitment against bribery: {name}"), permissions.COMMITMENT_WRITE
        yield from _on(viewer, one, right, "commitment", words, _("Record it"), one.promise_until)


def _diligences(viewer: Viewer) -> Iterator[InboxItem]:
    """Due diligences that wait for the function or the head, or were given back."""
    rows = reading.diligences(viewer).filter(state__in=["draft", "sent", "reviewed"])
    for one in rows.order_by("sent_on", "pk"):
        words, label, url, detail = _way(viewer, one)
        if words:
            yield InboxItem(
                key=f"{DILIGENCE}-{one.pk}-{one.state}",
                title=format_lazy(words, name=one.partner.name),
                url=url,
                detail=detail,
                action_label=label,
                agency_label=one.agency.short_name,
            )


def _way(viewer: Viewer, one: Any) -> tuple[Any, Any, str, str]:
    """What this viewer has to do about an open due diligence: words, label, address, detail."""
    own = one.filled_by_id == viewer.user_id
    match DiligenceState(one.state):
        case DiligenceState.SENT if not own and _may(viewer, permissions.DILIGENCE_REVIEW, one):
            url = reverse("risks_diligence_decide", args=[one.pk])
            return _("Decide the due diligence: {name}"), _("Decide"), url, ""
        case DiligenceState.REVIEWED if not own and _may(
            viewer, permissions.DILIGENCE_APPROVE, one
        ):
            words = _("Approve the due diligence: {name}")
            return words, _("Approve"), one.get_absolute_url(), ""
        case DiligenceState.DRAFT if own:
            words = _("Answer the due diligence: {name}")
            return words, _("Answer the questions"), one.get_absolute_url(), one.returned_reason
    return "", "", "", ""


def _may(viewer: Viewer, right: str, record: Any) -> bool:
    return rights.allowed(viewer, right, record)


def _conditions(viewer: Viewer) -> Iterator[InboxItem]:
    """Conditions of the due diligences that count, near their day or past it."""
    rows = reading.conditions(viewer).filter(
        done_on=None, due_on__lte=viewer.today + AHEAD, diligence__state=DiligenceState.DECIDED
    )
    for one in rows.order_by("due_on", "pk"):
        if _may(viewer, permissions.DILIGENCE_REVIEW, one):
            yield InboxItem(
                key=f"risks-condition-{one.pk}",
                title=format_lazy(_("Condition: {what}"), what=one.text),
                url=reverse("risks_condition_met", args=[one.pk]),
                due=one.due_on,
                detail=one.diligence.partner.name,
                action_label=_("Record it"),
                agency_label=one.agency.short_name,
            )


def _engagements(viewer: Viewer) -> Iterator[InboxItem]:
    """Engagements whose last day is near or past."""
    rows = reading.engagements(viewer).filter(
        state=EngagementState.RUNNING, ends_on__lte=viewer.today + AHEAD
    )
    for one in rows.order_by("ends_on", "pk"):
        if _may(viewer, permissions.ENGAGEMENT_WRITE, one):
            yield InboxItem(
                key=f"risks-engagement-{one.pk}-end",
                title=format_lazy(_("Check what was delivered: {title}"), title=one.title),
                url=reverse("risks_engagement_end", args=[one.pk]),
                due=one.ends_on,
                detail=one.partner.name,
                action_label=pgettext_lazy("engagement", "End"),
                agency_label=one.agency.short_name,
            )


def _worksheets(viewer: Viewer) -> Iterator[InboxItem]:
    """Worksheets that wait for the head, are drafts of the viewer, or are missing this year."""
    rows = list(reading.worksheets(viewer).exclude(state="dropped").order_by("year", "kind", "pk"))
    for one in rows:
        own = one.filled_by_id == viewer.user_id
        approves = one.state == WorksheetState.SENT and not own
        if approves and _may(viewer, permissions.WORKSHEET_APPROVE, one):
            words: Promise = _("Approve: {name}")
        elif one.state == WorksheetState.DRAFT and own:
            words = _("Fill in: {name}")
        else:
            continue
        yield InboxItem(
            key=f"{WORKSHEET}-{one.pk}-{one.state}",
            title=format_lazy(words, name=str(one)),
            url=one.get_absolute_url(),
            detail=one.returned_reason,
            action_label=_("Open"),
            agency_label=one.agency.short_name,
        )
    if viewer.today.month >= CALLED_FROM_MONTH:
        yield from _missing(viewer, rows)


def _missing(viewer: Viewer, rows: Sequence[Any]) -> Iterator[InboxItem]:
    """The worksheets that an agency had last year and has not begun this year."""
    year = viewer.today.year
    begun = {(one.agency_id, one.kind) for one in rows if one.year == year}
    for one in rows:
        if one.year != year - 1 or (one.agency_id, one.kind) in begun:
            continue
        if _may(viewer, permissions.WORKSHEET_WRITE, one):
            kind = CONTROL_KINDS[ControlKind(one.kind)]
            yield InboxItem(
                key=f"{WORKSHEET}-{one.agency_id}-{one.kind}-{year}",
                title=format_lazy(_("Worksheet {year}: {kind}"), year=year, kind=kind),
                url=reverse("risks_worksheet_add"),
                due=date(year, 12, 31),
                action_label=_("Begin"),
                agency_label=one.agency.short_name,
            )


def _gaps(viewer: Viewer) -> Iterator[InboxItem]:
    """Open gaps of approved worksheets, near their day or past it."""
    rows = reading.lines(viewer).filter(
        answer__in=["partly", "no"],
        done_on=None,
        due_on__lte=viewer.today + AHEAD,
        worksheet__state=WorksheetState.APPROVED,
    )
    for one in rows.order_by("due_on", "pk"):
        if _may(viewer, permissions.WORKSHEET_WRITE, one):
            yield InboxItem(
                key=f"risks-gap-{one.pk}",
                title=format_lazy(_("Gap of a control: {what}"), what=one.action),
                url=reverse("risks_gap_close", args=[one.pk]),
                due=one.due_on,
                detail=one.office,
                action_label=_("Close"),
                agency_label=one.agency.short_name,
            )
