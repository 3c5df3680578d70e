"""The register of what enterprises had in each year."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.selectors import register as reading
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_filter
from .register_imports import NAME, firm_agency_column
from .register_lists import IN_BUSINESS, SIZE
from .register_words import class_in
from .register_year_import import AMOUNT, JOBS, MARKETS, SOURCE, YEAR, YEARS_IMPORT

YEARS: Register[Any] = Register(
    key="enterprises.years",
    title=_("Figures by year"),
    noun=_("yearly figures of enterprises"),
    columns=[
        Column(
            key="enterprise",
            label=_("Enterprise"),
            value=lambda y: y.enterprise.name,
            sort="enterprise__name",
            reads=NAME,
        ),
        Column(
            key="year",
            label=_("Year"),
            value=lambda y: str(y.year),
            stored=lambda y: y.year,
            sort="year",
            reads=YEAR,
        ),
        Column(
            key="capital",
            label=_("Capital"),
            value=lambda y: y.capital,
            kind="money",
            sort="capital",
            reads=AMOUNT,
            hint=_("Rupiah, without land and building."),
        ),
        Column(
            key="sales",
            label=pgettext_lazy("amount", "Sales"),
            value=lambda y: y.sales,
            kind="money",
            sort="sales",
            reads=AMOUNT,
            hint=_("Rupiah in the whole year."),
        ),
        Column(
            key="jobs",
            label=_("People at work"),
            value=lambda y: y.jobs,
            kind="number",
            sort="jobs",
            reads=JOBS,
        ),
        Column(key="size", label=SIZE, value=lambda y: next(iter(class_in(y)), "")),
        Column(
            key="markets",
            label=_("Where it sells"),
            value=lambda y: y.markets,
            reads=MARKETS,
            place="file",
        ),
        Column(
            key="source",
            label=_("Source"),
            value=lambda y: y.source,
            reads=SOURCE,
            required=True,
            hint=_("For example: told by the owner, tax return, OSS."),
            place="file",
        ),
        firm_agency_column(),
    ],
    rows=reading.years,
    order=["enterprise__name", "-year", "pk"],
    search=["enterprise__name", "enterprise__business_number"],
    filters=[
        Filter(
            key="year",
            label=_("Year"),
            choices=lambda viewer: [(str(one), str(one)) for one in reading.years_entered(viewer)],
            apply=lambda rows, value, viewer: rows.filter(year=value),
        ),
        Filter(
            key="open",
            label=_("Status"),
            choices=lambda viewer: IN_BUSINESS,
            apply=lambda rows, value, viewer: rows.filter(
                enterprise__ended_on__isnull=value == "yes"
            ),
        ),
        agency_filter("enterprise__agency"),
    ],
    row_url=lambda y: y.get_absolute_url(),
    empty=_("No figures yet. Enter a year on the page of an enterprise, or read them from Excel."),
    importing=YEARS_IMPORT,
)
