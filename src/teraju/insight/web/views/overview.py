"""The one page of a leader: who stands where and since when, and the page of one agency."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.insight import overview as reads
from teraju.insight import permissions, selectors
from teraju.insight.board import Standing, rows_of
from teraju.insight.web import sections
from teraju.insight.web.registers import OVERVIEW, asked_words
from teraju.insight.web.statuses import pace_status, stage_status, still_meaning
from teraju.kernel.errors import NotAllowed
from teraju.modules.conformity.api import latest_counts
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.files import TYPES
from teraju.platform.exchange.registers import Column, Register
from teraju.platform.organisation.models import Agency
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


@require_safe
def overview(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, permissions.READ):
        raise NotAllowed(rights.reason(permissions.READ))
    if request.GET.get("format") in TYPES:
        return register_page(request, OVERVIEW)
    agencies = {one.pk: one for one in reads.agencies(viewer)}
    board = reads.board(viewer, agencies)
    context = {
        "figures": sections.figures(board),
        "ladder": sections.ladder(board, agencies.values(), viewer.today),
        "still_meaning": still_meaning(),
    }
    register: Register[Agency] = replace(
        OVERVIEW, rows=lambda _viewer: rows_of(board), columns=_columns(viewer)
    )
    return register_page(request, register, template="insight/overview.html", context=context)


@require_safe
def agency_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    agency = get_object_or_404(reads.agencies(viewer), pk=pk)
    standing = reads.board(viewer, [pk])[pk]
    asked = selectors.instructions_of(viewer, agency)
    page = RecordPage(
        title=agency.name,
        target=agency,
        register_title=_("Overview"),
        register_url=reverse("overview"),
        status=stage_status(standing),
        primary=_give_action(viewer, agency),
        facts=_facts(agency, standing),
        sections=[
            sections.way(standing, viewer.today, with_links=True),
            sections.requirements(agency, latest_counts([pk], viewer.today).get(pk, {})),
            sections.instructions(asked, viewer.today),
        ],
        is_example=standing.is_example,
    )
    return record_page(request, page)


def _facts(agency: Agency, standing: Standing) -> list[Fact]:
    return [
        Fact(_("Agency"), agency.name, url=reverse("agency", args=[agency.pk])),
        Fact(_("Head"), agency.head_title),
        Fact(_("Since"), standing.progress.since),
        Fact(_("Standing still"), pace_status(standing)),
    ]


def _columns(viewer: Viewer) -> list[Column[Agency]]:
    """With a way to give an instruction on each row for who may; a file has no use for it."""
    if not rights.allowed_somewhere(viewer, permissions.GIVE):
        return list(OVERVIEW.columns)
    return [
        replace(column, value=_asked_and_give) if column.key == "asked" else column
        for column in OVERVIEW.columns
    ]


def _asked_and_give(row: Agency) -> list[Link | str]:
    give = Link(_("Give an instruction"), _give_url(row))
    return [found, give] if (found := asked_words(row)) else [give]


def _give_url(agency: Agency) -> str:
    return f"{reverse('instruction_add')}?{urlencode({'agency': agency.pk})}"


def _give_action(viewer: Viewer, agency: Agency) -> Action:
    refusal = str(rights.refusal(viewer, permissions.GIVE, agency))
    return Action(_("Give an instruction"), _give_url(agency), refusal=refusal, icon="megaphone")
