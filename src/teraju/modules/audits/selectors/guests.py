"""What the body's auditor looked at, and how long nobody else is told."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import (
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)

from teraju.modules.audits.models import BodyAudit
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role

LOOKS = (
    "accounts.guest.opened",
    "accounts.guest.listed",
    "accounts.guest.taken",
    "files.attachment.opened",
)
VEILED = (*LOOKS, "audits.sample.drawn")


def still_hidden(day: date) -> Q:
    """Events by an auditor whose audit is not over: who may still look in, at an agency of which
    no audit of the body has ended since.
    """
    # Moments are compared, not days: what a day is at the place no engine knows by itself.
    over = ExpressionWrapper(F("ended_on") + timedelta(days=1), output_field=DateTimeField())
    ended = BodyAudit.objects.annotate(over=over).filter(
        agency=OuterRef("agency"), ended_on__lte=day, over__gt=OuterRef(OuterRef("at"))
    )
    running = let_in_on(day).filter(user=OuterRef("actor"), government=OuterRef("government"))
    return Q(Exists(running.exclude(Exists(ended))))


def let_in_on(day: date) -> QuerySet[RoleAssignment]:
    """The auditors of bodies who may look in on a day."""
    rows: QuerySet[RoleAssignment] = RoleAssignment.objects.filter(
        role=Role.BODY_AUDITOR, valid_from__lte=day, valid_until__gte=day
    )
    return rows
