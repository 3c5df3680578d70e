"""The words of the codes that the desk keeps."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification.domain.assessing import Verdict, Why
from teraju.modules.integrity.gratification.domain.completeness import Part
from teraju.modules.integrity.gratification.domain.custody import CustodyState

from .choices import Delivery


class GiftOwner(StrEnum):
    """Whose a gift is by the decision of KPK."""

    STATE = "state"
    RECEIVER = "receiver"


class DropReason(StrEnum):
    """Why a report is not followed up."""

    NO_ELEMENTS = "no_elements"
    INCOMPLETE = "incomplete"
    NO_VALUE = "no_value"
    BY_KPK = "by_kpk"


class MoveKind(StrEnum):
    """What happened to a thing in custody."""

    TAKEN_IN = "taken_in"
    MOVED = "moved"
    SENT = "sent"
    TAKEN_BACK = "taken_back"
    GIVEN_BACK = "given_back"
    HANDED_OVER = "handed_over"


VERDICTS: Mapping[Verdict, Promise] = {
    Verdict.TO_KPK: _("goes to KPK"),
    Verdict.UPG_LEVEL: _("settled by the unit"),
    Verdict.NOT_REPORTABLE: _("need not be reported"),
    Verdict.REFUSAL: _("refusal on record"),
}
REASONS: Mapping[Why, Promise] = {
    Why.REPORTABLE: _("By the rules of the day of receipt the gift has to be reported."),
    Why.NOT_REPORTABLE: _("By the rules of the day of receipt the gift need not be reported."),
    Why.PERISHABLE: _(
        "Everything that has a value spoils: it is given away, and KPK is told in the recap."
    ),
    Why.NO_VALUE: _("Nothing of it has a value: it is settled without KPK."),
    Why.REFUSED: _("The gift was refused: the refusal is kept, and KPK may be told."),
    Why.GAVE: _("The gift was given, not received: it is kept in the register."),
}
OWNERS: Mapping[GiftOwner, Promise] = {
    GiftOwner.STATE: _("the state"),
    GiftOwner.RECEIVER: _("the receiver"),
}
DROP_REASONS: Mapping[DropReason, Promise] = {
    DropReason.INCOMPLETE: _("stayed incomplete beyond its days"),
    DropReason.NO_ELEMENTS: _("has nothing to do with the office or duty"),
    DropReason.NO_VALUE: _("the object has no economic value"),
    DropReason.BY_KPK: _("KPK does not follow it up"),
}
# What the reporter chose in the first person, as the unit reads it.
DELIVERIES: Mapping[str, Promise] = {
    Delivery.WITH_ME: _("with the reporter"),
    Delivery.AT_UPG: _("brought to the unit"),
    Delivery.WILL_BRING: _("the reporter will bring it to the unit"),
    Delivery.GIVEN_ON: _("it would have spoiled: given to people in need"),
    Delivery.GIVEN_BACK: _("given back or not taken"),
}
CUSTODY_STATES: Mapping[CustodyState, Promise] = {
    CustodyState.HELD: _("in custody"),
    CustodyState.WITH_KPK: _("lent to KPK"),
    CustodyState.GIVEN_BACK: _("given back"),
    CustodyState.WITH_STATE: _("handed over to the state"),
}
MOVES: Mapping[MoveKind, Promise] = {
    MoveKind.TAKEN_IN: _("taken in"),
    MoveKind.MOVED: pgettext_lazy("custody", "moved"),
    MoveKind.SENT: _("lent to KPK"),
    MoveKind.TAKEN_BACK: _("came back from KPK"),
    MoveKind.GIVEN_BACK: _("given back"),
    MoveKind.HANDED_OVER: _("handed over to the state"),
}
PARTS: Mapping[Part, Promise] = {
    Part.RECEIVER_NAME: _("name of the receiver"),
    Part.RECEIVER_ADDRESS: _("address of the receiver"),
    Part.RECEIVER_POST: _("post of the receiver"),
    Part.RECEIVER_NIK: _("NIK of the receiver"),
    Part.RECEIVER_PHONE: _("telephone of the receiver"),
    Part.GIVER_NAME: _("name of the giver"),
    Part.GIVER_ADDRESS: _("address of the giver"),
    Part.GIVER_RELATION: _("relation of the giver to the receiver"),
    Part.EVENT_DAY: _("day of the event"),
    Part.EVENT_PLACE: _("place of the event"),
    Part.OCCASION: _("occasion"),
    Part.OBJECT: _("what was given"),
    Part.OBJECT_VALUE: _("estimated value of each object"),
    Part.PHOTO: _("photo of the object"),
}
