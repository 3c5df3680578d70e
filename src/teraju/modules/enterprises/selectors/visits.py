"""Reading visits, what telephones sent of them, and who may go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.domain.visit_rules import visit_rules
from teraju.modules.enterprises.domain.visits import OPEN, VisitState
from teraju.modules.enterprises.models import Coaching, Visit, VisitEntry, VisitPicture, VisitStep
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

# Said, because the engines differ: what has no day or time stands last.
LAST_DUE = F("due_on").asc(nulls_last=True)
LAST_TIMED = F("at_time").asc(nulls_last=True)


def visits(viewer: Viewer) -> QuerySet[Visit]:
    rows: QuerySet[Visit] = Visit.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "government", "coaching__product__enterprise", "coaching__programme"
    )


def visits_listed(viewer: Viewer) -> QuerySet[Visit]:
    """With what the register counts and names."""
    is_open = Q(steps__done_on=None)
    is_late = is_open & Q(steps__told_on=None, steps__due_on__lt=viewer.today)
    counted = {"open_steps": Count("steps", filter=is_open)}
    counted["late_steps"] = Count("steps", filter=is_late)
    return visits(viewer).annotate(**counted).prefetch_related("coaches")


def whole_visits(viewer: Viewer) -> QuerySet[Visit]:
    rows = visits(viewer).select_related("signature", "held_by", "entry", "minutes")
    return rows.prefetch_related("coaches", "steps", "entry__pictures__file")


def visits_of(viewer: Viewer, coaching: Coaching) -> list[Visit]:
    """The visits of a coaching, the latest first."""
    rows = visits_listed(viewer).filter(coaching=coaching)
    return list(rows.order_by("-planned_on", "-pk")[:25])


def visits_to(viewer: Viewer, enterprise_id: int) -> list[Visit]:
    """The visits to an enterprise, the latest first."""
    rows = visits_listed(viewer).filter(coaching__product__enterprise=enterprise_id)
    return list(rows.order_by("-planned_on", "-pk")[:25])


def coachings_to_visit(viewer: Viewer, agencies: QuerySet[Agency]) -> QuerySet[Coaching]:
    """What somebody may go to: coachings that were not stopped."""
    rows: QuerySet[Coaching] = Coaching.objects.visible_to(viewer).filter(agency__in=agencies)
    going = rows.exclude(state=CoachingState.STOPPED).select_related(
        "agency", "product__enterprise", "coach"
    )
    return going.order_by("product__enterprise__name", "product__name", "pk")


def coaches(agencies: QuerySet[Agency], viewer: Viewer) -> QuerySet[User]:
    """Who coaches at these agencies today, or for the whole of their governments."""
    governments = agencies.order_by().values("government")
    held = RoleAssignment.objects.held_on(viewer.today).filter(role=Role.COACH)
    here = held.filter(Q(agency__in=agencies) | Q(agency=None, government__in=governments))
    rows: QuerySet[User] = User.objects.filter(
        pk__in=here.order_by().values("user"), is_active=True
    )
    return rows.order_by("title", "pk")


def to_take_along(viewer: Viewer) -> list[Visit]:
    """The coming visits of the viewer, and those of the last days not written down yet."""
    rules = visit_rules(viewer.today)
    rows = visits(viewer).filter(
        state=VisitState.PLANNED,
        coaches=viewer.user_id,
        planned_on__lte=viewer.today + rules.ahead,
        planned_on__gte=viewer.today - rules.behind,
    )
    return list(rows.order_by("planned_on", LAST_TIMED, "pk"))


def open_steps_of(enterprises: Sequence[int]) -> list[VisitStep]:
    """Next steps agreed on earlier and not done, by enterprise."""
    rows = VisitStep.objects.filter(
        done_on=None, visit__coaching__product__enterprise__in=list(enterprises)
    )
    return list(
        rows.select_related("visit__coaching__product").order_by(LAST_DUE, "visit_id", "ordinal")
    )


def steps_told(viewer: Viewer) -> QuerySet[VisitStep]:
    """What owners call done and no coach has looked at."""
    rows = VisitStep.objects.filter(visit__in=visits(viewer), done_on=None, told_on__isnull=False)
    return rows.select_related(
        "visit__agency", "visit__government", "visit__coaching__product__enterprise"
    )


def entries(viewer: Viewer) -> QuerySet[VisitEntry]:
    """What came from telephones."""
    rows: QuerySet[VisitEntry] = VisitEntry.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "government", "sender", "visit__coaching__product__enterprise", "record"
    )


def waiting(viewer: Viewer) -> QuerySet[VisitEntry]:
    """Conflicts and refused ones."""
    return entries(viewer).filter(outcome__in=OPEN)


def whole_entries(viewer: Viewer) -> QuerySet[VisitEntry]:
    """With the visits to be held side by side."""
    return entries(viewer).prefetch_related("pictures__file", "visit__steps", "record__steps")


def pictures(viewer: Viewer) -> QuerySet[Any]:
    rows: QuerySet[Any] = VisitPicture.objects.visible_to(viewer)
    return rows.select_related("entry__agency", "file")
