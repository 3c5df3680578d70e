"""The registers of programmes, applicants and coachings."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.coaching_permissions import PLAN
from teraju.modules.enterprises.models import Applicant, Coaching, Programme
from teraju.modules.enterprises.models.choices import (
    COACHING_STATES,
    PROGRAMME_STATES,
    ROADS,
    SECTORS,
    STAGES,
)
from teraju.modules.enterprises.models.coaching_choices import APPLICANT_STATES
from teraju.modules.enterprises.models.common import choices
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .coaching_statuses import (
    applicant_status,
    coaching_status,
    programme_status,
    stage_word,
    standard_number,
)
from .common import agency_filter

FIRM = "product__enterprise__name"


def _years(viewer: Viewer) -> list[tuple[str, str]]:
    rows = reading.programmes(viewer).order_by("-year").values_list("year", flat=True)
    return [(str(year), str(year)) for year in dict.fromkeys(rows)]


def programme_filter() -> Filter:
    """One of the programmes that the viewer sees."""
    return Filter(
        key="programme",
        label=_("Programme"),
        choices=lambda viewer: [
            (str(one.pk), str(one)) for one in reading.programmes(viewer).order_by("-year", "title")
        ],
        apply=lambda rows, value, viewer: rows.filter(programme=value),
    )


PROGRAMMES: Register[Programme] = Register(
    key="enterprises.programmes",
    title=_("Coaching programmes"),
    noun=_("programmes"),
    columns=[
        Column(key="title", label=_("Programme"), value=lambda p: p.title, sort="title"),
        Column(key="year", label=_("Year"), value=lambda p: str(p.year), sort="year"),
        Column(
            key="sector", label=_("Sector"), value=lambda p: p.get_sector_display(), sort="sector"
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.short_name,
            sort="agency__name",
            place="beneath",
        ),
        Column(
            key="applied",
            label=pgettext_lazy("programme", "Applied"),
            value=lambda p: p.applied,  # type: ignore[attr-defined]
            kind="number",
            sort="applied",
        ),
        Column(
            key="coached",
            label=pgettext_lazy("programme", "Coached"),
            value=lambda p: p.coached,  # type: ignore[attr-defined]
            kind="number",
            sort="coached",
        ),
        Column(
            key="arrived",
            label=pgettext_lazy("programme", "Arrived"),
            value=lambda p: p.arrived,  # type: ignore[attr-defined]
            kind="number",
            sort="arrived",
        ),
        Column(
            key="stopped",
            label=pgettext_lazy("programme", "Stopped"),
            value=lambda p: p.stopped,  # type: ignore[attr-defined]
            kind="number",
            sort="stopped",
            place="file",
        ),
        Column(
            key="places", label=_("Places"), value=lambda p: p.places, kind="number", place="file"
        ),
        Column(
            key="status", label=_("Status"), value=programme_status, kind="status", sort="state"
        ),
    ],
    rows=reading.programmes,
    order=["-year", "title", "pk"],
    search=["title", "purpose", "agency__name"],
    filters=[
        Filter(
            key="year",
            label=_("Year"),
            choices=_years,
            apply=lambda rows, value, viewer: rows.filter(year=value),
        ),
        Filter(
            key="sector",
            label=_("Sector"),
            choices=lambda viewer: choices(SECTORS),
            apply=lambda rows, value, viewer: rows.filter(sector=value),
        ),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(PROGRAMME_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Plan a programme"),
    add_url="enterprises_programme_add",
    add_right=PLAN,
    empty=_("No programme yet. Plan the first one: a year, a sector, and how many places."),
)

APPLICANTS: Register[Applicant] = Register(
    key="enterprises.applicants",
    title=_("Applicants"),
    noun=_("applicants"),
    columns=[
        Column(
            key="enterprise",
            label=_("Enterprise"),
            value=lambda a: a.product.enterprise.name,
            sort=FIRM,
        ),
        Column(
            key="product",
            label=_("Product"),
            value=lambda a: a.product.name,
            sort="product__name",
            place="beneath",
        ),
        Column(
            key="programme",
            label=_("Programme"),
            value=lambda a: str(a.programme),
            sort="programme__title",
        ),
        Column(key="road", label=_("Road"), value=lambda a: a.get_road_display(), sort="road"),
        Column(
            key="applied_on",
            label=_("Applied on"),
            value=lambda a: a.applied_on,
            kind="date",
            sort="applied_on",
        ),
        Column(
            key="status", label=_("Status"), value=applicant_status, kind="status", sort="state"
        ),
        Column(key="reason", label=_("Reason"), value=lambda a: a.reason, place="file"),
    ],
    rows=reading.applicants,
    order=["-applied_on", "-pk"],
    search=[FIRM, "product__name", "programme__title", "note"],
    filters=[
        programme_filter(),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(APPLICANT_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda a: a.get_absolute_url(),
    empty=_("Nobody has applied yet. Open a programme and enter its applicants there."),
)


def _by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return reading.slow(rows, viewer) if value == "slow" else rows.filter(state=value)


COACHINGS: Register[Coaching] = Register(
    key="enterprises.coachings",
    title=_("Enterprises being coached"),
    noun=_("coachings"),
    columns=[
        Column(
            key="enterprise",
            label=_("Enterprise"),
            value=lambda c: c.product.enterprise.name,
            sort=FIRM,
        ),
        Column(
            key="product",
            label=_("Product"),
            value=lambda c: c.product.name,
            sort="product__name",
            place="beneath",
        ),
        Column(key="road", label=_("Road"), value=lambda c: c.get_road_display(), sort="road"),
        Column(key="stage", label=_("Stage"), value=stage_word, sort="stage"),
        Column(
            key="since",
            label=_("Since"),
            value=lambda c: c.since,  # type: ignore[attr-defined]
            kind="date",
            sort="since",
        ),
        Column(key="status", label=_("Status"), value=coaching_status, kind="status", sort="state"),
        Column(
            key="standard",
            label=_("SNI"),
            value=lambda c: standard_number(c.standard),
            place="file",
        ),
        Column(
            key="programme",
            label=_("Programme"),
            value=lambda c: str(c.programme),
            sort="programme__title",
            place="file",
        ),
        Column(
            key="coach",
            label=_("Coach"),
            value=lambda c: str(c.coach) if c.coach else "",
            sort="coach__title",
            place="file",
        ),
        Column(
            key="began_on",
            label=_("Began on"),
            value=lambda c: c.began_on,
            kind="date",
            sort="began_on",
            place="file",
        ),
        Column(
            key="ended_on",
            label=_("Ended on"),
            value=lambda c: c.ended_on,
            kind="date",
            place="file",
        ),
        Column(key="reason", label=_("Reason"), value=lambda c: c.reason, place="file"),
    ],
    rows=reading.coachings,
    order=["-began_on", "-pk"],
    search=[FIRM, "product__name", "standard", "programme__title"],
    filters=[
        Filter(
            key="stage",
            label=_("Stage"),
            choices=lambda viewer: choices(STAGES),
            apply=lambda rows, value, viewer: rows.filter(stage=value),
        ),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [("slow", _("does not move")), *choices(COACHING_STATES)],
            apply=_by_state,
        ),
        Filter(
            key="road",
            label=_("Road"),
            choices=lambda viewer: choices(ROADS),
            apply=lambda rows, value, viewer: rows.filter(road=value),
        ),
        programme_filter(),
        Filter(
            key="coach",
            label=_("Coach"),
            choices=lambda viewer: [("me", _("mine"))],
            apply=lambda rows, value, viewer: rows.filter(coach=viewer.user_id),
        ),
        agency_filter(),
    ],
    row_url=lambda c: c.get_absolute_url(),
    empty=_("Nobody is coached yet. Select applicants in a programme, or take a firm in there."),
)
