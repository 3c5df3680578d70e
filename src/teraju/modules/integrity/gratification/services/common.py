"""What the use-cases of a reporter do the same way."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification.domain.states import REPORT, State
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.refusals import (
    DateOutOfOrder,
    NotComplete,
    NotInThisState,
)
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

# The reporter works on it; what was handed in stands as it is.
OPEN_TO_REPORTER = frozenset({State.DRAFT, State.RETURNED})
HANDED_IN = _("What was handed in stands as it is. Tell the unit if something has to be changed.")


def own(actor: Viewer, pk: int, expected_version: int | None = None) -> GiftReport:
    """Lock one of the actor's own reports: nobody else ever writes for the reporter."""
    rows = GiftReport.objects.of_reporter(actor).select_related("agency", "government")
    found: GiftReport = claim(rows, pk, expected_version)
    return found


def open_to_reporter(actor: Viewer, pk: int, expected_version: int | None = None) -> GiftReport:
    """Lock an own report that may be written in."""
    one = own(actor, pk, expected_version)
    if one.state not in OPEN_TO_REPORTER:
        raise NotInThisState(HANDED_IN)
    return one


def stands_as_it_is(viewer: Viewer, one: GiftReport) -> object:
    """Why its reporter takes nothing off a report any more, or an empty string."""
    handed_in = one.state not in OPEN_TO_REPORTER and one.reporter_id == viewer.user_id
    return HANDED_IN if handed_in else ""


def moved(one: GiftReport, event: str) -> None:
    """Take a step of the table, or say that it has no place."""
    try:
        one.state = REPORT.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place while it stands at “%(state)s”. Look at the report again.")
            % {"state": one.get_state_display()}
        ) from error


def tell(actor: Viewer, one: GiftReport, verb: str, before: str = "") -> None:
    """Record an event: what became of the report, never a word of what is in it."""
    record_event(
        actor=actor,
        verb=f"gratification.report.{verb}",
        target=one,
        before={"state": before},
        after={"state": str(one.state)},
    )


def said(text: str, field: str, refusal: object) -> str:
    """A text that must not be empty."""
    found = cleaned(text)
    if not found:
        raise NotComplete(refusal, field=field)
    return found


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field=field)


def texts(values: dict[str, Any]) -> dict[str, Any]:
    """Values with their texts as they are kept."""
    return {name: cleaned(v) if isinstance(v, str) else v for name, v in values.items()}
