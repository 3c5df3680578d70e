"""Pages of the government, its agencies and places."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.organisation import services
from teraju.platform.organisation.models import Agency, Government, Place
from teraju.platform.organisation.selectors import agencies, governments, has_crest, places
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .forms import AgencyChangeForm, AgencyForm, GovernmentForm, PlaceChangeForm, PlaceForm
from .registers import AGENCIES, PLACES, standing


def agency_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, AGENCIES)


def place_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PLACES)


def government_record(request: ViewerRequest, pk: int) -> HttpResponse:
    government = get_object_or_404(governments(request.viewer), pk=pk)
    change = Action(
        _("Change"),
        reverse("government_change", args=[pk]),
        refusal=str(rights.refusal(request.viewer, "organisation.government.manage", government)),
        icon="pencil",
    )
    page = RecordPage(
        title=government.name,
        number=government.region_id,
        target=government,
        register_title=_("Agencies"),
        register_url=reverse("agencies"),
        actions=[change],
        facts=_letterhead(government),
        is_example=government.is_demonstration,
    )
    return record_page(request, page)


def _letterhead(government: Government) -> list[Fact]:
    return [
        Fact(_("Region code"), government.region_id),
        Fact(_("Regional head"), government.head_title),
        Fact(_("Time zone"), government.get_timezone_display()),
        Fact(_("Address on letters"), government.address),
        Fact(_("Contact on letters"), government.contact),
        Fact(_("Crest"), _("kept") if has_crest(government) else _("none yet")),
    ]


def government_change(request: ViewerRequest, pk: int) -> HttpResponse:
    government = get_object_or_404(governments(request.viewer), pk=pk)
    rights.require(request.viewer, "organisation.government.manage", government)
    names = services.GOVERNMENT_FIELDS
    return form_page(
        request,
        form=GovernmentForm,
        title=_("Change %s") % government.name,
        submit=_("Save"),
        act=lambda data: services.change_government(
            actor=request.viewer, government_id=pk, **_with_crest(data)
        ),
        success=lambda done: reverse("government", args=[done.pk]),
        back_url=reverse("government", args=[pk]),
        initial={n: getattr(government, n) for n in (*names, "version")},
        done=_("Saved."),
        register_title=_("Agencies"),
        register_url=reverse("agencies"),
    )


def _with_crest(data: dict[str, Any]) -> dict[str, Any]:
    """What the form says, in the words of the service."""
    crest = data.pop("crest")
    return {
        "expected_version": data.pop("version"),
        "crest": crest.read() if crest else None,
        "crest_type": crest.media_type if crest else "",
        **data,
    }


def agency_record(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = get_object_or_404(agencies(request.viewer).select_related("government"), pk=pk)
    manage = str(rights.refusal(request.viewer, "organisation.agency.manage", agency))
    page = RecordPage(
        title=agency.name,
        number=agency.code,
        target=agency,
        register_title=_("Agencies"),
        register_url=reverse("agencies"),
        status=standing(agency),
        actions=[Action(_("Change"), reverse("agency_change", args=[pk]), manage, "pencil")],
        facts=_agency_facts(agency),
        sections=[_units(agency), _places(request, agency)],
    )
    return record_page(request, page)


def _agency_facts(agency: Agency) -> list[Fact]:
    home = reverse("government", args=[agency.government_id])
    return [
        Fact(_("Kind"), agency.get_kind_display()),
        Fact(_("Government"), agency.government.name, url=home),
        Fact(_("Part of"), agency.parent.name if agency.parent else None),
        Fact(_("Head"), agency.head_title),
        Fact(_("Address"), agency.address or None),
        Fact(_("Closed on"), agency.closed_on),
    ]


def _units(agency: Agency) -> Section:
    rows = [
        [
            Link(unit.name, reverse("agency", args=[unit.pk])),
            unit.get_kind_display(),
            unit.head_title,
        ]
        for unit in agency.children.order_by("name", "pk")
    ]
    return Section(
        _("Units below"),
        "web/sections/table.html",
        {
            "headers": [_("Unit"), _("Kind"), _("Head")],
            "rows": rows,
            "empty": _("No unit stands below this agency."),
        },
    )


def _places(request: ViewerRequest, agency: Agency) -> Section:
    rows = [
        [Link(place.name, reverse("place", args=[place.pk])), place.address, standing(place)]
        for place in agency.places.order_by("name", "pk")
    ]
    refusal = str(rights.refusal(request.viewer, "organisation.place.manage", agency))
    url = f"{reverse('place_add')}?agency={agency.pk}"
    return Section(
        _("Places"),
        "web/sections/table.html",
        {
            "headers": [_("Place"), _("Address"), _("Standing")],
            "rows": rows,
            "empty": _("No place yet. A certificate names the places that it covers."),
        },
        action=Action(_("Add a place"), url, refusal, "plus"),
    )


def agency_add(request: ViewerRequest) -> HttpResponse:
    homes = rights.governments_where(request.viewer, "organisation.agency.manage")
    government = homes.first()
    if government is None:
        raise NotAllowed(rights.reason("organisation.agency.manage"))
    return form_page(
        request,
        form=partial(AgencyForm, viewer=request.viewer),
        title=_("Add an agency"),
        submit=_("Add"),
        act=lambda data: services.add_agency(actor=request.viewer, government=government, **data),
        success=lambda agency: reverse("agency", args=[agency.pk]),
        back_url=reverse("agencies"),
        done=_("The agency was added."),
        register_title=_("Agencies"),
        register_url=reverse("agencies"),
    )


def agency_change(request: ViewerRequest, pk: int) -> HttpResponse:
    agency = get_object_or_404(agencies(request.viewer).select_related("government"), pk=pk)
    rights.require(request.viewer, "organisation.agency.manage", agency)
    return form_page(
        request,
        form=AgencyChangeForm,
        title=_("Change %s") % agency.name,
        submit=_("Save"),
        act=lambda data: services.change_agency(
            actor=request.viewer,
            agency_id=pk,
            expected_version=data.pop("version"),
            **data,
        ),
        success=lambda done: reverse("agency", args=[done.pk]),
        back_url=reverse("agency", args=[pk]),
        initial={n: getattr(agency, n) for n in (*services.AGENCY_FIELDS, "version")},
        done=_("Saved."),
        register_title=_("Agencies"),
        register_url=reverse("agencies"),
    )


def place_record(request: ViewerRequest, pk: int) -> HttpResponse:
    place = get_object_or_404(places(request.viewer), pk=pk)
    manage = str(rights.refusal(request.viewer, "organisation.place.manage", place))
    page = RecordPage(
        title=place.name,
        target=place,
        register_title=_("Places"),
        register_url=reverse("places"),
        status=standing(place),
        actions=[Action(_("Change"), reverse("place_change", args=[pk]), manage, "pencil")],
        facts=[
            Fact(_("Address"), place.address),
            Fact(_("Agency"), place.agency.name, url=reverse("agency", args=[place.agency_id])),
            Fact(_("Closed on"), place.closed_on),
        ],
    )
    return record_page(request, page)


def place_add(request: ViewerRequest) -> HttpResponse:
    if not rights.allowed_somewhere(request.viewer, "organisation.place.manage"):
        raise NotAllowed(rights.reason("organisation.place.manage"))
    return form_page(
        request,
        form=partial(PlaceForm, viewer=request.viewer),
        title=_("Add a place"),
        submit=_("Add"),
        act=lambda data: services.add_place(actor=request.viewer, **data),
        success=lambda place: reverse("place", args=[place.pk]),
        back_url=reverse("places"),
        initial={"agency": request.GET.get("agency", "")},
        done=_("The place was added."),
        register_title=_("Places"),
        register_url=reverse("places"),
    )


def place_change(request: ViewerRequest, pk: int) -> HttpResponse:
    place: Place = get_object_or_404(places(request.viewer), pk=pk)
    rights.require(request.viewer, "organisation.place.manage", place)
    return form_page(
        request,
        form=PlaceChangeForm,
        title=_("Change %s") % place.name,
        submit=_("Save"),
        act=lambda data: services.change_place(
            actor=request.viewer,
            place_id=pk,
            expected_version=data.pop("version"),
            **data,
        ),
        success=lambda done: reverse("place", args=[done.pk]),
        back_url=reverse("place", args=[pk]),
        initial={n: getattr(place, n) for n in (*services.PLACE_FIELDS, "version")},
        done=_("Saved."),
        register_title=_("Places"),
        register_url=reverse("places"),
    )
