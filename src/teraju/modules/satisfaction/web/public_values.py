"""What the public pages of results show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from teraju.modules.satisfaction.domain.questionnaire import answer_rules
from teraju.modules.satisfaction.domain.tallies import Result
from teraju.modules.satisfaction.models import Survey
from teraju.modules.satisfaction.models.choices import SCHEMES
from teraju.modules.satisfaction.selectors.results import Point, Results
from teraju.modules.satisfaction.wording import below_words, printed_name, subject
from teraju.platform.web.kinds import Status

from .charts import trend
from .sections import elements_picture, group_picture
from .statuses import grade_status


@dataclass(frozen=True)
class Line:
    """A service on the board."""

    survey: Survey
    subject: str
    status: Status | None
    below: object


def board_lines(rows: Sequence[Survey]) -> list[Line]:
    return [
        Line(
            one,
            subject(one),
            grade_status(one.grade),
            below_words(one.respondents or 0, one.sample) if one.is_below_sample else "",
        )
        for one in rows
    ]


def result_values(
    survey: Survey, found: Result, told: Results, rounds: Sequence[Survey]
) -> dict[str, Any]:
    """A result as everybody reads it: groups so small that one could guess are left out."""
    smallest = answer_rules().integer("smallest_group")
    shown = [
        group
        for group, options in told.by_group.items()
        if any(one.respondents >= smallest for one in options.values())
    ]
    points = [_point(one) for one in rounds]
    return {
        "index": found.index,
        "respondents": found.respondents,
        "status": grade_status(found.grade),
        "scheme": SCHEMES[survey.scheme],
        "below": below_words(found.respondents, survey.sample) if survey.is_below_sample else "",
        "elements": elements_picture(survey, found),
        "lowest": [printed_name(survey, code) for code in found.lowest],
        "trend": trend(points) if len(points) > 1 else None,
        "groups": [group_picture(survey, group, told, smallest) for group in shown],
        "actions": [
            (printed_name(survey, one.element), one.action.title, one.action.due_on)
            for one in survey.actions.select_related("action").order_by("pk")
        ],
    }


def _point(one: Survey) -> Point:
    return Point(
        one.title,
        one.ends_on,
        one.index,  # type: ignore[arg-type]
        one.grade,
        one.scheme,
        one.respondents,
        "",
        one.is_below_sample,
    )
