"""The way of an agency to its certificate: modules register the stages that they know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Stage:
    """A stage of the way; `order` puts it in its place among those of other modules."""

    code: str
    label: Text
    order: int


# The usual way. What of it somebody reached is told by the modules that keep the records.
AGREEMENT = Stage("agreement", _("Agreement"), 10)
GAP = Stage("gap", _("Gap assessment"), 20)
INTERNAL_AUDIT = Stage("internal_audit", _("Internal audit"), 30)
REVIEW = Stage("review", _("Management review"), 40)
STAGE_1 = Stage("stage_1", _("Stage 1"), 50)
CERTIFICATE = Stage("certificate", _("Certificate"), 60)


@dataclass(frozen=True)
class Reached:
    """That an agency reached a stage on a day, and the record that tells so.

    `until` is the last day on which it still holds, None while nothing ends it. `note` says what
    the day rests on where that is not plain.
    """

    agency_id: int
    stage: str
    on: date
    url: str
    is_example: bool = False
    until: date | None = None
    note: Text = ""

    def holds_on(self, day: date) -> bool:
        return self.until is None or day <= self.until


Provider = Callable[[Collection[int], date], Iterable[Reached]]

_stages: dict[str, Stage] = {}
_providers: list[tuple[str, Provider]] = []


def register_stage(stage: Stage, provider: Provider) -> None:
    """Add a source of who reached a stage by a day; it queries a fixed number of times.

    Several modules may know the same stage; they must call it the same. One source may know
    several stages: it is registered for each, and asked once for all of them.
    """
    if _stages.setdefault(stage.code, stage) != stage:
        raise ValueError(f"the stage {stage.code} is registered with two meanings")
    if (stage.code, provider) not in _providers:
        _providers.append((stage.code, provider))


def stages() -> list[Stage]:
    return sorted(_stages.values(), key=lambda stage: (stage.order, stage.code))


def reached_by(agency_ids: Collection[int], on: date) -> dict[int, dict[str, Reached]]:
    """For each agency the stages it had reached on a day, each with the first day it did.

    What still holds on that day goes before what ran out, however early that was.
    """
    found: dict[int, dict[str, Reached]] = {pk: {} for pk in agency_ids}
    if not found:
        return found
    for provider in dict.fromkeys(provider for _code, provider in _providers):
        for one in provider(agency_ids, on):
            known = found[one.agency_id].get(one.stage)
            if one.on <= on and (known is None or _rank(one, on) < _rank(known, on)):
                found[one.agency_id][one.stage] = one
    return found


def _rank(one: Reached, day: date) -> tuple[bool, date]:
    return not one.holds_on(day), one.on
