"""All objectives of an agency at a glance: a small trend each, its light as shape and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.plans import Need
from teraju.modules.planning.objective_numbers import aim_words, bare_words, unit_words
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors.objective_sheet import agency_standings
from teraju.modules.planning.selectors.objectives import Standing, standing_objectives
from teraju.modules.planning.services.objective_papers import NUMBERED_AS
from teraju.modules.planning.web.forms.objectives import YearForm
from teraju.modules.planning.web.objective_status import OVERDUE, WITHOUT_PLAN, light_status
from teraju.modules.planning.web.objective_trends import points_of
from teraju.modules.planning.web.paper_pictures import draw_trend
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.charts.trend import trend_small
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Status
from teraju.platform.web.middleware import ViewerRequest

SMALL = 12
# An agency has papers of other modules too.
PAPERS = (NUMBERED_AS,)


@dataclass(frozen=True)
class Tile:
    """An objective as the board shows it."""

    title: str
    url: str
    status: Status
    value: str
    period: str
    aim: str
    unit: str
    late: Status | None
    drawing: SafeString


@require_safe
def board(request: ViewerRequest) -> HttpResponse:
    """The objectives in force of one agency; others are a click away."""
    choices = measured_agencies(request.viewer)
    agency = _chosen(request, choices)
    tiles = [_tile(one) for one in agency_standings(request.viewer, agency)] if agency else []
    context = {
        "title": _("Objectives at a glance"),
        "agency": agency,
        "agencies": choices,
        "tiles": tiles,
        "actions": _actions(request, agency) if agency else [],
        "papers": papers_if_any(request.viewer, agency, number_keys=PAPERS) if agency else [],
    }
    return render(request, "planning/objective_board.html", context)


@form_methods
def board_paper(request: ViewerRequest, pk: int) -> HttpResponse:
    """Issue the objectives of a year as a signed paper."""
    rows = agencies(request.viewer).select_related("government")
    agency = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, permissions.OBJECTIVE_ISSUE, agency)
    back = f"{reverse('planning_objectives_board')}?agency={agency.pk}"
    year = request.viewer.today.year
    return form_page(
        request,
        form=partial(YearForm, years=[year - n for n in range(4)]),
        title=_("Issue the objectives of a year"),
        intro=_("A signed PDF with targets, plans, values and trends, as they stand today."),
        submit=_("Issue"),
        act=lambda data: services.issue_objectives(
            actor=request.viewer, agency=agency, year=data["year"], draw=draw_trend
        ),
        success=lambda paper: reverse("paper", args=[paper.pk]),
        back_url=back,
        initial={"year": year},
        facts=(Fact(_("Agency"), agency.name),),
        done=_("The paper is issued."),
        register_title=_("Objectives at a glance"),
        register_url=back,
    )


def measured_agencies(viewer: Viewer) -> list[Agency]:
    """The agencies that the viewer sees and that have objectives in force. One query."""
    ids = standing_objectives(viewer).order_by().values("agency")
    return list(Agency.objects.filter(pk__in=ids).order_by("name", "pk"))


def _chosen(request: ViewerRequest, choices: Sequence[Agency]) -> Agency | None:
    asked = request.GET.get("agency", "")
    named = next((one for one in choices if str(one.pk) == asked), None)
    if named or not choices:
        return named
    own = {hat.agency_id for hat in request.viewer.hats}
    return next((one for one in choices if one.pk in own), choices[0])


def _tile(standing: Standing) -> Tile:
    objective, latest = standing.objective, standing.latest
    points = points_of(standing, SMALL)
    asks = standing.need is Need.PLAN
    return Tile(
        title=objective.title,
        url=objective.get_absolute_url(),
        status=WITHOUT_PLAN if asks else light_status(standing.light),
        value=bare_words(latest) if latest else "",
        period=period_words(objective.rhythm, latest.first_day) if latest else "",
        aim=aim_words(objective, latest.target if latest else standing.target),
        unit=unit_words(objective),
        late=OVERDUE if standing.overdue else None,
        drawing=trend_small(objective.title, points),
    )


def _actions(request: ViewerRequest, agency: Agency) -> list[Action]:
    viewer = request.viewer
    found = [
        Action(label, reverse(name, args=[agency.pk]), icon=icon)
        for right, label, name, icon in (
            (
                permissions.OBJECTIVE_MEASURE,
                _("Enter values"),
                "planning_values_sheet",
                "table",
            ),
            (permissions.OBJECTIVE_ISSUE, _("Issue as PDF"), "planning_board_paper", "file-text"),
        )
        if rights.allowed(viewer, right, agency)
    ]
    register = Action(
        _("As a list"), f"{reverse('planning_objectives')}?agency={agency.pk}", icon="list"
    )
    return [*found, register]
