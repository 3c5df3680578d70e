"""What codes of papers, places of tourism, checks and the showcase are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.offer_checks import (
    CheckState,
    PlaceKind,
    Reply,
    SchemeSize,
)
from teraju.modules.enterprises.domain.offer_papers import Family, PapersState
from teraju.modules.enterprises.domain.offer_showcase import ListingState

FAMILIES: Mapping[str, Promise] = {
    Family.CRAFT: _("Crafts"),
    Family.FOOD: _("Food"),
    Family.TOURISM: _("Tourism"),
}
PAPERS_STATES: Mapping[str, Promise] = {
    PapersState.DRAFT: pgettext_lazy("papers", "Example"),
    PapersState.CONFIRMED: pgettext_lazy("papers", "Confirmed by the owner"),
    PapersState.REPLACED: pgettext_lazy("papers", "Replaced"),
    PapersState.DROPPED: pgettext_lazy("papers", "Dropped"),
}
PAPER_KINDS: Mapping[str, Promise] = {
    "manual": pgettext_lazy("paper of a firm", "Manual"),
    "procedure": pgettext_lazy("paper of a firm", "Procedure"),
    "form": pgettext_lazy("paper of a firm", "Form"),
}
PLACE_KINDS: Mapping[str, Promise] = {
    PlaceKind.HOTEL: _("Hotel or lodging"),
    PlaceKind.RESTAURANT: _("Restaurant"),
    PlaceKind.OTHER: pgettext_lazy("tourism", "Other place"),
}
SCHEME_SIZES: Mapping[str, Promise] = {
    SchemeSize.SMALL: pgettext_lazy("scheme", "Micro and small (UMK)"),
    SchemeSize.MEDIUM: pgettext_lazy("scheme", "Medium"),
    SchemeSize.LARGE: pgettext_lazy("scheme", "Large"),
}
REPLIES: Mapping[str, Promise] = {
    Reply.YES: pgettext_lazy("readiness", "Yes"),
    Reply.PARTLY: pgettext_lazy("readiness", "Partly"),
    Reply.NO: pgettext_lazy("readiness", "Not yet"),
    Reply.NOT_HERE: pgettext_lazy("readiness", "Not here"),
}
CHECK_STATES: Mapping[str, Promise] = {
    CheckState.ASKED: _("Waits for the owner"),
    CheckState.DONE: pgettext_lazy("readiness", "Answered"),
    CheckState.WITHDRAWN: pgettext_lazy("readiness", "Taken back"),
    CheckState.SET_ASIDE: pgettext_lazy("readiness", "Set aside"),
}
LISTING_STATES: Mapping[str, Promise] = {
    ListingState.PREPARED: pgettext_lazy("showcase", "Prepared"),
    ListingState.RELEASED: pgettext_lazy("showcase", "Shown"),
    ListingState.WITHDRAWN: pgettext_lazy("showcase", "Withdrawn"),
}
