"""Who closes what a higher module brought in: the source says so itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer

Text = str | Promise
# Why this actor may not judge and close what came from each of these subjects, by its id; an empty
# text where they may. With the same few queries for any number of subjects.
Closer = Callable[[Viewer, Collection[int]], Mapping[int, Text]]

# The subjects that a viewer has a part in wherever they work, as a query for their ids.
Sight = Callable[[Viewer], "QuerySet[Any]"]

_closers: dict[str, Closer] = {}
_sights: dict[str, Sight] = {}


def register_closer(subject_kind: str, closer: Closer) -> None:
    """Let the module of a subject, such as "audits.finding", say who accepts, checks and closes.

    `closer(actor, subject_pks)` gives the sentence why not for each, or an empty text. It takes the
    place of the roles that judge otherwise; that nobody judges their own work holds all the same.
    """
    if _closers.setdefault(subject_kind, closer) is not closer:
        raise ValueError(f"the closer of {subject_kind} is registered twice")


def closer_of(subject_kind: str) -> Closer | None:
    return _closers.get(subject_kind)


def register_sight(subject_kind: str, sight: Sight) -> None:
    """Let who has a part in a subject see what came of it, also from another agency.

    Without this nobody could judge what auditors from elsewhere found.
    """
    if _sights.setdefault(subject_kind, sight) is not sight:
        raise ValueError(f"the sight of {subject_kind} is registered twice")


def sights() -> dict[str, Sight]:
    return dict(_sights)
