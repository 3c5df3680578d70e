"""What everybody sees of a product: prepared, released, withdrawn, by people."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.offer_showcase import LISTING, new_code
from teraju.modules.enterprises.models import Enterprise, Listing, Product
from teraju.modules.enterprises.refusals import NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.files.api import keep_image

from .common import moved, tell


@transaction.atomic
def prepare_listing(
    *,
    actor: Viewer,
    product_id: int,
    words: str = "",
    photo: File[bytes] | None = None,
    is_example: bool = False,
) -> Listing:
    """Prepare a product for the showcase; nobody sees it before it is released."""
    product = _product(actor, product_id)
    enterprise: Enterprise = product.enterprise
    listing = Listing(
        government=enterprise.government,
        agency=enterprise.agency,
        product=product,
        code=new_code(),
        words=cleaned(words),
        photo=_picture(actor, enterprise, photo) if photo else None,
        is_example=is_example,
    )
    save(actor, listing)
    said = {"product": product.name, "enterprise": enterprise.name, **_said(listing)}
    tell(actor, listing, "listing.prepared", said)
    return listing


@transaction.atomic
def change_listing(
    *,
    actor: Viewer,
    listing_id: int,
    expected_version: int | None = None,
    words: str,
    photo: File[bytes] | None = None,
    drops_photo: bool = False,
) -> Listing:
    """Change the words or the photo; a released product shows them at once."""
    listing = _locked(actor, listing_id, expected_version)
    before = _said(listing)
    listing.words = cleaned(words)
    if photo:
        listing.photo = _picture(actor, listing, photo)
    elif drops_photo:
        listing.photo = None
    save(actor, listing)
    tell(actor, listing, "listing.changed", _said(listing), before)
    return listing


@transaction.atomic
def release_listing(
    *, actor: Viewer, listing_id: int, expected_version: int | None = None
) -> Listing:
    """Show a product to everybody."""
    listing = _locked(actor, listing_id, expected_version)
    if listing.product.ended_on or listing.product.enterprise.ended_on:
        raise NotNow(_("This product is no longer made: it is not shown."))
    moved(listing, "release", LISTING)
    listing.shown_since, listing.reason = actor.today, ""
    save(actor, listing)
    tell(actor, listing, "listing.released", {"shown_since": listing.shown_since})
    return listing


@transaction.atomic
def withdraw_listing(
    *, actor: Viewer, listing_id: int, expected_version: int | None = None, reason: str
) -> Listing:
    """Show a product no more; its code then says so."""
    listing = _locked(actor, listing_id, expected_version)
    moved(listing, "withdraw", LISTING)
    listing.reason = needed(reason, "reason", _("Say why."))[:300]
    listing.shown_since = None
    save(actor, listing)
    tell(actor, listing, "listing.withdrawn", {"reason": listing.reason})
    return listing


def _product(actor: Viewer, pk: int) -> Product:
    """The product, with its enterprise locked: two who prepare it finish one after the other."""
    product: Product = Product.objects.visible_to(actor).get(pk=pk)
    rows = Enterprise.objects.visible_to(actor).select_related("agency", "government")
    product.enterprise = claim(rows, product.enterprise_id)
    rights.require(actor, permissions.SHOW, product.enterprise)
    if product.ended_on or product.enterprise.ended_on:
        raise NotNow(_("This product is no longer made: it is not shown."), field="product")
    if Listing.objects.filter(product=product).exists():
        raise NotNow(_("This product is prepared for the showcase already."), field="product")
    return product


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Listing:
    rows = Listing.objects.visible_to(actor).select_related("product__enterprise", "photo")
    found: Listing = locked(actor, rows, pk, permissions.SHOW, expected_version)
    return found


def _picture(actor: Viewer, target: Any, photo: File[bytes]) -> Any:
    return keep_image(actor=actor, government=target.government, upload=photo)


def _said(listing: Listing) -> dict[str, object]:
    return {"words": listing.words, "photo": listing.photo.name if listing.photo else ""}
