"""What the trail says of orders, sessions and the queue."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ORDER_VERBS: Mapping[str, Promise] = {
    "metrology.order.entered": _("entered the order for verification"),
    "metrology.order.changed": _("changed what the order asks for"),
    "metrology.order.handed_over": _("handed the instruments over"),
    "metrology.line.added": _("put another instrument into the order"),
    "metrology.line.reviewed": _("reviewed the request again by the plate"),
    "metrology.line.control": _("noted which verification an instrument has"),
    "metrology.line.take": _("took an instrument into test"),
    "metrology.line.put_back": _("put an instrument back among those that wait"),
    "metrology.line.pause": _("noted that an instrument waits for somebody else"),
    "metrology.line.resume": _("noted that an instrument waits no longer"),
    "metrology.line.mark": _("noted the mark of an instrument"),
    "metrology.line.mark_for_certificate": _("noted the mark; the certificate waits for the head"),
    "metrology.line.restore": _("noted that the mark of an instrument counts again"),
    "metrology.line.sign": _("noted that the certificate is signed"),
    "metrology.line.return": _("noted that the certificate is sent back"),
    "metrology.line.submit": _("noted that the certificate is submitted again"),
    "metrology.line.refer": _("referred an instrument to another unit"),
    "metrology.line.answered": _("recorded what the receiver answered"),
    "metrology.line.cancel": _("took an instrument out of the order"),
    "metrology.session.planned": _("planned the market session"),
    "metrology.session.changed": _("changed the market session"),
    "metrology.session.testers": _("sent others to the market session"),
    "metrology.session.confirm": _("confirmed the market session"),
    "metrology.session.reopen": _("took the confirmation of the session back"),
    "metrology.session.hold": _("opened the market session"),
    "metrology.session.cancel": _("cancelled the market session"),
    "metrology.session.ended": _("ended the market session"),
    "metrology.appointment.booked": _("booked the time of a tester"),
    "metrology.appointment.keep": _("noted that the tester was there"),
    "metrology.appointment.miss": _("noted that an appointment came to nothing"),
    "metrology.appointment.cancel": _("cancelled an appointment"),
    "metrology.assignment.issued": _("sent the testers out by letter of assignment"),
    "metrology.assignment.withdrawn": _("withdrew the letter of assignment"),
    "metrology.minutes.issued": _("issued the minutes"),
    "metrology.contact.asked": _("a code was asked for over the net"),
    "metrology.contact.handed": _("prepared a code for a telephone"),
    "metrology.request.received": _("a request came in over the net"),
    "metrology.request.take": _("made an order of the request"),
    "metrology.request.withdraw": _("the sender withdrew the request"),
    "metrology.request.decline": pgettext_lazy("verification", "declined the request"),
    "metrology.feed.opened": _("opened an address for a calendar"),
    "metrology.feed.revoked": _("closed the address of a calendar"),
}
