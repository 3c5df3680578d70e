"""What the codes of reports are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.states import State

KINDS: Mapping[Kind, Promise] = {
    Kind.RECEIVED: pgettext_lazy("gift", "received"),
    Kind.REFUSED: pgettext_lazy("gift", "refused"),
    Kind.GAVE: pgettext_lazy("gift", "given"),
}
STATES: Mapping[State, Promise] = {
    State.DRAFT: pgettext_lazy("gift", "draft"),
    State.SUBMITTED: pgettext_lazy("gift", "handed in"),
    State.UNDER_CHECK: pgettext_lazy("gift", "is being checked"),
    State.RETURNED: pgettext_lazy("gift", "given back to be completed"),
    State.NOT_REPORTABLE: pgettext_lazy("gift", "needs no report to KPK"),
    State.UPG_LEVEL: pgettext_lazy("gift", "handled by the unit itself"),
    State.TO_KPK: pgettext_lazy("gift", "goes to KPK"),
    State.REFUSAL_RECORDED: pgettext_lazy("gift", "refusal on record"),
    State.FORWARDED: pgettext_lazy("gift", "forwarded to KPK"),
    State.KPK_VERIFICATION: pgettext_lazy("gift", "verified by KPK"),
    State.KPK_ANALYSIS: pgettext_lazy("gift", "analysed by KPK"),
    State.REPORTED_DIRECTLY: pgettext_lazy("gift", "reported to KPK directly"),
    State.DECIDED_STATE: pgettext_lazy("gift", "belongs to the state"),
    State.DECIDED_RECEIVER: pgettext_lazy("gift", "belongs to the receiver"),
    State.HANDED_OVER: pgettext_lazy("gift", "handed over to the state"),
    State.NOT_FOLLOWED_UP: pgettext_lazy("gift", "not followed up"),
    State.WITHDRAWN: pgettext_lazy("gift", "withdrawn"),
    State.CLOSED: pgettext_lazy("gift", "closed"),
}


class Occasion(models.TextChoices):
    """When it happened; the occasion suggests the letter of the list, the person decides."""

    WEDDING = "wedding", _("wedding or engagement")
    CEREMONY = "ceremony", _("birth, circumcision or another ceremony of custom or religion")
    FAREWELL = "farewell", _("farewell, retirement, birthday among colleagues")
    HOLIDAY = "holiday", _("religious holiday")
    VISIT = "visit", _("official visit or meeting")
    SEMINAR = "seminar", _("seminar or training")
    SERVICE = "service", _("service, permit or supervision")
    PROCUREMENT = "procurement", _("procurement or contract")
    MISFORTUNE = "misfortune", _("disaster or misfortune")
    OTHER = "other", pgettext_lazy("occasion", "other")


class Relation(models.TextChoices):
    """Who the other side is to the reporter."""

    FAMILY = "family", _("family")
    COLLEAGUE = "colleague", _("colleague")
    SUPERIOR = "superior", _("superior")
    SUBORDINATE = "subordinate", _("subordinate")
    SERVED = "served", _("somebody served or supervised by the office")
    PARTNER = "partner", _("provider or business partner")
    FRIEND = "friend", _("friend or neighbour")
    OTHER = "other", pgettext_lazy("relation", "other")


class Category(models.TextChoices):
    """The categories of objects that KPK counts by (2025)."""

    MONEY = "money", _("money, voucher, precious metal")
    PERISHABLE = "perishable", _("flowers, food or drink with a date of expiry")
    SOUVENIR = "souvenir", _("souvenir or plaque with the giver's logo")
    FACILITY = "facility", _("travel, meal, lodging or another facility")
    OTHER = "other", pgettext_lazy("object", "other")


class Delivery(models.TextChoices):
    """Where the thing is now, as the reporter says."""

    WITH_ME = "with_me", _("I have it")
    AT_UPG = "at_upg", _("I brought it to the unit")
    WILL_BRING = "will_bring", _("I shall bring it to the unit")
    GIVEN_ON = "given_on", _("it would have spoiled: I gave it to people in need")
    GIVEN_BACK = "given_back", _("I gave it back or did not take it")


class Route(models.TextChoices):
    """By which way KPK gets to know of it."""

    UPG = "upg", _("through the unit")
    KPK = "kpk_direct", _("by the reporter directly")


class EnvelopeKind(models.TextChoices):
    """What a guest of a feast gave."""

    MONEY = "money", pgettext_lazy("envelope", "money")
    GOODS = "goods", pgettext_lazy("envelope", "goods")
    FLOWERS = "flowers", pgettext_lazy("envelope", "flowers")


def choices(words: Mapping[Any, Promise]) -> list[tuple[str, Promise]]:
    """Codes and their words, as fields and filters want them."""
    return [
        (str(code) if isinstance(code, StrEnum) else code, word) for code, word in words.items()
    ]
