"""What the pages of enterprises and products show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.models import Enterprise, Product
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.selectors import register as reading
from teraju.modules.enterprises.services.register_products import PHOTO
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attachments_of
from teraju.platform.web.kinds import Action, Fact, Link, Section
from teraju.platform.web.record_parts import added_action, filled, table
from teraju.platform.web.templatetags.values import rupiah

from .register_common import SHOWN
from .register_words import (
    class_in,
    commodity_word,
    product_status,
    proposal_status,
    size_reason,
    size_word,
)


def enterprise_facts(viewer: Viewer, one: Enterprise) -> list[Fact]:
    contact = rights.allowed(viewer, permissions.CONTACT, one)
    where = [one.latitude, one.longitude] if contact else [None]
    return filled(
        [
            Fact(_("Sector"), SECTORS[one.sector]),
            Fact(
                pgettext("enterprise", "Size"),
                size_word(one) or _("not known"),
                note=size_reason(one),
            ),
            Fact(pgettext("enterprise", "Owner"), one.owner_name if contact else ""),
            Fact(_("Telephone"), one.phone if contact else ""),
            Fact(_("E-mail"), one.email if contact else ""),
            Fact(_("NIB"), one.business_number or _("none yet")),
            Fact(_("KBLI"), one.activity_code),
            Fact(_("Address"), one.address if contact else ""),
            Fact(_("Village"), one.village),
            Fact(_("District"), one.district),
            Fact(
                _("Coordinates"),
                ", ".join(format(part, "f") for part in where if part is not None),
                url=f"geo:{one.latitude},{one.longitude}" if None not in where else "",
            ),
            Fact(_("In business since"), str(one.began_in or "")),
            Fact(_("Out of business since"), one.ended_on),
            Fact(_("Agency"), one.agency.name),
            Fact(_("Note"), one.note if contact else ""),
        ]
    )


def products_section(viewer: Viewer, one: Enterprise) -> Section:
    rows = (
        reading.products(viewer)
        .filter(enterprise=one.pk)
        .order_by(F("ended_on").asc(nulls_first=True), "name", "pk")
    )
    url = reverse("enterprises_product_add", args=[one.pk])
    action = added_action(viewer, one, permissions.WRITE, _("Enter a product"), url)
    return table(
        _("Products"),
        [_("Product"), _("Kind of product"), _("Status")],
        [
            [
                Link(product.name, product.get_absolute_url()),
                commodity_word(product.commodity) if product.commodity else _unsaid(),
                product_status(product),
            ]
            for product in rows[:SHOWN]
        ],
        _("No product yet. Certificates are given to products: enter the first one."),
        action=None if one.ended_on else action,
    )


def years_section(viewer: Viewer, one: Enterprise) -> Section:
    may = rights.allowed(viewer, permissions.WRITE, one) and not one.ended_on
    url = reverse("enterprises_year_add", args=[one.pk])
    return table(
        _("Figures by year"),
        [
            _("Year"),
            _("Capital and sales"),
            _("People at work"),
            pgettext("enterprise", "Size"),
            _("Where it sells, source"),
        ],
        [
            [
                Link(str(row.year), reverse("enterprises_year_change", args=[one.pk, row.year]))
                if may
                else str(row.year),
                _amounts(row),
                "–" if row.jobs is None else row.jobs,
                class_in(row) or "–",
                [part for part in (row.markets, row.source) if part],
            ]
            for row in reading.years_of(one)
        ],
        _("No figures yet. Without them the size class is not known."),
        action=Action(_("Enter a year"), url, icon="plus") if may else None,
    )


def _amounts(row: Any) -> list[str]:
    told = ((_("Capital"), row.capital), (pgettext("amount", "Sales"), row.sales))
    return [f"{word} {rupiah(amount)}" for word, amount in told if amount is not None] or ["–"]


def product_facts(product: Product) -> list[Fact]:
    one, code = product.enterprise, product.commodity
    return filled(
        [
            Fact(_("Enterprise"), one.name, url=one.get_absolute_url()),
            Fact(
                _("Kind of product"),
                commodity_word(code) if code else _unsaid(),
                url=reverse("enterprises_commodity", args=[code]) if code else "",
            ),
            Fact(_("Description"), product.description),
            Fact(_("District"), one.district),
            Fact(_("Size of the enterprise"), size_word(one), note=size_reason(one)),
            Fact(_("No longer made since"), product.ended_on),
            Fact(_("Agency"), one.agency.name),
        ]
    )


def _unsaid() -> str:
    return pgettext("kind of product", "not said yet")


def photos_section(viewer: Viewer, product: Product) -> list[Section]:
    """The photos among the files of a product."""
    photos = [file for file in attachments_of(viewer, product) if file.kind == PHOTO]
    if not photos:
        return []
    return [Section(_("Photos"), "enterprises/photos.html", {"photos": photos}, side=True)]


def proposals_section(viewer: Viewer, product: Product) -> list[Section]:
    rows: Sequence[list[Any]] = [
        [Link(one.title, one.get_absolute_url()), proposal_status(one), one.result or "–"]
        for one in reading.proposals_of(viewer, product)
    ]
    if not rows:
        return []
    headers = [_("Title"), _("Status"), _("Number of the SNI")]
    return [table(_("Proposals of an SNI"), headers, rows, "")]
