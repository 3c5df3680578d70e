"""Who closes what a higher module brought in: the source says so itself."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer

Text = str | Promise
# Why this actor may not judge and close what came from this subject; an empty text if they may.
Closer = Callable[[Viewer, int], Text]

_closers: dict[str, Closer] = {}


def register_closer(subject_kind: str, closer: Closer) -> None:
    """Let the module of a subject, such as "audits.finding", say who accepts, checks and closes.

    `closer(actor, subject_pk)` gives the sentence why not, or an empty text. It takes the place of
    the roles that judge otherwise; that nobody judges their own work holds all the same.
    """
    if _closers.setdefault(subject_kind, closer) is not closer:
        raise ValueError(f"the closer of {subject_kind} is registered twice")


def closer_of(subject_kind: str) -> Closer | None:
    return _closers.get(subject_kind)
