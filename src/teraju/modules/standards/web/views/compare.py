"""Two editions side by side, by topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.standards import selectors
from teraju.modules.standards.domain.crosswalk import (
    Pairing,
    crosswalk,
    same_number_other_topic,
)
from teraju.modules.standards.models import Edition
from teraju.modules.standards.values import Asked, TopicLine
from teraju.modules.standards.web.forms import CompareForm
from teraju.modules.standards.web.statuses import RELATIONS, relation_status
from teraju.modules.standards.web.ways import ways
from teraju.platform.web.kinds import Link
from teraju.platform.web.middleware import ViewerRequest

Row = Sequence[Any]


@dataclass(frozen=True)
class Comparison:
    """What the page shows of two editions."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Row]
    counts: Sequence[tuple[str, str, int, bool]]
    trap_headers: Sequence[str]
    traps: Sequence[Row] = field(default_factory=list)


@require_GET
def compare(request: ViewerRequest) -> HttpResponse:
    editions = list(selectors.editions_with_requirements(request.viewer))
    context: dict[str, Any] = {"title": _("Compare two standards"), **ways("standards_compare")}
    if len(editions) > 1:
        form = CompareForm(_asked_for(request, editions), editions=editions)
        context["form"] = form
        context["problems"] = [str(one) for found in form.errors.values() for one in found]
        if form.is_valid():
            context["comparison"] = _comparison(**form.cleaned_data)
    return render(request, "standards/compare.html", context)


def _asked_for(request: ViewerRequest, editions: Sequence[Edition]) -> dict[str, str]:
    """The question of the address; without one, the first editions of two standards."""
    last = editions[-1]
    other = next((one for one in editions if one.standard_id != last.standard_id), editions[0])
    return {
        "left": request.GET.get("left") or str(last.pk),
        "right": request.GET.get("right") or str(other.pk),
        "relation": request.GET.get("relation", ""),
    }


def _comparison(left: Edition, right: Edition, relation: str) -> Comparison:
    asked = selectors.requirements_of([left.pk, right.pk])
    ours, theirs = asked[left.pk], asked[right.pk]
    pairings = crosswalk(ours, theirs)
    shown = [one for one in pairings if relation in ("", one.relation)]
    names = [left.designation, right.designation]
    return Comparison(
        title=_("%(left)s and %(right)s") % {"left": left, "right": right},
        headers=[_("Topic"), *names, _("Who asks")],
        rows=_rows(shown, ours, theirs, selectors.topics()),
        counts=_counts(pairings, left, right, relation),
        trap_headers=[_("Clause"), *names],
        traps=_traps(ours, theirs),
    )


def _rows(
    pairings: Sequence[Pairing],
    ours: Sequence[Asked],
    theirs: Sequence[Asked],
    topics: dict[str, TopicLine],
) -> list[Row]:
    left, right = ({one.number: one for one in side} for side in (ours, theirs))
    return [
        [
            Link(topics[one.topic].title, reverse("standard_topic", args=[topics[one.topic].pk])),
            [_link(left[number]) for number in one.left] or None,
            [_link(right[number]) for number in one.right] or None,
            relation_status(one.relation),
        ]
        for one in pairings
    ]


def _link(one: Asked) -> Link:
    return Link(f"{one.number} {one.title}", reverse("standard_requirement", args=[one.pk]))


def _counts(
    pairings: Sequence[Pairing], left: Edition, right: Edition, chosen: str
) -> list[tuple[str, str, int, bool]]:
    """Address, words and number of each relation, all first."""
    found = [("", _("all topics"), len(pairings))]
    for relation, (_tone, word, _meaning) in RELATIONS.items():
        found.append((relation, str(word), sum(one.relation == relation for one in pairings)))
    pair = {"left": left.pk, "right": right.pk}
    return [
        (f"?{urlencode({**pair, 'relation': key} if key else pair)}", word, number, key == chosen)
        for key, word, number in found
    ]


def _traps(ours: Sequence[Asked], theirs: Sequence[Asked]) -> list[Row]:
    left, right = ({one.number: one for one in side} for side in (ours, theirs))
    return [
        [number, _link(left[number]), _link(right[number])]
        for number in same_number_other_topic(ours, theirs)
    ]
