"""Instruments: their register, their record, and what is entered on them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue, is_built_in
from teraju.modules.metrology.domain.marks import CertificateState
from teraju.modules.metrology.domain.standing import Standing, standing_on
from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.selectors.marks import awaited_certificate
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web.instrument_forms import (
    InstrumentForm,
    KindForm,
    split_plate,
)
from teraju.modules.metrology.web.instrument_register import INSTRUMENTS
from teraju.modules.metrology.web.register_sections import (
    exemptions_of,
    instrument_facts,
    order_for,
)
from teraju.modules.metrology.web.register_words import standing_status
from teraju.modules.metrology.web.sheet_sections import ask_for_certificate, tests_of
from teraju.modules.metrology.web.sticker_sections import stickers_of
from teraju.modules.metrology.web.supervision_sections import inspections_of
from teraju.modules.metrology.web.trail_words import history_from_file
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form
from teraju.platform.web.record_parts import steps

WRITE, READ = permissions.REGISTER_WRITE, permissions.REGISTER_READ
UNMARKED = (Standing.NEW, Standing.EXPIRED, Standing.VOID, Standing.REJECTED)


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Exemptions"), reverse("metrology_exemptions"), icon="shield-off")]
    return register_page(request, INSTRUMENTS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    instrument = instrument_of(viewer, pk)
    primary, actions = steps(viewer, instrument, _wanted(instrument))
    first = _proof(viewer, instrument) or _order(viewer, instrument)
    if first is not None:
        primary, actions = first, [*([primary] if primary else []), *actions]
    page = RecordPage(
        title=kind_and_capacity(instrument),
        number=instrument.tag,
        target=instrument,
        register_title=INSTRUMENTS.title,
        register_url=reverse("metrology_instruments"),
        status=standing_status(instrument, viewer.today),
        primary=primary,
        actions=actions,
        facts=instrument_facts(instrument),
        sections=[
            *_photo(instrument),
            *tests_of(viewer, instrument),
            *stickers_of(viewer, instrument),
            *exemptions_of(viewer, instrument),
            *inspections_of(viewer, instrument),
        ],
        is_example=instrument.is_example,
    )
    return record_page(request, page, history=lambda: history_from_file(instrument))


def _wanted(instrument: Instrument) -> list[tuple[str, str, str, str]]:
    """What comes next with an instrument: without a photo nobody can compare it in the market."""
    away = (WRITE, _("Take the photo away"), "metrology_instrument_unpicture", "camera-off")
    shown = (away,) if instrument.photo_id else ()
    if instrument.standing == Standing.RETIRED:
        return [(WRITE, _("Take into use again"), "metrology_instrument_restore", "undo-2"), *shown]
    photo = (WRITE, _("Put a photo to it"), "metrology_instrument_picture", "camera")
    change = (WRITE, _("Change"), "metrology_instrument_change", "pencil")
    ask = (WRITE, _("Ask for an exemption"), "metrology_exemption_request", "shield-off")
    return [
        *((change, photo) if instrument.photo_id else (photo, change)),
        (READ, _("Label to print"), "metrology_instrument_label", "printer"),
        (WRITE, _("Move"), "metrology_instrument_move", "map-pin"),
        (WRITE, _("Another owner or user"), "metrology_instrument_hand_over", "users"),
        *([] if instrument.standing == Standing.EXEMPT else [ask]),
        *shown,
        (WRITE, _("Take out of use"), "metrology_instrument_retire", "x"),
    ]


def _order(viewer: Viewer, instrument: Instrument) -> Action | None:
    """What bears no mark that counts comes next into an order."""
    worth = standing_on(instrument.standing, instrument.valid_until, viewer.today)
    return order_for(viewer, instrument.owner, instrument) if worth in UNMARKED else None


def _proof(viewer: Viewer, instrument: Instrument) -> Action | None:
    """What lacks its paper alone gets another one, as long as its verification would count."""
    awaited = awaited_certificate(instrument)
    if awaited is None or awaited.state != CertificateState.WITHDRAWN:
        return None
    until = instrument.valid_until
    if until is not None and until < viewer.today:
        return order_for(viewer, instrument.owner, instrument)
    return ask_for_certificate(viewer, awaited.verification)


def _photo(instrument: Instrument) -> list[Section]:
    if not instrument.photo_id:
        return []
    context = {
        "url": reverse("metrology_instrument_photo", args=[instrument.pk]),
        "alt": _("Photo of {tag}").format(tag=instrument.tag),
    }
    return [Section(_("Photo"), "metrology/photo.html", context, side=True)]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """First its kind: what the plate tells follows from it."""
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return add_form(
        request,
        WRITE,
        INSTRUMENTS,
        form=KindForm,
        title=_("Enter an instrument"),
        intro=_("First its kind; the next page asks what the plate of this kind tells."),
        submit=_("Go on"),
        act=lambda data: data["kind"],
        success=lambda kind: reverse("metrology_instrument_add_kind", args=[kind]) + asked,
        done="",
    )


@form_methods
def add_kind(request: ViewerRequest, kind: str) -> HttpResponse:
    viewer, known = request.viewer, _kind(kind)
    owner = _asked(request, "owner", reading.owners)
    place = _asked(request, "place", reading.places)
    stands = place or _usual_place(owner)
    return add_form(
        request,
        WRITE,
        INSTRUMENTS,
        form=partial(InstrumentForm, viewer=viewer, kind=known, owner=owner),
        title=_("Enter an instrument"),
        intro=_("Copy what the plate tells; what it does not tell stays empty."),
        facts=[Fact(_("Kind"), kind_name(kind)), *_new_ones(owner, place)],
        initial={
            "owner": reading.owner_typed(owner) if owner else "",
            "place": reading.place_named(stands) if stands else "",
            "is_fixed": is_built_in(known),
        },
        act=lambda data: services.add_instrument(actor=viewer, kind=kind, **split_plate(data)),
        done=_("The instrument is in the register. Print its label and take a photo."),
    )


@require_safe
def photo(request: ViewerRequest, pk: int) -> HttpResponse:
    """The photo for those who see the record."""
    from teraju.platform.files.web.pictures import picture

    instrument = instrument_of(request.viewer, pk)
    if instrument.photo is None:
        raise Http404
    return picture(instrument.photo)


@require_safe
def label(request: ViewerRequest, pk: int) -> HttpResponse:
    """The label to stick on, as a PDF."""
    from teraju.modules.metrology.web.pictures import labels

    return labels(request.viewer, [instrument_of(request.viewer, pk)])


@require_safe
def place_labels(request: ViewerRequest, pk: int) -> HttpResponse:
    """The labels of the instruments in use at a place, of a market with its kiosks."""
    from teraju.modules.metrology.web.pictures import MOST_LABELS, labels

    place = get_object_or_404(reading.places(request.viewer), pk=pk)
    rows = reading.instruments_at(request.viewer, place).order_by("place__stall", "pk")
    asked = request.GET.get("from", "")
    first = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 0
    return labels(request.viewer, list(rows[first : first + MOST_LABELS]), place=place)


def instrument_of(viewer: Viewer, pk: int) -> Instrument:
    rows = reading.instruments(viewer).select_related("photo")
    instrument: Instrument = get_object_or_404(rows, pk=pk)
    return instrument


def _kind(code: str) -> InstrumentKind:
    kind = catalogue().kinds.get(code)
    if kind is None:
        raise Http404
    return kind


def _asked(request: ViewerRequest, name: str, rows: Callable[[Viewer], Any]) -> Any:
    """The record named in the address, if the viewer sees it."""
    asked = request.GET.get(name, "")
    is_id = asked.isascii() and asked.isdecimal() and len(asked) < 19
    return rows(request.viewer).filter(pk=asked).first() if is_id else None


def _new_ones(owner: Owner | None, place: Place | None) -> list[Fact]:
    """Where to enter first what the form asks for by name; what is typed stays as a draft."""
    ways = (
        (owner, _("The owner is new"), _("Enter an owner"), "metrology_owner_add"),
        (place, _("The place is new"), _("Enter a place"), "metrology_place_add"),
    )
    return [Fact(ask, label, url=reverse(name)) for known, ask, label, name in ways if not known]


def _usual_place(owner: Owner | None) -> Place | None:
    """Where the owner's last instrument stands."""
    if owner is None:
        return None
    last = owner.instruments.in_use().select_related("place__market").order_by("-pk").first()
    return last.place if last else None
