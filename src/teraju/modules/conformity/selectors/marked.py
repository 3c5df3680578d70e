"""Evidence added by hand with the marks that its two dates earn, told by the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Value,
    When,
)

from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.policy import policy_on
from teraju.modules.conformity.registry import audit_days_of
from teraju.platform.accounts.scope import Viewer

from .reach import readable_agencies
from .records import evidence

# Conditions in a row before they are nested.
FLAT = 200


def standing_evidence(viewer: Viewer) -> QuerySet[Evidence]:
    """What was not withdrawn, with its marks."""
    return with_marks_told(viewer, evidence(viewer).filter(withdrawn_on=None))


def with_marks_told(viewer: Viewer, rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Evidence with `long_after`, `before_audit` and the day it is read, `seen_on`."""
    policy = policy_on(viewer.today)
    after = timedelta(days=policy.late_after_days)
    took = ExpressionWrapper(F("recorded_on") - F("happened_on"), output_field=DurationField())
    found: QuerySet[Evidence] = rows.annotate(
        took=took,
        long_after=_told(Q(took__gt=after)),
        before_audit=_told(_before_audits(viewer, policy.before_audit_days)),
        seen_on=Value(viewer.today, output_field=DateField()),
    )
    return found


def ending_evidence(viewer: Viewer, since: date, until: date) -> QuerySet[Evidence]:
    """What stands and has its last day within a stretch of time."""
    rows: QuerySet[Evidence] = Evidence.objects.visible_to(viewer)
    found = rows.filter(withdrawn_on=None, valid_until__gte=since, valid_until__lte=until)
    return found.select_related("agency").order_by("valid_until", "pk")


def counts_on(day: date) -> Q:
    """Valid on a day: begun and not run out; the first and the last day count."""
    begun = Q(valid_from__lte=day) | Q(valid_from=None, happened_on__lte=day)
    return begun & (Q(valid_until=None) | Q(valid_until__gte=day))


def _told(condition: Q) -> Any:
    """A condition as a column; one that nothing meets is plainly untrue."""
    if not condition:
        return Value(value=False, output_field=BooleanField())
    return Case(
        When(condition, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )


def _before_audits(viewer: Viewer, days: int) -> Q:
    """Recorded in the days before an audit of the agency, the day of the audit left out."""
    agencies = readable_agencies(viewer).order_by().values_list("pk", flat=True)
    windows = [
        Q(agency=agency, recorded_on__gte=day - timedelta(days=days), recorded_on__lt=day)
        for agency, audits in sorted(audit_days_of(cast("Collection[int]", agencies)).items())
        for day in sorted(audits)
    ]
    return _any(_any(windows[at : at + FLAT]) for at in range(0, len(windows), FLAT))


def _any(conditions: Iterable[Q]) -> Q:
    """One of several. Kept apart by a double negation: SQLite refuses a chain of a thousand."""
    found = Q()
    for condition in conditions:
        found |= condition
    return ~(~found) if found else found
