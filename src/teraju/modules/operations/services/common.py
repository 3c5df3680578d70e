"""What every use-case of this module does the same way."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import StateTable, TransitionRefused
from teraju.modules.operations.models import Output, Service
from teraju.modules.operations.refusals import DateOutOfOrder, StepNotPossible
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer


def claim_service(
    actor: Viewer, service_id: int, expected_version: int | None, right: str
) -> Service:
    """Lock a service that the actor sees and has the right to."""
    rows = Service.objects.visible_to(actor).select_related("agency", "government")
    record: Service = claim(rows, service_id, expected_version)
    rights.require(actor, right, record)
    return record


def claim_output(actor: Viewer, output_id: int, expected_version: int | None, right: str) -> Output:
    """Lock an output that the actor sees; an empty `right` leaves asking to the caller."""
    rows = Output.objects.visible_to(actor).select_related("agency", "government", "service")
    record: Output = claim(rows, output_id, expected_version)
    if right:
        rights.require(actor, right, record)
    return record


def step(table: StateTable, state: str, event: str) -> str:
    """The state after this event; refuses in the user's words."""
    try:
        return table.transition(state, event).target
    except TransitionRefused as error:
        raise StepNotPossible(
            _("This step is not possible in the present state. Look at the record again.")
        ) from error


def check_not_future(actor: Viewer, moment: datetime, field: str) -> None:
    if moment > actor.now:
        raise DateOutOfOrder(
            _("This moment is still ahead: record it when it has come."), field=field
        )
