"""Keeping how agencies stand, once a day and edition."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction

from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.models import ReadinessSnapshot
from teraju.modules.conformity.selectors import readiness_of
from teraju.modules.conformity.selectors.records import STATES
from teraju.platform.organisation.models import Agency


def lock_agencies(agency_ids: Collection[int]) -> None:
    """Of two who write for one agency at once, let the later count what the earlier left."""
    list(Agency.objects.select_for_update(no_key=True).filter(pk__in=agency_ids).order_by("pk"))


@transaction.atomic
def refresh_snapshots(
    agency_ids: Collection[int], day: date, *, proofs: Iterable[Proof] | None = None
) -> int:
    """Bring the snapshots of a day in line with what stands; how many there are.

    A fixed number of queries for any number of agencies; running it again changes nothing. Who
    has locked the agencies and asked for `proofs_of` them since hands them in.
    """
    lock_agencies(agency_ids)
    # Of an assessment withdrawn today its morning does not stay.
    ReadinessSnapshot.objects.filter(agency__in=agency_ids, day=day).not_assessed_on(day).delete()
    found = readiness_of(agency_ids, day, proofs=proofs)
    governments = dict(Agency.objects.filter(pk__in=agency_ids).values_list("pk", "government_id"))
    rows = [
        ReadinessSnapshot(
            government_id=governments[agency],
            agency_id=agency,
            edition_id=edition,
            day=day,
            **{state: getattr(one.counts, state) for state in STATES},
        )
        for (agency, edition), one in found.items()
    ]
    ReadinessSnapshot.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["agency", "edition", "day"],
        update_fields=list(STATES),
    )
    return len(rows)


def count_again(agency_ids: Collection[int]) -> int:
    """Count every day that is kept once more: for records that came in late; how many days."""
    kept = ReadinessSnapshot.objects.filter(agency__in=agency_ids).order_by("day")
    days = kept.values_list("day", flat=True).distinct()
    for day in days:
        refresh_snapshots(agency_ids, day)
    return len(days)
