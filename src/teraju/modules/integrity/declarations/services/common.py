"""What every use-case of this module does the same way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.declarations.refusals import DateOutOfOrder, NotInThisState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

NAMES = {
    "Round": "round",
    "Declaration": "declaration",
    "Conflict": "conflict",
    "Statement": "statement",
}


def moved(table: StateTable, state: str, event: str) -> str:
    """The state that a step leads to, or the sentence that it has no place."""
    try:
        return table.transition(state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place where the record stands now. Look at it again.")
        ) from error


def said(text: str, field: str, refusal: object) -> str:
    """A text that must not be empty."""
    found = cleaned(text)
    if not found:
        raise DomainError(refusal, field=field)
    return found


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field=field)


def tell(
    actor: Viewer,
    target: Any,
    verb: str,
    after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Record an event of this module. Nothing of what somebody declared goes into the trail."""
    record_event(
        actor=actor,
        verb=f"declarations.{NAMES[type(target).__name__]}.{verb}",
        target=target,
        before=before or {},
        after=after or {},
    )
