"""Agencies with what is known of their way: read for all of them at once, shown row by row.

A register pages, sorts and filters in the database; what this part knows of an agency comes from
the modules, each asked once for all agencies. So the rows carry it: as columns to sort by, and
as `standing` on every row that is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self, cast

from django.db.models import Case, DateField, Field, IntegerField, QuerySet, Value, When
from django.db.models.query import ModelIterable

from teraju.platform.links import stages
from teraju.platform.links.stages import Reached, Stage
from teraju.platform.organisation.models import Agency

from .domain.progress import Pace, Point, Progress, progress_of, urgency
from .requirements import Open
from .selectors import Asked


@dataclass(frozen=True)
class Standing:
    """What is known of one agency on a day. None: not asked, or nothing to be known."""

    progress: Progress
    reached: Mapping[str, Reached] = field(default_factory=dict)
    open: Open | None = None
    asked: Asked = field(default_factory=Asked)
    gaps: int | None = None
    last_visit: date | None = None
    next_visit: date | None = None

    @property
    def stage(self) -> Stage | None:
        code = self.progress.code
        return next((stage for stage in stages.stages() if stage.code == code), None)

    @property
    def is_example(self) -> bool:
        return any(one.is_example for one in self.reached.values())

    def holds(self, code: str, on: date) -> bool:
        """Reached, and nothing has ended it by that day."""
        return code in self.reached and self.reached[code].holds_on(on)


Board = Mapping[int, Standing]


def progress_by(
    agency_ids: Collection[int], on: date
) -> dict[int, tuple[Progress, Mapping[str, Reached]]]:
    """How far agencies have come; as many queries as there are sources of stages."""
    orders = {stage.code: stage.order for stage in stages.stages()}
    found: dict[int, tuple[Progress, Mapping[str, Reached]]] = {}
    for pk, reached in stages.reached_by(agency_ids, on).items():
        points = [
            Point(one.stage, orders[one.stage], one.on, one.until) for one in reached.values()
        ]
        found[pk] = (progress_of(points, on), reached)
    return found


class _Carrying(ModelIterable[Agency]):
    """Puts on every row what the board knows of it; pages and files read their rows through it."""

    def __iter__(self) -> Iterator[Agency]:
        rows = cast(BoardQuerySet, self.queryset)
        for row in super().__iter__():
            row.standing = rows.board[row.pk]  # type: ignore[attr-defined]
            yield row


class BoardQuerySet(QuerySet[Agency]):
    """Agencies of a board."""

    board: Board = {}

    def _clone(self) -> Self:
        copy = super()._clone()  # type: ignore[misc]
        copy.board = self.board
        return cast(Self, copy)

    def where(self, condition: Callable[[Standing], bool]) -> Self:
        """The agencies of whose standing this is true."""
        return self.filter(pk__in=[pk for pk, one in self.board.items() if condition(one)])


def standing_of(row: Agency) -> Standing:
    """What the board knows of a row read from it."""
    return cast(Standing, row.standing)  # type: ignore[attr-defined]


def rows_of(board: Board) -> BoardQuerySet:
    """The agencies of a board with what registers sort by; `worst` puts the reddest first."""
    order = sorted(
        (pk for pk, one in board.items() if _counts(one)),
        key=lambda pk: (urgency(board[pk].progress, has_late=board[pk].asked.late > 0), pk),
    )
    orders = {stage.code: stage.order for stage in stages.stages()}
    rows = BoardQuerySet(Agency)
    rows.board = board
    rows._iterable_class = _Carrying
    return (
        rows.filter(pk__in=list(board))
        .select_related("government")
        .annotate(
            worst=_each({pk: place for place, pk in enumerate(order)}, IntegerField(), len(order)),
            stage_order=_each(
                {pk: orders[one.progress.code] for pk, one in board.items() if one.progress.code},
                IntegerField(),
            ),
            since=_each(
                {pk: one.progress.since for pk, one in board.items() if one.progress.since},
                DateField(),
            ),
            open_count=_each(
                {pk: one.open.total for pk, one in board.items() if one.open}, IntegerField()
            ),
            gap_count=_each(
                {pk: one.gaps for pk, one in board.items() if one.gaps is not None},
                IntegerField(),
            ),
            visited=_each(
                {pk: one.last_visit for pk, one in board.items() if one.last_visit}, DateField()
            ),
            visits_next=_each(
                {pk: one.next_visit for pk, one in board.items() if one.next_visit}, DateField()
            ),
        )
    )


def _counts(one: Standing) -> bool:
    """Whether there is anything to order by; the rest stands last, by name."""
    return one.progress.pace is not Pace.NOT_BEGUN or one.asked.late > 0


def _each(values: Mapping[int, Any], output: Field[Any, Any], default: Any = None) -> Case:
    """A column that holds a value of ours for each agency."""
    whens = [When(pk=pk, then=Value(value)) for pk, value in values.items()]
    return Case(*whens, default=Value(default, output_field=output), output_field=output)
