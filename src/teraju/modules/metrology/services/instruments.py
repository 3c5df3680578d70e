"""Instruments: entered, changed, moved, handed over, pictured, taken out of use and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.catalogue import (
    InstrumentKind,
    UnknownInstrument,
    catalogue,
    is_built_in,
)
from teraju.modules.metrology.domain.marks import VoidReason
from teraju.modules.metrology.domain.plates import capacity_words, misread, wrong_class, wrong_range
from teraju.modules.metrology.domain.possible import misfit
from teraju.modules.metrology.domain.sheets import comes_in_sets
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Exemption, Instrument, Owner, Place
from teraju.modules.metrology.register_refusals import (
    NO_CLASS,
    ONE_EACH,
    TWO_RANGES,
    OutOfPlace,
    TwiceTheSame,
    WrongChoice,
)
from teraju.modules.metrology.selectors.registers import open_lines_of, open_sheet_of
from teraju.modules.metrology.sheet_wording import in_language
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, hold_trail, record_event, values_of
from teraju.platform.files.api import StoredFile, keep_image

from .order_scope import review_anew
from .register_common import check_not_future, check_same_agency, fill, locked, needed, trail_name
from .standing import restate, void_marks
from .tags import take_tags
from .words import keep_words

FIELDS = ("make", "model", "serial", "plate", "count", "is_fixed")


@transaction.atomic
def add_instrument(
    *,
    actor: Viewer,
    owner: Owner,
    place: Place,
    kind: str,
    user: Owner | None = None,
    is_example: bool = False,
    **values: Any,
) -> Instrument:
    """Enter an instrument with a tag of its own. `values` are the fields of `FIELDS`.

    Where nobody says whether it is fixed, as at the counter and on a telephone, its kind does.
    """
    rights.require(actor, permissions.REGISTER_WRITE, owner)
    instrument = Instrument(
        government_id=owner.government_id,
        agency=owner.agency,
        owner=owner,
        user=_user(owner, user),
        place=place,
        kind=kind,
        is_fixed=kind in catalogue().kinds and is_built_in(catalogue().kind(kind)),
        since=actor.today,
        is_example=is_example,
    )
    _check_people(instrument)
    fill(instrument, values, FIELDS)
    _check_possible(actor, _settle(instrument), instrument.plate)
    # With a new owner its trail is held by now: whoever takes tags next to them waits there too.
    hold_trail(owner.government)
    [instrument.tag] = take_tags(owner.government, 1)
    save(actor, instrument)
    keep_words([instrument], are_new=True)
    record_event(
        actor=actor,
        verb="metrology.instrument.added",
        target=instrument,
        after=filled({"kind": kind, **values_of(instrument, FIELDS), **_whose(instrument)}),
    )
    return instrument


@transaction.atomic
def change_instrument(
    *, actor: Viewer, instrument_id: int, expected_version: int | None = None, **values: Any
) -> Instrument:
    """Change what the plate tells of an instrument.

    A plate that stands in the register from before may be impossible, and stays beside what else
    is changed; one that is written now may not.
    """
    instrument = _in_use(actor, instrument_id, expected_version)
    before, stood = values_of(instrument, FIELDS), dict(instrument.plate)
    fill(instrument, values, FIELDS)
    kind = _settle(instrument)
    if instrument.plate != stood:
        _check_possible(actor, kind, instrument.plate)
    _saved(actor, instrument, "changed", before, values_of(instrument, FIELDS))
    review_anew(actor, [instrument], permissions.REGISTER_WRITE)
    return instrument


@transaction.atomic
def move_instrument(
    *,
    actor: Viewer,
    instrument_id: int,
    expected_version: int | None = None,
    place: Place,
    moved_on: date,
) -> Instrument:
    """Move an instrument; one that is fixed where it stood has to be verified again."""
    instrument = _in_use(actor, instrument_id, expected_version)
    _check_free(instrument)
    check_not_future(actor, moved_on, "moved_on")
    _check_after(instrument, moved_on, "moved_on")
    if place == instrument.place:
        raise WrongChoice(_("It stands there already."), field="place")
    before = {"place": str(instrument.place), "standing": instrument.standing}
    instrument.place = place
    _check_people(instrument)
    if instrument.is_fixed:
        instrument.moved_on = moved_on
        note = f"{before['place']} → {place}"
        void_marks(actor, instrument, on=moved_on, reason=VoidReason.MOVE, note=note)
    after = {"place": str(place), "standing": instrument.standing, "moved_on": moved_on}
    return _saved(actor, instrument, "moved", {**before, "moved_on": None}, after)


@transaction.atomic
def hand_over_instrument(
    *,
    actor: Viewer,
    instrument_id: int,
    expected_version: int | None = None,
    owner: Owner,
    user: Owner | None = None,
) -> Instrument:
    """Record whose an instrument is now, and who uses it where that is somebody else."""
    instrument = _in_use(actor, instrument_id, expected_version)
    _check_free(instrument)
    before = _whose(instrument)
    instrument.owner, instrument.user = owner, _user(owner, user)
    _check_people(instrument)
    if _whose(instrument) == before:
        raise WrongChoice(_("Owner and user are these already."), field="owner")
    return _saved(actor, instrument, "handed_over", before, _whose(instrument))


@transaction.atomic
def picture_instrument(
    *,
    actor: Viewer,
    instrument_id: int,
    expected_version: int | None = None,
    photo: File[bytes] | StoredFile,
    taken_at: datetime | None = None,
) -> Instrument:
    """Put a photo to an instrument; anybody who scans its tag compares with it.

    `taken_at`: when, of one that a telephone kept. It replaces none that was taken after it, so
    that in whichever order they come the instrument is shown as it was seen last.
    """
    instrument = _in_use(actor, instrument_id, expected_version)
    moment = min(taken_at or actor.now, actor.now)
    if instrument.pictured_at is not None and moment < instrument.pictured_at:
        raise OutOfPlace(_("This instrument has a newer photo."))
    file = photo
    if not isinstance(file, StoredFile):
        file = keep_image(actor=actor, government=instrument.government, upload=file)
    before = {"photo": instrument.photo.name if instrument.photo else ""}
    instrument.photo, instrument.pictured_at = file, moment
    return _saved(actor, instrument, "pictured", before, {"photo": file.name})


@transaction.atomic
def unpicture_instrument(
    *, actor: Viewer, instrument_id: int, expected_version: int | None = None, reason: str
) -> Instrument:
    """Take the photo away, with the reason: somebody is on it, or it shows another instrument.

    Out of use too: whoever scans the tag sees it all the same.
    """
    instrument = locked_instrument(
        actor, instrument_id, permissions.REGISTER_WRITE, expected_version
    )
    if instrument.photo is None:
        raise OutOfPlace(_("This instrument has no photo."))
    before = {"photo": instrument.photo.name}
    instrument.photo, instrument.pictured_at = None, None
    return _saved(actor, instrument, "unpictured", before, {"reason": needed(reason)})


@transaction.atomic
def retire_instrument(
    *,
    actor: Viewer,
    instrument_id: int,
    expected_version: int | None = None,
    retired_on: date,
    reason: str,
    right: str = permissions.REGISTER_WRITE,
) -> Instrument:
    """Take an instrument out of use: sold away, broken, lost, destroyed.

    `right`: another one than that of the register, where another duty finds it out of use.
    """
    instrument = _in_use(actor, instrument_id, expected_version, right)
    _check_free(instrument)
    _check_idle(instrument)
    check_not_future(actor, retired_on, "retired_on")
    _check_after(instrument, retired_on, "retired_on")
    before = values_of(instrument, ("standing", "retired_on", "retired_reason"))
    instrument.retired_on, instrument.retired_reason = retired_on, needed(reason)
    restate(instrument)
    return _saved(actor, instrument, "retired", before, values_of(instrument, list(before)))


@transaction.atomic
def restore_instrument(
    *, actor: Viewer, instrument_id: int, expected_version: int | None = None, reason: str
) -> Instrument:
    """Take an instrument into use again; what it was worth before does not come back."""
    instrument = locked_instrument(
        actor, instrument_id, permissions.REGISTER_WRITE, expected_version
    )
    if instrument.standing != Standing.RETIRED:
        raise OutOfPlace(_("This instrument is in use."))
    why = needed(reason)
    _check_people(instrument)
    before = values_of(instrument, ("standing", "retired_on", "retired_reason"))
    instrument.retired_on, instrument.retired_reason = None, ""
    void_marks(actor, instrument, on=actor.today, reason=VoidReason.OUT_OF_USE, note=why)
    after = {**values_of(instrument, list(before)), "reason": why}
    return _saved(actor, instrument, "restored", before, after)


def locked_instrument(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> Instrument:
    """Lock an instrument that the actor sees and holds the right on."""
    rows = Instrument.objects.visible_to(actor).select_related("owner", "user", "place__market")
    instrument: Instrument = locked(actor, rows, pk, right, expected_version)
    return instrument


def _in_use(
    actor: Viewer, pk: int, expected_version: int | None, right: str = permissions.REGISTER_WRITE
) -> Instrument:
    instrument = locked_instrument(actor, pk, right, expected_version)
    if instrument.standing == Standing.RETIRED:
        raise OutOfPlace(_("This instrument is out of use: take it into use again first."))
    return instrument


def _check_after(instrument: Instrument, day: date, field: str) -> None:
    """What is told now came after what is told of it: dated back, a lost mark would still count."""
    known = [one for one in (instrument.verified_on, instrument.moved_on) if one]
    if known and day < max(known):
        words = _("It was verified or moved after this day: give the day on which it really was.")
        raise DomainError(words, field=field)
    if not known and day < instrument.since:
        words = _("It was not in the register yet on this day: give a later one.")
        raise DomainError(words, field=field)


def _check_free(instrument: Instrument) -> None:
    """An exemption names owner and place: it is withdrawn before either changes."""
    if Exemption.objects.standing().filter(instrument=instrument).exists():
        raise OutOfPlace(_("It is exempt where it stands: the head withdraws the exemption first."))


def _check_idle(instrument: Instrument) -> None:
    """What is being tested, or waits in an order, is brought to its end there."""
    sheet = open_sheet_of(instrument)
    if sheet is not None:
        words = _("%(who)s is testing it: the test sheet is decided or given up first.")
        raise OutOfPlace(words % {"who": sheet.tester_office})
    line = next(iter(open_lines_of(instrument)), None)
    if line is not None:
        words = _("It is in the order %(order)s: finish it there, or take it out of the order.")
        raise OutOfPlace(words % {"order": line.order})


def _check_people(instrument: Instrument) -> None:
    agency_id = instrument.agency_id
    for field in ("owner", "user", "place"):
        check_same_agency(getattr(instrument, field), agency_id, field)
    if instrument.owner.ended_on:
        raise WrongChoice(_("This owner trades no longer."), field="owner")
    if instrument.user and instrument.user.ended_on:
        raise WrongChoice(_("This owner trades no longer."), field="user")
    if instrument.place.closed_on:
        raise WrongChoice(_("This place is closed."), field="place")


def _settle(instrument: Instrument) -> InstrumentKind:
    """The kind is one of the catalogue, the line of the list follows the plate, none is double."""
    try:
        kind = catalogue().kind(instrument.kind)
    except UnknownInstrument as error:
        raise WrongChoice(_("Choose a kind of the catalogue."), field="kind") from error
    _check_plate(kind, instrument.plate)
    if instrument.count > 1 and not comes_in_sets(kind):
        raise WrongChoice(ONE_EACH, field="count")
    instrument.capacity = capacity_words(kind, instrument.plate)
    if not instrument.make or not instrument.serial:
        return kind
    alike = Instrument.objects.in_use().filter(
        government_id=instrument.government_id,
        serial=instrument.serial,
        make=instrument.make,
        kind=instrument.kind,
    )
    other = alike.exclude(pk=instrument.pk).first()
    if other is not None:
        raise TwiceTheSame(
            _("The register holds this make and serial number already, as {tag}.").format(
                tag=other.tag
            ),
            field="serial",
        )
    return kind


def _check_plate(kind: InstrumentKind, plate: Mapping[str, str]) -> None:
    """What a form read is right; a telephone or another caller may have sent anything."""
    name = misread(kind, plate)
    if name:
        raise WrongChoice(_("Write a number above zero, as in 15 or 0,5."), field=f"plate_{name}")
    if wrong_class(kind, plate.get("accuracy_class")):
        raise WrongChoice(NO_CLASS, field="plate_accuracy_class")
    name = wrong_range(plate) if "max_low" in kind.parameters else ""
    if name:
        raise WrongChoice(TWO_RANGES, field=f"plate_{name}")


def _check_possible(actor: Viewer, kind: InstrumentKind, plate: Mapping[str, str]) -> None:
    """By a plate that no scale can have nothing would ever pass."""
    fault = misfit(kind, plate, actor.today)
    if fault is not None:
        raise WrongChoice(in_language(fault.words), field=f"plate_{fault.name}")


def _user(owner: Owner, user: Owner | None) -> Owner | None:
    """Whoever else uses it; an owner who does is not said twice."""
    if user is not None and user.pk == owner.pk:
        raise DomainError(_("Leave the user empty where the owner uses it."), field="user")
    return user


def _whose(instrument: Instrument) -> dict[str, Any]:
    return {
        "owner": trail_name(instrument.owner),
        "user": trail_name(instrument.user),
        "place": str(instrument.place),
    }


def _saved(
    actor: Viewer,
    instrument: Instrument,
    verb: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Instrument:
    save(actor, instrument)
    keep_words([instrument])
    record_event(
        actor=actor,
        verb=f"metrology.instrument.{verb}",
        target=instrument,
        before=before,
        after=after,
    )
    return instrument
