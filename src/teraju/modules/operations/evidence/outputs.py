"""What the register of outputs proves: the orders of the last twelve months, counted.

One proof per agency and part of the work. It says conforming where every counted order holds what
is asked for, and attention, with the counts, where some do not. Orders count by their release.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.operations import permissions
from teraju.modules.operations.models import Output, OutputStep
from teraju.modules.operations.rulebook import EvidenceRules, evidence_rules

from .days import at_place, by_the_end_of, from_the_start_of, months_after, months_before

KIND = "operations.outputs"
TOPICS = frozenset(
    {
        "requirements-review",
        "service-provision",
        "identification",
        "release",
        "customer-property",
        "provision-changes",
        "preservation",
        "post-delivery",
        "customer-focus",
    }
)


@dataclass(frozen=True)
class Part:
    """One thing that the counts of an agency say."""

    key: str
    topics: frozenset[str]
    title: object
    reason: object = ""
    supports: bool = False


def outputs(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What the orders of these agencies prove on a day. Two queries."""
    rules = evidence_rules(on)
    begin = months_before(on, rules.months_back)
    for row in _counts(agency_ids, on, begin):
        last = at_place(row["last"], row["government__timezone"])
        recorded = max(last, at_place(row["entered"], row["government__timezone"]))
        for part in _parts(row, rules):
            yield Proof(
                kind=KIND,
                key=f"{KIND}-{part.key}-{row['agency']}",
                agency_id=row["agency"],
                topics=part.topics,
                title=part.title,
                url=f"{reverse('operations_outputs')}?agency={row['agency']}",
                happened_on=last,
                recorded_on=recorded,
                state=State.ATTENTION if part.reason else State.CONFORMING,
                supports=part.supports and not part.reason,
                reason=part.reason,
                valid_until=months_after(last, rules.months_valid),
                is_example=row["examples"] > 0,
            )


def _counts(agency_ids: Collection[int], on: date, begin: date) -> list[Mapping[str, Any]]:
    """Counts per agency, of the orders released and on record by a day."""
    checked = OutputStep.objects.filter(output=OuterRef("pk"), step__is_check=True, is_undone=False)
    in_time = from_the_start_of("released_at", begin)
    returned = by_the_end_of("property_returned_at", on)
    held = in_time & ~Q(property_received="")
    closed = held & by_the_end_of("ended_at", on)
    rows = (
        Output.objects.filter(agency__in=agency_ids)
        .filter(by_the_end_of("created_at", on), by_the_end_of("released_at", on))
        .annotate(is_checked=Exists(checked))
    )
    counted = rows.values("agency", "government__timezone").annotate(
        last=Max("released_at"),
        entered=Max("created_at"),
        examples=Count("pk", filter=Q(is_example=True)),
        released=Count("pk", filter=in_time),
        kept=Count("pk", filter=in_time & Q(released_at__lte=F("promised_at"))),
        reviewed=Count("pk", filter=in_time & Q(accepted_at__isnull=False)),
        complete=Count("pk", filter=in_time & Q(is_checked=True) & ~Q(released_office="")),
        handed_over=Count("pk", filter=in_time & by_the_end_of("handed_over_at", on)),
        held=Count("pk", filter=held),
        unsettled=Count("pk", filter=closed & ~returned & Q(property_fault="")),
        damaged=Count("pk", filter=held & ~Q(property_fault="")),
    )
    changes = _changes(agency_ids, on, begin)
    return [{**row, **changes.get(row["agency"], {})} for row in counted.order_by("agency")]


def _changes(agency_ids: Collection[int], on: date, begin: date) -> Mapping[int, Mapping[str, int]]:
    """Wishes to change an order, and how many of them were reviewed by a day."""
    rows = (
        Output.objects.filter(agency__in=agency_ids)
        .filter(
            by_the_end_of("changes__asked_at", on), from_the_start_of("changes__asked_at", begin)
        )
        .values("agency")
        .annotate(
            wishes=Count("changes"),
            answered=Count("changes", filter=by_the_end_of("changes__reviewed_at", on)),
        )
        .order_by("agency")
    )
    return {row["agency"]: {"wishes": row["wishes"], "answered": row["answered"]} for row in rows}


def _parts(row: Mapping[str, Any], rules: EvidenceRules) -> Iterator[Part]:
    released = row["released"]
    yield Part(
        "provision",
        frozenset({"service-provision", "identification"}),
        format_lazy(
            _("{kept} of {all} orders released in the time promised, each under its number"),
            kept=row["kept"],
            all=released,
        ),
        reason=_late(row, rules),
    )
    words = _("{count} of {all} results handed over to those who ordered them")
    yield Part(
        "handover",
        frozenset({"preservation", "post-delivery", "customer-focus"}),
        format_lazy(words, count=row["handed_over"], all=released),
        supports=True,
    )
    yield from _controlled(row)
    yield from _property(row)
    yield from _wishes(row)


def _controlled(row: Mapping[str, Any]) -> Iterator[Part]:
    """What was looked at before the work began, and before its result went out."""
    released, reviewed, complete = row["released"], row["reviewed"], row["complete"]
    words = _("{count} of {all} orders reviewed before the work began")
    yield Part(
        "review",
        frozenset({"requirements-review"}),
        format_lazy(words, count=reviewed, all=released),
        reason=_lacking(reviewed, released, _("{count} orders were not reviewed first.")),
    )
    words = _("{count} of {all} results released by an office after a recorded check")
    lacking = _("{count} results went out without a recorded check.")
    yield Part(
        "release",
        frozenset({"release"}),
        format_lazy(words, count=complete, all=released),
        reason=_lacking(complete, released, lacking),
    )


def _property(row: Mapping[str, Any]) -> Iterator[Part]:
    if not row["held"]:
        return
    reason: object = ""
    if row["unsettled"]:
        reason = format_lazy(
            _("{count} closed orders still hold what the customer handed in."),
            count=row["unsettled"],
        )
    yield Part(
        "property",
        frozenset({"customer-property"}),
        format_lazy(
            _("Things of customers in {held} orders, lost or damaged in {damaged}"),
            held=row["held"],
            damaged=row["damaged"],
        ),
        reason=reason,
    )


def _wishes(row: Mapping[str, Any]) -> Iterator[Part]:
    wishes = row.get("wishes", 0)
    if wishes:
        yield Part(
            "changes",
            frozenset({"provision-changes"}),
            format_lazy(
                _("{count} of {all} wishes to change an order reviewed"),
                count=row["answered"],
                all=wishes,
            ),
            reason=_lacking(row["answered"], wishes, _("{count} wishes wait for a review.")),
        )


def _late(row: Mapping[str, Any], rules: EvidenceRules) -> object:
    """Attention below the share that the rules name; exact, without rounding."""
    released, kept = row["released"], row["kept"]
    if not released or kept * 100 >= rules.kept_percent * released:
        return ""
    return format_lazy(
        _(
            "{late} of {all} orders were released late; "
            "the rule asks for {percent} % in time{mark}."
        ),
        late=released - kept,
        all=released,
        percent=rules.kept_percent,
        mark="" if rules.confirmed else _(" (unconfirmed)"),
    )


def _lacking(have: int, asked: int, text: object) -> object:
    return format_lazy("{}", format_lazy(text, count=asked - have)) if have < asked else ""


KINDS = (
    EvidenceKind(
        kind=KIND,
        label=_("Register of outputs"),
        topics=TOPICS,
        find=outputs,
        start_url=lambda _agency_id: reverse("operations_output_add"),
        start_right=permissions.OUTPUT_RECEIVE,
    ),
)
