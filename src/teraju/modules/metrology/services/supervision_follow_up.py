"""What comes of a measure: looked at again, and what was found then."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.kernel.texts import cleaned
from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.marks import Result
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.supervision import (
    Finding,
    Measure,
    Outcome,
    outcomes_after,
)
from teraju.modules.metrology.models import Inspection, InspectionItem, Instrument, Verification
from teraju.modules.metrology.register_refusals import OutOfPlace, WrongChoice
from teraju.modules.metrology.selectors.supervision import (
    counting_among,
    tested_since,
    verified_since,
    was_sealed_since,
)
from teraju.modules.metrology.supervision_refusals import NotVerified
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.audit.api import filled, values_of

from .instruments import retire_instrument
from .supervision_common import check_parts, check_unit, locked_item
from .unit_common import check_not_future, tell


@transaction.atomic
def follow_up_item(
    *,
    actor: Viewer,
    item_id: int,
    followed_up_on: date,
    outcome: str,
    note: str = "",
    instrument: Instrument | None = None,
    expected_version: int | None = None,
) -> InspectionItem:
    """Record what came of a measure; of what was not put right it is said next what follows.

    `instrument` is what the register calls by now what bore no tag when it was found.
    """
    item = locked_item(actor, item_id, permissions.INSPECTION_DO, expected_version)
    _check_follow_up(actor, item, followed_up_on)
    _check_referred(item, outcome)
    if instrument is not None and item.instrument is None:
        check_unit(instrument, item.inspection)
        _check_found_here(instrument, item.inspection)
        item.instrument = instrument
    item.followed_up_on, item.outcome = followed_up_on, outcome
    item.outcome_note = cleaned(note)
    if outcome == Outcome.NOT_PUT_RIGHT:
        _check_time_is_up(item, followed_up_on)
        needed(note, "note", _("Say what was found, for whoever decides what follows."))
    after = filled(values_of(item, ("outcome", "outcome_note")))
    if outcome == Outcome.PUT_RIGHT:
        after["verified_on"] = _put_right_by(actor, item, followed_up_on).on
    if outcome == Outcome.OUT_OF_USE and item.instrument is not None:
        _take_out_of_use(actor, item, item.instrument)
    save(actor, item)
    tell(actor, item, "item.followed_up", after)
    return item


def _check_follow_up(actor: Viewer, item: InspectionItem, on: date) -> None:
    require_measure(item)
    check_not_future(actor, on, "followed_up_on")
    visited_on = item.inspection.visited_on
    if visited_on and on < visited_on:
        raise DayOutOfOrder(_("This day is before the visit."), field="followed_up_on")


def require_measure(item: InspectionItem) -> None:
    """Something comes of a measure that was taken, once; of a warning after it was issued."""
    if item.inspection.minutes_id is None or item.measure == Measure.NONE or item.followed_up_on:
        raise NotNow(_("There is nothing to be followed up here."))
    if item.measure == Measure.WARNING and not item.warning_id:
        raise NotNow(_("The warning is not issued yet: have the head sign it first."))


def _check_referred(item: InspectionItem, outcome: str) -> None:
    """In the hands of the investigators is only what was given to them."""
    if outcome not in outcomes_after(item.referred_to):
        raise WrongChoice(
            _(
                "It was referred to nobody: record “Not put right”, then refer it to the"
                " investigators."
            ),
            field="outcome",
        )


def _check_time_is_up(item: InspectionItem, on: date) -> None:
    """Whoever is warned has the whole last day for it; the letter says so.

    Once it is sealed there is nothing left to wait for.
    """
    if item.measure != Measure.WARNING or item.due_on is None or on > item.due_on:
        return
    if was_sealed_since(item, on):
        return
    words = _(
        "The warning gives time until %(day)s: look again after that day, or once supervisors have"
        " sealed it."
    )
    raise DayOutOfOrder(words % {"day": date_format(item.due_on)}, field="followed_up_on")


def _put_right_by(actor: Viewer, item: InspectionItem, on: date) -> Verification:
    """The verification that shows it, by somebody else than who says so."""
    if item.instrument is None:
        raise NotVerified(
            _("It is in no register: have it verified at the counter first, then give its tag."),
            field="outcome",
        )
    found = counting_among(tested_since(item).filter(on__lte=on))
    if found is None:
        raise NotVerified(
            _(
                "No verification since the visit is on record: have it verified at the counter"
                " first."
            ),
            field="outcome",
        )
    if found.result != Result.SAH or found.is_void:
        words = _(
            "Its test of %(day)s left it without a mark that counts: have it verified at the"
            " counter first."
        )
        raise NotVerified(words % {"day": date_format(found.on)}, field="outcome")
    if found.is_unproven:
        raise NotVerified(
            _(
                "No mark fits on it, and its certificate (SKHP) is not signed: it is put right once"
                " the head has signed it."
            ),
            field="outcome",
        )
    check_parts(User.objects.filter(pk=rights.acting(actor)), [item.instrument.pk], on, "outcome")
    passed: Verification = found
    return passed


def _take_out_of_use(actor: Viewer, item: InspectionItem, one: Instrument) -> None:
    """The register says so too, or its public page would go on calling it valid.

    What is exempt and was used for something else is used for what it is exempt for again.
    """
    is_ended_use = item.finding == Finding.OTHER_USE and one.standing == Standing.EXEMPT
    if one.standing == Standing.RETIRED or is_ended_use or item.followed_up_on is None:
        return
    since = verified_since(item).filter(on__gt=item.followed_up_on).first()
    if since is not None:
        words = _("It was verified on %(day)s, and so is used again: say what you find now.")
        raise WrongChoice(words % {"day": date_format(since.on)}, field="outcome")
    with override(settings.LANGUAGE_CODE):
        told = [_("Supervision: no longer used."), item.outcome_note]
        reason = " ".join(str(one) for one in told if one)
    try:
        retire_instrument(
            actor=actor,
            instrument_id=one.pk,
            retired_on=item.followed_up_on,
            reason=reason[:300],
            right=permissions.INSPECTION_DO,
        )
    except OutOfPlace as refused:
        raise OutOfPlace(refused.message, field="outcome") from refused


def _check_found_here(instrument: Instrument, inspection: Inspection) -> None:
    """What bore no tag is named by one that stands where it was found, and was not found itself."""
    if inspection.items.standing().filter(instrument=instrument).exists():
        raise WrongChoice(
            _("This instrument was found on the visit with its tag: it is another one."),
            field="code",
        )
    stands, visited = instrument.place, inspection.place
    if (stands.market_id or stands.pk) != (visited.market_id or visited.pk):
        words = _(
            "By the register %(tag)s stands at %(place)s: give the tag of the one that was found"
            " here, or record first that it was moved."
        )
        named = {"tag": instrument.tag, "place": stands.in_full}
        raise WrongChoice(words % named, field="code")
