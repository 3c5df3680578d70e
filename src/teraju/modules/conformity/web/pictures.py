"""Readiness as pictures: the wheel of an agency and its trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity import permissions
from teraju.modules.conformity.domain.readiness import Counts
from teraju.modules.conformity.selectors import Readiness, latest_counts, readiness_of
from teraju.modules.conformity.selectors.reach import readable_agencies
from teraju.modules.conformity.selectors.trend import open_on
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.charts.stacks import Day
from teraju.platform.web.charts.wheel import Chapter, Ring, Segment
from teraju.platform.web.kinds import Action, Figure, Section

from .common_readiness import literal

MONTHS = 12


def rings(
    ready: Sequence[Readiness], editions: Mapping[int, Edition], query: str = ""
) -> list[Ring]:
    """A ring for each edition; each field leads to its requirement."""
    return [Ring(editions[one.edition_id].designation, _chapters(one, query)) for one in ready]


def _chapters(one: Readiness, query: str) -> list[Chapter]:
    page = reverse("readiness_edition", args=[one.agency_id, one.edition_id])
    asked = {line.number: line for line in one.asked}
    found: dict[str, list[Segment]] = {}
    for standing in one.requirements:
        line = asked[standing.number]
        label = f"{line.number} {line.title}"
        url = f"{page}{query}#r-{line.number}"
        found.setdefault(line.chapter, []).append(Segment(label, literal(standing.state), url))
    return [Chapter(number, segments) for number, segments in found.items()]


def wheel_section(
    title: str, ready: Sequence[Readiness], editions: Mapping[int, Edition], query: str = ""
) -> Section:
    """The wheel with what is open in its middle; called what it is, a self-assessment."""
    context = {
        "rings": rings(ready, editions, query),
        "open_count": sum(one.counts.open for one in ready),
        "picture_title": title,
    }
    return Section(title, "conformity/readiness_wheel.html", context)


def trend_section(days: Sequence[tuple[date, Counts]], today: date) -> Section:
    """The counts of requirements by state, day after day."""
    kept = [
        Day(
            on,
            {
                "conforming": counts.conforming,
                "attention": counts.attention,
                "missing": counts.missing,
                "not_applicable": counts.not_applicable,
            },
        )
        for on, counts in days
    ]
    title = _("How it went (self-assessment)")
    return Section(
        title, "conformity/readiness_trend.html", {"days": kept, "on": today, "title": title}
    )


def home_picture(viewer: Viewer) -> Section | None:
    """The wheel of the viewer's agency, if they belong to exactly one."""
    own = {hat.agency_id for hat in viewer.hats if hat.agency_id and not hat.is_guest}
    if len(own) != 1 or any(hat.is_wide for hat in viewer.hats):
        return None
    ready = list(readiness_of(own, viewer.today).values())
    if not ready:
        return None
    agency = readable_agencies(viewer).get(pk=own.pop())
    editions = Edition.objects.in_bulk([one.edition_id for one in ready])
    title = _("Readiness of %(agency)s (self-assessment)") % {"agency": agency.short_name}
    section = wheel_section(title, ready, editions)
    link = Action(_("Open"), reverse("readiness_agency", args=[agency.pk]))
    return Section(title, section.template, section.context, side=True, action=link)


def figures(viewer: Viewer) -> list[Figure]:
    """How many requirements are open today, with the months before as they were kept."""
    if not rights.allowed_somewhere(viewer, permissions.READ):
        return []
    opened = open_on(viewer, month_ends(viewer.today))
    if not opened:
        return []
    agencies = readable_agencies(viewer).filter(closed_on=None).order_by()
    today = latest_counts(list(agencies.values_list("pk", flat=True)), viewer.today)
    opened[-1] = sum(one.open for kept in today.values() for one in kept.values())
    return [
        Figure(
            _("Requirements open"),
            opened[-1],
            f"{reverse('readiness')}?open=yes",
            note=_("self-assessment, all standards together"),
            trend=opened,
            tone="bad" if opened[-1] else "act",
        )
    ]


def month_ends(today: date) -> list[date]:
    """The last day of each of the months before, and today."""
    first = today.replace(day=1)
    ends = [add_months(first, -back) for back in range(MONTHS - 2, -1, -1)]
    return [*(date.fromordinal(end.toordinal() - 1) for end in ends), today]
