"""What the events of this module say in a trail, after the office of whoever did it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "operations.service.drafted": _("drafted the service standard"),
    "operations.service.changed": _("changed the draft of the service standard"),
    "operations.service.step_added": _("added a step to the procedure"),
    "operations.service.step_changed": _("changed a step of the procedure"),
    "operations.service.step_removed": _("removed a step of the procedure"),
    "operations.service.field_added": _("added a field to the form of the service"),
    "operations.service.field_changed": _("changed a field of the form of the service"),
    "operations.service.field_removed": _("removed a field of the form of the service"),
    "operations.service.submitted": _("submitted the service standard for approval"),
    "operations.service.returned": _("gave the service standard back"),
    "operations.service.in_force": _("put the service standard in force"),
    "operations.service.superseded": _("replaced the service standard by a newer edition"),
    "operations.service.withdrawn": _("withdrew the service standard"),
    "operations.service.discarded": _("discarded the draft of the service standard"),
    "operations.output.received": _("received the order"),
    "operations.output.returned": _("returned the order: something is lacking"),
    "operations.output.completed": _("noted that what was lacking has come"),
    "operations.output.accepted": _("reviewed and accepted the order"),
    "operations.output.step_done": _("finished a step"),
    "operations.output.sent_back": _("sent the result back to the work"),
    "operations.output.released": _("released the result"),
    "operations.output.handed_over": _("handed the result over"),
    "operations.output.closed": _("closed the order"),
    "operations.output.rejected": _("rejected the order"),
    "operations.output.cancelled": _("cancelled the order"),
    "operations.output.change_asked": _("noted a wish to change the order"),
    "operations.output.change_reviewed": _("reviewed a wish to change the order"),
    "operations.output.property_returned": _("gave the property of the customer back"),
    "operations.output.property_damaged": _("noted loss or damage of the customer's property"),
    "operations.fault.recorded": _("recorded a nonconforming output"),
    "operations.fault.treated": _("decided and carried out what becomes of it"),
    "operations.fault.verified": _("verified the correction"),
    "operations.fault.reopened": _("found the correction insufficient"),
    "operations.fault.withdrawn": _("withdrew the record of a nonconforming output"),
    "operations.counter.set_up": _("set up the counter"),
    "operations.counter.changed": _("changed the counter"),
    "operations.queue.set_up": _("set up the queue"),
    "operations.queue.changed": _("changed the queue"),
    "operations.ticket.issued": _("gave out a number"),
    "operations.ticket.called": _("called a number"),
    "operations.ticket.called_again": _("called a number again"),
    "operations.ticket.serving": _("began to serve a number"),
    "operations.ticket.done": _("finished serving a number"),
    "operations.ticket.no_show": _("noted that nobody came to a number"),
    "operations.ticket.transferred": _("sent a number to another queue"),
}
