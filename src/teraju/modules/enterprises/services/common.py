"""What the use-cases on enterprises share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, rows: QuerySet[R], pk: int, right: str, expected_version: int | None = None
) -> R:
    """Lock a record that the actor sees and holds the right on; rows are cut to the actor."""
    record = claim(rows.select_related("agency", "government"), pk, expected_version)
    rights.require(actor, right, record)
    return record


def moved(one: Any, event: str, table: StateTable) -> None:
    """Take a step of the table, or say that it has no place."""
    try:
        one.state = table.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotNow(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": one.get_state_display()}
        ) from error


def needed(text: str, field: str, sentence: object) -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    """Refuse a day that has not come."""
    if day is not None and day > actor.today:
        raise DayOutOfOrder(_("This day has not come yet."), field=field)


def fill(record: Any, values: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Put values into a record; texts without blanks around them. Raises TypeError on others."""
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, cleaned(value) if isinstance(value, str) else value)


def tell(
    actor: Viewer,
    target: Any,
    verb: str,
    after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Record an event of this module; `verb` without the module's name."""
    record_event(
        actor=actor,
        verb=f"enterprises.{verb}",
        target=target,
        before=before or {},
        after=after or {},
    )
