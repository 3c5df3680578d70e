"""What every use-case of risks does the same way."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.risks.refusals import DateOutOfOrder, NotInThisState, WrongPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer,
    model: type[R],
    pk: int,
    right: str,
    expected_version: int | None = None,
    *also: str,
) -> R:
    """Lock a record of an agency that the actor sees and has the right on."""
    rows = model.objects.visible_to(actor)  # type: ignore[attr-defined]
    record: R = claim(rows.select_related("agency", "government", *also), pk, expected_version)
    rights.require(actor, right, record)
    return record


def moved(table: StateTable, state: str, event: str, sentence: object) -> str:
    """The next state, or the sentence that says why this step has no place here."""
    try:
        return table.transition(state, event).target
    except TransitionRefused as error:
        raise NotInThisState(sentence) from error


def said(reason: str, field: str = "reason", sentence: object = _("Say why.")) -> str:
    """A text that has to be given."""
    text = cleaned(reason)
    if not text:
        raise DomainError(sentence, field=field)
    return text


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field=field)


def check_same_agency(record: Any, agency_id: int, field: str) -> None:
    if record is not None and record.agency_id != agency_id:
        raise WrongPlace(_("Choose a record of this agency."), field=field)


def check_owner(owner: Any, government_id: int) -> None:
    if owner is not None and owner.home_id != government_id:
        raise WrongPlace(_("Choose somebody of this government."), field="owner")
