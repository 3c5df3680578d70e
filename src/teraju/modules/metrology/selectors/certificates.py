"""Reading certificates of verification, and what waits to be signed."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Attempt, Certificate, OrderLine, Voiding
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer


def certificates(viewer: Viewer) -> QuerySet[Certificate]:
    """With `is_void` where the mark holds no more."""
    void = Exists(Voiding.objects.filter(verification=OuterRef("verification")))
    rows: QuerySet[Certificate] = Certificate.objects.visible_to(viewer)
    return rows.annotate(is_void=void).select_related(
        "agency",
        "government",
        "paper",
        "verification__instrument__owner",
        "verification__tester",
        "verification__sheet",
    )


def with_readings(rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """With what was read in each attempt: one query more."""
    attempts: Any = Attempt.objects.select_related("repairer").order_by("ordinal")
    found = rows.select_related("verification__sheet__instrument")
    return found.prefetch_related(Prefetch("verification__sheet__attempts", attempts))


def to_sign(viewer: Viewer) -> QuerySet[Certificate]:
    """What waits where the viewer signs, but for what they tested."""
    agencies = rights.agencies_where(viewer, permissions.CERTIFICATE_SIGN)
    rows = certificates(viewer).filter(state=CertificateState.TO_SIGN, agency__in=agencies)
    found = rows.exclude(verification__tester=viewer.user_id)
    return found.order_by("submitted_at", "pk")


def to_put_right(viewer: Viewer) -> QuerySet[Certificate]:
    """What was sent back to the viewer, and what was withdrawn of an instrument without a mark.

    Of the latter nothing proves the verification until somebody asks for another.
    """
    later = Certificate.objects.filter(
        verification__instrument=OuterRef("verification__instrument"), pk__gt=OuterRef("pk")
    )
    lacking = Q(
        ~Exists(later),
        state=CertificateState.WITHDRAWN,
        verification__instrument__standing=Standing.UNPROVEN,
        verification__instrument__valid_until__gte=viewer.today,
    )
    returned = Q(state=CertificateState.SENT_BACK, verification__tester=viewer.user_id)
    # Both are few among all that were signed, and an index leads to them.
    rows = certificates(viewer).filter(
        state__in=[CertificateState.SENT_BACK, CertificateState.WITHDRAWN]
    )
    return rows.filter(returned | lacking).order_by("submitted_at", "pk")


def own_tests(viewer: Viewer) -> int:
    """How many wait for another head because the viewer tested them."""
    agencies = rights.agencies_where(viewer, permissions.CERTIFICATE_SIGN)
    rows = Certificate.objects.visible_to(viewer).filter(
        state=CertificateState.TO_SIGN, agency__in=agencies
    )
    return rows.filter(verification__tester=viewer.user_id).count()


def held_of_line(line: OrderLine) -> Certificate | None:
    """The certificate for which an instrument of an order waits. One query."""
    rows = Certificate.objects.filter(verification__sheet__line=line)
    found: Certificate | None = rows.exclude(state="withdrawn").order_by("-pk").first()
    return found
