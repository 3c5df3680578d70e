"""What people added by hand, told through the same registry as every other record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import paired

from . import permissions
from .domain.evidence import Proof
from .models import Evidence
from .registry import EvidenceKind

KIND = "conformity.evidence"
# What of a piece of evidence is read: there are many of them.
READ = (
    *("agency", "title", "happened_on", "recorded_on", "valid_from", "valid_until"),
    "is_example",
)


def added_by_hand(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Evidence on record on a day, valid or run out. Two queries."""
    known = Evidence.objects.on_record(on).filter(agency__in=agency_ids)
    rows = list(known.only(*READ).order_by("happened_on", "pk"))
    of = Evidence.topics.through.objects.filter(evidence__in=[row.pk for row in rows])
    topics = paired(of.values_list("evidence", "topic__code"))
    for row in rows:
        yield Proof(
            kind=KIND,
            key=f"{KIND}:{row.pk}",
            agency_id=row.agency_id,
            topics=frozenset(topics.get(row.pk, ())),
            title=row.title,
            url=row.get_absolute_url(),
            happened_on=row.happened_on,
            recorded_on=row.recorded_on,
            # Whatever somebody adds waits for an assessor's judgement.
            supports=True,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            source=(KIND, str(row.pk)),
            is_example=row.is_example,
        )


def start_url(agency_id: int, **more: str) -> str:
    """Where evidence is added for an agency."""
    return f"{reverse('evidence_add')}?{urlencode({'agency': agency_id, **more})}"


BY_HAND = EvidenceKind(
    kind=KIND,
    label=_("Evidence added by hand"),
    topics=frozenset(),
    find=added_by_hand,
    start_url=partial(start_url),
    start_right=permissions.EVIDENCE_ADD,
)
