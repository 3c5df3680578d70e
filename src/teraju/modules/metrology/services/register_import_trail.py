"""What a file changed, on the trail of each record that stood before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from teraju.modules.metrology.models import Instrument, Owner
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import Happening, record_events, values_of
from teraju.platform.organisation.models import Government

from .register_common import trail_name

FIELDS = (
    "make",
    "model",
    "serial",
    "plate",
    "count",
    "is_fixed",
    "standing",
    "verified_on",
    "valid_until",
)
WHOSE = ("owner", "user", "place")
Values = Mapping[str, Any]


def standing_of(instrument: Instrument) -> dict[str, Any]:
    """What a file may change of an instrument, as it stands."""
    return values_of(instrument, (*FIELDS, *WHOSE))


def instruments_corrected(
    actor: Viewer, government: Government, file: str, altered: Sequence[tuple[Values, Instrument]]
) -> None:
    """Record what became of instruments, each with what stood before."""
    record_events(
        actor=actor,
        verb="metrology.instrument.corrected",
        government=government,
        happenings=[
            Happening(one, *_told(before, standing_of(one), file)) for before, one in altered
        ],
    )


def owners_completed(
    actor: Viewer, government: Government, file: str, completed: Sequence[tuple[bool, Owner]]
) -> None:
    """Record who got a telephone or is told to be a business, each with whether they were one."""
    record_events(
        actor=actor,
        verb="metrology.owner.completed",
        government=government,
        happenings=[
            Happening(
                owner,
                {"is_business": was},
                {"is_business": owner.is_business, "file": file},
                {"phone": owner.phone} if owner.phone else None,
                trail_name(owner),
            )
            for was, owner in completed
        ],
    )


def _told(before: Values, after: Values, file: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both as the trail keeps them: people who stay are not named, those who change as it may."""
    old = {name: before[name] for name in FIELDS}
    new = {name: after[name] for name in FIELDS}
    for name in WHOSE:
        if before[name] != after[name]:
            old[name], new[name] = _named(before[name]), _named(after[name])
    return old, {**new, "file": file}


def _named(record: Any) -> str:
    if isinstance(record, Owner):
        return trail_name(record)
    return record.in_full if record else ""
