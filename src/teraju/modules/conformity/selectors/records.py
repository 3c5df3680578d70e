"""Assessments, evidence and snapshots, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from teraju.modules.conformity.domain.evidence import Late, Proof, lateness
from teraju.modules.conformity.domain.readiness import Counts
from teraju.modules.conformity.models import Assessment, Evidence, ReadinessSnapshot
from teraju.modules.conformity.models.snapshots import SnapshotQuerySet
from teraju.modules.conformity.policy import policy_on
from teraju.modules.conformity.registry import audit_days_of
from teraju.modules.standards.api import Edition, Topic
from teraju.platform.accounts.scope import Viewer

from .readiness import editions_of, readiness_of

STATES = ("conforming", "attention", "missing", "not_applicable")


def assessments(viewer: Viewer) -> QuerySet[Assessment]:
    rows: QuerySet[Assessment] = Assessment.objects.visible_to(viewer)
    editions = Edition.objects.select_related("standard").order_by("standard__code", "edition")
    return rows.select_related("agency", "government").prefetch_related(
        Prefetch("editions", editions)
    )


def open_assessments(viewer: Viewer) -> QuerySet[Assessment]:
    return assessments(viewer).filter(status="open").order_by("started_on", "pk")


def evidence(viewer: Viewer) -> QuerySet[Evidence]:
    rows: QuerySet[Evidence] = Evidence.objects.visible_to(viewer)
    return rows.select_related("agency", "government").prefetch_related(
        Prefetch("topics", Topic.objects.order_by("order", "pk"))
    )


def snapshots(viewer: Viewer) -> SnapshotQuerySet:
    rows: SnapshotQuerySet = ReadinessSnapshot.objects.visible_to(viewer)
    return rows.select_related("agency", "edition__standard")


def latest_snapshots(viewer: Viewer) -> QuerySet[ReadinessSnapshot]:
    """The newest of each agency and edition that it is assessed against on the viewer's day."""
    newest = (
        ReadinessSnapshot.objects.filter(
            agency=OuterRef("agency"), edition=OuterRef("edition"), day__lte=viewer.today
        )
        .order_by("-day")
        .values("pk")[:1]
    )
    return snapshots(viewer).assessed_on(viewer.today).filter(pk=Subquery(newest))


def latest_counts(agency_ids: Collection[int], on: date) -> dict[int, dict[int, Counts]]:
    """The counts of each agency and edition that it is assessed against, as of a day.

    Read from the day's snapshots, which every night and every change keeps; where there is none
    (a past day, a morning before the first job) they are computed. A fixed number of queries.
    """
    found: dict[int, dict[int, Counts]] = {pk: {} for pk in agency_ids}
    for row in ReadinessSnapshot.objects.filter(agency__in=agency_ids, day=on).order_by("pk"):
        counts = Counts(*(getattr(row, state) for state in STATES))
        found[row.agency_id][row.edition_id] = counts
    asked = editions_of(agency_ids, on)
    stale = [pk for pk in agency_ids if asked[pk] - set(found[pk])]
    for (agency, edition), one in readiness_of(stale, on).items() if stale else ():
        found[agency][edition] = one.counts
    return {
        pk: {edition: kept[edition] for edition in sorted(asked[pk])}
        for pk, kept in found.items()
        if asked[pk]
    }


@dataclass(frozen=True)
class Marked:
    """A proof with the marks that its two dates earn."""

    proof: Proof
    late: frozenset[Late]


def with_marks(agency_ids: Collection[int], proofs: Iterable[Proof], on: date) -> list[Marked]:
    """Each proof with its marks: recorded long after its fact, or shortly before an audit."""
    days = audit_days_of(agency_ids)
    policy = policy_on(on)
    return [
        Marked(
            proof,
            lateness(
                proof.happened_on,
                proof.recorded_on,
                days.get(proof.agency_id, set()),
                days_after=policy.late_after_days,
                days_before=policy.before_audit_days,
            ),
        )
        for proof in proofs
    ]
