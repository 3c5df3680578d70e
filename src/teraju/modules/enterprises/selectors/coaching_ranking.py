"""The applicants of a programme in the order of their scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from teraju.modules.enterprises.domain.coaching_selection import Ranked, ranking
from teraju.modules.enterprises.domain.coaching_states import RANKED
from teraju.modules.enterprises.models import Applicant, Criterion, Programme, Score


@dataclass(frozen=True)
class Ranking:
    """The criteria of a programme, and every ranked applicant with the arithmetic."""

    criteria: Sequence[Criterion]
    rows: Mapping[int, Ranked]


def rankings(programmes: Collection[int]) -> Mapping[int, Ranking]:
    """The rankings of some programmes. Three queries."""
    criteria: dict[int, list[Criterion]] = defaultdict(list)
    for one in Criterion.objects.filter(programme__in=programmes).order_by("pk"):
        criteria[one.programme_id].append(one)
    scores: dict[int, dict[int, dict[int, int]]] = defaultdict(dict)
    ranked = Applicant.objects.filter(programme__in=programmes, state__in=RANKED).order_by("pk")
    for pk, programme in ranked.values_list("pk", "programme"):
        scores[programme][pk] = {}
    points = Score.objects.filter(applicant__programme__in=programmes, applicant__state__in=RANKED)
    for applicant, programme, criterion, given in points.order_by("pk").values_list(
        "applicant", "applicant__programme", "criterion", "points"
    ):
        scores[programme][applicant][criterion] = given
    return {
        pk: Ranking(criteria[pk], ranking(scores[pk], {one.pk: one.weight for one in criteria[pk]}))
        for pk in programmes
    }


def ranking_of(programme: Programme) -> Ranking:
    """The ranking of one programme."""
    return rankings([programme.pk])[programme.pk]
