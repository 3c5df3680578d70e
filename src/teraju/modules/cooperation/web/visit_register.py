"""The register of coach visits."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import permissions, selectors
from teraju.modules.cooperation.models import CoachVisit
from teraju.modules.cooperation.models.choices import VISIT_STATES, WAYS, choices
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .standing import visit_status

LONGEST = 160


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).select_related("government").order_by("government__name", "name", "pk")
    return [(str(one.pk), f"{one.short_name} ({one.government.name})") for one in rows]


def whose(visit: CoachVisit) -> list[str]:
    """The agency, and below it the government: a coach comes to several."""
    return [visit.agency.short_name, visit.government.name]


def by_next(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "none":
        return rows.filter(next_on=None)
    ahead = {"next_on__gte": viewer.today} if value == "ahead" else {"next_on__lt": viewer.today}
    return rows.filter(**ahead)


VISITS: Register[CoachVisit] = Register(
    key="cooperation.visits",
    title=_("Coach visits"),
    noun=_("coach visits"),
    columns=[
        Column(
            key="visited_on",
            label=_("Visited on"),
            value=lambda v: v.visited_on,
            kind="date",
            sort="visited_on",
        ),
        Column(key="agency", label=_("Agency"), value=whose, sort="agency__name"),
        Column(key="state", label=_("Status"), value=visit_status, kind="status", sort="state"),
        Column(
            key="advice",
            label=_("Advice"),
            value=lambda v: Truncator(v.advice).chars(LONGEST),
        ),
        Column(
            key="next_on",
            label=_("Next visit"),
            value=lambda v: v.next_on,
            kind="date",
            sort="next_on",
        ),
        Column(key="way", label=_("How"), value=lambda v: v.get_way_display(), sort="way"),
        Column(key="recorded_by", label=_("Recorded by"), value=lambda v: v.recorded_office),
    ],
    rows=selectors.visits,
    order=["-visited_on", "-pk"],
    search=["agency__name", "agency__short_name", "seen", "advice", "response"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(VISIT_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=agency_choices,
            apply=lambda rows, value, viewer: rows.filter(agency=value),
        ),
        Filter(
            key="way",
            label=_("How"),
            choices=lambda viewer: choices(WAYS),
            apply=lambda rows, value, viewer: rows.filter(way=value),
        ),
        Filter(
            key="next",
            label=_("Next visit"),
            choices=lambda viewer: [
                ("ahead", _("ahead")),
                ("past", _("its day is over")),
                ("none", _("not agreed")),
            ],
            apply=by_next,
        ),
    ],
    row_url=lambda v: v.get_absolute_url(),
    add_label=_("Record a visit"),
    add_url="cooperation_visit_add",
    add_right=permissions.VISIT_RECORD,
    empty=_("No visit yet. The coach of BSN records them, or the agency copies what was said."),
)
