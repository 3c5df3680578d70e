"""What the use-cases on the unit's own records share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import StateTable, TransitionRefused
from teraju.modules.metrology.selectors.units import unit_beneath
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow, WrongUnit
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency


def moved(one: Any, event: str, table: StateTable) -> None:
    """Take a step of the table, or say that it has no place."""
    one.state = next_state(one, event, table)


def next_state(one: Any, event: str, table: StateTable) -> str:
    """Where a step of the table leads; raises NotNow where it has no place."""
    try:
        return table.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotNow(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": one.get_state_display()}
        ) from error


def check_unit(agency: Agency) -> None:
    """Refuse an agency that keeps no register itself, where a unit beneath it does."""
    unit = unit_beneath(agency)
    if unit is not None:
        words = _("%(agency)s keeps no register of instruments itself: do this for %(unit)s.")
        raise WrongUnit(words % {"agency": agency.name, "unit": unit.name})


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    if day is not None and day > actor.today:
        raise DayOutOfOrder(_("This day has not come yet."), field=field)


def withdraw(actor: Viewer, one: Any, right: str, reason: str) -> None:
    """Withdraw what was entered: it stays on record with the day and the reason, and counts not."""
    rights.require(actor, right, one)
    require_standing(one)
    one.withdrawn_on = actor.today
    one.withdrawn_reason = needed(reason, "reason", _("Say why."))
    save(actor, one)


def require_standing(one: Any) -> None:
    """What is withdrawn counts no more, and is withdrawn once."""
    if one.withdrawn_on is not None:
        raise NotNow(_("It is withdrawn already."))


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
