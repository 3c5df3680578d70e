"""The heat map: the risks of an agency, or of all that the viewer sees, in their cells."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.matrix import DEFAULT_BANDS, DEFAULT_MATRIX, bands, matrix
from teraju.modules.risks.heat_map import heat_map
from teraju.modules.risks.models import Risk
from teraju.modules.risks.models.choices import KINDS
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.selectors.content import point_of
from teraju.modules.risks.selectors.schemes import scheme_on
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.web.kinds import Action
from teraju.platform.web.middleware import ViewerRequest

ALL = "all"


@require_safe
def heat(request: ViewerRequest) -> HttpResponse:
    """One agency at a time, unless all are asked for; risks and bribery risks, or one kind."""
    rows = selectors.risks(request.viewer).exclude(state="closed").exclude(residual=None)
    offered = list(Agency.objects.filter(pk__in=rows.order_by().values("agency")).order_by("name"))
    agency = _chosen(request, offered)
    kind = request.GET.get("kind", "")
    shown = rows.filter(kind=kind) if kind in set(Kind) else rows.exclude(kind=Kind.OPPORTUNITY)
    if agency:
        shown = shown.filter(agency=agency)
    found = list(shown.order_by("agency", "code", "pk"))
    context = {
        "title": _("Heat map of risks"),
        "agency": agency,
        "agencies": offered,
        "kinds": [(str(code), word) for code, word in KINDS.items()],
        "kind": kind,
        "all": ALL,
        "is_all": agency is None,
        "count": len(found),
        "picture": _picture(request, agency, found, is_gain=kind == Kind.OPPORTUNITY),
        "actions": _actions(request, agency),
    }
    return render(request, "risks/map.html", context)


def _chosen(request: ViewerRequest, offered: Sequence[Agency]) -> Agency | None:
    """The agency that is asked for, else the viewer's own, else the first; None for all."""
    asked = request.GET.get("agency", "")
    if asked == ALL or not offered:
        return None
    own = {hat.agency_id for hat in request.viewer.hats}
    named = next((one for one in offered if str(one.pk) == asked), None)
    return named or next((one for one in offered if one.pk in own), offered[0])


def _picture(
    request: ViewerRequest, agency: Agency | None, found: Sequence[Risk], *, is_gain: bool
) -> object:
    if not found:
        return None
    if agency:
        chosen = scheme_on(agency, request.viewer.today)
        scheme = chosen.matrix, chosen.bands
        words = _("Opportunities of %(agency)s") if is_gain else _("Risks of %(agency)s")
        title = words % {"agency": agency.short_name}
    else:
        scheme = matrix(DEFAULT_MATRIX), bands(DEFAULT_BANDS)
        title = _("Opportunities of all agencies") if is_gain else _("Risks of all agencies")
    return heat_map(title, [point_of(one) for one in found], *scheme, is_gain=is_gain)


def _actions(request: ViewerRequest, agency: Agency | None) -> list[Action]:
    where = f"?agency={agency.pk}" if agency else ""
    found = [Action(_("As a list"), f"{reverse('risks_risks')}{where}", icon="list")]
    if agency and rights.allowed(request.viewer, permissions.MONITOR, agency):
        sheet = reverse("risks_sheet", args=[agency.pk])
        found.insert(0, Action(_("Monitor the quarter"), sheet, icon="table"))
    return found
