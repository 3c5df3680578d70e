"""The pages of a coach: the agencies that let them in, and one of them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.insight import coaching, permissions
from teraju.insight.board import Standing
from teraju.insight.requirements import topics_open
from teraju.insight.web import sections
from teraju.insight.web.registers import COACHING
from teraju.insight.web.statuses import pace_status, stage_status
from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    if not rights.allowed_somewhere(request.viewer, permissions.COACH):
        raise NotAllowed(rights.reason(permissions.COACH))
    return register_page(request, COACHING)


@require_safe
def agency_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    agency = get_object_or_404(coaching.agencies(viewer), pk=pk)
    topics, visits = topics_open([pk], viewer.today), coaching.visits_by(viewer, [pk])
    standing = coaching.board(viewer, [pk], topics, visits)[pk]
    page = RecordPage(
        title=agency.name,
        target=agency,
        register_title=_("Agencies coached"),
        register_url=reverse("coaching"),
        status=stage_status(standing),
        primary=_record_visit(viewer, agency),
        facts=_facts(agency, standing),
        sections=[
            sections.gaps(topics[pk]),
            sections.visits(visits[pk]),
            # The records behind the stages are not the coach's to open.
            sections.way(standing, viewer.today, with_links=False),
        ],
        is_example=standing.is_example,
    )
    # Somebody may coach here and work elsewhere: what happened here is still none of theirs.
    return record_page(request, page, history=list)


def _record_visit(viewer: Viewer, agency: Agency) -> Action:
    url = f"{reverse('cooperation_visit_add')}?{urlencode({'agency': agency.pk})}"
    refusal = rights.refusal(viewer, "cooperation.visit.record", agency)
    return Action(_("Record a visit"), url, refusal=str(refusal), icon="footprints")


def _facts(agency: Agency, standing: Standing) -> list[Fact]:
    return [
        Fact(_("Government"), agency.government.name),
        Fact(_("Head"), agency.head_title),
        Fact(_("Since"), standing.progress.since),
        Fact(_("Standing still"), pace_status(standing)),
        Fact(_("Open topics"), standing.gaps, note=_self_assessed(standing)),
        Fact(_("Last visit"), standing.last_visit),
        Fact(_("Next visit"), standing.next_visit),
    ]


def _self_assessed(standing: Standing) -> str:
    if standing.gaps is None:
        return _("It has not assessed itself yet.")
    return _("By its self-assessment; what is confidential is not among them.")
