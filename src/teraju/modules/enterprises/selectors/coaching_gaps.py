"""The questions of a gap analysis, and what its answers come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teraju.modules.enterprises.domain.coaching_gaps import result_of
from teraju.modules.enterprises.domain.coaching_kinds import GapAnswerKind, GapResult
from teraju.modules.enterprises.domain.coaching_rules import GapQuestion, gap_questions
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import GapAnalysis, GapAnswer
from teraju.modules.enterprises.models.coaching_choices import said


@dataclass(frozen=True)
class GroupFound:
    """A group of questions: the word it comes to, and the answers behind it."""

    name: str
    result: GapResult
    counts: Mapping[str, int]
    rows: Sequence[tuple[GapQuestion, GapAnswer | None]]


def asked_in(analysis: GapAnalysis) -> list[GapQuestion]:
    """What an analysis asks: by its edition and road, and what the enterprise makes."""
    product = analysis.coaching.product
    questions = gap_questions(analysis.edition)
    return questions.asked(Road(analysis.road), product.enterprise.sector, product.commodity)


def unanswered(analysis: GapAnalysis) -> int:
    """How many of its questions wait for an answer. One query."""
    answered = {one.question for one in analysis.answers.all()}
    return sum(one.code not in answered for one in asked_in(analysis))


def groups_found(analysis: GapAnalysis) -> list[GroupFound]:
    """The answers by group, in the order of the questions. One query."""
    answers = {one.question: one for one in analysis.answers.all()}
    asked = asked_in(analysis)
    found = []
    for code, words in gap_questions(analysis.edition).groups.items():
        rows = [(one, answers.get(one.code)) for one in asked if one.group == code]
        if rows:
            given = [answer.answer if answer else None for _question, answer in rows]
            counts = {str(kind): given.count(kind) for kind in GapAnswerKind}
            found.append(GroupFound(said(words), result_of(given), counts, rows))
    return found
