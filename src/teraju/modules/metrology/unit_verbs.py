"""What the trail says of the unit's own records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UNIT_VERBS: Mapping[str, Promise] = {
    "metrology.scope.added": _("entered the letter of scope"),
    "metrology.scope.changed": _("changed the letter of scope"),
    "metrology.scope.kinds_set": _("said which kinds the letter lists"),
    "metrology.scope.line_added": _("added a line to the letter"),
    "metrology.scope.line_changed": _("set the bounds of a line"),
    "metrology.scope.line_removed": _("took a line out of the letter"),
    "metrology.scope.area_added": _("added a region under an agreement"),
    "metrology.scope.area_removed": _("took a region out of the letter"),
    "metrology.scope.enacted": _("put the letter in force"),
    "metrology.scope.ended": _("ended the letter"),
    "metrology.scope.reinstated": _("took the end of the letter back"),
    "metrology.scope.dropped": _("dropped the draft"),
    "metrology.scope.resumed": _("took the draft up again"),
    "metrology.standard.added": _("entered the standard"),
    "metrology.standard.changed": _("changed the standard"),
    "metrology.standard.certified": _("entered a certificate"),
    "metrology.standard.certificate_struck": _("struck a certificate out"),
    "metrology.standard.lent": _("lent the standard"),
    "metrology.standard.taken_back": _("took the standard back"),
    "metrology.standard.withdrawn": _("withdrew the standard from use"),
    "metrology.standard.restored": _("took the standard into use again"),
    "metrology.reading.added": _("entered the reading"),
    "metrology.reading.struck": _("struck the reading out"),
    "metrology.stock.planned": _("planned the stamps of the year"),
    "metrology.stock.changed": _("changed the need"),
    "metrology.stock.requested": _("applied for the stamps"),
    "metrology.stock.request_withdrawn": _("took the application back"),
    "metrology.stock.received": _("received the stamps"),
    "metrology.stock.receipt_corrected": _("corrected the receipt of the stamps"),
    "metrology.stock.reopened": _("undid the hand-over of the stamps"),
    "metrology.stock.counted": _("counted the stamps"),
    "metrology.stock.handed_over": _("handed the stamps over"),
    "metrology.stock.confirmed": _("recorded their receipt by the ministry"),
    "metrology.issue.handed_out": _("handed out for the job"),
    "metrology.issue.returned": _("took everything back"),
    "metrology.roll.received": _("received the roll"),
    "metrology.roll.withdrawn": _("withdrew the roll"),
    "metrology.roll.restored": _("took the roll into use again"),
    "metrology.sticker.bound": _("put the sticker on an instrument"),
    "metrology.sticker.replaced": _("replaced the sticker by another"),
    "metrology.sticker.spoiled": _("recorded the sticker as spoiled"),
    "metrology.sticker.withdrawn": _("withdrew the sticker"),
}
