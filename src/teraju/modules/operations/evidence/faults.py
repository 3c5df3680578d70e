"""What the register of nonconforming outputs proves: found, treated, verified by somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import FaultState
from teraju.modules.operations.models import NonconformingOutput
from teraju.modules.operations.rulebook import EvidenceRules, evidence_rules

from .days import at_place, by_the_end_of, from_the_start_of, months_after, months_before

KIND = "operations.faults"
TOPICS = frozenset({"nonconforming-outputs"})
Row = Mapping[str, Any]


def faults(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Nonconforming outputs of these agencies as they stood on a day. One query.

    An agency that recorded none proves nothing by that.
    """
    rules = evidence_rules(on)
    for row in _counted(agency_ids, on, rules):
        yield _proof(row, rules)


def _counted(agency_ids: Collection[int], on: date, rules: EvidenceRules) -> Iterable[Row]:
    """By agency: found, verified and waiting too long on a day. One query."""
    begin = months_before(on, rules.months_back)
    ended = by_the_end_of("ended_at", on)
    recent = from_the_start_of("created_at", begin)
    old = by_the_end_of("created_at", on - timedelta(days=rules.fault_days))
    return (
        NonconformingOutput.objects.filter(agency__in=agency_ids)
        .filter(by_the_end_of("created_at", on))
        .exclude(ended & Q(state=FaultState.WITHDRAWN))
        .values("agency", "government__timezone")
        .annotate(
            last=Max("created_at"),
            settled=Max("ended_at", filter=ended),
            examples=Count("pk", filter=Q(is_example=True)),
            found=Count("pk", filter=recent),
            verified=Count("pk", filter=recent & ended),
            waiting=Count("pk", filter=old & ~ended),
            newest_waiting=Max("created_at", filter=old & ~ended),
        )
        .order_by("agency")
    )


def _proof(row: Row, rules: EvidenceRules) -> Proof:
    zone = row["government__timezone"]
    happened = at_place(max(filter(None, (row["last"], row["settled"]))), zone)
    return Proof(
        kind=KIND,
        key=f"{KIND}-{row['agency']}",
        agency_id=row["agency"],
        topics=TOPICS,
        title=format_lazy(
            _("{verified} of {found} nonconforming outputs treated and verified"),
            verified=row["verified"],
            found=row["found"],
        ),
        url=f"{reverse('operations_faults')}?agency={row['agency']}",
        happened_on=happened,
        recorded_on=happened,
        state=State.ATTENTION if row["waiting"] else State.CONFORMING,
        # Found, but nothing verified yet: it speaks for the topic without proving it.
        supports=not row["verified"] and not row["waiting"],
        reason=_why(row, rules),
        valid_until=months_after(happened, rules.months_valid),
        wrong_since=_waits_too_long_since(row, rules),
        is_example=row["examples"] > 0,
    )


def _waits_too_long_since(row: Row, rules: EvidenceRules) -> date | None:
    """The day on which the newest of those that wait had waited too long."""
    if row["newest_waiting"] is None:
        return None
    found = at_place(row["newest_waiting"], row["government__timezone"])
    return found + timedelta(days=rules.fault_days)


def _why(row: Row, rules: EvidenceRules) -> object:
    if not row["waiting"]:
        return ""
    sentence = _("{count} nonconforming outputs stay unverified for more than {days} days.")
    return format_lazy(sentence, count=row["waiting"], days=rules.fault_days)


KINDS = (
    EvidenceKind(
        kind=KIND,
        label=_("Nonconforming outputs"),
        topics=TOPICS,
        find=faults,
        start_url=lambda agency_id: f"{reverse('operations_fault_add')}?agency={agency_id}",
        start_right=permissions.FAULT_RECORD,
    ),
)
