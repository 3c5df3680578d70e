"""A diagnosis beside another year's."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.iso18091.models import Diagnosis
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.web.common import diagnosis_of
from teraju.modules.iso18091.web.comparing import Half, comparison
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.middleware import ViewerRequest


@require_safe
def compare(request: ViewerRequest, pk: int) -> HttpResponse:
    """With ?with= another diagnosis of the government; else the year before."""
    one = diagnosis_of(request.viewer, pk)
    others = list(
        reading.diagnoses(request.viewer)
        .filter(government=one.government_id)
        .exclude(pk=one.pk)
        .exclude(state="withdrawn")
        .order_by("-year", "pk")
    )
    chosen = _chosen(request.GET.get("with", ""), others, one)
    context = {
        "title": _("Compare years"),
        "one": one,
        "others": others,
        "chosen": chosen,
        "found": comparison(*_halves(request.viewer, chosen, one)) if chosen else None,
    }
    return render(request, "iso18091/compare.html", context)


def _chosen(asked: str, others: list[Diagnosis], one: Diagnosis) -> Diagnosis | None:
    named = [other for other in others if str(other.pk) == asked]
    earlier = [other for other in others if other.year < one.year]
    return next(iter([*named, *earlier, *others]), None)


def _halves(viewer: Viewer, *pair: Diagnosis) -> list[Half]:
    """The two, the earlier year first."""
    rows = reading.indicators(viewer).order_by("position", "pk")
    ordered = sorted(pair, key=lambda each: each.year)
    return [Half(each, list(rows.filter(diagnosis=each)), str(each.year)) for each in ordered]
