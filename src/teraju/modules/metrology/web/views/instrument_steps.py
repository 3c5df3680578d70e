"""What is done with an instrument that is in the register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors.registers import open_lines_of, open_sheet_of, owner_typed
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.services.instruments import FIELDS
from teraju.modules.metrology.web.instrument_forms import (
    HandOverForm,
    InstrumentChangeForm,
    MoveForm,
    PhotoForm,
    RestoreForm,
    RetireForm,
    initial_plate,
    split_plate,
)
from teraju.modules.metrology.web.instrument_register import INSTRUMENTS
from teraju.modules.metrology.web.register_forms import ExemptionForm
from teraju.modules.metrology.web.scope_forms import ReasonedForm
from teraju.modules.metrology.web.views.instruments import instrument_of
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_forms import step_form

WRITE = permissions.REGISTER_WRITE


def _step(
    request: ViewerRequest,
    instrument: Instrument,
    act: Any,
    *,
    and_facts: Sequence[Fact] = (),
    **more: Any,
) -> HttpResponse:
    """A form on this instrument, which its facts introduce."""
    facts = [
        Fact(_("Instrument"), kind_and_capacity(instrument)),
        Fact(_("Tag"), instrument.tag),
        Fact(pgettext("instrument", "Owner"), instrument.owner.name),
        Fact(_("Place"), str(instrument.place)),
        *and_facts,
    ]
    return step_form(
        request, instrument, WRITE, INSTRUMENTS, act, key="instrument_id", facts=facts, **more
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    instrument = instrument_of(request.viewer, pk)
    kind = catalogue().kind(instrument.kind)
    plain = {name: getattr(instrument, name) for name in FIELDS if name != "plate"}
    return _step(
        request,
        instrument,
        services.change_instrument,
        form=partial(InstrumentChangeForm, kind=kind, plate=instrument.plate),
        title=_("Change the instrument"),
        submit=_("Save"),
        initial={**plain, **initial_plate(kind, instrument.plate)},
        reads=split_plate,
        done=_("Saved."),
    )


@form_methods
def move(request: ViewerRequest, pk: int) -> HttpResponse:
    instrument = instrument_of(request.viewer, pk)
    lost = _("It is fixed: after the move its mark does not count, it is verified again.")
    return _step(
        request,
        instrument,
        services.move_instrument,
        form=partial(MoveForm, viewer=request.viewer, owner=instrument.owner),
        title=_("Move the instrument"),
        intro=lost if instrument.is_fixed else "",
        submit=_("Move"),
        initial={"moved_on": request.viewer.today},
        done=_("The instrument is moved."),
    )


@form_methods
def hand_over(request: ViewerRequest, pk: int) -> HttpResponse:
    instrument = instrument_of(request.viewer, pk)
    return _step(
        request,
        instrument,
        services.hand_over_instrument,
        form=partial(HandOverForm, viewer=request.viewer),
        title=_("Record another owner or user"),
        submit=_("Record it"),
        # Often the user alone changes, as of a scale that is rented out.
        initial={
            "owner": owner_typed(instrument.owner),
            "user": owner_typed(instrument.user) if instrument.user else "",
        },
        done=_("Owner and user are recorded."),
    )


@form_methods
def picture(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        instrument_of(request.viewer, pk),
        services.picture_instrument,
        form=PhotoForm,
        title=_("Put a photo to the instrument"),
        intro=_("Whoever scans the tag in the market compares the scale with this photo."),
        submit=_("Save the photo"),
        done=_("The photo is saved."),
    )


@form_methods
def unpicture(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        instrument_of(request.viewer, pk),
        services.unpicture_instrument,
        form=ReasonedForm,
        title=_("Take the photo away"),
        intro=_("Nobody sees it any more at the tag. The trail keeps that it was there."),
        submit=_("Take it away"),
        done=_("The photo is gone."),
    )


@form_methods
def retire(request: ViewerRequest, pk: int) -> HttpResponse:
    instrument = instrument_of(request.viewer, pk)
    return _step(
        request,
        instrument,
        services.retire_instrument,
        form=RetireForm,
        title=_("Take the instrument out of use"),
        intro=_("Broken, lost, destroyed or gone to another region; its records stay."),
        submit=_("Take out of use"),
        initial={"retired_on": request.viewer.today},
        and_facts=_still_open(instrument),
        done=_("The instrument is out of use."),
    )


def _still_open(instrument: Instrument) -> list[Fact]:
    """What has to come to its end before it goes out of use, each with the way there."""
    found, sheet = [], open_sheet_of(instrument)
    if sheet is not None:
        begun = f"{date_format(sheet.tested_on)}, {sheet.tester_office}"
        note = _("First decide it or give it up.")
        found.append(Fact(_("Open test sheet"), begun, url=sheet.get_absolute_url(), note=note))
    for line in open_lines_of(instrument):
        note = _("First finish it, or take it out of the order.")
        found.append(Fact(_("Open order"), line.order, url=line.get_absolute_url(), note=note))
    return found


@form_methods
def restore(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        instrument_of(request.viewer, pk),
        services.restore_instrument,
        form=RestoreForm,
        title=_("Take the instrument into use again"),
        intro=_("An earlier mark does not count again: it is verified before it is used."),
        submit=_("Take into use again"),
        done=_("The instrument is in use again."),
    )


@form_methods
def request_exemption(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        instrument_of(request.viewer, pk),
        services.request_exemption,
        form=ExemptionForm,
        title=_("Ask for an exemption from re-verification"),
        intro=_(
            "For the owner's own control only, never in trade. The head of the office decides"
            " within five working days."
        ),
        submit=_("Record the request"),
        initial={"requested_on": request.viewer.today},
        success=lambda exemption: str(exemption.get_absolute_url()),
        done=_("The request is recorded and waits for the head."),
    )
