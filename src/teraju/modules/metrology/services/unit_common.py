"""What the use-cases on the unit's own records share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import StateTable, TransitionRefused
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event


def moved(one: Any, event: str, table: StateTable) -> None:
    """Take a step of the table, or say that it has no place."""
    try:
        one.state = table.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotNow(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": one.get_state_display()}
        ) from error


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    if day is not None and day > actor.today:
        raise DayOutOfOrder(_("This day has not come yet."), field=field)


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
        verb=f"metrology.{verb}",
        target=target,
        before=before or {},
        after=after or {},
    )
