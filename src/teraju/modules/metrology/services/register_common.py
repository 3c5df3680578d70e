"""What the use-cases on the registers share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, rows: QuerySet[R], pk: int, right: str, expected_version: int | None
) -> R:
    """Lock a record that the actor sees and holds the right on; rows are cut to the actor."""
    record = claim(rows.select_related("agency", "government"), pk, expected_version)
    rights.require(actor, right, record)
    return record


def needed(text: str, field: str = "reason", sentence: str | Promise = "") -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence or _("Say why."), field=field)
    return found


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    if day and day > actor.today:
        raise DomainError(_("The day lies in the future."), field=field)


def check_same_agency(record: Any, agency_id: int, field: str) -> None:
    if record is not None and record.agency_id != agency_id:
        raise WrongChoice(_("Choose a record of this unit."), field=field)


def fill(record: Record, values: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Put values into a record; texts without what nobody sees. Raises TypeError on others."""
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, cleaned(value) if isinstance(value, str) else value)


def trail_name(owner: Owner | None) -> str:
    """How the trail calls an owner: a person by number, for the trail is never shredded."""
    if owner is None:
        return ""
    return owner.name if owner.is_business else f"No. {owner.pk}"
