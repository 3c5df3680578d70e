"""What every use-case of this module does the same way."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.refusals import DateOutOfOrder, WrongPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, model: type[R], pk: int, right: str, expected_version: int | None = None
) -> R:
    """Lock a record of an agency that the actor sees and has the right on."""
    rows = model.objects.visible_to(actor).select_related("agency", "government")  # type: ignore[attr-defined]
    record: R = claim(rows, pk, expected_version)
    rights.require(actor, right, record)
    return record


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day has not come yet."), field=field)


def check_same_agency(record: Any, agency_id: int, field: str) -> None:
    if record is not None and record.agency_id != agency_id:
        raise WrongPlace(_("Choose a record of this agency."), field=field)
