"""The registers of enterprises, products and proposals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.catalogue import standards_of
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.models.register_choices import PROPOSAL_STATES, SIZES
from teraju.modules.enterprises.selectors import register as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_column, agency_filter
from .register_imports import (
    AGENCY,
    CODE,
    ENTERPRISES_IMPORT,
    NAME,
    PLACE,
    SECTOR,
    YEAR,
    firm_agency_column,
)
from .register_product_import import COMMODITY, DESCRIPTION, PRODUCTS_IMPORT
from .register_words import (
    commodity_choices,
    commodity_word,
    enterprise_status,
    product_status,
    proposal_status,
    size_word,
)

SIZE = pgettext_lazy("enterprise", "Size")
UNSAID = pgettext_lazy("kind of product", "not said yet")
UNSIZED, UNSORTED = "unknown", "unknown"
IN_BUSINESS = [("yes", _("In business")), ("no", _("Out of business"))]
MADE = [("yes", _("Being made")), ("no", _("No longer made"))]


def _sized(rows: Any, value: str, viewer: Viewer) -> Any:
    return rows.filter(size_class="" if value == UNSIZED else value)


def _sorted(rows: Any, value: str, viewer: Viewer) -> Any:
    return rows.filter(commodity="" if value == UNSORTED else value)


def _made(rows: Any, value: str, viewer: Viewer) -> Any:
    current = rows.current()
    return current if value == "yes" else rows.exclude(pk__in=current.order_by().values("pk"))


def _with_standard(rows: Any, value: str, viewer: Viewer) -> Any:
    """Products whose kind has a standard today, or is known to have none yet."""
    known = [
        code
        for code, _name in commodity_choices()
        if bool(standards_of(code, viewer.today)) == (value == "yes")
    ]
    return rows.filter(commodity__in=known)


ENTERPRISES: Register[Any] = Register(
    key="enterprises.enterprises",
    title=_("Enterprises"),
    noun=_("enterprises"),
    columns=[
        Column(
            key="name",
            label=_("Enterprise"),
            value=lambda e: e.name,
            sort="name",
            reads=NAME,
            required=True,
        ),
        Column(
            key="sector",
            label=_("Sector"),
            value=lambda e: SECTORS[e.sector],
            stored=lambda e: e.sector,
            sort="sector",
            reads=SECTOR,
            required=True,
        ),
        Column(
            key="district",
            label=_("District"),
            value=lambda e: e.district,
            sort="district",
            reads=PLACE,
        ),
        Column(
            key="size",
            label=SIZE,
            value=size_word,
            sort="size_class",
        ),
        Column(
            key="products",
            label=_("Products"),
            value=lambda e: e.product_count,
            kind="number",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=enterprise_status,
            kind="status",
            sort="ended_on",
        ),
        Column(
            key="business_number",
            label=_("NIB"),
            value=lambda e: e.business_number,
            reads=CODE,
            place="file",
            hint=_("13 digits, written as text."),
        ),
        Column(
            key="activity_code",
            label=_("KBLI"),
            value=lambda e: e.activity_code,
            reads=CODE,
            place="file",
        ),
        Column(
            key="village", label=_("Village"), value=lambda e: e.village, reads=PLACE, place="file"
        ),
        Column(
            key="began_in",
            label=_("In business since (year)"),
            value=lambda e: e.began_in,
            reads=YEAR,
            place="file",
        ),
        Column(
            key="size_year",
            label=_("Size by the figures of"),
            value=lambda e: e.size_year,
            place="file",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda e: e.agency.short_name,
            stored=lambda e: e.agency_id,
            sort="agency__name",
            reads=AGENCY,
            required=True,
            place="file",
        ),
    ],
    rows=reading.enterprises_listed,
    order=["name", "pk"],
    finds=reading.found_by,
    filters=[
        Filter(
            key="sector",
            label=_("Sector"),
            choices=lambda viewer: choices(SECTORS),
            apply=lambda rows, value, viewer: rows.filter(sector=value),
        ),
        Filter(
            key="district",
            label=_("District"),
            choices=lambda viewer: [(one, one) for one in reading.districts(viewer)],
            apply=lambda rows, value, viewer: rows.filter(district=value),
        ),
        Filter(
            key="size",
            label=SIZE,
            choices=lambda viewer: [*choices(SIZES), (UNSIZED, _("not known"))],
            apply=_sized,
        ),
        Filter(
            key="open",
            label=_("Status"),
            choices=lambda viewer: IN_BUSINESS,
            apply=lambda rows, value, viewer: rows.filter(ended_on__isnull=value == "yes"),
        ),
        agency_filter(),
    ],
    row_url=lambda e: e.get_absolute_url(),
    add_label=_("Enter an enterprise"),
    add_url="enterprises_enterprise_add",
    add_right=permissions.WRITE,
    empty=_("No enterprise yet. Enter the first one, or read your list from Excel."),
    importing=ENTERPRISES_IMPORT,
)

PRODUCTS: Register[Any] = Register(
    key="enterprises.products",
    title=_("Products of enterprises"),
    noun=pgettext_lazy("enterprise", "products"),
    columns=[
        Column(key="name", label=_("Product"), value=lambda p: p.name, sort="name", reads=NAME),
        Column(
            key="enterprise",
            label=_("Enterprise"),
            value=lambda p: p.enterprise.name,
            sort="enterprise__name",
            reads=NAME,
        ),
        Column(
            key="commodity",
            label=_("Kind of product"),
            value=lambda p: commodity_word(p.commodity) if p.commodity else "",
            stored=lambda p: p.commodity or None,
            sort="commodity",
            reads=COMMODITY,
        ),
        Column(key="status", label=_("Status"), value=product_status, kind="status"),
        Column(
            key="description",
            label=_("Description"),
            # Browsers and spreadsheets end lines in two ways.
            value=lambda p: p.description.replace("\r\n", "\n"),
            reads=DESCRIPTION,
            place="file",
        ),
        Column(
            key="district",
            label=_("District"),
            value=lambda p: p.enterprise.district,
            sort="enterprise__district",
            place="file",
        ),
        firm_agency_column(),
    ],
    rows=reading.products,
    order=["name", "pk"],
    search=["name", "description", "enterprise__name"],
    filters=[
        Filter(
            key="commodity",
            label=_("Kind of product"),
            choices=lambda viewer: [*commodity_choices(), (UNSORTED, UNSAID)],
            apply=_sorted,
        ),
        Filter(
            key="sector",
            label=_("Sector"),
            choices=lambda viewer: choices(SECTORS),
            apply=lambda rows, value, viewer: rows.filter(enterprise__sector=value),
        ),
        Filter(
            key="standard",
            label=_("SNI"),
            choices=lambda viewer: [
                ("yes", _("There is one")),
                ("no", _("No SNI known yet")),
            ],
            apply=_with_standard,
        ),
        Filter(key="made", label=_("Status"), choices=lambda viewer: MADE, apply=_made),
        agency_filter("enterprise__agency"),
    ],
    row_url=lambda p: p.get_absolute_url(),
    empty=_(
        "No product yet. Enter one on the page of its enterprise, or read your list from Excel."
    ),
    importing=PRODUCTS_IMPORT,
)

PROPOSALS: Register[Any] = Register(
    key="enterprises.proposals",
    title=_("Proposals of an SNI"),
    noun=_("proposals"),
    columns=[
        Column(key="title", label=_("Title"), value=lambda p: p.title, sort="title"),
        Column(
            key="commodity",
            label=_("Kind of product"),
            value=lambda p: commodity_word(p.commodity) if p.commodity else "",
            sort="commodity",
        ),
        Column(key="status", label=_("Status"), value=proposal_status, kind="status", sort="state"),
        Column(
            key="committee",
            label=_("Technical committee"),
            value=lambda p: p.committee,
            sort="committee",
        ),
        Column(key="result", label=_("Number of the SNI"), value=lambda p: p.result, sort="result"),
        Column(
            key="product",
            label=_("Product"),
            value=lambda p: p.product.name if p.product else "",
            place="file",
        ),
        Column(key="need", label=_("Why it is needed"), value=lambda p: p.need, place="file"),
        agency_column(),
    ],
    rows=reading.proposals,
    order=["-pk"],
    search=["title", "scope", "need", "committee", "result", "product__name"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(PROPOSAL_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="commodity",
            label=_("Kind of product"),
            choices=lambda viewer: [*commodity_choices(), (UNSORTED, UNSAID)],
            apply=_sorted,
        ),
        agency_filter(),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Propose an SNI"),
    add_url="enterprises_proposal_add",
    add_right=permissions.PROPOSE,
    empty=_("No proposal yet. Propose one where a local product has no SNI."),
)
