"""The showcase from inside: what is prepared, shown and withdrawn, and codes to print."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.offer_showcase import ListingState, standing_of
from teraju.modules.enterprises.models import Listing
from teraju.modules.enterprises.selectors import offers as reading
from teraju.modules.enterprises.selectors.offer_marks import marks_by_product
from teraju.modules.enterprises.services import offer_showcase as services
from teraju.modules.enterprises.web.offer_common import history_of
from teraju.modules.enterprises.web.offer_files import code_as_png, code_sheet
from teraju.modules.enterprises.web.offer_forms import (
    ListingChangeForm,
    ListingForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.enterprises.web.offer_registers import LISTINGS
from teraju.modules.enterprises.web.offer_sections import listing_facts, mark_rows
from teraju.modules.enterprises.web.offer_words import listing_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.pictures import picture
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, id_asked, step_form
from teraju.platform.web.record_parts import steps

RIGHT = permissions.SHOW


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    home = getattr(request.user, "home", None)
    public = (
        [Action(_("As everybody sees it"), reverse("enterprises_showcase", args=[home.slug]))]
        if home
        else []
    )
    return register_page(request, LISTINGS, more=public)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    listing = _listing(viewer, pk)
    marks = marks_by_product([listing.product_id], viewer.today).get(listing.product_id, [])
    change = (RIGHT, _("Change"), "enterprises_listing_change", "pencil")
    show = (RIGHT, _("Show to everybody"), "enterprises_listing_release", "eye")
    hide = (RIGHT, _("Withdraw"), "enterprises_listing_withdraw", "eye-off")
    wanted = {
        ListingState.PREPARED: [show, change, hide],
        ListingState.RELEASED: [change, hide],
        ListingState.WITHDRAWN: [show, change],
    }[ListingState(listing.state)]
    primary, actions = steps(viewer, listing, wanted)
    page = RecordPage(
        title=listing.product.name,
        number=listing.code,
        target=listing,
        register_title=LISTINGS.title,
        register_url=reverse("enterprises_listings"),
        status=listing_status(listing),
        next_step=_next(listing, standing_of(marks)),
        primary=primary,
        actions=[*actions, *_prints(listing)],
        facts=listing_facts(listing),
        sections=[mark_rows(marks)],
        is_example=listing.is_example,
    )
    return record_page(request, page, history=lambda: history_of(listing))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        RIGHT,
        LISTINGS,
        form=partial(ListingForm, viewer=request.viewer),
        title=_("Prepare a product"),
        submit=_("Prepare"),
        intro=_("Nobody sees it before it is shown to everybody, in a second step."),
        initial={"product": id_asked(request, "product")},
        act=lambda data: services.prepare_listing(
            actor=request.viewer,
            product_id=data["product"].pk,
            words=data["words"],
            photo=data["photo"],
        ),
        done=_("Prepared. Look at it, then show it to everybody."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    listing = _listing(request.viewer, pk)
    return step_form(
        request,
        listing,
        RIGHT,
        LISTINGS,
        services.change_listing,
        key="listing_id",
        form=ListingChangeForm,
        title=_("Change what is shown"),
        submit=_("Save"),
        initial={"words": listing.words},
        done=_("Saved."),
    )


@form_methods
def release(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _listing(request.viewer, pk),
        RIGHT,
        LISTINGS,
        services.release_listing,
        key="listing_id",
        form=VersionForm,
        title=_("Show the product to everybody"),
        submit=_("Show to everybody"),
        intro=_("Product, enterprise, village, words, photo and certificates; no person's name."),
        done=_("Everybody may see it."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _listing(request.viewer, pk),
        RIGHT,
        LISTINGS,
        services.withdraw_listing,
        key="listing_id",
        form=ReasonedForm,
        title=_("Withdraw the product from the showcase"),
        submit=_("Withdraw"),
        intro=_("Its code then leads to a page that says that it is not shown."),
        done=_("Withdrawn."),
    )


@require_safe
def photo(request: ViewerRequest, pk: int) -> HttpResponse:
    listing = _listing(request.viewer, pk)
    if listing.photo is None:
        raise Http404
    return picture(listing.photo)


@require_safe
def code(request: ViewerRequest, pk: int) -> HttpResponse:
    return code_as_png(_listing(request.viewer, pk))


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    return code_sheet(request.viewer, _listing(request.viewer, pk))


def _listing(viewer: Viewer, pk: int) -> Listing:
    found: Listing = get_object_or_404(reading.listings(viewer), pk=pk)
    return found


def _prints(listing: Listing) -> list[Action]:
    return [
        Action(_("QR code (PNG)"), reverse("enterprises_listing_code", args=[listing.pk])),
        Action(_("Sheet of codes (PDF)"), reverse("enterprises_listing_sheet", args=[listing.pk])),
    ]


def _next(listing: Listing, standing: Standing | None) -> str:
    """What whoever shows it should know first."""
    if standing is None:
        return _("No certificate is on record: the page says so, and no list holds the product.")
    if standing is not Standing.IN_FORCE and listing.state == ListingState.RELEASED:
        return _("Its page says first that the certificate does not hold. Talk with the firm.")
    return ""
