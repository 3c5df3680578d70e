"""The public pages of reliable governments: no log-in, no person's name."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Diagnosis
from teraju.modules.iso18091.selectors.published import indicators_of, of_government, published
from teraju.modules.iso18091.web.charts.quarters import quarters_picture
from teraju.modules.iso18091.web.common import fields_of
from teraju.modules.iso18091.web.comparing import Half, comparison
from teraju.modules.iso18091.web.sections import counts_section
from teraju.modules.iso18091.web.words import colour_status, self_status, verified_status
from teraju.modules.iso18091.wording import COLOURS, title_of
from teraju.platform.web.middleware import ViewerRequest, public


@public
@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """Who publishes, and two of them side by side."""
    rows = list(published())
    asked = [_named(rows, request.GET.get(key, "")) for key in ("a", "b")]
    # Before anybody chooses, the first two are offered.
    offered = [one or usual for one, usual in zip(asked, [*rows[:2], None, None], strict=False)]
    context = {
        "title": _("Reliable local governments"),
        "rows": rows,
        "chosen": [one.pk if one else None for one in offered],
        "is_twice_one": asked[0] is not None and asked[0] == asked[1],
        "found": _compared(*asked),
    }
    return render(request, "iso18091/public_start.html", context)


@public
@require_safe
def government(request: ViewerRequest, slug: str, year: int | None = None) -> HttpResponse:
    """What a government published of a year, the newest unless one is named."""
    rows = of_government(slug)
    one = next((row for row in rows if year in (None, row.year)), None)
    if one is None:
        raise Http404
    earlier = next((row for row in rows if row.year < one.year), None)
    return render(request, "iso18091/public.html", _told(one, earlier, rows))


def _told(one: Diagnosis, earlier: Diagnosis | None, rows: list[Diagnosis]) -> dict[str, object]:
    """The wheel, the counts, the 39, and what became of them since the year before."""
    known = [one, earlier] if earlier else [one]
    found = indicators_of(*known)
    indicators = found[one.pk]
    title = _("The 39 indicators, %(year)d") % {"year": one.year}
    return {
        "title": _("A reliable local government: %(name)s") % {"name": one.government.name},
        "one": one,
        "years": rows,
        "picture": quarters_picture(title, fields_of(one.edition, indicators, linked=False)),
        "counts": counts_section(indicators, Side.VERIFIED),
        "lines": [
            (
                f"{row.code} {title_of(one.edition, row.code)}",
                self_status(row),
                verified_status(row),
            )
            for row in indicators
        ],
        "headers": [_("Indicator"), _("Self-assessed"), _("Verified")],
        "colours": [colour_status(colour) for colour in COLOURS],
        "found": comparison(
            Half(earlier, found[earlier.pk], str(earlier.year)),
            Half(one, indicators, str(one.year)),
        )
        if earlier
        else None,
    }


def _named(rows: list[Diagnosis], asked: str) -> Diagnosis | None:
    return next((row for row in rows if str(row.pk) == asked), None)


def _compared(first: Diagnosis | None, second: Diagnosis | None) -> object:
    if first is None or second is None or first.pk == second.pk:
        return None
    pair = [first, second]
    if first.government_id == second.government_id:
        pair.sort(key=lambda one: one.year)
    found = indicators_of(*pair)
    before, after = (Half(one, found[one.pk], f"{one.government.name} {one.year}") for one in pair)
    return comparison(before, after)
