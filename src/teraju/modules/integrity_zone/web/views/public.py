"""What a unit shows to everybody: scores of the areas, no answer and no name."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity_zone.selectors.sheets import published, result_of, rows_of
from teraju.modules.integrity_zone.selectors.summary import area_lines
from teraju.modules.integrity_zone.web import sections
from teraju.modules.integrity_zone.web.pictures import areas_picture
from teraju.modules.integrity_zone.wording import points
from teraju.platform.organisation.models import Government
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest, public

MOST = 100


@public
@require_safe
def public_list(request: ViewerRequest, slug: str) -> HttpResponse:
    government = get_object_or_404(Government, slug=slug)
    rows = published(slug).order_by("-year", "agency__name", "pk")[:MOST]
    context = {
        "title": _("Integrity zone of %s") % government.name,
        "government": government,
        "lines": [(one, points(one.score)) for one in rows],
    }
    return render(request, "integrity_zone/public_list.html", context)


@public
@require_safe
def public_sheet(request: ViewerRequest, slug: str, pk: int) -> HttpResponse:
    sheet = get_object_or_404(published(slug), pk=pk)
    result = result_of(sheet.edition, rows_of(sheet))
    lines = area_lines(result)
    context = {
        "title": f"{sheet.agency.name}, {sheet.year}",
        "sheet": sheet,
        "facts": [
            Fact(_("Score after the assessment"), points(result.counted.total), note=_("of 100")),
            Fact(_("Score by the unit"), points(result.unit.total), note=_("of 100")),
            Fact(_("Assessed on"), sheet.assessed_on),
            Fact(_("Published on"), sheet.published_on),
        ],
        "picture": areas_picture(lines),
        "area_title": _("Areas"),
        "headers": sections.area_heads(),
        "rows": [[one.name, *sections.area_cells(one)] for one in lines],
    }
    return render(request, "integrity_zone/public_sheet.html", context)
