"""Reading instructions, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Count, DateField, ExpressionWrapper, Q, QuerySet, Value

from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .domain.instructions import State
from .models import Instruction


@dataclass(frozen=True)
class Asked:
    """How many instructions of an agency wait for its answer, and how many of these are late."""

    waiting: int = 0
    late: int = 0


def instructions(viewer: Viewer) -> QuerySet[Instruction]:
    """The instructions the viewer may see, each knowing the day it is looked at (`as_of`).

    `is_over` is there to sort by: what is open stands first.
    """
    rows: QuerySet[Instruction] = Instruction.objects.visible_to(viewer)
    return rows.select_related("government", "agency").annotate(
        as_of=Value(viewer.today, output_field=DateField()),
        is_over=ExpressionWrapper(Q(closed_on__isnull=False), output_field=BooleanField()),
    )


def instructions_of(viewer: Viewer, agency: Agency) -> QuerySet[Instruction]:
    """Those of one agency, open ones first, the nearest day first."""
    rows = instructions(viewer).filter(agency=agency)
    return rows.order_by("is_over", "due_on", "pk")


def has_head(agency: Agency, on: date) -> bool:
    """Whether somebody holds the role that answers: at the agency, or above it. One query."""
    above = [int(pk) for pk in agency.path.split("/") if pk]
    reach = Q(agency=None) | Q(agency__in=above)
    rows = RoleAssignment.objects.filter(
        reach, government=agency.government_id, role=Role.AGENCY_HEAD, user__is_active=True
    )
    return rows.held_on(on).exists()


def asked_of(agency_ids: Collection[int], on: date) -> dict[int, Asked]:
    """What agencies have to answer; one query."""
    late = Q(due_on__lt=on)
    rows = Instruction.objects.filter(agency__in=agency_ids, state=State.OPEN)
    counted = rows.values("agency").annotate(waiting=Count("pk"), late=Count("pk", filter=late))
    return {row["agency"]: Asked(row["waiting"], row["late"]) for row in counted.order_by("agency")}
