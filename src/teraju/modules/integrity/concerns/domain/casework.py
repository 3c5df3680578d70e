"""What the entries of a concern amount to: the facts that the guards of its steps ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .modes import Kind
from .outcomes import Finding, Outcome
from .states import State
from .triage import Risk

Written = tuple[str, Mapping[str, Any] | None]


def latest(written: Iterable[Written], kind: Kind) -> Mapping[str, Any] | None:
    """The last entry of a kind that could be opened; None if there is none."""
    found = None
    for each, content in written:
        if each == kind and content is not None:
            found = content
    return found


def finding_of(
    state: State, outcome: str, written: Iterable[Written], *, measures_told: bool
) -> Finding:
    """What stands in a concern when a step towards its end is asked for."""
    listed = list(written)
    triage = latest(listed, Kind.TRIAGE) or {}
    protected = any(kind == Kind.PROTECTION for kind, _content in listed)
    at_risk = triage.get("risk") in {Risk.MEDIUM, Risk.HIGH}
    return Finding(
        state=state,
        outcome=Outcome(outcome) if outcome else None,
        hearings=sum(1 for kind, _content in listed if kind == Kind.HEARING),
        measures_told=measures_told,
        protection_missing=at_risk and not protected,
    )
