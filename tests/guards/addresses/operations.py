"""Addresses of operations.

The counter stands at Disdukcapil, which the reader of the Inspektorat does not see.
"""

from .kinds import SERANG, Address, Kind, every
from .operations_supervision import SUPERVISION

CIVIL = {**SERANG, "agency__short_name": "Disdukcapil"}
SERVICE = {**CIVIL, "state": "in_force", "code": "KTP-EL"}
ORDER = {**CIVIL, "state": "in_progress"}
TICKET = {**CIVIL, "state": "called"}
QUEUE = {**CIVIL, "letter": "A"}
COUNTER = {**CIVIL, "name": "Loket 1"}

_SERVICES = {
    "operations_services": Address(Kind.LIST),
    "operations_service_add": Address(Kind.FORM),
    "operations_service": Address(Kind.GUARDED_RECORD, "operations.Service", SERVICE),
    "operations_step_change": Address(
        Kind.GUARDED_RECORD, "operations.ServiceStep", {"service__code": "KK", "is_release": True}
    ),
    "operations_step_remove": Address(
        Kind.GUARDED_RECORD, "operations.ServiceStep", {"service__code": "KK", "is_release": True}
    ),
    "operations_question_change": Address(
        Kind.GUARDED_RECORD, "operations.ServiceField", {"service__code": "KK", "order": 1}
    ),
    "operations_question_remove": Address(
        Kind.GUARDED_RECORD, "operations.ServiceField", {"service__code": "KK", "order": 1}
    ),
    "operations_public": Address(Kind.PUBLIC, extra={"slug": "kabupaten-serang"}),
    "operations_public_service": Address(
        Kind.PUBLIC, "operations.Service", SERVICE, {"slug": "kabupaten-serang"}
    ),
} | every(
    Kind.GUARDED_RECORD,
    "operations.Service",
    SERVICE,
    "operations_service_change",
    "operations_service_submit",
    "operations_service_approve",
    "operations_service_return",
    "operations_service_withdraw",
    "operations_service_discard",
    "operations_service_revise",
    "operations_service_paper",
    "operations_step_add",
    "operations_question_add",
    "operations_receive",
)
_OUTPUTS = (
    {
        "operations_outputs": Address(Kind.LIST),
        "operations_output_add": Address(Kind.FORM),
        "operations_output": Address(Kind.GUARDED_RECORD, "operations.Output", ORDER),
        "operations_review": Address(Kind.GUARDED_RECORD, "operations.OutputChange", SERANG),
        "operations_faults": Address(Kind.LIST),
        "operations_fault_add": Address(Kind.FORM),
        "operations_fault": Address(Kind.GUARDED_RECORD, "operations.NonconformingOutput", CIVIL),
    }
    | every(
        Kind.GUARDED_RECORD,
        "operations.Output",
        ORDER,
        "operations_accept",
        "operations_return",
        "operations_complete",
        "operations_step_done",
        "operations_send_back",
        "operations_release",
        "operations_hand_over",
        "operations_close",
        "operations_reject",
        "operations_cancel",
        "operations_wish",
        "operations_property",
        "operations_output_fault",
    )
    | every(
        Kind.GUARDED_RECORD,
        "operations.NonconformingOutput",
        CIVIL,
        "operations_fault_treat",
        "operations_fault_verify",
        "operations_fault_reopen",
        "operations_fault_withdraw",
    )
)
_QUEUE = {
    "operations_queue": Address(Kind.LIST),
    "operations_queue_add": Address(Kind.FORM),
    "operations_queue_change": Address(Kind.GUARDED_RECORD, "operations.Queue", QUEUE),
    "operations_ticket_issue": Address(Kind.POST, "operations.Queue", QUEUE),
    "operations_counter_add": Address(Kind.FORM),
    "operations_counter": Address(Kind.GUARDED_RECORD, "operations.Counter", COUNTER),
    "operations_counter_change": Address(Kind.GUARDED_RECORD, "operations.Counter", COUNTER),
    "operations_counter_call": Address(Kind.POST, "operations.Counter", COUNTER),
    "operations_counter_waiting": Address(Kind.GUARDED_RECORD, "operations.Counter", COUNTER),
    "operations_tickets": Address(Kind.LIST),
    "operations_ticket": Address(Kind.GUARDED_RECORD, "operations.QueueTicket", TICKET),
    "operations_ticket_slip": Address(Kind.GUARDED_RECORD, "operations.QueueTicket", TICKET),
    "operations_ticket_order": Address(Kind.GUARDED_RECORD, "operations.QueueTicket", TICKET),
    "operations_ticket_transfer": Address(Kind.GUARDED_RECORD, "operations.QueueTicket", TICKET),
    "operations_display": Address(
        Kind.PUBLIC,
        "organisation.Agency",
        {"government__region_id": "36.04", "short_name": "Disdukcapil"},
        {"slug": "kabupaten-serang"},
        key="agency",
    ),
} | every(
    Kind.POST,
    "operations.QueueTicket",
    TICKET,
    "operations_ticket_again",
    "operations_ticket_serve",
    "operations_ticket_miss",
    "operations_ticket_finish",
)

OPERATIONS: dict[str, Address] = _SERVICES | _OUTPUTS | _QUEUE | SUPERVISION
