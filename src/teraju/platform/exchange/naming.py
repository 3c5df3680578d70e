"""Names that rows bring into being: found with the check, answered by a person, held to after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .importing import Reading
from .models import ImportRun
from .plans import NameKey, NewName, Plan
from .readers import Scope
from .registers import M, Names, Register


def names_of(register: Register[M]) -> Names[M] | None:
    return register.importing.names if register.importing else None


def new_names(register: Register[M], scope: Scope, plan: Plan[M]) -> list[NewName]:
    """What writing would enter: first what is asked for, the doubtful before the others."""
    names = names_of(register)
    if names is None:
        return []
    found = names.found(scope, plan)
    return sorted(found, key=lambda one: (not one.near, one.kind not in names.asked))


def counted(found: Sequence[NewName]) -> dict[str, int]:
    return dict(Counter(one.kind for one in found))


def kept(register: Register[M], found: Sequence[NewName], most: int) -> list[NewName]:
    """Those that stand on the page: all that are asked for, of the others the first."""
    names = names_of(register)
    asked = sum(one.kind in names.asked for one in found) if names else 0
    return list(found[: max(asked, most)])


def rename(register: Register[M], run: ImportRun, reading: Reading[M]) -> None:
    """Put the names into the rows that a person said were meant."""
    names = names_of(register)
    if names is not None and run.called:
        names.rename(reading.rows, _meant(run))


def is_confirmed(register: Register[Any], run: ImportRun, found: Sequence[NewName]) -> bool:
    """Whether a person was shown and confirmed what is about to be entered."""
    names = names_of(register)
    if names is None or not found:
        return True
    shown = {one.key for one in run.names}
    asked = {one.key for one in found if one.kind in names.asked}
    return run.called is not None and asked <= shown


def _meant(run: ImportRun) -> Mapping[NameKey, str]:
    """The name that is meant by each; of a slip for a slip the last."""
    names = run.names
    said = {names[n].key: names[n].near for n in run.called or ()}
    meant = {}
    for key, near in said.items():
        kind, within, _name = key
        passed = {key}
        while (step := (kind, within, near)) in said and step not in passed:
            passed.add(step)
            near = said[step]
        meant[key] = near
    return meant
