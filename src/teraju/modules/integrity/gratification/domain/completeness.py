"""What a report has to say before it can be assessed or go to KPK."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from .assessing import Kind


class Part(StrEnum):
    """A part of the report, as the law names it."""

    RECEIVER_NAME = "receiver_name"
    RECEIVER_ADDRESS = "receiver_address"
    RECEIVER_POST = "receiver_post"
    RECEIVER_NIK = "receiver_nik"
    RECEIVER_PHONE = "receiver_phone"
    GIVER_NAME = "giver_name"
    GIVER_ADDRESS = "giver_address"
    GIVER_RELATION = "giver_relation"
    EVENT_DAY = "event_day"
    EVENT_PLACE = "event_place"
    OCCASION = "occasion"
    OBJECT = "object"
    OBJECT_VALUE = "object_value"
    PHOTO = "photo"


# Undang-Undang 30/2002, article 16: name and address of receiver and giver, post, place and time,
# kind, value. Of a refused gift nobody has to know what it was worth.
BY_LAW = (
    Part.RECEIVER_NAME,
    Part.RECEIVER_ADDRESS,
    Part.RECEIVER_POST,
    Part.GIVER_NAME,
    Part.GIVER_ADDRESS,
    Part.EVENT_DAY,
    Part.EVENT_PLACE,
    Part.OBJECT,
    Part.OBJECT_VALUE,
)
# What KPK's own form asks beyond that: told, never a reason to hold a report back by itself.
BY_FORM = (
    Part.RECEIVER_NIK,
    Part.RECEIVER_PHONE,
    Part.GIVER_RELATION,
    Part.OCCASION,
    Part.PHOTO,
)
_NOT_OF_REFUSED = frozenset({Part.OBJECT_VALUE, Part.PHOTO})


def missing_by_law(kind: Kind, given: Mapping[Part, bool]) -> list[Part]:
    """The parts without which the report is incomplete, in the law's order."""
    return _missing(BY_LAW, kind, given)


def missing_by_form(kind: Kind, given: Mapping[Part, bool]) -> list[Part]:
    """The parts that KPK's form has room for and the report does not say."""
    return _missing(BY_FORM, kind, given)


def _missing(parts: tuple[Part, ...], kind: Kind, given: Mapping[Part, bool]) -> list[Part]:
    skipped = _NOT_OF_REFUSED if kind is Kind.REFUSED else frozenset()
    return [part for part in parts if part not in skipped and not given.get(part, False)]
