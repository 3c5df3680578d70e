"""Audits, tests, applications, certificates and labels, cut to the viewer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, OuterRef, Q, QuerySet, Subquery, Value

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.certificates import rules
from teraju.modules.enterprises.domain.firm_audits import AuditKind, AuditState
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.models import (
    Application,
    Coaching,
    FirmAudit,
    LabelCheck,
    OwnerUpload,
    Product,
    ProductCertificate,
    ProductTest,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

_OF_COACHING = ("agency", "government", "coaching__product__enterprise")


def audits(viewer: Viewer) -> QuerySet[Any]:
    """Audits at firms, with how many findings still have to be put right."""
    standing = Q(findings__withdrawn_on=None)
    still = standing & Q(findings__settled_on=None) & ~Q(findings__weight="observation")
    rows = FirmAudit.objects.visible_to(viewer).select_related(
        *_OF_COACHING, "application", "certificate"
    )
    found: QuerySet[Any] = _dated(rows, viewer).annotate(
        found=Count("findings", filter=standing), still_open=Count("findings", filter=still)
    )
    return found


def surveillance_due(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Those among audits that a body holds soon, or should have held, while its paper counts."""
    last = today + timedelta(days=rules(today).integer("surveillance_days"))
    planned = rows.filter(kind=AuditKind.SURVEILLANCE, state=AuditState.PLANNED)
    return planned.filter(
        Q(certificate__valid_until=None) | Q(certificate__valid_until__gte=today),
        planned_on__lte=last,
    )


def tests(viewer: Viewer) -> QuerySet[Any]:
    """Tests at laboratories, each with the retest that followed it."""
    retests = ProductTest.objects.filter(retest_of=OuterRef("pk")).exclude(state="dropped")
    rows = ProductTest.objects.visible_to(viewer).select_related(*_OF_COACHING, "retest_of")
    found: QuerySet[Any] = _dated(rows, viewer).annotate(
        retest=Subquery(retests.order_by("pk").values("pk")[:1])
    )
    return found


def applications(viewer: Viewer) -> QuerySet[Any]:
    rows = Application.objects.visible_to(viewer)
    return _dated(rows.select_related(*_OF_COACHING, "renews", "certificate"), viewer)


def certificates(viewer: Viewer) -> QuerySet[Any]:
    """What products were granted, as it stands today."""
    rows = ProductCertificate.objects.visible_to(viewer).select_related(
        *_OF_COACHING, "application", "renews", "renewed_by"
    )
    return rows.with_standing(viewer.today)


def labels(viewer: Viewer) -> QuerySet[Any]:
    """Checks of labels, those taken back too."""
    rows = LabelCheck.objects.visible_to(viewer)
    related = rows.select_related("agency", "government", "product__enterprise", "upload")
    return _dated(related, viewer)


def coachings_to_work_on(viewer: Viewer, *roads: Road) -> QuerySet[Coaching]:
    """Coachings of which the viewer may record something new; of these roads alone, if any."""
    agencies = rights.agencies_where(viewer, permissions.CERTIFY)
    rows = Coaching.objects.visible_to(viewer).filter(agency__in=agencies)
    rows = rows.exclude(state=CoachingState.STOPPED)
    if roads:
        rows = rows.filter(road__in=roads)
    return rows.select_related("agency", "government", "product__enterprise").order_by(
        "product__enterprise__name", "product__name", "pk"
    )


def products_to_check(viewer: Viewer) -> QuerySet[Product]:
    """Products whose labels the viewer may check."""
    agencies = rights.agencies_where(viewer, permissions.CHECK_LABEL)
    rows = Product.objects.visible_to(viewer).current().filter(enterprise__agency__in=agencies)
    return rows.select_related("enterprise__agency").order_by("enterprise__name", "name", "pk")


def photos_of_owner(viewer: Viewer, product: Product) -> QuerySet[OwnerUpload]:
    """What the owner of a product sent, the newest first."""
    rows = OwnerUpload.objects.visible_to(viewer).filter(enterprise=product.enterprise_id)
    return rows.filter(Q(coaching=None) | Q(coaching__product=product)).order_by("-sent_at", "-pk")


def _dated(rows: QuerySet[Any], viewer: Viewer) -> QuerySet[Any]:
    """Rows that know the day on which they are looked at."""
    found: QuerySet[Any] = rows.annotate(as_of=Value(viewer.today, output_field=DateField()))
    return found
