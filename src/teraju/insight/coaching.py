"""The agencies that let a coach in, over all governments, with what a coach may know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from teraju.modules.conformity.api import TopicGap
from teraju.modules.cooperation.api import CoachVisit, visits_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.stages import Reached
from teraju.platform.organisation.models import Agency

from . import permissions
from .board import Board, BoardQuerySet, Standing, progress_by, rows_of
from .domain.progress import Progress
from .requirements import topics_open

Topics = Mapping[int, Sequence[TopicGap] | None]
Visits = Mapping[int, Sequence[CoachVisit]]


def agencies(viewer: Viewer) -> QuerySet[Agency]:
    """The open agencies that invited the viewer as their coach."""
    invited = [hat.agency_id for hat in viewer.hats if hat.agency_id]
    return rights.agencies_where(viewer, permissions.COACH).filter(pk__in=invited)


def visits_by(viewer: Viewer, ids: Sequence[int]) -> Visits:
    """The visits to each of these agencies, the newest first; one query."""
    found: dict[int, list[CoachVisit]] = {pk: [] for pk in ids}
    for visit in visits_of(viewer, ids):
        found[visit.agency_id].append(visit)
    return found


def board(viewer: Viewer, ids: Sequence[int], topics: Topics, visits: Visits) -> Board:
    """How far these agencies have come and how much of it is open; a fixed number of queries."""
    return {
        pk: _standing(progress, reached, topics[pk], visits[pk])
        for pk, (progress, reached) in progress_by(ids, viewer.today).items()
    }


def _standing(
    progress: Progress,
    reached: Mapping[str, Reached],
    topics: Sequence[TopicGap] | None,
    visits: Sequence[CoachVisit],
) -> Standing:
    """What the latest visit agreed on is the next one, even when its day has passed unused."""
    last = visits[0] if visits else None
    return Standing(
        progress,
        reached,
        gaps=None if topics is None else len(topics),
        last_visit=last.visited_on if last else None,
        next_visit=last.next_on if last else None,
    )


def rows(viewer: Viewer) -> BoardQuerySet:
    """The rows of the coach's register."""
    ids = list(agencies(viewer).values_list("pk", flat=True))
    topics, visits = topics_open(ids, viewer.today), visits_by(viewer, ids)
    return rows_of(board(viewer, ids, topics, visits))
