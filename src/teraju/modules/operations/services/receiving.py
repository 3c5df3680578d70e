"""Receiving an order: its row in the register, its number, its promise, and moving that on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.operations import permissions
from teraju.modules.operations.domain.answers import Fault, Question, read_answers
from teraju.modules.operations.domain.times import Promise as Term
from teraju.modules.operations.domain.times import Unit
from teraju.modules.operations.models import Output, Service
from teraju.modules.operations.models.choices import Channel
from teraju.modules.operations.refusals import DateOutOfOrder, Incomplete, StepNotPossible
from teraju.modules.operations.rulebook import kind_of, work_clock
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, hold_trail, record_event
from teraju.platform.papers.numbers import official_number

from .common import check_not_future, claim_output

NUMBERED_AS = "operations.output"
PATTERN = "{seq:05}/{code}/{year}"

FAULTS: Mapping[Fault, Promise] = {
    Fault.MISSING: _("This must be answered."),
    Fault.NOT_A_NUMBER: _("Write a number, such as 12 or 7.5."),
    Fault.NOT_A_DATE: _("Write a date."),
    Fault.NOT_OFFERED: _("Choose one of the answers offered."),
    Fault.TOO_LONG: _("At most 400 characters."),
}


@transaction.atomic
def receive_output(
    *,
    actor: Viewer,
    service: Service,
    subject: str = "",
    customer_name: str = "",
    customer_contact: str = "",
    channel: str = Channel.COUNTER,
    values: Mapping[str, object] | None = None,
    received_at: datetime | None = None,
    promised_at: datetime | None = None,
    property_received: str = "",
    is_example: bool = False,
    right: str = permissions.OUTPUT_RECEIVE,
) -> Output:
    """Enter an order of a service in force; it gets its number and the moment promised.

    `received_at` may lie in the past (an order entered later); `promised_at` is a term agreed for
    this order alone. `values` are answers by the key of the question; `right` is asked instead by a
    module that enters orders of its own.
    """
    rights.require(actor, right, service)
    moment = received_at or actor.now
    _check_order(actor, service, customer_name, channel, moment)
    output = Output(
        **_taken_in(actor, service, moment),
        subject=cleaned(subject),
        customer_name=cleaned(customer_name),
        customer_contact=cleaned(customer_contact),
        channel=channel,
        values=answers(service, values or {}),
        property_received=cleaned(property_received),
        is_example=is_example,
    )
    _promise(output, promised_at)
    return _entered(actor, output)


def _taken_in(actor: Viewer, service: Service, moment: datetime) -> dict[str, Any]:
    """Where an order belongs, who took it in and from when its clock runs."""
    return {
        "service": service,
        "agency": service.agency,
        "government": service.government,
        "received_at": moment,
        "received_by_id": actor.user_id,
        "received_office": actor.office,
        "clock_from": moment,
    }


def _entered(actor: Viewer, output: Output) -> Output:
    """Give it the next number, and put it on record."""
    # With a new customer the trail is held by now: whoever takes a number next to them waits there.
    hold_trail(output.government)
    output.number = official_number(
        government=output.government, key=NUMBERED_AS, on=actor.today, agency=output.agency
    )
    save(actor, output)
    _tell(actor, output)
    return output


def _check_order(
    actor: Viewer, service: Service, customer_name: str, channel: str, moment: datetime
) -> None:
    """Refuse what the service does not take."""
    if not service.is_in_force:
        raise StepNotPossible(_("This edition of the service is not in force: choose another."))
    check_not_future(actor, moment, "received_at")
    kind = kind_of(service.kind)
    if kind.has_customer and not customer_name.strip():
        raise Incomplete(_("Say who ordered it."), field="customer_name")
    if channel not in kind.channels:
        raise DomainError(_("This service is not offered in this way."), field="channel")


def answers(service: Service, given: Mapping[str, object]) -> dict[str, str | bool]:
    """The answers as they are kept; refuses with every fault at its field."""
    questions = [
        Question(row.key, row.kind, row.is_required, tuple(row.options))
        for row in service.fields.all()
    ]
    kept, faults = read_answers(questions, given)
    if faults:
        raise ValidationError({f"field_{key}": FAULTS[fault] for key, fault in faults.items()})
    return kept


def promised(output: Output) -> datetime:
    """When the service promises it, from the moment its time runs from. One query."""
    promise = output.service.promise
    if promise is None:
        raise Incomplete(_("The service promises no time."))
    clock = work_clock(output.government_id, output.government.day_of(output.clock_from))
    return clock.due(output.clock_from, promise)


def _promise(output: Output, own: datetime | None) -> None:
    if own is None:
        output.promised_at = promised(output)
        return
    if own < output.clock_from:
        raise DateOutOfOrder(_("The term ends before the order came."), field="promised_at")
    output.promised_at, output.has_own_term = own, True


def _tell(actor: Viewer, output: Output) -> None:
    after = {
        "service": str(output.service),
        "channel": output.channel,
        "received_at": output.received_at,
        "promised_at": output.promised_at,
        "property_received": output.property_received,
    }
    record_event(
        actor=actor,
        verb="operations.output.received",
        target=output,
        after=filled(after),
        personal=_personal(output),
    )


def _personal(output: Output) -> dict[str, Any] | None:
    """What belongs in the part of the trail that can be shredded."""
    held = filled(
        {
            "customer_name": output.customer_name,
            "customer_contact": output.customer_contact,
            "values": output.values,
        }
    )
    return held or None


@transaction.atomic
def prolong_output(
    *,
    actor: Viewer,
    output_id: int,
    minutes: int,
    waited: int,
    right: str,
    may_shorten: bool = False,
    behind: datetime | None = None,
) -> Output:
    """Move the promised moment by open time in which the work waits for the customer.

    `waited` is all of it since the clock began, `minutes` what of it is new: a term of its own
    moves on by that, one of the service begins where the wait ended. Days stay whole days so.
    Where less is waited for than was told before it `may_shorten`: the term of the service begins
    earlier, one of its own stays. It ends `behind` a moment that is agreed with the customer:
    whole days by the end of its day.
    """
    output = claim_output(actor, output_id, None, right)
    earlier, zone = output.promised_at, actor.now.tzinfo
    clock, promise = work_clock(output.government_id, actor.today), output.service.promise
    if promise is None or output.has_own_term:
        more = Term(max(minutes, 0), Unit.MINUTES)
        ends = clock.due(earlier.astimezone(zone), more)
    else:
        begun = clock.due(output.clock_from.astimezone(zone), Term(waited, Unit.MINUTES))
        ends = clock.due(begun, promise)
    if behind is not None and ends < behind:
        unit = promise.unit if promise else Unit.MINUTES
        ends = clock.due(behind.astimezone(zone), Term(0, unit))
    if not may_shorten:
        ends = max(ends, earlier)
    if ends == earlier:
        return output
    output.promised_at = ends
    save(actor, output)
    record_event(
        actor=actor,
        verb="operations.output.prolonged",
        target=output,
        before={"promised_at": earlier},
    )
    return output
