"""Markets and places: their register, their record, and what is done with them."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.models import Place, PlaceKind
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.services.places import FIELDS
from teraju.modules.metrology.web.pictures import MOST_LABELS
from teraju.modules.metrology.web.register_forms import (
    ClosedForm,
    PlaceChangeForm,
    PlaceForm,
    VersionForm,
)
from teraju.modules.metrology.web.register_lists import PLACES
from teraju.modules.metrology.web.register_sections import (
    instruments_of,
    kiosks_of,
    more_of,
    place_facts,
)
from teraju.modules.metrology.web.register_words import place_kind_word, place_status
from teraju.modules.metrology.web.trail_words import history_from_file
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import steps

WRITE, LIST = permissions.REGISTER_WRITE, "metrology_instruments"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PLACES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    place = _place(viewer, pk)
    is_market = place.kind == PlaceKind.MARKET
    if place.closed_on:
        wanted = [(WRITE, _("Open again"), "metrology_place_reopen", "undo-2")]
    else:
        wanted = [
            (WRITE, _("Change"), "metrology_place_change", "pencil"),
            (WRITE, _("Close"), "metrology_place_close", "x"),
        ]
    primary, actions = steps(viewer, place, wanted)
    title = _("Instruments that stand in the market itself") if is_market else _("Instruments here")
    kiosks = [kiosks_of(viewer, place)] if is_market else []
    here = instruments_of(viewer, place, title, place=place.pk)
    rest = [
        *_all_of(place),
        *(
            more_of(kiosks[0], _("All kiosks"), "metrology_places", market=place.pk)
            if kiosks
            else []
        ),
        *([] if is_market else more_of(here, _("All instruments here"), LIST, q=str(place))),
    ]
    page = RecordPage(
        title=str(place),
        number=str(place_kind_word(place)),
        target=place,
        register_title=PLACES.title,
        register_url=reverse("metrology_places"),
        status=place_status(place),
        primary=primary,
        actions=[*rest, *_labels_of(viewer, place), *actions],
        facts=place_facts(place),
        sections=[*kiosks, here],
        is_example=place.is_example,
    )
    return record_page(request, page, history=lambda: history_from_file(place))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        WRITE,
        PLACES,
        form=partial(PlaceForm, viewer=request.viewer),
        title=_("Enter a place"),
        intro=_("Where instruments stand or are brought to. Enter a market before its kiosks."),
        act=lambda data: services.add_place(actor=request.viewer, **data),
        done=_("The place is in the register."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    place = _place(request.viewer, pk)
    return step_form(
        request,
        place,
        WRITE,
        PLACES,
        services.change_place,
        key="place_id",
        form=partial(PlaceChangeForm, viewer=request.viewer, place=place),
        title=_("Change the place"),
        submit=_("Save"),
        initial={name: getattr(place, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _place(request.viewer, pk),
        WRITE,
        PLACES,
        services.close_place,
        key="place_id",
        form=ClosedForm,
        title=_("Close the place"),
        submit=_("Close"),
        initial={"closed_on": request.viewer.today},
        done=_("The place is closed; its records stay."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _place(request.viewer, pk),
        WRITE,
        PLACES,
        services.reopen_place,
        key="place_id",
        form=VersionForm,
        title=_("Open the place again"),
        submit=_("Open again"),
        done=_("The place is open again."),
    )


def _all_of(place: Place) -> list[Action]:
    """The register cut to a market with all its kiosks, where one can search and filter."""
    if place.kind != PlaceKind.MARKET:
        return []
    url = f"{reverse(LIST)}?market={place.pk}"
    return [Action(_("All instruments of the market"), url, icon="scale")]


def _labels_of(viewer: Viewer, place: Place) -> list[Action]:
    """The labels of what stands here, sheet by sheet where there are many."""
    count = reading.instruments_at(viewer, place).count()
    url = reverse("metrology_place_labels", args=[place.pk])
    if count <= MOST_LABELS:
        return [Action(_("Labels to print"), url, icon="printer")] if count else []
    return [
        Action(
            _("Labels {first} to {last}").format(
                first=first + 1, last=min(first + MOST_LABELS, count)
            ),
            f"{url}?from={first}",
            icon="printer",
        )
        for first in range(0, count, MOST_LABELS)
    ]


def _place(viewer: Viewer, pk: int) -> Place:
    place: Place = get_object_or_404(reading.places(viewer), pk=pk)
    return place
