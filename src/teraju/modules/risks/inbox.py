"""What risks ask of a viewer, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once
from teraju.platform.organisation.models import Agency

from . import permissions, rhythm
from .domain.levels import Kind
from .domain.quarters import ended_before
from .domain.states import EventState, RiskState, Status, TreatmentState
from .models import Monitoring, Risk, RiskAssessment
from .models.assessments import ASSESSED
from .selectors import risks as selectors
from .selectors.checks import checks

ROLES = frozenset(
    {
        Role.AGENCY_HEAD,
        Role.QUALITY_COORDINATOR,
        Role.COMPLIANCE_FUNCTION,
        Role.PROCESS_OWNER,
        Role.STAFF,
    }
)
KEEPERS = {
    Kind.QUALITY: frozenset({Role.QUALITY_COORDINATOR}),
    Kind.BRIBERY: frozenset({Role.COMPLIANCE_FUNCTION}),
}
AHEAD = timedelta(days=30)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Approvals, treatments, ratings, causes, quarters, renewals and checks. Ten queries."""
    if not any(hat.role in ROLES for hat in viewer.hats):
        return []
    return [
        *_to_approve(viewer),
        *_treatments(viewer),
        *_events(viewer),
        *_risks(viewer),
        *_quarters(viewer),
        *_renewals(viewer),
        *_checks(viewer),
    ]


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Assessments that wait for the head's approval."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [
        InboxItem(
            key=f"risk-assessment-{one.pk}-submitted",
            title=str(one),
            url=one.get_absolute_url(),
            detail=format_lazy(_("waits for approval since {day}"), day=_day(one.submitted_on)),
        )
        for one in _submitted(viewer)
        if one.submitted_by_id == viewer.user_id
    ]


@read_once
def _submitted(viewer: Viewer) -> Sequence[Any]:
    """Assessments that wait for the head; `is_own` if the viewer wrote in it. One query."""
    own = RiskAssessment.objects.filter(pk=OuterRef("pk"), writers=viewer.user_id)
    rows = selectors.assessments(viewer).filter(status=Status.SUBMITTED)
    return list(rows.annotate(is_own=Exists(own)).order_by("submitted_on", "pk"))


def _kept(viewer: Viewer, *kinds: Kind) -> set[int]:
    """The agencies whose risks of these kinds the viewer looks after."""
    roles = {role for kind in kinds for role in KEEPERS[kind]}
    return {hat.agency_id for hat in viewer.hats if hat.role in roles and hat.agency_id is not None}


def _mine(viewer: Viewer, prefix: str = "") -> Q:
    """What is somebody's own, or nobody's where they look after it."""
    quality, bribery = _kept(viewer, Kind.QUALITY), _kept(viewer, Kind.BRIBERY)
    kind = f"{prefix}kind"
    return (
        Q(owner=viewer.user_id)
        | Q(Q(**{kind: Kind.BRIBERY}), owner=None, agency__in=bribery)
        | Q(~Q(**{kind: Kind.BRIBERY}), owner=None, agency__in=quality)
    )


def _to_approve(viewer: Viewer) -> Iterator[InboxItem]:
    if not rights.allowed_somewhere(viewer, permissions.APPROVE):
        return
    for one in _submitted(viewer):
        if not one.is_own and rights.allowed(viewer, permissions.APPROVE, one):
            yield InboxItem(
                key=f"risk-assessment-{one.pk}-approve",
                title=format_lazy(_("Approve: {title}"), title=str(one)),
                url=one.get_absolute_url(),
                detail=format_lazy(_("handed in on {day}"), day=_day(one.submitted_on)),
                action_label=_("Approve"),
                agency_label=one.agency.short_name,
            )


def _treatments(viewer: Viewer) -> Iterator[InboxItem]:
    """Open lines of the plan for whom they were given to; those of no person for the keeper."""
    rows = selectors.treatments(viewer).filter(
        _mine(viewer, "risk__"), state=TreatmentState.OPEN, due__lte=viewer.today + AHEAD
    )
    for one in rows.order_by("due", "pk"):
        yield InboxItem(
            key=f"risk-treatment-{one.pk}",
            title=one.action,
            url=one.get_absolute_url(),
            due=one.due,
            detail=str(one.risk),
            action_label=_("Carry out"),
            agency_label=one.agency.short_name,
        )


def _events(viewer: Viewer) -> Iterator[InboxItem]:
    if not rights.allowed_somewhere(viewer, permissions.RISK_WRITE):
        return
    days = timedelta(days=rhythm.rule("analyse_days", viewer.today))
    kept = _kept(viewer, Kind.QUALITY, Kind.BRIBERY)
    rows = selectors.events(viewer).filter(
        Q(risk__owner=viewer.user_id) | Q(agency__in=kept), state=EventState.RECORDED
    )
    for one in rows.order_by("happened_on", "pk"):
        yield InboxItem(
            key=f"risk-event-{one.pk}",
            title=format_lazy(_("Analyse why it happened: {title}"), title=one.risk.title),
            url=one.get_absolute_url(),
            due=one.recorded_on + days,
            detail=str(one),
            action_label=_("Analyse"),
            agency_label=one.agency.short_name,
        )


