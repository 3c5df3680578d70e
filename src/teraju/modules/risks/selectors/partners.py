"""Reading partners and what hangs on them, cut to the viewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Count,
    DateField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.domain.diligence import (
    BriberyLevel,
    DiligenceStanding,
    Fault,
    Outcome,
    standing,
)
from teraju.modules.risks.models import (
    Commitment,
    ControlCheck,
    ControlLine,
    ControlWorksheet,
    DiligenceAnswer,
    DiligenceCondition,
    DueDiligence,
    Engagement,
    Evaluation,
    Partner,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

LONG_AGO = date(1900, 1, 1)


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())


def partners(viewer: Viewer) -> QuerySet[Any]:
    """Partners with how each stands today: due diligence, commitment, evaluation, engagements."""
    rows: QuerySet[Partner] = Partner.objects.visible_to(viewer)
    last = DueDiligence.objects.decided().filter(partner=OuterRef("pk"))
    last = last.order_by("-decided_on", "-pk")
    judged = Evaluation.objects.standing().filter(partner=OuterRef("pk"))
    judged = judged.order_by("-until", "-evaluated_on", "-pk")
    promised = Commitment.objects.standing().filter(
        partner=OuterRef("pk"), signed_on__lte=viewer.today, valid_until__gte=viewer.today
    )
    late = DiligenceCondition.objects.open().filter(
        diligence=OuterRef("dd_id"), due_on__lt=viewer.today
    )
    return rows.select_related("agency", "government").annotate(
        as_of=_today(viewer),
        dd_id=Subquery(last.values("pk")[:1]),
        dd_outcome=Subquery(last.values("outcome")[:1]),
        dd_level=Subquery(last.values("level")[:1]),
        dd_until=Subquery(last.values("valid_until")[:1]),
        dd_late=Exists(late),
        dd_open=Exists(DueDiligence.objects.open().filter(partner=OuterRef("pk"))),
        promise_until=Subquery(promised.order_by("-valid_until").values("valid_until")[:1]),
        ev_result=Subquery(judged.values("result")[:1]),
        ev_next=Subquery(judged.values("next_on")[:1]),
        running=Count("engagements", filter=Q(engagements__state="running"), distinct=True),
    )


def standing_in(partner: Any) -> DiligenceStanding:
    """How the due diligence of a row of `partners` stands. No query."""
    if partner.dd_id is None:
        return DiligenceStanding(is_valid=False, fault=Fault.NONE_MADE)
    return standing(
        outcome=Outcome(partner.dd_outcome),
        level_then=BriberyLevel(partner.dd_level),
        level_now=BriberyLevel(partner.bribery_level),
        valid_until=partner.dd_until,
        # Only whether one is late is known here, and that is all that counts.
        open_conditions=[LONG_AGO] if partner.dd_late else [],
        on=partner.as_of,
        diligence_id=partner.dd_id,
    )


def approved_providers(viewer: Viewer) -> QuerySet[Any]:
    """Providers that an agency may buy from: current, evaluated and not stopped, not blocked."""
    rows = partners(viewer).filter(affects_service=True, ended_on=None, blocked_on=None)
    return rows.filter(ev_result__in=["keep", "conditions"])


def engagements(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Engagement] = Engagement.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "partner").annotate(as_of=_today(viewer))


def evaluations(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Evaluation] = Evaluation.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "partner").annotate(as_of=_today(viewer))


def commitments(viewer: Viewer) -> QuerySet[Any]:
    """Commitments, each with whether a later one of the partner stands."""
    later = Commitment.objects.standing().filter(
        partner=OuterRef("partner"), valid_until__gt=OuterRef("valid_until")
    )
    rows: QuerySet[Commitment] = Commitment.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "partner").annotate(
        as_of=_today(viewer), is_superseded=Exists(later)
    )


def control_checks(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[ControlCheck] = ControlCheck.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "partner")


def diligences(viewer: Viewer) -> QuerySet[Any]:
    """Due diligences that the viewer may read, each with whether a later one took its place."""
    agencies = rights.agencies_where(viewer, permissions.DILIGENCE_READ).order_by()
    rows: QuerySet[DueDiligence] = DueDiligence.objects.visible_to(viewer).filter(
        agency__in=agencies.values("pk")
    )
    later = DueDiligence.objects.decided().filter(
        Q(decided_on__gt=OuterRef("decided_on"))
        | Q(decided_on=OuterRef("decided_on"), pk__gt=OuterRef("pk")),
        partner=OuterRef("partner"),
    )
    late = DiligenceCondition.objects.open().filter(
        diligence=OuterRef("pk"), due_on__lt=viewer.today
    )
    return rows.select_related("agency", "government", "partner").annotate(
        as_of=_today(viewer), is_superseded=Exists(later), has_late=Exists(late)
    )


def answers(viewer: Viewer) -> QuerySet[DiligenceAnswer]:
    rows = DiligenceAnswer.objects.filter(diligence__in=diligences(viewer).values("pk"))
    return rows.select_related("diligence__agency", "diligence__partner").order_by("pk")


def conditions(viewer: Viewer) -> QuerySet[DiligenceCondition]:
    rows = DiligenceCondition.objects.filter(diligence__in=diligences(viewer).values("pk"))
    return rows.select_related("diligence__agency", "diligence__partner")


def worksheets(viewer: Viewer) -> QuerySet[Any]:
    """Control worksheets with how far each is, and how many of its gaps are open or late."""
    rows: QuerySet[ControlWorksheet] = ControlWorksheet.objects.visible_to(viewer)
    is_gap = Q(lines__answer__in=["partly", "no"])
    is_open = is_gap & Q(lines__done_on=None)
    return rows.select_related("agency", "government").annotate(
        as_of=_today(viewer),
        line_count=Count("lines"),
        answered=Count("lines", filter=~Q(lines__answer="")),
        gaps=Count("lines", filter=is_gap),
        open_gaps=Count("lines", filter=is_open),
        late_gaps=Count("lines", filter=is_open & Q(lines__due_on__lt=viewer.today)),
    )


def lines(viewer: Viewer) -> QuerySet[ControlLine]:
    rows: QuerySet[ControlLine] = ControlLine.objects.visible_to(viewer)
    return rows.select_related("worksheet__agency", "worksheet__government")


def gaps(viewer: Viewer) -> QuerySet[ControlLine]:
    """The gaps of approved worksheets, open and closed."""
    return lines(viewer).filter(answer__in=["partly", "no"], worksheet__state="approved")


@dataclass(frozen=True)
class Figures:
    """What of the partners of an agency matters to who leads it."""

    current: int
    above_low: int
    without_diligence: int
    without_commitment: int
    evaluations_due: int
    shut_out: int


def figures_of(rows: Sequence[Any]) -> Figures:
    """Count rows of `partners`. No query."""
    current = [one for one in rows if one.ended_on is None]
    above = [one for one in current if one.is_above_low]
    return Figures(
        current=len(current),
        above_low=len(above),
        without_diligence=sum(not standing_in(one).is_valid for one in above),
        without_commitment=sum(one.promise_until is None for one in above),
        evaluations_due=sum(is_evaluation_due(one) for one in current),
        shut_out=sum(is_shut_out(one) for one in current),
    )


def is_evaluation_due(partner: Any) -> bool:
    """Whether a provider has to be evaluated (again): a row of `partners`. No query."""
    if not partner.affects_service or partner.ended_on:
        return False
    return partner.ev_next is None or partner.ev_next < partner.as_of


def is_shut_out(partner: Any) -> bool:
    """Whether nothing may be started with a partner: a row of `partners`. No query."""
    refused = partner.dd_outcome == Outcome.NOT_ACCEPTABLE
    return bool(partner.blocked_on) or partner.ev_result == "stop" or refused


def with_condition(rows: QuerySet[Any], value: str, today: date) -> QuerySet[Any]:
    """Partners narrowed to one matter that asks for something."""
    match value:
        case "diligence":
            lapsed = Q(dd_id=None) | Q(dd_until__lt=today) | Q(dd_late=True)
            refused = Q(dd_outcome="not_acceptable") | ~Q(dd_level="above_low")
            return rows.filter(lapsed | refused, bribery_level="above_low", ended_on=None)
        case "commitment":
            return rows.filter(bribery_level="above_low", promise_until=None, ended_on=None)
        case "evaluation":
            due = Q(ev_next=None) | Q(ev_next__lt=today)
            return rows.filter(due, affects_service=True, ended_on=None)
        case "shut_out":
            shut = Q(blocked_on__isnull=False) | Q(ev_result="stop")
            return rows.filter(shut | Q(dd_outcome="not_acceptable"), ended_on=None)
        case "ended":
            return rows.filter(ended_on__isnull=False)
    return rows.filter(ended_on=None)
