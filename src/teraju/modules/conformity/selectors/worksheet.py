"""The one worksheet of an assessment: a row for each topic, or for each standard of a topic."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity.domain.readiness import Judged
from teraju.modules.conformity.models import Assessment
from teraju.modules.standards.api import Asked, Edition, TopicLine, requirements_of, topics

from .judgements import Judgements, judgements_of
from .owners import Owner, owners_of
from .readiness import assessments_on


@dataclass(frozen=True)
class SheetRow:
    """A line of the sheet: what is asked, what was found, and what was found before."""

    topic: TopicLine
    edition: Edition | None
    asked: Sequence[tuple[Edition, Asked]]
    judged: Judged | None
    seen: int
    earlier: Judged | None
    owner: Owner
    may_split: bool

    @property
    def key(self) -> str:
        return f"{self.topic.code}.{self.edition.pk}" if self.edition else self.topic.code


@dataclass(frozen=True)
class Sheet:
    """All rows of an assessment as they stood on a day."""

    assessment: Assessment
    editions: Sequence[Edition]
    rows: Sequence[SheetRow]
    on: date

    @property
    def done(self) -> int:
        return sum(row.judged is not None for row in self.rows)


def sheet_of(assessment: Assessment, on: date, split: Collection[str] = ()) -> Sheet:
    """The worksheet as it stood on a day; nine queries, whatever it holds.

    `split` names the topics whose standards are to be judged one by one; those that were judged
    so already are.
    """
    editions = sorted(assessment.editions.all(), key=lambda one: one.pk)
    known, asked = topics(), requirements_of([edition.pk for edition in editions], on)
    under: dict[str, list[tuple[Edition, Asked]]] = {}
    for edition in editions:
        for one in asked[edition.pk]:
            for code in one.topics if one.is_assessed else ():
                under.setdefault(code, []).append((edition, one))
    counting = assessments_on([assessment.agency_id], on)
    # A withdrawn assessment counts nowhere, and is still read as it was.
    counting.setdefault(assessment.pk, (assessment.agency_id, {one.pk for one in editions}))
    judged = judgements_of(
        [assessment.agency_id], on, editions={pk: frozenset(e) for pk, (_a, e) in counting.items()}
    )
    owners = owners_of([assessment.agency], on)[assessment.agency_id]
    rows = [
        row
        for code in sorted(under, key=lambda code: known[code].order)
        for row in _rows(
            assessment,
            known[code],
            under[code],
            judged,
            owners.of(known[code]),
            is_split=code in split,
        )
    ]
    return Sheet(assessment, editions, rows, on)


def _rows(
    assessment: Assessment,
    topic: TopicLine,
    asked: Sequence[tuple[Edition, Asked]],
    judged: Judgements,
    owner: Owner,
    *,
    is_split: bool,
) -> list[SheetRow]:
    said = judged.said(assessment.agency_id, assessment.pk, topic.code)
    editions = list(dict.fromkeys(edition for edition, _asked in asked))
    parts: list[Edition | None] = [None]
    if is_split or any(edition.pk in said for edition in editions):
        parts = list(editions)
    return [
        SheetRow(
            topic=topic,
            edition=part,
            asked=[(edition, one) for edition, one in asked if part in (None, edition)],
            judged=said.get(part.pk if part else None) or (said.get(None) if part else None),
            seen=judged.numbers.get((assessment.pk, topic.code, part.pk if part else None), 0),
            earlier=_earlier(assessment, judged, [part] if part else editions, topic.code),
            owner=owner,
            may_split=part is None and len(editions) > 1,
        )
        for part in parts
    ]


def _earlier(
    assessment: Assessment, judged: Judgements, editions: Sequence[Edition], topic: str
) -> Judged | None:
    """What another assessment said before, of the first of the editions that was assessed then."""
    said = (judged.of(assessment.agency_id, one.pk, topic, but=assessment.pk) for one in editions)
    return next((one for one in said if one is not None), None)
