"""What agreements with BSN speak for, in their term."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof
from teraju.platform.audit.api import first_recorded_of

from . import selectors
from .domain.states import Status
from .models import Agreement

KIND, SIGNED = "cooperation.agreement", "cooperation.agreement.signed"
# A partner with requirements of its own, and a plan of who tells whom what: neither is proved by
# the paper alone.
TOPICS = frozenset({"interested-parties", "communication"})
DAY = timedelta(days=1)
# What ends an agreement before its last day, and whether that day still belongs to it.
CLOSINGS: Mapping[str, tuple[str, timedelta]] = {
    Status.ENDED: ("cooperation.agreement.ended", timedelta()),
    Status.RENEWED: ("cooperation.agreement.renewed", DAY),
}


def agreements(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Agreements of these agencies with BSN, signed and on record by a day. Three queries."""
    rows = Agreement.objects.filter(agency__in=agency_ids).select_related("government")
    found = selectors.signed_with_bsn(rows)
    ids = [one.pk for one in found]
    closings = {status: verb for status, (verb, _days) in CLOSINGS.items()}
    moments = first_recorded_of([SIGNED, *closings.values()], KIND, ids)
    signed = moments[SIGNED]
    closed = {status: moments[verb] for status, verb in closings.items()}
    for one in found:
        recorded = one.government.day_of(signed.get(str(one.pk), one.created_at))
        if recorded <= on and one.signed_on and one.agency_id:
            last = _last_day(one, closed.get(one.status, {}), on)
            yield _proof(one, one.agency_id, one.signed_on, recorded, last)


def _proof(
    one: Agreement, agency_id: int, signed_on: date, recorded: date, last: date | None
) -> Proof:
    return Proof(
        kind=KIND,
        key=f"{KIND}-{one.pk}",
        agency_id=agency_id,
        topics=TOPICS,
        title=one.title,
        url=one.get_absolute_url(),
        happened_on=signed_on,
        recorded_on=recorded,
        supports=True,
        valid_from=one.term.first_day,
        valid_until=last,
        source=(KIND, str(one.pk)),
        is_example=one.is_example,
    )


def _last_day(one: Agreement, closed: Mapping[str, datetime], on: date) -> date | None:
    """The last day in force as it was known on a day: an end recorded later was not."""
    days = [one.ends_on]
    if one.status in CLOSINGS and one.closed_on:
        at = closed.get(str(one.pk))
        if (one.government.day_of(at) if at else one.closed_on) <= on:
            days.append(one.closed_on - CLOSINGS[one.status][1])
    return min((day for day in days if day), default=None)


KINDS = (
    EvidenceKind(
        kind=KIND,
        label=_("Agreement with BSN"),
        topics=TOPICS,
        find=agreements,
        start_url=lambda agency_id: f"{reverse('cooperation_agreement_add')}?agency={agency_id}",
        start_right="cooperation.agreement.draft",
    ),
)
