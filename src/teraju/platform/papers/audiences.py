"""Papers that not everybody of a place may see: modules say whose records are for few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast

from teraju.platform.accounts.scope import Viewer

Seen = Callable[[Viewer], "QuerySet[Any]"]

_audiences: dict[tuple[str, str], Seen] = {}
_reaches: dict[str, Seen] = {}


def register_audience(model: type[Model], seen: Seen, *, number_key: str = "") -> None:
    """Show papers about records of a model to those alone who see the record.

    `seen` gives the records that a viewer may read a paper about. With `number_key` it counts for
    papers of that kind of number only; without, for all about such records.
    """
    key = model._meta.label_lower, number_key
    if key in _audiences:
        raise ValueError(f"the audience of papers about {key[0]} is registered twice")
    _audiences[key] = seen


def register_reach(model: type[Model], reached: Seen) -> None:
    """Show papers about records of a model also to those who work on the record from elsewhere.

    `reached` gives the records whose papers a viewer reads although they lie at another place.
    """
    label = model._meta.label_lower
    if label in _reaches:
        raise ValueError(f"the reach of papers about {label} is registered twice")
    _reaches[label] = reached


def from_elsewhere(viewer: Viewer) -> Q:
    """Papers beyond the viewer's places that they read all the same. No query of its own."""
    condition = Q(pk__in=())
    for label, reached in _reaches.items():
        condition |= Q(target_type=label, target_id__in=_keys(reached(viewer)))
    return condition


def conditions(viewer: Viewer) -> list[Q]:
    """What papers must meet to be shown to a viewer. No query of its own."""
    return [
        ~_papers(label, number_key) | Q(target_id__in=_keys(seen(viewer)))
        for (label, number_key), seen in _audiences.items()
    ]


def _papers(label: str, number_key: str) -> Q:
    about = Q(target_type=label)
    return about & Q(number_key=number_key) if number_key else about


def _keys(rows: QuerySet[Any]) -> Any:
    plain = rows.order_by().annotate(as_target=Cast("pk", CharField()))
    return plain.values("as_target")
