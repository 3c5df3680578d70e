"""What the trail says of documents for small firms, tourism and the showcase."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OFFER_VERBS: Mapping[str, Promise] = {
    "enterprises.papers.begun": _("began papers for the firm"),
    "enterprises.papers.changed": _("changed answers of the firm"),
    "enterprises.papers.confirmed": _("recorded that the owner confirmed the papers"),
    "enterprises.papers.replaced": _("replaced the papers by a newer version"),
    "enterprises.papers.taken_back": _("took the owner's confirmation back"),
    "enterprises.papers.dropped": _("dropped the papers"),
    "enterprises.papers.taken_up": _("took the papers up again"),
    "enterprises.place.mapped": _("put the place of tourism on the map"),
    "enterprises.place.changed": _("changed the place of tourism"),
    "enterprises.place.ended": _("took the place of tourism off the map"),
    "enterprises.place.resumed": _("put the place of tourism back on the map"),
    "enterprises.place.imported": _("read places of tourism from a file"),
    "enterprises.check.asked": _("asked the owner for a self-check"),
    "enterprises.check.answered": _("answered the self-check"),
    "enterprises.check.renewed": _("gave the self-check a new link"),
    "enterprises.check.withdrawn": _("took the link to the self-check back"),
    "enterprises.check.set_aside": _("set the self-check aside"),
    "enterprises.check.restored": _("counted the self-check again"),
    "enterprises.listing.prepared": _("prepared the product for the showcase"),
    "enterprises.listing.changed": _("changed what the showcase says of the product"),
    "enterprises.listing.released": _("showed the product to everybody"),
    "enterprises.listing.withdrawn": _("withdrew the product from the showcase"),
}
