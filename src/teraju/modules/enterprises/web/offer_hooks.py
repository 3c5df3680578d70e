"""What papers, tourism and the showcase show on the pages of other parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.domain.kinds import Sector
from teraju.modules.enterprises.models import Enterprise, Product
from teraju.modules.enterprises.models.offer_choices import PLACE_KINDS
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Link, Section
from teraju.platform.web.record_parts import table

from .offer_words import listing_status, papers_status, place_status
from .visit_hooks import OwnerLine


def of_enterprise(viewer: Viewer, enterprise: Enterprise) -> Section | None:
    """The papers of a firm and its place on the map of tourism."""
    versions = reading.papers(viewer).filter(enterprise=enterprise).order_by("-number", "pk")
    places = reading.places(viewer).filter(enterprise=enterprise).order_by("pk")
    rows: list[list[Any]] = [
        [
            Link(_("Papers, version %(number)d") % {"number": one.number}, one.get_absolute_url()),
            one.confirmed_on or one.begun_on,
            papers_status(one),
        ]
        for one in versions
    ]
    rows += [
        [Link(PLACE_KINDS[one.kind], one.get_absolute_url()), one.mapped_on, place_status(one)]
        for one in places
    ]
    action = _of_firm(viewer, enterprise, is_mapped=bool(places))
    if not rows and action is None:
        return None
    headers = [_("Record"), pgettext("record", "Day"), _("Status")]
    empty = _("Ask the owner the questions: a manual, procedures and forms follow.")
    return table(_("Papers and tourism"), headers, rows, empty, action=action)


def _of_firm(viewer: Viewer, enterprise: Enterprise, *, is_mapped: bool) -> Action | None:
    """The next thing that is not there yet, for whoever may make it."""
    if enterprise.ended_on:
        return None
    asked = f"?enterprise={enterprise.pk}"
    if (
        enterprise.sector == Sector.TOURISM
        and not is_mapped
        and rights.allowed(viewer, permissions.TOURISM, enterprise)
    ):
        url = reverse("enterprises_tourism_place_add") + asked
        return Action(_("Map a place"), url, icon="map-pin")
    if rights.allowed(viewer, permissions.PAPERS, enterprise):
        url = reverse("enterprises_papers_add") + asked
        return Action(_("Make papers for a firm"), url, icon="notebook-pen")
    return None


def of_product(viewer: Viewer, product: Product) -> Section | None:
    """Whether a product stands in the showcase."""
    rows = [
        [Link(one.code, one.get_absolute_url()), one.shown_since or "", listing_status(one)]
        for one in reading.listings(viewer).filter(product=product).order_by("pk")
    ]
    action = None
    if not rows and not product.ended_on and rights.allowed(viewer, permissions.SHOW, product):
        url = f"{reverse('enterprises_listing_add')}?product={product.pk}"
        action = Action(_("Prepare a product"), url, icon="shopping-bag")
    if not rows and action is None:
        return None
    headers = [_("Code"), _("Shown since"), _("Status")]
    return table(
        _("Showcase of products"), headers, rows, _("Not in the showcase yet."), action=action
    )


def of_owner(visitor: Viewer, enterprises: Sequence[Enterprise]) -> Sequence[OwnerLine]:
    """Self-checks that wait for an answer, papers to read, pages of products."""
    ids = [one.pk for one in enterprises]
    return [*_checks(visitor, ids), *_papers(ids), *_products(ids)]


def _checks(visitor: Viewer, ids: Sequence[int]) -> Iterator[OwnerLine]:
    for one in reading.open_checks(ids, visitor.today):
        until = date_format(one.open_until, "j F Y") if one.open_until else ""
        yield OwnerLine(
            one.place.enterprise,
            _("Answer how ready your place is"),
            detail=_("Until %(day)s.") % {"day": until},
            url=reverse("enterprises_own_check", args=[one.code]),
        )


def _papers(ids: Sequence[int]) -> Iterator[OwnerLine]:
    for one in reading.papers_to_read(ids):
        url = reverse("enterprises_own_papers", args=[one.code])
        number = {"number": one.number}
        if one.confirmed_on:
            words = _("Papers of your firm, version %(number)d") % number
            yield OwnerLine(one.enterprise, words, kind="paper", url=url)
        else:
            yield OwnerLine(
                one.enterprise,
                _("Read the papers made of your answers, version %(number)d") % number,
                detail=_("Make them fit, sign them, and tell your coach."),
                url=url,
            )


def _products(ids: Sequence[int]) -> Iterator[OwnerLine]:
    for one in reading.shown_products(ids):
        yield OwnerLine(
            one.product.enterprise,
            _("What everybody sees: %(product)s") % {"product": one.product.name},
            kind="paper",
            url=reverse("enterprises_shown", args=[one.code]),
        )
