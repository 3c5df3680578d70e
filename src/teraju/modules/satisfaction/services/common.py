"""What the use-cases share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.satisfaction.domain.states import COMPLAINT, SURVEY
from teraju.modules.satisfaction.models import Complaint, Survey
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, rows: QuerySet[R], pk: int, right: str, expected_version: int | None
) -> R:
    """Lock a record that the actor sees and holds the right on."""
    record = claim(rows.select_related("agency", "government"), pk, expected_version)
    rights.require(actor, right, record)
    return record


def locked_survey(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> Survey:
    rows = Survey.objects.visible_to(actor).select_related("service")
    found: Survey = locked(actor, rows, pk, right, expected_version)
    return found


def locked_complaint(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> Complaint:
    rows = Complaint.objects.visible_to(actor).select_related("service")
    found: Complaint = locked(actor, rows, pk, right, expected_version)
    return found


def moved(one: Survey | Complaint, event: str) -> None:
    """Take a step of the record's table, or say that it has no place."""
    table: StateTable = SURVEY if isinstance(one, Survey) else COMPLAINT
    try:
        one.state = table.transition(one.state, event).target
    except TransitionRefused as error:
        raise NotInThisState(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": one.get_state_display()}
        ) from error


def said(text: str, field: str, sentence: object) -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise NotComplete(sentence, field=field)
    return found


def fill(record: Record, values: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Put values into a record; texts without what nobody sees. Raises TypeError on others."""
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, cleaned(value) if isinstance(value, str) else value)


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    if day and day > actor.today:
        raise NotComplete(_("The day lies in the future."), field=field)


def check_service(record: Survey | Complaint) -> None:
    """A service is one of the agency's own."""
    if record.service is not None and record.service.agency_id != record.agency_id:
        raise NotComplete(_("Choose a service of this agency."), field="service")


def tell(actor: Viewer, target: Record, verb: str, after: Mapping[str, Any], **more: Any) -> None:
    """One event of this module."""
    record_event(
        actor=actor,
        verb=f"satisfaction.{target._meta.model_name}.{verb}",
        target=target,
        before=more.pop("before", {}),
        after=after,
        **more,
    )
