"""An agency against one edition: every requirement, why it stands so, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.conformity import permissions
from teraju.modules.conformity.domain.states import State
from teraju.modules.conformity.selectors import Readiness, readiness_of
from teraju.modules.standards.api import Asked, Edition, editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.web.kinds import Action, Status
from teraju.platform.web.middleware import ViewerRequest

from .common_readiness import DayAsked, Desk, agency_for, day_asked, shown
from .listing import file_of, sift
from .readiness_rows import RequirementLine, edition_listing, requirement_lines


def edition_for(request: ViewerRequest, pk: int) -> Edition:
    """The edition, if its requirements are recorded."""
    return get_object_or_404(editions_with_requirements(request.viewer), pk=pk)


@require_GET
def readiness_edition(request: ViewerRequest, pk: int, edition: int) -> HttpResponse:
    agency, asked = agency_for(request, pk), day_asked(request)
    against = edition_for(request, edition)
    ready = readiness_of([pk], asked.on, [edition])[pk, edition]
    desk = Desk(agency, request.viewer, asked.on)
    lines = requirement_lines(ready, desk)
    listing = edition_listing(lines, chapters_of(ready.asked))
    sifted = sift(request, listing, lines, kept=("on",))
    name = f"{agency.code}-{against.designation}"
    file = file_of(request, sifted, name)
    if file:
        return file
    context: dict[str, Any] = {
        "title": f"{against.designation}: {agency.name}",
        "agency": agency,
        "edition": against,
        "asked": asked,
        "sift": sifted,
        "limits": desk.limits,
        "counts": _counts(ready),
        "chapters": _by_chapter(sifted.found, chapters_of(ready.asked)),
        "actions": _actions(request, agency, against, asked),
        "unconfirmed": any(not line.asked.confirmed for line in lines),
    }
    return render(request, "conformity/readiness_edition.html", context)


def chapters_of(asked: Sequence[Asked]) -> dict[str, str]:
    """The titles of the chapters by their number."""
    return {one.number: one.title for one in asked if one.depth == 1}


def _counts(ready: Readiness) -> list[Status]:
    return [shown(state, getattr(ready.counts, state.value)) for state in State]


def _by_chapter(
    lines: Sequence[RequirementLine], titles: dict[str, str]
) -> list[tuple[str, str, list[RequirementLine]]]:
    found: dict[str, list[RequirementLine]] = {}
    for line in lines:
        found.setdefault(line.asked.chapter, []).append(line)
    return [(number, titles.get(number, ""), rows) for number, rows in found.items()]


def _actions(
    request: ViewerRequest, agency: Agency, edition: Edition, asked: DayAsked
) -> list[Action]:
    """The report as a signed paper; for who may not issue one, why."""
    refusal = str(rights.refusal(request.viewer, permissions.REPORT_ISSUE, agency))
    url = reverse("readiness_report", args=[agency.pk])
    query = f"?edition={edition.pk}" + (f"&on={asked.on.isoformat()}" if asked.is_past else "")
    return [Action(_("Issue the report"), url + query, refusal=refusal, icon="file-text")]
