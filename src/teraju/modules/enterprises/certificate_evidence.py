"""What certificates, coaching and growth speak for, as they stood on a day.

By their topics they are offered for the indicators 2.1 to 2.8 of ISO 18091 (but 2.6, roads and
transport, of which they say nothing). They support: how good an economy is judged by people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import certificate_permissions as permissions
from .domain.certificates import rules
from .models import LabelCheck, ProductCertificate, StageEntry, YearFigures

CERTIFIED = "enterprises.certificates"
COACHED = "enterprises.coachings"
GROWN = "enterprises.growth"
# 2.1, 2.3 and 2.8; 2.1, 2.2, 2.4, 2.5 and 2.7; 2.2, 2.4, 2.5 and 2.7 of ISO 18091.
OF_CERTIFICATES = frozenset({"continual-improvement", "service-provision"})
OF_COACHING = frozenset({"continual-improvement", "objectives"})
OF_GROWTH = frozenset({"objectives"})
DAY = timedelta(days=1)


def certified(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Products with a certificate or registration in force; a misuse left open is told. Two
    queries.
    """
    rows = (
        ProductCertificate.objects.in_force(on)
        .filter(agency__in=agency_ids)
        .values("agency")
        .annotate(
            count=Count("coaching__product", distinct=True),
            firms=Count("coaching__product__enterprise", distinct=True),
            last=Max("valid_from"),
            ends=Min("valid_until"),
            examples=Count("pk", filter=Q(is_example=False)),
        )
        .order_by("agency")
    )
    late = _misused(agency_ids, on)
    for row in rows:
        agency_id, since = row["agency"], late.get(row["agency"])
        yield Proof(
            kind=CERTIFIED,
            key=f"{CERTIFIED}-{agency_id}",
            agency_id=agency_id,
            topics=OF_CERTIFICATES,
            title=format_lazy(
                _("{count} products of {firms} firms with a certificate in force"),
                count=row["count"],
                firms=row["firms"],
            ),
            url=f"{reverse('enterprises_certificates')}?agency={agency_id}&standing=in_force",
            happened_on=row["last"],
            recorded_on=row["last"],
            state=State.ATTENTION if since else State.CONFORMING,
            supports=True,
            reason=_("A misused mark was not put right by its day.") if since else "",
            valid_until=row["ends"],
            wrong_since=since + DAY if since else None,
            is_example=not row["examples"],
        )


def _misused(agency_ids: Collection[int], on: date) -> dict[int, date]:
    """By agency the earliest day by which a misuse should have been put right and was not."""
    open_then = Q(settled_on=None) | Q(settled_on__gt=on)
    standing = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    rows = LabelCheck.objects.filter(
        open_then, standing, agency__in=agency_ids, misused=True, due_on__lt=on, seen_on__lte=on
    )
    return dict(rows.values("agency").annotate(day=Min("due_on")).values_list("agency", "day"))


def coached(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Coached products that reached a stage within the months of the rules. One query."""
    months = rules(on).integer("evidence_months")
    rows = (
        StageEntry.objects.filter(
            coaching__agency__in=agency_ids, entered_on__range=(add_months(on, -months), on)
        )
        .values("coaching__agency")
        .annotate(
            count=Count("coaching", distinct=True),
            steps=Count("pk"),
            last=Max("entered_on"),
            examples=Count("pk", filter=Q(coaching__is_example=False)),
        )
        .order_by("coaching__agency")
    )
    for row in rows:
        agency_id = row["coaching__agency"]
        yield Proof(
            kind=COACHED,
            key=f"{COACHED}-{agency_id}",
            agency_id=agency_id,
            topics=OF_COACHING,
            title=format_lazy(
                _("{count} products coached to SNI, {steps} stages reached in a year"),
                count=row["count"],
                steps=row["steps"],
            ),
            url=_list("enterprises_coachings", agency_id),
            happened_on=row["last"],
            recorded_on=row["last"],
            supports=True,
            valid_until=add_months(row["last"], months) - DAY,
            is_example=not row["examples"],
        )


def grown(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Coached firms that sold more in a year than in the year before. One query.

    Figures of a year count from the first day of the next one: earlier it was not over.
    """
    year = on.year - 1
    before = YearFigures.objects.filter(enterprise=OuterRef("enterprise"), year=year - 1)
    rows = (
        YearFigures.objects.filter(
            year=year,
            sales__isnull=False,
            enterprise__agency__in=agency_ids,
            enterprise__products__coachings__began_on__lte=date(year, 12, 31),
        )
        .annotate(earlier=Subquery(before.values("sales")[:1]))
        .exclude(earlier=None)
        .values("enterprise__agency")
        .annotate(
            count=Count("enterprise", distinct=True),
            more=Count("enterprise", distinct=True, filter=Q(sales__gt=F("earlier"))),
            examples=Count("pk", filter=Q(enterprise__is_example=False)),
        )
        .order_by("enterprise__agency")
    )
    for row in rows:
        agency_id = row["enterprise__agency"]
        yield Proof(
            kind=GROWN,
            key=f"{GROWN}-{agency_id}-{year}",
            agency_id=agency_id,
            topics=OF_GROWTH,
            title=format_lazy(
                _("{more} of {count} coached firms sold more in {year} than the year before"),
                more=row["more"],
                count=row["count"],
                year=year,
            ),
            url=_list("enterprises_enterprises", agency_id),
            happened_on=date(year, 12, 31),
            recorded_on=date(year + 1, 1, 1),
            supports=True,
            valid_until=date(year + 1, 12, 31),
            is_example=not row["examples"],
        )


def _list(name: str, agency_id: int) -> str:
    return f"{reverse(name)}?agency={agency_id}"


def _kind(kind: str, label: Any, topics: frozenset[str], find: Any, register: str) -> EvidenceKind:
    return EvidenceKind(
        kind=kind,
        label=label,
        topics=topics,
        find=find,
        start_url=partial(_list, register),
        start_right=permissions.CERTIFY,
    )


KINDS = (
    _kind(
        CERTIFIED,
        _("Certificates of products"),
        OF_CERTIFICATES,
        certified,
        "enterprises_certificates",
    ),
    _kind(
        COACHED,
        _("Coaching of enterprises to SNI"),
        OF_COACHING,
        coached,
        "enterprises_programmes",
    ),
    _kind(
        GROWN,
        _("Growth of coached enterprises"),
        OF_GROWTH,
        grown,
        "enterprises_enterprises",
    ),
)
