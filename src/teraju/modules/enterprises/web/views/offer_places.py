"""Hotels and restaurants: the register, a place, and what is done with it."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_checks import groups, rules_on
from teraju.modules.enterprises.models import TourismPlace
from teraju.modules.enterprises.selectors import offers as reading
from teraju.modules.enterprises.services import offer_checks, offer_tourism
from teraju.modules.enterprises.web.offer_common import history_of
from teraju.modules.enterprises.web.offer_forms import (
    EndedForm,
    PlaceChangeForm,
    PlaceForm,
    RepliesForm,
    VersionForm,
)
from teraju.modules.enterprises.web.offer_tourism_registers import TOURISM_PLACES
from teraju.modules.enterprises.web.offer_tourism_sections import checks_of, map_counts, place_facts
from teraju.modules.enterprises.web.offer_words import place_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, id_asked, step_form
from teraju.platform.web.record_parts import steps

RIGHT = permissions.TOURISM


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    checks = Action(_("Self-checks"), reverse("enterprises_readiness_checks"), icon="list-checks")
    return register_page(
        request,
        TOURISM_PLACES,
        more=[checks],
        template="enterprises/offer_places.html",
        context=map_counts(request.viewer),
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    place = _place(viewer, pk)
    if place.ended_on:
        wanted = [(RIGHT, _("Put back on the map"), "enterprises_tourism_place_resume", "undo-2")]
    else:
        wanted = [
            (
                RIGHT,
                _("Ask the questions"),
                "enterprises_tourism_place_check",
                "list-checks",
            ),
            (RIGHT, _("Send the owner a link"), "enterprises_tourism_place_ask", "send"),
            (RIGHT, _("Change"), "enterprises_tourism_place_change", "pencil"),
            (RIGHT, _("Take off the map"), "enterprises_tourism_place_end", "x"),
        ]
    primary, actions = steps(viewer, place, wanted)
    page = RecordPage(
        title=place.enterprise.name,
        target=place,
        register_title=TOURISM_PLACES.title,
        register_url=reverse("enterprises_tourism_places"),
        status=place_status(place),
        primary=primary,
        actions=actions,
        facts=place_facts(place),
        sections=checks_of(place, viewer.today),
        is_example=place.is_example,
    )
    return record_page(request, page, history=lambda: history_of(place))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        RIGHT,
        TOURISM_PLACES,
        form=partial(PlaceForm, viewer=request.viewer),
        title=_("Map a place"),
        submit=_("Put on the map"),
        intro=_(
            "The enterprise, its owner and where it lies stand in the register of enterprises."
        ),
        initial={
            "enterprise": id_asked(request, "enterprise"),
            "mapped_on": request.viewer.today,
            "kind": "hotel",
        },
        act=lambda data: offer_tourism.map_place(
            actor=request.viewer, enterprise_id=data.pop("enterprise").pk, **data
        ),
        done=_("The place is on the map."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    place = _place(request.viewer, pk)
    return step_form(
        request,
        place,
        RIGHT,
        TOURISM_PLACES,
        offer_tourism.change_place,
        key="place_id",
        form=PlaceChangeForm,
        title=_("Change the place"),
        submit=_("Save"),
        initial={name: getattr(place, name) for name in offer_tourism.FIELDS},
        done=_("Saved."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _place(request.viewer, pk),
        RIGHT,
        TOURISM_PLACES,
        offer_tourism.end_place,
        key="place_id",
        form=EndedForm,
        title=_("Take the place off the map"),
        submit=_("Take off the map"),
        initial={"ended_on": request.viewer.today},
        done=_("It is off the map; its records stay."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _place(request.viewer, pk),
        RIGHT,
        TOURISM_PLACES,
        offer_tourism.resume_place,
        key="place_id",
        form=VersionForm,
        title=_("Put the place back on the map"),
        submit=_("Put back on the map"),
        done=_("The place is on the map."),
    )


@form_methods
def ask(request: ViewerRequest, pk: int) -> HttpResponse:
    days = rules_on(request.viewer.today).integer("link_days")
    return step_form(
        request,
        _place(request.viewer, pk),
        RIGHT,
        TOURISM_PLACES,
        offer_checks.ask_owner,
        key="place_id",
        form=VersionForm,
        title=_("Send the owner a link"),
        submit=_("Make the link"),
        intro=_("The owner opens it without a log-in and answers once. It works for %(days)d days.")
        % {"days": days},
        success=lambda check: str(check.get_absolute_url()),
        done=_("The link is made: send it to the owner."),
    )


@form_methods
def check(request: ViewerRequest, pk: int) -> HttpResponse:
    place = _place(request.viewer, pk)
    asked = groups(rules_on(request.viewer.today), place.kind, place.size)
    codes = [one.code for group in asked for one in group.questions]
    return step_form(
        request,
        place,
        RIGHT,
        TOURISM_PLACES,
        offer_checks.answer_for_place,
        key="place_id",
        form=partial(RepliesForm, asked=asked),
        template="enterprises/offer_replies.html",
        title=_("How ready is the place?"),
        submit=_("Save the answers"),
        intro=_(
            "An aid in our own words beside SNI 9042:2021; what counts is the text of the standard "
            "and the judgement of the body that certifies."
        ),
        reads=lambda data: {
            "version": data["version"],
            "replies": {code: data[code] for code in codes},
        },
        success=lambda made: str(made.get_absolute_url()),
        done=_("Saved. What to do next stands below."),
    )


def _place(viewer: Viewer, pk: int) -> TourismPlace:
    found: TourismPlace = get_object_or_404(reading.places(viewer), pk=pk)
    return found
