"""What the use-cases of supervision share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.separation import Part, barred
from teraju.modules.metrology.domain.supervision import Wrong
from teraju.modules.metrology.models import Inspection, InspectionItem, Instrument
from teraju.modules.metrology.selectors.supervision import parts_played, supervisors, was_sent
from teraju.modules.metrology.supervision_refusals import NotTheirs, WrongEntry
from teraju.modules.metrology.supervision_wording import FIELDS, NOT_SENT, WRONG
from teraju.modules.metrology.unit_refusals import NotNow, WrongUnit
from teraju.modules.metrology.unit_wording import BARRED
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked


def refuse(wrong: Wrong | None, field: str = "") -> None:
    """Say what does not fit, at its field; nothing where all fits."""
    if wrong is not None:
        raise WrongEntry(WRONG[wrong], field=field or FIELDS[wrong])


def locked_inspection(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> Inspection:
    rows = Inspection.objects.visible_to(actor).select_related("place__market")
    found: Inspection = locked(actor, rows, pk, right, expected_version)
    return found


def locked_item(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> InspectionItem:
    """An item, its inspection locked before it: what was signed stays as it was."""
    rows = InspectionItem.objects.visible_to(actor).standing()
    inspection_id = rows.values_list("inspection", flat=True).get(pk=pk)
    inspection = locked_inspection(actor, inspection_id, right)
    item: InspectionItem = claim(rows.select_related("instrument__owner"), pk, expected_version)
    item.inspection = inspection
    return item


def require_official(actor: Viewer, inspection: Inspection) -> None:
    """Only who was sent goes there: the letter names the officials."""
    if not was_sent(actor, inspection):
        raise NotTheirs(NOT_SENT)


def require_unsigned(inspection: Inspection) -> None:
    if inspection.minutes_id is not None:
        raise NotNow(_("The minutes are signed: what was found stands as it was signed."))


def check_unit(instrument: Instrument, inspection: Inspection) -> None:
    if instrument.agency_id != inspection.agency_id:
        raise WrongUnit(_("It belongs to another unit."), field="instrument")


def check_officials(
    inspection: Inspection, officials: Iterable[User], instruments: Collection[int], on: date
) -> None:
    """Refuse whoever is no supervisor here, or verified one of these instruments."""
    people = list(officials)
    known = set(supervisors(inspection.agency, on).values_list("pk", flat=True))
    for one in people:
        if one.pk not in known:
            raise NotTheirs(
                format_lazy(_("{office} is no supervisor of this unit."), office=one.title),
                field="officials",
            )
    check_parts(people, instruments, on)


def check_parts(
    officials: Iterable[User], instruments: Collection[int], on: date, field: str = "officials"
) -> None:
    """Refuse where an official had another part in the verification that holds. Two queries."""
    played = parts_played(instruments, on) if instruments else {}
    for one in officials:
        reason = barred(Part.SUPERVISE, played.get(one.pk, ()))
        if reason is not None:
            words = format_lazy("{office}: {reason}", office=one.title, reason=BARRED[reason])
            raise NotTheirs(words, field=field)


def offices(people: Iterable[Any]) -> str:
    """Officials by office, as the trail and the papers name them."""
    return ", ".join(str(one.title) for one in people)
