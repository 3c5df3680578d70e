"""The words of states and predicates."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity_zone.domain.states import SheetState


class Predicate(StrEnum):
    """What a unit can be named."""

    WBK = "WBK"
    WBBM = "WBBM"


SHEET_STATES: Mapping[str, Promise] = {
    SheetState.OPEN: pgettext_lazy("ZI worksheet", "Being filled in"),
    SheetState.SUBMITTED: pgettext_lazy("ZI worksheet", "With the assessor"),
    SheetState.ASSESSED: pgettext_lazy("ZI worksheet", "Assessed"),
    SheetState.CLOSED: pgettext_lazy("ZI worksheet", "Closed"),
    SheetState.DROPPED: pgettext_lazy("ZI worksheet", "Dropped"),
}


def state_choices() -> list[tuple[str, Promise]]:
    return [(str(code), text) for code, text in SHEET_STATES.items()]


def predicate_choices() -> list[tuple[str, str]]:
    # Names of the regulation, the same in both languages.
    return [(one.value, one.value) for one in Predicate]
