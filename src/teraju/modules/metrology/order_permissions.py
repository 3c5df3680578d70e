"""Who may do what with orders, sessions and the queue."""

from __future__ import annotations

from teraju.platform.accounts.rights import register_rights
from teraju.platform.accounts.roles import Role

ORDER_ENTER = "metrology.order.enter"
ORDER_WORK = "metrology.order.work"
ORDER_REFER = "metrology.order.refer"
ORDER_ANSWER = "metrology.order.answer"
LINE_TAKE = "metrology.line.take"
LINE_SIGN = "metrology.line.sign"
SESSION_PLAN = "metrology.session.plan"
SESSION_HOLD = "metrology.session.hold"
APPOINTMENT_KEEP = "metrology.appointment.keep"
ASSIGN = "metrology.assignment.issue"
REQUEST_TAKE = "metrology.request.take"
FEED_KEEP = "metrology.feed.keep"

_AT_WORK = {Role.COUNTER, Role.TESTER, Role.METROLOGY_HEAD}
_DESK = {Role.COUNTER, Role.METROLOGY_HEAD}

ORDER_RIGHTS = register_rights(
    "metrology",
    {
        "order.enter": _AT_WORK,
        "order.work": _AT_WORK,
        # A letter that leaves the house bears the signature of its head; the answer to it comes in
        # at the counter.
        "order.refer": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        "order.answer": _DESK,
        # The certificate of a penera is asked for besides.
        "line.take": {Role.TESTER},
        # Sending out and signing are the head's; who signs what is a matter of the certificates.
        "line.sign": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        "session.plan": {Role.METROLOGY_HEAD},
        "session.hold": _AT_WORK,
        "appointment.keep": _DESK,
        "assignment.issue": {Role.METROLOGY_HEAD, Role.AGENCY_HEAD},
        "request.take": _DESK,
        "feed.keep": _AT_WORK,
    },
)
