"""Reading nil statements and the register of 8.7, and whether a period had a report at all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import DateField, Q, QuerySet, Value

from teraju.modules.integrity.gratification import nil_policy
from teraju.modules.integrity.gratification.domain.nil_periods import Span
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import Courtesy, GiftReport, NilStatement
from teraju.modules.integrity.gratification.permissions import HANDLE
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def nil_statements(viewer: Viewer) -> QuerySet[NilStatement]:
    rows: QuerySet[NilStatement] = NilStatement.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def courtesies(viewer: Viewer) -> QuerySet[Courtesy]:
    rows: QuerySet[Courtesy] = Courtesy.objects.visible_to(viewer)
    found: QuerySet[Courtesy] = rows.select_related("agency", "government", "partner").annotate(
        today=Value(viewer.today, output_field=DateField())
    )
    return found


def agencies_without(viewer: Viewer) -> QuerySet[Agency]:
    """At the desk: the agencies that have stated nothing for the last period. Three queries.

    Left out are those of which the officer sees a report; of a report that the wall keeps from
    this officer the list tells nothing.
    """
    rows = rights.agencies_where(viewer, HANDLE)
    span = nil_policy.asked_period(viewer.today)
    if span is None:
        return rows.none()
    stated = NilStatement.objects.filter(since=span.since).values("agency")
    seen = GiftReport.objects.at_desk(viewer).filter(reached_upg_on__range=(span.since, span.until))
    known = seen.exclude(state=State.WITHDRAWN).exclude(agency=None)
    return rows.exclude(pk__in=stated).exclude(pk__in=known.values("agency"))


def has_reports(agency: Agency, span: Span) -> bool:
    """Whether any report reached the unit in a period, from anybody of the agency. One query.

    That there is one, and nothing else of it: whoever asks sees no report by this.
    """
    rows = GiftReport.objects.filter(
        agency__path__startswith=agency.path,
        government=agency.government_id,
        reached_upg_on__range=(span.since, span.until),
    )
    return rows.exclude(state=State.WITHDRAWN).exists()


def agencies_with_reports(agency_ids: Collection[int], span: Span, on: date) -> set[int]:
    """The agencies of which a report reached the unit in a period. Two queries."""
    paths = dict(Agency.objects.filter(pk__in=agency_ids).values_list("pk", "path"))
    rows = GiftReport.objects.filter(
        Q(reached_upg_on__lte=on), reached_upg_on__range=(span.since, span.until)
    ).exclude(state=State.WITHDRAWN)
    seen = set(rows.exclude(agency=None).values_list("agency__path", flat=True))
    return {pk for pk, path in paths.items() if any(one.startswith(path) for one in seen)}
