"""Results of surveys, worked out of their sums, and how they follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from teraju.modules.satisfaction.domain.index import skm_rules
from teraju.modules.satisfaction.domain.questionnaire import elements, groups
from teraju.modules.satisfaction.domain.tallies import DAY, EVERY, SCORE, Result, Sums, result_of
from teraju.modules.satisfaction.models import PastIndex, Survey, Tally
from teraju.platform.accounts.scope import Viewer


@dataclass(frozen=True)
class Results:
    """All that the sums of a survey tell."""

    whole: Result | None
    by_group: Mapping[str, Mapping[str, Result]] = field(default_factory=dict)
    by_day: Mapping[date, Sums] = field(default_factory=dict)
    # By the answer 1 to 4: how often it was given to each element.
    scores: Mapping[int, Sums] = field(default_factory=dict)
    channels: Mapping[str, int] = field(default_factory=dict)
    # By the id of a question of one's own: how often each answer was given.
    questions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def result(survey: Survey) -> Result | None:
    """The index as it stands now. Queries once."""
    row = Tally.objects.filter(survey=survey, dimension=EVERY).first()
    return worked_out(survey, row.sums) if row else None


def worked_out(survey: Survey, sums: Sums) -> Result | None:
    """The index of sums by the survey's scheme and weight."""
    return result_of(sums, survey.rule, survey.weight, skm_rules().integer("lowest"))


def published_result(survey: Survey) -> Result | None:
    """The result as it was published; None where nothing is."""
    if not survey.is_published or not survey.respondents:
        return None
    return worked_out(
        survey, Sums(survey.respondents, [survey.totals[code] for code in elements()])
    )


def results(survey: Survey) -> Results:
    """Everything that is told of a survey. Queries once, however many answered."""
    found: dict[str, dict[str, Sums]] = defaultdict(dict)
    for row in Tally.objects.filter(survey=survey).order_by("dimension", "key"):
        if row.respondents > 0 or row.dimension == SCORE:
            found[row.dimension][row.key] = row.sums
    whole = found[EVERY].get("")
    return Results(
        whole=worked_out(survey, whole) if whole else None,
        by_group={code: _by_option(survey, code, found[code]) for code in groups() if found[code]},
        by_day={date.fromisoformat(day): sums for day, sums in found[DAY].items()},
        scores={int(score): sums for score, sums in found[SCORE].items()},
        channels={name: sums.respondents for name, sums in found["channel"].items()},
        questions={
            name[1:]: {option: sums.respondents for option, sums in options.items()}
            for name, options in found.items()
            if name.startswith("q")
        },
    )


def _by_option(survey: Survey, group: str, sums: Mapping[str, Sums]) -> dict[str, Result]:
    """In the order in which they are asked."""
    made = {
        code: worked_out(survey, sums[code]) for code in groups()[group].options if code in sums
    }
    return {code: one for code, one in made.items() if one}


@dataclass(frozen=True)
class Point:
    """One value of a series: of a published survey, or as an earlier report printed it."""

    label: str
    ends_on: date
    index: Decimal
    grade: str
    scheme: str
    respondents: int | None
    url: str
    is_below_sample: bool = False
    # Its elements give another value.
    contradicts: bool = False


def series(viewer: Viewer, agency_id: int, service_code: str) -> Sequence[Point]:
    """Published rounds and earlier reports of one service, the oldest first. Two queries."""
    surveys = Survey.objects.visible_to(viewer).published()
    past = PastIndex.objects.visible_to(viewer).standing()
    wanted = {"agency": agency_id, "service_code": service_code}
    rows = past.filter(**wanted).select_related("agency")
    points = [_of_survey(one) for one in surveys.filter(**wanted)] + [_of_past(one) for one in rows]
    return sorted(points, key=lambda one: (one.ends_on, one.label))


def before(viewer: Viewer, survey: Survey) -> Point | None:
    """The round before this one. Two queries."""
    found = series(viewer, survey.agency_id, survey.service_code)
    earlier = [one for one in found if one.ends_on < survey.starts_on]
    return earlier[-1] if earlier else None


def _of_survey(one: Survey) -> Point:
    return Point(
        one.title,
        one.ends_on,
        one.index or Decimal(0),
        one.grade,
        one.scheme,
        one.respondents,
        one.get_absolute_url(),
        one.is_below_sample,
    )


def _of_past(one: PastIndex) -> Point:
    return Point(
        one.period,
        one.ends_on,
        one.printed,
        one.grade,
        one.scheme,
        one.respondents,
        one.get_absolute_url(),
        contradicts=one.agrees is False,
    )