def _risks(viewer: Viewer) -> Iterator[InboxItem]:
    """Risks to rate, and those whose plan is carried out."""
    if not rights.allowed_somewhere(viewer, permissions.RISK_WRITE):
        return
    rows = selectors.risks(viewer).filter(_mine(viewer))
    plan = Count("treatments", filter=Q(treatments__state=TreatmentState.OPEN))
    done = Count("treatments", filter=Q(treatments__state=TreatmentState.DONE))
    asked = rows.annotate(still=plan, done=done).filter(
        Q(state=RiskState.IDENTIFIED) | Q(state=RiskState.TREATING, still=0, done__gt=0)
    )
    for one in asked.order_by("identified_on", "pk"):
        is_new = one.state == RiskState.IDENTIFIED
        yield InboxItem(
            key=f"risk-{one.pk}-{'rate' if is_new else 'treated'}",
            title=format_lazy(
                _("Rate the risk: {title}") if is_new else _("State as treated: {title}"),
                title=one.title,
            ),
            url=one.get_absolute_url(),
            detail=one.code,
            action_label=pgettext_lazy("step", "Rate") if is_new else _("Open"),
            agency_label=one.agency.short_name,
        )


def _quarters(viewer: Viewer) -> Iterator[InboxItem]:
    """The sheet of the last quarter, for those who keep the register of an agency."""
    kept = _kept(viewer, Kind.QUALITY, Kind.BRIBERY)
    if not kept:
        return
    quarter = ended_before(viewer.today)
    live = Risk.objects.filter(agency__in=kept, identified_on__lte=quarter.last_day).live()
    counts = dict(live.order_by().values_list("agency").annotate(count=Count("pk")))
    seen = Monitoring.objects.filter(
        agency__in=kept, year=quarter.year, quarter=quarter.number, risk__closed_on=None
    )
    done = dict(seen.order_by().values_list("agency").annotate(count=Count("pk")))
    lacking = {pk: count - done.get(pk, 0) for pk, count in counts.items()}
    names = Agency.objects.in_bulk([pk for pk, count in lacking.items() if count > 0])
    for pk, agency in sorted(names.items()):
        yield InboxItem(
            key=f"risks-{pk}-quarter-{quarter.year}-{quarter.number}",
            title=format_lazy(
                _("Monitor the risks of quarter {number} of {year}"),
                number=quarter.number,
                year=quarter.year,
            ),
            url=reverse("risks_sheet", args=[pk]),
            due=quarter.due(rhythm.rule("monitor_days", viewer.today)),
            detail=format_lazy(_("{count} risks are not filled in"), count=lacking[pk]),
            action_label=_("Fill in"),
            agency_label=agency.short_name,
        )


def _renewals(viewer: Viewer) -> Iterator[InboxItem]:
    """Assessments that run out soon and have no draft that follows."""
    kept = _kept(viewer, Kind.QUALITY, Kind.BRIBERY)
    if not kept:
        return
    ahead = timedelta(days=rhythm.rule("renew_days", viewer.today))
    rows = list(
        selectors.assessments(viewer)
        .filter(agency__in=kept, status__in=[Status.DRAFT, Status.SUBMITTED, Status.APPROVED])
        .order_by("valid_until", "pk")
    )
    begun = {(one.agency_id, one.kind) for one in rows if not one.is_approved}
    for one in rows:
        follows = (one.agency_id, one.kind) in begun
        until = one.valid_until
        if not one.is_approved or follows or until is None or until > viewer.today + ahead:
            continue
        if one.agency_id not in _kept(viewer, Kind(one.kind)):
            continue
        url = f"{reverse('risks_assessment_add')}?agency={one.agency_id}&kind={one.kind}"
        yield InboxItem(
            key=f"risk-assessment-{one.pk}-renew",
            title=format_lazy(_("Renew the assessment of {kind}"), kind=ASSESSED[Kind(one.kind)]),
            url=url,
            due=until,
            detail=str(one),
            action_label=_("Begin"),
            agency_label=one.agency.short_name,
        )


def _checks(viewer: Viewer) -> Iterator[InboxItem]:
    """Checks of exposed posts that run out soon and were not made again."""
    if not rights.allowed_somewhere(viewer, permissions.CHECK_WRITE):
        return
    rows = checks(viewer).filter(withdrawn_on=None).order_by("valid_until", "pk")
    latest = {(one.agency_id, one.person_id): one for one in rows}
    for one in latest.values():
        due = one.valid_until <= viewer.today + AHEAD
        if due and rights.allowed(viewer, permissions.CHECK_WRITE, one):
            yield InboxItem(
                key=f"risk-check-{one.pk}",
                title=format_lazy(_("Check again: {post}"), post=one.position_title),
                url=f"{reverse('risks_check_add')}?agency={one.agency_id}",
                due=one.valid_until,
                detail=str(one.person),
                action_label=_("Check"),
                agency_label=one.agency.short_name,
            )


def _day(day: date | None) -> str:
    return date_format(day) if day else ""
