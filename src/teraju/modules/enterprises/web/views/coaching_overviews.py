"""Pages that look over many: the three roads beside each other, and the pipeline."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.enterprises.domain.coaching_rules import (
    RoadLine,
    RoadStart,
    coaching_rules,
    compared_roads,
)
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import Coaching
from teraju.modules.enterprises.models.choices import ROADS, STAGES
from teraju.modules.enterprises.models.coaching_choices import STOP_KINDS, said
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.selectors.coaching_pipeline import Pipeline, pipeline
from teraju.modules.enterprises.web.coaching_common import PICTURE, workbook
from teraju.modules.enterprises.web.coaching_pictures import days_words, pipeline_picture
from teraju.modules.enterprises.web.coaching_registers import (
    COACHINGS,
    PROGRAMMES,
    programme_filter,
)
from teraju.modules.enterprises.web.common import agency_filter
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column
from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.kinds import Link, Section, Status, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import FilterChoice
from teraju.platform.web.record_parts import table

TEMPLATE = "enterprises/coaching_page.html"
TEXT = "web/sections/text.html"
FILTERS = (programme_filter(), agency_filter())


@require_safe
def roads(request: ViewerRequest) -> HttpResponse:
    """The comparison for an owner who has not joined yet; what no source confirms says so."""
    found = compared_roads(request.viewer.today)
    rows = [
        [said(heading.name), *[_road_cell(heading.roads[road]) for road in found.open]]
        for heading in found.headings
    ]
    headers: list[Text] = ["", *[ROADS[road] for road in found.open]]
    lower = _(
        "A firm may stop on a lower road: that is no drop-out. It may also go on to SPPT SNI later."
    )
    later = [_not_yet(road, start) for road, start in found.later.items()]
    context = {
        "title": _("Roads to a mark"),
        "intro": _(
            "What each costs, who pays, how long it takes and what it allows: to be read "
            "together with the owner before joining."
        ),
        "register_title": PROGRAMMES.title,
        "register_url": reverse("enterprises_programmes"),
        "sections": [
            table(_("Beside each other"), headers, rows, ""),
            *([Section(_("Not there yet"), TEXT, {"text": "\n".join(later)})] if later else []),
            Section(_("Which one?"), TEXT, {"text": lower}),
        ],
    }
    return render(request, TEMPLATE, context)


def _not_yet(road: Road, start: RoadStart) -> str:
    words = _("%(road)s begins in %(year)s (%(source)s). Before, nobody can register by it.")
    told = words % {"road": ROADS[road], "year": start.since.year, "source": start.source}
    known = "" if start.is_day_confirmed else _("The day within the year is not confirmed.")
    return f"{told} {known}".strip()


def _road_cell(line: RoadLine) -> list[Any]:
    """What it says and where that stands, or that no source confirms it."""
    if line.confirmed:
        return [said(line.text), _("Source: %(source)s") % {"source": said(line.source)}]
    return [said(line.text), Status("warn", _("not confirmed by a source"))]


@require_safe
def pipeline_page(request: ViewerRequest) -> HttpResponse:
    """Who stands where and for how long, of a programme, an agency or all that the viewer sees.

    Not for guests: what they look at or take away is told to their hosts, record by record.
    """
    viewer = request.viewer
    if viewer.is_guest:
        raise Http404
    rows, chosen = _chosen(request)
    found = pipeline(rows, viewer.today)
    if request.GET.get("format") == "xlsx":
        return _file(found, viewer)
    context = {
        "title": _("Where they stand, and where they stick"),
        "intro": f"{_counts(found)} {_slow_words(viewer)}",
        "register_title": COACHINGS.title,
        "register_url": reverse("enterprises_coachings"),
        "export_url": f"{request.path}?{urlencode({**chosen, 'format': 'xlsx'})}",
        "filters": [
            FilterChoice(
                one.key,
                one.label,
                [
                    (value, label, value == chosen.get(one.key))
                    for value, label in one.choices(viewer)
                ],
            )
            for one in FILTERS
        ],
        "sections": _sections(found, viewer),
    }
    return render(request, TEMPLATE, context)


def _chosen(request: ViewerRequest) -> tuple[QuerySet[Coaching], dict[str, str]]:
    """The coachings that the address asks for; what it does not know is left out."""
    rows = reading.coachings(request.viewer)
    chosen = {}
    for one in FILTERS:
        value = request.GET.get(one.key, "")
        if value and value in {key for key, _label in one.choices(request.viewer)}:
            rows, chosen[one.key] = one.apply(rows, value, request.viewer), value
    return rows, chosen


def _counts(found: Pipeline) -> str:
    words = _("%(active)s on their way, %(arrived)s arrived, %(stopped)s stopped.")
    return words % {
        "active": found.active,
        "arrived": sum(found.arrived.values()),
        "stopped": found.stopped,
    }


def _slow_words(viewer: Viewer) -> str:
    rules = coaching_rules(viewer.today)
    words = _("Marked: more than %(days)s days in a stage.") % {"days": rules.integer("slow_days")}
    return words if rules.confirmed else f"{words} ({_('house default, unconfirmed')})"


def _sections(found: Pipeline, viewer: Viewer) -> list[Section]:
    if not found.total:
        empty = _(
            "Nobody is coached yet. Select applicants in a programme, or take a firm in there."
        )
        return [table(_("Where they stand"), [], [], empty)]
    picture = pipeline_picture(_("Where they stand"), found.stages)
    return [
        Section(_("Where they stand"), PICTURE, {"picture": picture}),
        _waiting(found, viewer),
        _arrived(found),
        *_stops(found),
    ]


def _waiting(found: Pipeline, viewer: Viewer) -> Section:
    slow = coaching_rules(viewer.today).integer("slow_days")
    rows = [
        [
            Link(str(one.coaching), one.coaching.get_absolute_url()),
            STAGES[one.stage],
            one.since,
            Status("bad" if one.days > slow else "none", days_words(one.days)),
            str(one.coaching.coach) if one.coaching.coach else _("nobody"),
        ]
        for one in found.waiting
    ]
    headers = [
        _("Enterprise"),
        _("Stage"),
        _("Since"),
        pgettext("pipeline", "Stands there for"),
        _("Coach"),
    ]
    return table(_("Who waits longest"), headers, rows, _("Nobody is on the way."))


def _arrived(found: Pipeline) -> Section:
    rows = [[ROADS[road], count] for road, count in found.arrived.items()]
    return table(
        _("Who has arrived"),
        [_("Road"), pgettext("pipeline", "Arrived")],
        rows,
        _("Nobody has reached the end of a road yet."),
    )


def _stops(found: Pipeline) -> list[Section]:
    if not found.stops:
        return []
    bars = [Bar(STOP_KINDS[kind], count) for kind, count in found.stops.items()]
    picture = bars_picture(_("Why some stopped"), bars, pgettext("coaching", "Why"))
    return [Section(_("Why some stopped"), PICTURE, {"picture": picture})]


def _file(found: Pipeline, viewer: Viewer) -> HttpResponse:
    """The stages with their figures, as a workbook."""
    columns: list[Column[Any]] = [
        Column(key="stage", label=_("Stage"), value=lambda one: str(STAGES[one.stage])),
        Column(
            key="standing",
            label=pgettext("pipeline", "Stand there"),
            value=lambda one: one.standing,
            kind="number",
        ),
        Column(
            key="ended",
            label=pgettext("pipeline", "Went on"),
            value=lambda one: one.ended_stays,
            kind="number",
        ),
        Column(
            key="median",
            label=pgettext("pipeline", "Median days"),
            value=lambda one: one.median_days,
            kind="number",
        ),
        Column(
            key="longest",
            label=pgettext("pipeline", "Longest days"),
            value=lambda one: one.longest_days,
            kind="number",
        ),
    ]
    return workbook(
        columns, found.stages, _("Where they stand"), f"pipeline-{viewer.today.isoformat()}"
    )
