"""What is found at each instrument, and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.marks import VoidReason
from teraju.modules.metrology.domain.standing import Standing, standing_on
from teraju.modules.metrology.domain.supervision import (
    VOIDS,
    Finding,
    InspectionState,
    Measure,
    too_late_to_warn,
    usual_last_day,
    wrong_measure,
    wrong_reading,
)
from teraju.modules.metrology.models import (
    Inspection,
    InspectionItem,
    Instrument,
    Verification,
)
from teraju.modules.metrology.models.supervision_choices import FINDINGS
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.selectors.supervision import (
    items_of,
    mark_in_force,
    verified_since,
)
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill
from teraju.platform.audit.api import filled, values_of

from .in_service import judged
from .marks import void_verification
from .standing import void_marks
from .supervision_common import (
    check_parts,
    check_unit,
    locked_inspection,
    locked_item,
    refuse,
    require_official,
    require_unsigned,
)
from .supervision_next import give_back_unseen
from .supervision_papers import issue_minutes_paper, issue_warning_paper
from .unit_common import tell

FIELDS = ("finding", "note", "measure", "due_on", "seal", "referred_to")
# What a measure does not ask for is not kept with it.
_ASKED: Mapping[str, frozenset[str]] = {
    "warning": frozenset({"due_on"}),
    "seal": frozenset({"seal", "due_on"}),
    "referral": frozenset({"referred_to"}),
}
# Why “run out” is no finding of what the register calls so.
_NOT_RUN_OUT: Mapping[Standing, Promise] = {
    Standing.VALID: _(
        "By the register its verification holds until %(day)s: choose another finding."
    ),
    Standing.EXEMPT: _(
        "It is exempt from re-verification, which therefore does not run out: choose another"
        " finding, such as “Used for what it is not for”."
    ),
    Standing.UNPROVEN: _(
        "No signed certificate (SKHP) stands for its mark, so there is nothing to run out: choose"
        " “Bears no valid mark”."
    ),
}


@transaction.atomic
def add_item(
    *,
    actor: Viewer,
    inspection_id: int,
    instrument: Instrument | None = None,
    described: str = "",
    readings: Mapping[str, Any] | None = None,
    **values: Any,
) -> InspectionItem:
    """Enter an instrument as it was found. `values` are the fields of `FIELDS`.

    `readings` are tests of the engine's input: it judges them by the limits in use.
    """
    inspection = _visited(actor, inspection_id)
    item = InspectionItem(
        inspection=inspection,
        instrument=instrument,
        described="" if instrument else cleaned(described),
        is_example=inspection.is_example,
    )
    if instrument is None and not item.described:
        raise DomainError(_("Say which instrument it is."), field="described")
    if instrument is not None:
        check_unit(instrument, inspection)
        day = inspection.visited_on or actor.today
        check_parts(inspection.officials.all(), [instrument.pk], day, "instrument")
    _write(actor, item, readings or {}, values)
    save(actor, item)
    tell(actor, item, "item.added", _told(item))
    return item


@transaction.atomic
def change_item(
    *,
    actor: Viewer,
    item_id: int,
    expected_version: int | None = None,
    readings: Mapping[str, Any] | None = None,
    **values: Any,
) -> InspectionItem:
    """Correct what was entered of an instrument, until the minutes are signed."""
    item = _correctable(actor, item_id, expected_version)
    before = _told(item)
    _write(actor, item, item.readings if readings is None else readings, values)
    save(actor, item)
    tell(actor, item, "item.changed", _told(item), before)
    return item


@transaction.atomic
def withdraw_item(
    *, actor: Viewer, item_id: int, expected_version: int | None = None
) -> InspectionItem:
    """Take an instrument out of the list of a visit, until the minutes are signed."""
    item = _correctable(actor, item_id, expected_version)
    item.withdrawn_on = actor.today
    save(actor, item)
    tell(actor, item, "item.withdrawn", {"withdrawn_on": item.withdrawn_on})
    return item


@transaction.atomic
def sign_minutes(
    *, actor: Viewer, inspection_id: int, expected_version: int | None = None
) -> Inspection:
    """Sign the minutes: from here what was found stands, and marks that do not hold are void.

    Without an instrument they say that none was in use: a stall was closed, a scale was gone.
    """
    inspection = _visited(actor, inspection_id, expected_version)
    items = list(items_of(inspection))
    inspection.minutes = issue_minutes_paper(actor, inspection, items)
    save(actor, inspection)
    tell(actor, inspection, "inspection.signed", {"minutes": inspection.minutes.number})
    for item in items:
        _void(actor, item)
    give_back_unseen(actor, inspection, items)
    return inspection


@transaction.atomic
def issue_warning(
    *,
    actor: Viewer,
    item_id: int,
    due_on: date | None = None,
    expected_version: int | None = None,
) -> InspectionItem:
    """Issue the written warning that the minutes announce, signed by the head.

    `due_on` is another day than that of the minutes, for a letter that comes after it.
    """
    item = locked_item(actor, item_id, permissions.INSPECTION_DECIDE, expected_version)
    require_warning(item)
    before = values_of(item, ("due_on",))
    item.due_on = due_on or item.due_on
    if too_late_to_warn(item.due_on, actor.today):
        words = _("This day is not after the day of the letter: give another one.")
        raise DayOutOfOrder(words, field="due_on")
    item.warning = issue_warning_paper(actor, item)
    save(actor, item)
    after = {"warning": item.warning.number, "due_on": item.due_on}
    tell(actor, item, "item.warned", after, before)
    return item


def require_warning(item: InspectionItem) -> None:
    """A warning is issued once, after the minutes that announce it."""
    if item.inspection.minutes_id is None:
        raise NotNow(_("The minutes are not signed yet."))
    if item.measure != Measure.WARNING or item.warning_id or item.followed_up_on:
        raise NotNow(_("There is no warning to be issued."))


def require_correctable(item: InspectionItem) -> None:
    """What was entered is corrected until the minutes are signed."""
    require_unsigned(item.inspection)
    if item.withdrawn_on is not None:
        raise NotNow(_("It is out of the list already."))


def _visited(actor: Viewer, pk: int, expected_version: int | None = None) -> Inspection:
    """A visit that is being written down by one of its officials."""
    inspection = locked_inspection(actor, pk, permissions.INSPECTION_DO, expected_version)
    require_official(actor, inspection)
    require_visited(inspection)
    return inspection


def require_visited(inspection: Inspection) -> None:
    """Something is written down of a visit that was made, until the minutes are signed."""
    if inspection.state != InspectionState.VISITED:
        raise NotNow(_("Record the visit first: day and hours."))
    require_unsigned(inspection)


def _correctable(actor: Viewer, pk: int, expected_version: int | None) -> InspectionItem:
    item = locked_item(actor, pk, permissions.INSPECTION_DO, expected_version)
    require_official(actor, item.inspection)
    require_correctable(item)
    return item


def _write(
    actor: Viewer, item: InspectionItem, readings: Mapping[str, Any], values: Mapping[str, Any]
) -> None:
    """Put in what was found, let the engine judge the readings, and see whether it fits."""
    fill(item, values, FIELDS)
    item.readings = dict(readings)
    day = item.inspection.visited_on
    answer = judged(item.instrument, readings, day) if readings and day else None
    item.answer = answer.answer if answer else {}
    item.verdict = answer.verdict if answer else ""
    item.reason_en, item.reason_id = answer.reasons if answer else ("", "")
    finding, measure = Finding(item.finding), Measure(item.measure)
    refuse(wrong_reading(finding, item.verdict))
    _check_run_out(item)
    refuse(
        wrong_measure(
            finding,
            measure,
            has_seal=bool(item.seal),
            has_receiver=bool(item.referred_to),
        )
    )
    for name, empty in {"due_on": None, "seal": "", "referred_to": ""}.items():
        if name not in _ASKED.get(measure, ()):
            setattr(item, name, empty)
    if measure is Measure.WARNING and item.due_on is None and day:
        # Written down late, it still leaves the usual time.
        item.due_on = usual_last_day(max(day, actor.today))
    if item.due_on and day and item.due_on <= day:
        raise DayOutOfOrder(_("This day is not after the visit."), field="due_on")


def _check_run_out(item: InspectionItem) -> None:
    """A day has run out or not: what holds on the day of the visit, or never did, has not.

    What was verified after the visit bore another mark on it, of which nothing is known here.
    """
    one, day = item.instrument, item.inspection.visited_on
    if item.finding != Finding.EXPIRED or one is None or day is None:
        return
    words = _NOT_RUN_OUT.get(standing_on(one.standing, one.valid_until, day))
    if words and not verified_since(item).exists():
        told = {"day": date_format(one.valid_until) if one.valid_until else ""}
        raise WrongChoice(words % told, field="finding")


def _void(actor: Viewer, item: InspectionItem) -> None:
    """Take the force from the mark of what was found so, whether it has a record or a list's.

    What was verified since the visit bears another one, which holds.
    """
    reason: VoidReason | None = VOIDS.get(Finding(item.finding))
    if reason is None or item.instrument is None:
        return
    note = (item.note or str(FINDINGS[item.finding]))[:300]
    day = item.inspection.visited_on or actor.today
    mark = mark_in_force(item)
    if item.finding == Finding.NO_MARK and not _is_missed(item.instrument, mark, day):
        return
    if mark is not None:
        void_verification(
            actor=actor,
            verification_id=mark.pk,
            reason=reason,
            on=day,
            note=note,
            is_of_minutes=True,
        )
    elif not verified_since(item).exists():
        _void_list(actor, item.instrument, reason, day, note)


def _is_missed(instrument: Instrument, mark: Verification | None, on: date) -> bool:
    """Whether a mark that was not found is one of which the register says that it holds.

    Where no mark fits a certificate stands for it, and is not missed on the instrument.
    """
    if mark is not None:
        return not mark.unmarkable and mark.valid_until is not None and on <= mark.valid_until
    return standing_on(instrument.standing, instrument.valid_until, on) is Standing.VALID


def _void_list(actor: Viewer, found: Instrument, reason: VoidReason, day: date, note: str) -> None:
    """The mark that an earlier list tells of has no record: the instrument says it is void."""
    rows = Instrument.objects.select_for_update(of=("self",), no_key=True)
    instrument = rows.get(pk=found.pk)
    before = instrument.standing
    void_marks(actor, instrument, on=day, reason=reason, note=note)
    if instrument.standing != before:
        save(actor, instrument)
        tell(
            actor, instrument, "instrument.voided", {"standing": instrument.standing, "note": note}
        )


def _told(item: InspectionItem) -> dict[str, Any]:
    facts = filled(values_of(item, (*FIELDS, "verdict", "described")))
    return facts | ({"instrument": item.instrument.tag} if item.instrument else {})
