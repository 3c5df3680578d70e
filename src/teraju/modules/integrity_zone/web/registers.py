"""The register of worksheets."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.models import Sheet
from teraju.modules.integrity_zone.models.choices import predicate_choices, state_choices
from teraju.modules.integrity_zone.selectors.sheets import sheets
from teraju.modules.integrity_zone.wording import points
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .statuses import predicate_status, sheet_status


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def year_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    found = sheets(viewer).order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in found]


SHEETS: Register[Sheet] = Register(
    key="integrity_zone.sheets",
    title=_("Integrity zone"),
    noun=pgettext_lazy("ZI worksheet", "worksheets"),
    columns=[
        Column(key="unit", label=_("Unit"), value=lambda row: row.agency.name, sort="agency__name"),
        Column(key="year", label=_("Year"), value=lambda row: row.year, kind="year", sort="year"),
        Column(key="state", label=_("Status"), value=sheet_status, kind="status", sort="state"),
        Column(key="aim", label=_("Predicate aimed at"), value=lambda row: row.aim, sort="aim"),
        Column(
            key="unit_score",
            label=_("Score by the unit"),
            value=lambda row: points(row.unit_score),
            sort="unit_score",
        ),
        Column(
            key="score",
            label=_("Score after the assessment"),
            value=lambda row: points(row.score),
            sort="score",
        ),
        Column(
            key="differing",
            label=_("Answers changed by the assessor"),
            value=lambda row: row.differing,
            kind="number",
            sort="differing",
        ),
        Column(
            key="predicate",
            label=_("Predicate by these numbers"),
            value=predicate_status,
            kind="status",
            sort="predicate",
        ),
        Column(
            key="submitted_on",
            label=_("Handed in on"),
            value=lambda row: row.submitted_on,
            kind="date",
            sort="submitted_on",
            place="file",
        ),
        Column(
            key="published_on",
            label=_("Published on"),
            value=lambda row: row.published_on,
            kind="date",
            sort="published_on",
            place="file",
        ),
    ],
    rows=sheets,
    order=["-year", "agency__name", "pk"],
    search=["agency__name", "agency__short_name", "year"],
    filters=[
        Filter(
            key="year",
            label=_("Year"),
            choices=year_choices,
            apply=lambda rows, value, viewer: rows.filter(year=value),
        ),
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: state_choices(),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="aim",
            label=_("Predicate aimed at"),
            choices=lambda viewer: predicate_choices(),
            apply=lambda rows, value, viewer: rows.filter(aim=value),
        ),
        Filter(
            key="agency",
            label=_("Unit"),
            choices=agency_choices,
            apply=lambda rows, value, viewer: rows.filter(agency=value),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Open a worksheet"),
    add_url="integrity_zone_open",
    add_right=permissions.KEEP,
    empty=_("No worksheet is open. A unit that aims at WBK or WBBM opens one for each year."),
)
