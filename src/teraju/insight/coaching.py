"""The agencies that let a coach in, over all governments, with what a coach may know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from teraju.modules.conformity.api import TopicGap
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from . import permissions
from .board import Board, BoardQuerySet, Standing, progress_by, rows_of
from .requirements import topics_open

Topics = Mapping[int, Sequence[TopicGap] | None]


def agencies(viewer: Viewer) -> QuerySet[Agency]:
    """The open agencies that invited the viewer as their coach."""
    invited = [hat.agency_id for hat in viewer.hats if hat.agency_id]
    return rights.agencies_where(viewer, permissions.COACH).filter(pk__in=invited)


def board(viewer: Viewer, ids: Sequence[int], topics: Topics) -> Board:
    """How far these agencies have come and how much of it is open; a fixed number of queries."""
    return {
        pk: Standing(progress, reached, gaps=None if topics[pk] is None else len(topics[pk] or ()))
        for pk, (progress, reached) in progress_by(ids, viewer.today).items()
    }


def rows(viewer: Viewer) -> BoardQuerySet:
    """The rows of the coach's register."""
    ids = list(agencies(viewer).values_list("pk", flat=True))
    return rows_of(board(viewer, ids, topics_open(ids, viewer.today)))
