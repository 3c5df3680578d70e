"""Reading certifications, findings, certificates and bodies, cut to the viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from teraju.modules.audits.models import (
    Accreditation,
    BodyAudit,
    BodyFinding,
    Certificate,
    CertificateStanding,
    Certification,
    CertificationBody,
    FindingClause,
    Verdict,
    Visit,
)
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.scope import Viewer


def certifications(viewer: Viewer) -> QuerySet[Certification]:
    """For lists: with agency, body and standards."""
    rows: QuerySet[Certification] = Certification.objects.visible_to(viewer)
    return rows.select_related("agency", "body").prefetch_related(Prefetch("editions", _editions()))


def certification_pages(viewer: Viewer) -> QuerySet[Certification]:
    """For one record: with all that its page shows, in a fixed number of queries."""
    audits = BodyAudit.objects.order_by("started_on", "planned_on", "pk")
    visits = Visit.objects.select_related("audit", "following").order_by("due_by", "pk")
    return (
        certifications(viewer)
        .select_related("government", "previous")
        .prefetch_related(
            "sites",
            "links",
            "following",
            Prefetch("audits", audits),
            Prefetch("findings", _findings()),
            Prefetch("certificates", _certificates()),
            Prefetch("visits", visits),
        )
    )


def findings(viewer: Viewer) -> QuerySet[BodyFinding]:
    rows: QuerySet[BodyFinding] = BodyFinding.objects.visible_to(viewer)
    return rows.select_related("agency", "certification", "audit").prefetch_related(
        Prefetch("clauses", _clauses())
    )


def finding_pages(viewer: Viewer) -> QuerySet[BodyFinding]:
    verdicts = Verdict.objects.order_by("-recorded_at", "-pk")
    return (
        findings(viewer)
        .select_related("government")
        .prefetch_related(Prefetch("verdicts", verdicts))
    )


def certificates(viewer: Viewer) -> QuerySet[Certificate]:
    rows: QuerySet[Certificate] = Certificate.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "edition__standard", "certification__body", "accreditation"
    ).prefetch_related(Prefetch("standings", _standings()))


def certificate_pages(viewer: Viewer) -> QuerySet[Certificate]:
    return certificates(viewer).select_related("government").prefetch_related("sites")


def audits(viewer: Viewer) -> QuerySet[BodyAudit]:
    rows: QuerySet[BodyAudit] = BodyAudit.objects.visible_to(viewer)
    return rows.select_related("agency", "certification")


def visits(viewer: Viewer) -> QuerySet[Visit]:
    """Visits that nobody has answered yet."""
    rows: QuerySet[Visit] = Visit.objects.visible_to(viewer)
    return rows.filter(audit=None, following=None).select_related("agency", "certification__body")


def bodies(viewer: Viewer) -> QuerySet[CertificationBody]:
    rows: QuerySet[CertificationBody] = CertificationBody.objects.visible_to(viewer)
    accreditations = Accreditation.objects.order_by("scheme", "valid_from", "pk")
    return rows.select_related("government").prefetch_related(
        Prefetch("accreditations", accreditations)
    )


def accreditations(viewer: Viewer) -> QuerySet[Accreditation]:
    rows: QuerySet[Accreditation] = Accreditation.objects.visible_to(viewer)
    return rows.select_related("body", "government")


def finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, Any], Model | None]:
    """A function that gives one record of a list if the viewer sees it."""

    def find(viewer: Viewer, pk: Any) -> Model | None:
        found: Model | None = rows(viewer).prefetch_related(None).filter(pk=pk).first()
        return found

    return find


def _editions() -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.select_related("standard")
    return rows.order_by("standard__code", "edition", "pk")


def _clauses() -> QuerySet[FindingClause]:
    rows = FindingClause.objects.select_related("edition__standard")
    return rows.order_by("edition__standard__code", "clause", "pk")


def _standings() -> QuerySet[CertificateStanding]:
    return CertificateStanding.objects.order_by("on", "pk")


def _findings() -> QuerySet[BodyFinding]:
    rows: QuerySet[BodyFinding] = BodyFinding.objects.order_by("number", "pk")
    return rows.prefetch_related(Prefetch("clauses", _clauses()))


def _certificates() -> QuerySet[Certificate]:
    rows: QuerySet[Certificate] = Certificate.objects.select_related(
        "edition__standard", "accreditation"
    )
    return rows.prefetch_related(Prefetch("standings", _standings())).order_by(
        "edition__standard__code", "pk"
    )
