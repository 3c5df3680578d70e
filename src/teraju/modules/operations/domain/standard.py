"""Whether a service standard is complete, and what a kind of service brings along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """A component of a service standard; `source_field` is text, steps, time or fee."""

    code: str
    group: str
    source_field: str
    required: bool
    name_en: str
    name_id: str
    hint_en: str = ""
    hint_id: str = ""


@dataclass(frozen=True, slots=True)
class KindStep:
    """A step that a draft of this kind begins with."""

    name_en: str
    name_id: str
    role: str
    check: bool = False
    release: bool = False


@dataclass(frozen=True, slots=True)
class KindField:
    """A question that the form of a draft of this kind begins with."""

    name_en: str
    name_id: str
    kind: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """A kind of service, as its data describe it."""

    code: str
    name_en: str
    name_id: str
    has_customer: bool
    has_queue: bool
    takes_property: bool
    channels: tuple[str, ...]
    steps: tuple[KindStep, ...]
    fields: tuple[KindField, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a service standard is filled in."""

    texts: Mapping[str, str]
    has_steps: bool
    has_release: bool
    has_time: bool
    has_fee: bool
    # A fee above zero rests on a tariff.
    fee_has_basis: bool


def missing(components: Sequence[Component], standing: Standing) -> list[Component]:
    """The required components that are empty, in the order of the rule."""
    held = {
        "steps": standing.has_steps and standing.has_release,
        "time": standing.has_time,
        "fee": standing.has_fee and standing.fee_has_basis,
    }
    return [
        one
        for one in components
        if one.required
        and not (
            standing.texts.get(one.code, "").strip()
            if one.source_field == "text"
            else held[one.source_field]
        )
    ]
