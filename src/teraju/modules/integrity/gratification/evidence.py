"""What the work of the unit proves: reports handled in time. Nothing of a report, its place least.

What it says is the same for every agency of a government, but for one thing: only where so many
people of an agency reported that none of them can be guessed does it prove the topic for the
agency. Elsewhere it supports it, as the absence of reports proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof
from teraju.modules.conformity.api import State as Found
from teraju.platform.organisation.models import Agency

from . import desk_policy
from .domain.states import State
from .models import GiftReport
from .permissions import HANDLE
from .selectors.desk_recaps import done_on, last_day_of

REGISTER = "gratification.register"
GIFTS = frozenset({"gifts"})
LATE = _("A report of a gift has passed its last day at the unit.")
BESIDE = _("Reports are handled in time; a nil statement or a campaign has to stand beside.")


@dataclass(frozen=True)
class Handled:
    """A report as evidence sees it on a day."""

    agency_id: int | None
    reporter_id: int
    last_day: date
    done: date | None

    def is_overdue(self, on: date) -> bool:
        return self.done is None and self.last_day < on

    @property
    def in_time(self) -> bool:
        return self.done is not None and self.done <= self.last_day


def handled_in_time(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """How the unit handled the reports of the last months, as it stood on a day. Two queries."""
    pairs = Agency.objects.filter(pk__in=agency_ids).order_by("pk").values_list("pk", "government")
    agencies = list(pairs)
    reports = _reports({government for _pk, government in agencies}, on)
    for agency_id, government_id in agencies:
        rows = reports.get(government_id, [])
        days = [one.done for one in rows if one.done]
        late = [one.last_day for one in rows if one.is_overdue(on)]
        if days or late:
            yield _proof(agency_id, rows, max(days, default=None), late, on)


def _reports(government_ids: Collection[int], on: date) -> dict[int, list[Handled]]:
    since = add_months(on, -desk_policy.number(on, "evidence_months"))
    rows = (
        GiftReport.objects.filter(
            government__in=government_ids, reached_upg_on__gt=since, reached_upg_on__lte=on
        )
        .exclude(state__in=[State.DRAFT, State.WITHDRAWN])
        .select_related("handling")
        .order_by("pk")
    )
    found = grouped(rows, lambda one: one.government_id)
    return {pk: [_handled(one, on) for one in some] for pk, some in found.items()}


def _handled(report: Any, on: date) -> Handled:
    day = done_on(report)
    return Handled(
        agency_id=report.agency_id,
        reporter_id=report.reporter_id,
        last_day=last_day_of(report),
        done=day if day is not None and day <= on else None,
    )


def _proof(
    agency_id: int, rows: Sequence[Handled], last: date | None, late: Sequence[date], on: date
) -> Proof:
    own = {one.reporter_id for one in rows if one.agency_id == agency_id and one.in_time}
    proves = not late and len(own) >= desk_policy.number(on, "named_from")
    first_late = min(late) if late else None
    happened = last or (first_late or on)
    months = desk_policy.number(on, "evidence_months")
    return Proof(
        kind=REGISTER,
        key=f"{REGISTER}-{agency_id}",
        agency_id=agency_id,
        topics=GIFTS,
        title=_("Register of reports of gifts, kept by the unit for the whole government"),
        url=reverse("gratification_recap"),
        happened_on=happened,
        recorded_on=happened,
        state=Found.ATTENTION if late else Found.CONFORMING,
        supports=not late and not proves,
        reason="" if proves else LATE if late else BESIDE,
        valid_from=happened,
        valid_until=None if late else add_months(happened, months),
        wrong_since=first_late + timedelta(days=1) if first_late else None,
    )


KINDS = (
    EvidenceKind(
        kind=REGISTER,
        label=_("Reports of gifts handled in time"),
        topics=GIFTS,
        find=handled_in_time,
        start_url=lambda agency_id: reverse("gratification_desk"),
        start_right=HANDLE,
    ),
)
