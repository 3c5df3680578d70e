"""Taking closed orders over from the book that was kept before, many at once.

What was done then was not recorded here step by step; a row says who checked, who released and
when. Its day on record is the day it is taken over, which is what evidence counts by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.states import OutputState
from teraju.modules.operations.domain.times import WorkClock
from teraju.modules.operations.models import Output, OutputStep, Service, ServiceStep
from teraju.modules.operations.refusals import DateOutOfOrder, Incomplete
from teraju.modules.operations.rulebook import work_clock
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.papers.numbers import official_number

from .receiving import NUMBERED_AS


@dataclass(frozen=True, kw_only=True)
class TakenOver:
    """A closed order as the old book holds it; moments are aware, offices never names."""

    customer_name: str
    received_at: datetime
    checked_at: datetime
    checked_office: str
    released_at: datetime
    released_office: str
    handed_over_at: datetime
    channel: str = "counter"


@transaction.atomic
def take_over_outputs(
    *, actor: Viewer, service: Service, rows: Sequence[TakenOver], is_example: bool = False
) -> list[Output]:
    """Enter closed orders of a service in one go: all or none, one event with their count."""
    rights.require(actor, permissions.OUTPUT_JUDGE, service)
    steps = list(service.steps.order_by("order"))
    check = next((one for one in steps if one.is_check), None)
    release = next((one for one in steps if one.is_release), None)
    promise = service.promise
    if check is None or release is None or promise is None:
        raise Incomplete(_("The service needs a promised time, a check and a release."))
    clock = work_clock(service.government_id, actor.today)
    made = []
    for place, row in enumerate(rows, start=1):
        _check(actor, place, row)
        made.append(_output(actor, service, clock, row, is_example))
    Output.objects.bulk_create(made)
    done = [
        one
        for output, row in zip(made, rows, strict=True)
        for one in _steps(output, row, check, release)
    ]
    OutputStep.objects.bulk_create(done)
    record_event(
        actor=actor,
        verb="operations.output.taken_over",
        target=service,
        after={"orders": len(made), "first": made[0].number, "last": made[-1].number}
        if made
        else {"orders": 0},
    )
    return made


def _check(actor: Viewer, place: int, row: TakenOver) -> None:
    moments = (row.received_at, row.checked_at, row.released_at, row.handed_over_at, actor.now)
    if list(moments) != sorted(moments):
        text = _("Row {place}: received, checked, released, handed over must follow one another.")
        raise DateOutOfOrder(format_lazy(text, place=place))


def _output(
    actor: Viewer,
    service: Service,
    clock: WorkClock,
    row: TakenOver,
    is_example: bool,  # noqa: FBT001 - private
) -> Output:
    promise = service.promise
    if promise is None:
        raise Incomplete(_("The service promises no time."))
    output = Output(
        service=service,
        agency=service.agency,
        government=service.government,
        number=official_number(
            government=service.government,
            key=NUMBERED_AS,
            on=service.government.day_of(row.received_at),
            agency=service.agency,
        ),
        customer_name=cleaned(row.customer_name),
        channel=row.channel,
        received_at=row.received_at,
        received_office=row.checked_office,
        clock_from=row.received_at,
        promised_at=clock.due(row.received_at, promise),
        state=OutputState.CLOSED,
        accepted_at=row.received_at,
        ready_at=row.checked_at,
        released_at=row.released_at,
        released_office=row.released_office,
        working_minutes=clock.minutes_between(row.received_at, row.released_at),
        handed_over_at=row.handed_over_at,
        handed_over_to=cleaned(row.customer_name),
        ended_at=row.handed_over_at,
        is_example=is_example,
    )
    output.touch(actor.now)
    return output


def _steps(
    output: Output, row: TakenOver, check: ServiceStep, release: ServiceStep
) -> list[OutputStep]:
    return [
        OutputStep(
            output=output, step=check, done_at=row.checked_at, done_office=row.checked_office
        ),
        OutputStep(
            output=output, step=release, done_at=row.released_at, done_office=row.released_office
        ),
    ]
