"""What is still to be judged in open assessments, for several at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from teraju.modules.conformity.models import Assessment
from teraju.modules.standards.api import requirements_of, topics

from .judgements import judgements_of
from .owners import owners_of


def to_judge(
    assessments: Sequence[Assessment], on: date, user_id: int | None
) -> dict[int, tuple[int, int]]:
    """By assessment: how many topics nobody judged in it yet, and how many of them the user may.

    Whoever answers for a topic leaves it to others. The editions are prefetched; six queries.
    """
    editions = {one.pk: frozenset(e.pk for e in one.editions.all()) for one in assessments}
    if not editions:
        return {}
    asked = requirements_of(frozenset().union(*editions.values()), on)
    agencies = {one.agency_id: one.agency for one in assessments}
    judged = judgements_of(list(agencies), on, editions=editions)
    owners, known = owners_of(list(agencies.values()), on), topics()
    found: dict[int, tuple[int, int]] = {}
    for one in assessments:
        codes = {
            (code, edition)
            for edition in editions[one.pk]
            for line in asked[edition]
            for code in (line.topics if line.is_assessed else ())
        }
        said = {code: judged.said(one.agency_id, one.pk, code) for code, _edition in codes}
        left = {
            code for code, edition in codes if None not in said[code] and edition not in said[code]
        }
        own = {code for code in left if user_id in owners[one.agency_id].of(known[code]).user_ids}
        found[one.pk] = (len(left), len(left - own))
    return found
