"""The way of an agency to its certificate: modules register the stages that they know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Stage:
    """A stage of the way; `order` puts it in its place among those of other modules."""

    code: str
    label: Text
    order: int


@dataclass(frozen=True)
class Reached:
    """That an agency reached a stage on a day, and the record that tells so."""

    agency_id: int
    stage: str
    on: date
    url: str
    is_example: bool = False


Provider = Callable[[Collection[int], date], Iterable[Reached]]

_stages: dict[str, Stage] = {}
_providers: list[tuple[str, Provider]] = []


def register_stage(stage: Stage, provider: Provider) -> None:
    """Add a source of who reached a stage by a day; it queries a fixed number of times.

    Several modules may know the same stage; they must call it the same.
    """
    if _stages.setdefault(stage.code, stage) != stage:
        raise ValueError(f"the stage {stage.code} is registered with two meanings")
    if (stage.code, provider) not in _providers:
        _providers.append((stage.code, provider))


def stages() -> list[Stage]:
    return sorted(_stages.values(), key=lambda stage: (stage.order, stage.code))


def reached_by(agency_ids: Collection[int], on: date) -> dict[int, dict[str, Reached]]:
    """For each agency the stages it had reached on a day, each with the first day it did."""
    found: dict[int, dict[str, Reached]] = {pk: {} for pk in agency_ids}
    for _code, provider in _providers:
        for one in provider(agency_ids, on):
            if one.on > on:
                continue
            known = found[one.agency_id].get(one.stage)
            if known is None or one.on < known.on:
                found[one.agency_id][one.stage] = one
    return found
