"""Exemption from re-verification (bebas tera ulang): purposes, states, what is asked first."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from teraju.kernel.rulesets import Edition
from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.standing import Standing


class Purpose(StrEnum):
    """Where an instrument may stand that need not be verified again."""

    LABORATORY = "laboratory"
    OFFICE = "office"
    WORKSHOP = "workshop"
    STORAGE = "storage"
    CLOSED_AREA = "closed_area"
    MACHINE_ROOM = "machine_room"
    TRANSPORT = "transport"


class ExemptionState(StrEnum):
    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_HEAD = frozenset({"agency_head"})
STATES = StateTable.of(
    "exemption",
    ExemptionState.REQUESTED,
    [
        Transition(ExemptionState.REQUESTED, "grant", ExemptionState.GRANTED, _HEAD),
        Transition(ExemptionState.REQUESTED, "refuse", ExemptionState.REFUSED, _HEAD),
        Transition(ExemptionState.GRANTED, "withdraw", ExemptionState.WITHDRAWN, _HEAD),
    ],
)


def rules(on: date) -> Edition:
    """Give the rules of a day; raises NoRuleInForce."""
    return edition("exemptions", on)


def decision_days(on: date) -> int:
    """Give the working days in which a request is decided."""
    days: int = rules(on).values["decision_days"]
    return days


def inscription(on: date) -> str:
    """Give the words that stand on an exempt instrument."""
    words: str = rules(on).values["inscription"]
    return words


def is_for(purpose: str, kind: str, on: date) -> bool:
    """Whether an instrument of this kind is exempt for this purpose: transport is for tanks."""
    return purpose != Purpose.TRANSPORT or kind in rules(on).values["transport"]


def may_be_granted(standing: Standing) -> bool:
    """Whether a request may be granted: the instrument bears a valid sah mark."""
    return standing is Standing.VALID
