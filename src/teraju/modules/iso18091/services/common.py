"""What every use-case of this module does the same way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.modules.iso18091.refusals import OutOfPlace
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event


def locked_diagnosis(actor: Viewer, pk: int, expected_version: int | None = None) -> Diagnosis:
    """Lock a diagnosis that the actor sees; the caller asks for the right."""
    rows = Diagnosis.objects.visible_to(actor).select_related("government", "question_set")
    found: Diagnosis = claim(rows, pk, expected_version)
    return found


def locked_indicator(
    actor: Viewer, pk: int, expected_version: int | None = None
) -> tuple[Indicator, Side]:
    """Lock an indicator of a diagnosis in which something may still change, and say on which side.

    The diagnosis is locked first, so that nobody concludes it in between.
    """
    rows = Indicator.objects.visible_to(actor)
    diagnosis = locked_diagnosis(actor, rows.values_list("diagnosis", flat=True).get(pk=pk))
    found: Indicator = claim(rows.select_related("agency", "government"), pk, expected_version)
    found.diagnosis = diagnosis
    side = diagnosis.side
    if side is None:
        raise OutOfPlace(_("The diagnosis is over: nothing changes any more."))
    return found, side


def moved(record: Any, event: str, table: StateTable) -> None:
    """Take a step of the table, or say that it has no place."""
    try:
        record.state = table.transition(record.state, event).target
    except TransitionRefused as error:
        raise OutOfPlace(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": record.get_state_display()}
        ) from error


def said(text: str, field: str, refusal: object) -> str:
    """A text that must not be empty."""
    found = cleaned(text)
    if not found:
        raise DomainError(refusal, field=field)
    return found


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DomainError(_("This day has not come yet."), field=field)


def tell(
    actor: Viewer,
    target: Any,
    verb: str,
    after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Record an event of this module."""
    verb = f"iso18091.{verb}"
    record_event(actor=actor, verb=verb, target=target, before=before or {}, after=after or {})
