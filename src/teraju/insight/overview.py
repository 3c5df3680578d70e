"""The agencies that a leader answers for, with all that is known of their way."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from . import permissions
from .board import Board, BoardQuerySet, Standing, progress_by, rows_of
from .requirements import open_of
from .selectors import Asked, asked_of


def agencies(viewer: Viewer) -> QuerySet[Agency]:
    """The open agencies of the governments that the viewer looks over."""
    return rights.agencies_where(viewer, permissions.READ)


def board(viewer: Viewer, ids: Collection[int]) -> Board:
    """What is known of these agencies; a fixed number of queries."""
    found = open_of(ids, viewer.today)
    asked = asked_of(ids, viewer.today)
    return {
        pk: Standing(progress, reached, open=found.get(pk), asked=asked.get(pk, Asked()))
        for pk, (progress, reached) in progress_by(ids, viewer.today).items()
    }


def rows(viewer: Viewer) -> BoardQuerySet:
    """The rows of the overview."""
    return rows_of(board(viewer, list(agencies(viewer).values_list("pk", flat=True))))
