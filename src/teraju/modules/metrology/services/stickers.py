"""Rolls of stickers, and what becomes of each sticker."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.stamps import Site
from teraju.modules.metrology.domain.stickers import (
    LAST_NUMBER,
    MOST_ON_ROLL,
    ROLL,
    CodeStanding,
    StickerCode,
    StickerState,
    not_bound,
    read_sticker,
    standing,
    sticker_code,
)
from teraju.modules.metrology.domain.tags import WrongCode
from teraju.modules.metrology.models import Instrument, IssuedRoll, Sticker, StickerRoll
from teraju.modules.metrology.selectors.stickers import overlapping, roll_of, sticker_of
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow, StickerRefused, WrongUnit
from teraju.modules.metrology.unit_wording import NOT_BOUND
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.organisation.models import Agency, Government

from .unit_common import check_not_future, moved, tell


@transaction.atomic
def receive_roll(
    *,
    actor: Viewer,
    agency: Agency,
    name: str,
    first: int,
    last: int,
    received_on: date,
    is_example: bool = False,
) -> StickerRoll:
    """Put a roll into the book; no number of a government stands on two rolls."""
    rights.require(actor, permissions.STICKER_KEEP, agency)
    check_not_future(actor, received_on, "received_on")
    if last < first:
        raise StickerRefused(_("The last number is not below the first."), field="last")
    if last - first >= MOST_ON_ROLL or last > LAST_NUMBER:
        most = _("A roll has %(most)s stickers at most: enter each roll by itself.")
        raise StickerRefused(most % {"most": MOST_ON_ROLL}, field="last")
    # Locked, so that two rolls entered at once meet each other.
    Government.objects.select_for_update(no_key=True).get(pk=agency.government_id)
    name = needed(name, "name", _("Give the name of the roll."))
    if StickerRoll.objects.filter(agency=agency, name=name).exists():
        known = _("The roll %(roll)s is in the book already: give this one another name.")
        raise StickerRefused(known % {"roll": name}, field="name")
    other = overlapping(agency.government_id, first, last).order_by("pk").first()
    if other is not None:
        taken = _("The roll %(roll)s bears some of these numbers already.") % {"roll": other.name}
        raise StickerRefused(taken, field="first")
    roll = StickerRoll(
        government=agency.government,
        agency=agency,
        name=name,
        first=first,
        last=last,
        received_on=received_on,
        is_example=is_example,
    )
    save(actor, roll)
    words = {"name": roll.name, "first": first, "last": last, "received_on": received_on}
    tell(actor, roll, "roll.received", words)
    return roll


@transaction.atomic
def withdraw_roll(
    *, actor: Viewer, roll_id: int, expected_version: int | None = None, reason: str
) -> StickerRoll:
    """Withdraw what is left of a roll: lost, stolen, misprinted. What is bound stays valid."""
    roll = _locked_roll(actor, roll_id, expected_version)
    moved(roll, "withdraw", ROLL)
    roll.withdrawn_on = actor.today
    roll.withdrawn_because = needed(reason, "reason", _("Say why."))[:300]
    save(actor, roll)
    tell(actor, roll, "roll.withdrawn", {"reason": roll.withdrawn_because})
    return roll


@transaction.atomic
def restore_roll(
    *, actor: Viewer, roll_id: int, expected_version: int | None = None, reason: str
) -> StickerRoll:
    """Take a roll into use again, with the reason."""
    roll = _locked_roll(actor, roll_id, expected_version)
    moved(roll, "restore", ROLL)
    why = needed(reason, "reason", _("Say why."))
    roll.withdrawn_on, roll.withdrawn_because = None, ""
    save(actor, roll)
    tell(actor, roll, "roll.restored", {"reason": why})
    return roll


@transaction.atomic
def bind_sticker(
    *,
    actor: Viewer,
    code: str,
    instrument_id: int,
    on: date,
    in_hand: bool = True,
    site: Site | None = None,
) -> Sticker:
    """Put a scanned sticker on an instrument; sent twice it is bound once.

    An older sticker of the instrument is replaced by it. Refused with a sentence: misread, of no
    roll, used, withdrawn, spoiled, or of a roll that this official did not have on that day. One
    that is not `in_hand` was put on before this arrived. As with stamps those of the office stay
    there, and serve not at a `site` in the field.
    """
    rows = Instrument.objects.visible_to(actor).select_related("agency", "government")
    instrument: Instrument = claim(rows, instrument_id)
    rights.require(actor, permissions.STICKER_BIND, instrument)
    check_not_future(actor, on, "on")
    read = _read(code)
    roll = _roll_for_use(read)
    known = sticker_of(read)
    if known is not None and _stands_on(known, instrument):
        return known
    _check_free(actor, read, roll, known, on, in_hand=in_hand, site=site)
    if roll is None or roll.agency_id != instrument.agency_id:
        raise WrongUnit(_("This sticker is of another unit."), field="code")
    _replace(actor, instrument, on)
    sticker = _used(actor, roll, read, StickerState.BOUND, on)
    sticker.instrument = instrument
    save(actor, sticker)
    tell(actor, sticker, "sticker.bound", {"instrument": instrument.tag, "used_on": on})
    return sticker


def _stands_on(known: Sticker, instrument: Instrument) -> bool:
    return known.state == StickerState.BOUND and known.instrument_id == instrument.pk


def _read(code: str) -> StickerCode:
    try:
        return read_sticker(code)
    except WrongCode as error:
        raise StickerRefused(
            _("The code was misread: compare it sign by sign, or scan it again."), field="code"
        ) from error


def _roll_for_use(code: StickerCode) -> StickerRoll | None:
    """The roll of a code, locked: two who use one sticker at once finish one after the other."""
    roll = roll_of(code)
    if roll is None:
        return None
    rows = StickerRoll.objects.select_for_update(of=("self",), no_key=True)
    found: StickerRoll = rows.select_related("agency", "government").get(pk=roll.pk)
    return found


def _check_free(
    actor: Viewer,
    code: StickerCode,
    roll: StickerRoll | None,
    known: Sticker | None,
    on: date,
    *,
    in_hand: bool,
    site: Site | None,
) -> None:
    found = standing(
        has_roll=roll is not None,
        roll_withdrawn=roll is not None and _was_withdrawn(roll, on, in_hand=in_hand),
        state=StickerState(known.state) if known else None,
    )
    is_taken = roll is not None and _had(actor, roll, on, in_hand=in_hand, site=site)
    refusal = not_bound(found, is_taken=is_taken)
    if refusal is None:
        return
    if found is CodeStanding.BOUND and known is not None and known.instrument is not None:
        words = _("This sticker is on the instrument %(tag)s already: take a new one.")
        raise StickerRefused(words % {"tag": known.instrument.tag}, field="code")
    raise StickerRefused(NOT_BOUND[refusal], field="code")


def _was_withdrawn(roll: StickerRoll, on: date, *, in_hand: bool) -> bool:
    """Whether a roll was withdrawn by a day; what was bound offline before arrives later.

    Of what was bound offline on that very day nobody knows whether it was before: it stands on the
    instrument, and its mark waits for no sticker.
    """
    if roll.withdrawn_on is None:
        return False
    return roll.withdrawn_on <= on if in_hand else roll.withdrawn_on < on


def _had(actor: Viewer, roll: StickerRoll, on: date, *, in_hand: bool, site: Site | None) -> bool:
    """Whether the actor had a roll with them on a day; what was bound offline arrives later.

    As with stamps one that was due back before that day is left alone as long as it is `in_hand`;
    what stands on the instrument already is taken.
    """
    rows = IssuedRoll.objects.filter(
        roll=roll, issue__holder=actor.user_id, issue__issued_on__lte=on
    )
    if site is Site.FIELD:
        rows = rows.filter(issue__site=site)
    if in_hand:
        rows = rows.filter(issue__due_on__gte=on)
    return rows.filter(Q(issue__returned_on=None) | Q(issue__returned_on__gte=on)).exists()


def _used(
    actor: Viewer, roll: StickerRoll, code: StickerCode, state: StickerState, on: date
) -> Sticker:
    roll.used += 1
    save(actor, roll)
    return Sticker(
        roll=roll,
        code=sticker_code(code.government, code.number),
        state=state,
        used_on=on,
        used_by_id=actor.user_id,
        used_office=actor.office[:160],
    )


def _replace(actor: Viewer, instrument: Instrument, on: date) -> None:
    rows = Sticker.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(instrument=instrument, state=StickerState.BOUND)
    for old in found.select_related("roll__agency", "roll__government"):
        old.state, old.ended_on = StickerState.REPLACED, max(on, old.used_on)
        save(actor, old)
        tell(actor, old, "sticker.replaced", {"ended_on": old.ended_on})


@transaction.atomic
def spoil_sticker(*, actor: Viewer, code: str, reason: str) -> Sticker:
    """Record a sticker that was torn or lost before it stood on an instrument."""
    read = _read(code)
    roll = _roll_for_use(read)
    if roll is None or not StickerRoll.objects.visible_to(actor).filter(pk=roll.pk).exists():
        raise StickerRefused(_("No roll of this unit has this number."), field="code")
    if not rights.allowed(actor, permissions.STICKER_KEEP, roll):
        rights.require(actor, permissions.STICKER_BIND, roll)
    if sticker_of(read) is not None:
        raise StickerRefused(_("This sticker was used already."), field="code")
    sticker = _used(actor, roll, read, StickerState.SPOILED, actor.today)
    sticker.ended_on = actor.today
    sticker.reason = needed(reason, "reason", _("Say what happened to it."))[:300]
    save(actor, sticker)
    tell(actor, sticker, "sticker.spoiled", {"reason": sticker.reason})
    return sticker


@transaction.atomic
def withdraw_sticker(
    *, actor: Viewer, sticker_id: int, expected_version: int | None = None, reason: str
) -> Sticker:
    """Withdraw a sticker that stands on an instrument: stolen, put on by mistake."""
    rows = Sticker.objects.visible_to(actor).select_related("roll__agency", "roll__government")
    sticker: Sticker = claim(rows, sticker_id, expected_version)
    rights.require(actor, permissions.STICKER_KEEP, sticker.roll)
    require_bound(sticker)
    if actor.today < sticker.used_on:
        raise DayOutOfOrder(_("It was not used yet on this day."))
    sticker.state, sticker.ended_on = StickerState.WITHDRAWN, actor.today
    sticker.reason = needed(reason, "reason", _("Say why."))[:300]
    save(actor, sticker)
    tell(actor, sticker, "sticker.withdrawn", {"reason": sticker.reason})
    return sticker


def require_bound(sticker: Sticker) -> None:
    if sticker.state != StickerState.BOUND:
        raise NotNow(_("Only a sticker on an instrument is withdrawn."))


def _locked_roll(actor: Viewer, pk: int, expected_version: int | None) -> StickerRoll:
    rows = StickerRoll.objects.visible_to(actor)
    found: StickerRoll = locked(actor, rows, pk, permissions.STICKER_KEEP, expected_version)
    return found
