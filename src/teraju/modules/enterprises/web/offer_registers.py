"""The registers of papers of firms and of the showcase."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.offer_choices import (
    FAMILIES,
    LISTING_STATES,
    PAPERS_STATES,
)
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.exchange.registers import Column, Register

from .common import by_field
from .offer_common import AGENCY, AGENCY_COLUMN
from .offer_words import listing_status, papers_status

FIRM_PAPERS: Register[Any] = Register(
    key="enterprises.firm_papers",
    title=_("Papers of small firms"),
    noun=pgettext_lazy("firm papers", "versions"),
    columns=[
        Column(
            key="enterprise",
            label=_("Enterprise"),
            value=lambda p: p.enterprise.name,
            sort="enterprise__name",
        ),
        Column(
            key="number",
            label=pgettext_lazy("papers", "Version"),
            value=lambda p: p.number,
            kind="number",
            sort="number",
        ),
        Column(
            key="family",
            label=_("Questions for"),
            value=lambda p: FAMILIES[p.family],
            sort="family",
        ),
        Column(
            key="begun_on",
            label=_("Begun on"),
            value=lambda p: p.begun_on,
            kind="date",
            sort="begun_on",
        ),
        Column(
            key="confirmed_on",
            label=pgettext_lazy("papers", "Confirmed on"),
            value=lambda p: p.confirmed_on,
            kind="date",
            sort="confirmed_on",
        ),
        Column(key="state", label=_("Status"), value=papers_status, kind="status", sort="state"),
        Column(
            key="answered",
            label=pgettext_lazy("papers", "Answered questions"),
            value=lambda p: len(p.answers),
            kind="number",
            place="file",
        ),
        AGENCY_COLUMN,
    ],
    rows=reading.papers,
    order=["-begun_on", "-pk"],
    search=["enterprise__name", "enterprise__business_number"],
    filters=[
        by_field("state", _("Status"), PAPERS_STATES),
        by_field("family", _("Questions for"), FAMILIES),
        AGENCY,
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Make papers for a firm"),
    add_url="enterprises_papers_add",
    add_right=permissions.PAPERS,
    empty=_("No papers yet. Ask an owner the questions; a manual, procedures and forms follow."),
)


LISTINGS: Register[Any] = Register(
    key="enterprises.listings",
    title=_("Showcase of products"),
    noun=pgettext_lazy("showcase", "products"),
    columns=[
        Column(
            key="product",
            label=_("Product"),
            value=lambda one: one.product.name,
            sort="product__name",
        ),
        Column(
            key="enterprise",
            label=_("Enterprise"),
            value=lambda one: one.product.enterprise.name,
            sort="product__enterprise__name",
            place="beneath",
        ),
        Column(
            key="sector",
            label=_("Sector"),
            value=lambda one: SECTORS[one.product.enterprise.sector],
            sort="product__enterprise__sector",
        ),
        Column(key="code", label=_("Code"), value=lambda one: one.code, sort="code"),
        Column(
            key="shown_since",
            label=_("Shown since"),
            value=lambda one: one.shown_since,
            kind="date",
            sort="shown_since",
        ),
        Column(key="state", label=_("Status"), value=listing_status, kind="status", sort="state"),
        Column(key="words", label=_("Words"), value=lambda one: one.words, place="file"),
        AGENCY_COLUMN,
    ],
    rows=reading.listings,
    order=["product__name", "pk"],
    search=["product__name", "product__enterprise__name", "code"],
    filters=[
        by_field("state", _("Status"), LISTING_STATES),
        by_field("sector", _("Sector"), SECTORS, "product__enterprise__sector"),
        AGENCY,
    ],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Prepare a product"),
    add_url="enterprises_listing_add",
    add_right=permissions.SHOW,
    empty=_("No product yet. Prepare one with its photo, then show it to everybody."),
)
