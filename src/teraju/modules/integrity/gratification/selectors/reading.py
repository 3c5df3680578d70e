"""Reading reports, cut to the viewer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.givers import Given, Line
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import Envelope, GiftItem, GiftReport
from teraju.modules.integrity.gratification.models.choices import Relation
from teraju.platform.accounts.scope import Viewer


def reports(viewer: Viewer) -> QuerySet[GiftReport]:
    """Those that the viewer may see, as reporter or at the desk."""
    rows: QuerySet[GiftReport] = GiftReport.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "reporter")


def own_reports(viewer: Viewer) -> QuerySet[GiftReport]:
    """The viewer's own."""
    rows: QuerySet[GiftReport] = GiftReport.objects.of_reporter(viewer)
    return rows.select_related("agency", "government", "reporter")


def find(viewer: Viewer, pk: Any) -> GiftReport | None:
    """One report if the viewer sees it: for its files."""
    return reports(viewer).filter(pk=pk).first()


def items_of(report: GiftReport) -> list[GiftItem]:
    return list(GiftItem.objects.filter(report=report).order_by("place", "pk"))


def envelopes_of(report: GiftReport) -> list[Envelope]:
    return list(Envelope.objects.filter(report=report).order_by("place", "pk"))


def given_lines(envelopes: list[Envelope]) -> list[Given]:
    """Lines of the grid as the rules count them."""
    return [
        Given(one.giver_name, Line(one.kind), one.value, one.relation == Relation.FAMILY)
        for one in envelopes
    ]


def given_earlier(report: GiftReport, keys: list[str]) -> dict[str, Decimal]:
    """What each giver gave the reporter earlier in the calendar year, by key. Two queries.

    Of two gifts of one day the one that was entered first counts as earlier.
    """
    before = _before(report)
    found: dict[str, Decimal] = dict.fromkeys(keys, Decimal(0))
    single = before.filter(giver_key__in=keys, is_feast=False)
    guests = Envelope.objects.filter(report__in=before, giver_key__in=keys)
    for rows in (single, guests):
        sums = rows.order_by().values_list("giver_key").annotate(total=Sum("value"))
        for key, total in sums:
            found[key] += total
    return found


def _before(report: GiftReport) -> QuerySet[GiftReport]:
    rows = GiftReport.objects.filter(
        reporter=report.reporter_id,
        kind=Kind.RECEIVED,
        received_on__gte=date(report.received_on.year, 1, 1),
        received_on__lte=report.received_on,
    ).exclude(state=State.WITHDRAWN)
    if report.pk is None:
        return rows
    return rows.exclude(received_on=report.received_on, pk__gte=report.pk)
