"""Which records may carry files, who sees them and who may add or remove: modules fill this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from teraju.platform.accounts.scope import Viewer


@dataclass(frozen=True)
class Owner:
    """A kind of record that carries files. `visible` gives the record if the viewer sees it."""

    model: type[Model]
    visible: Callable[[Viewer, Any], Model | None]
    add_right: str
    remove_right: str


_owners: dict[str, Owner] = {}


def register_owner(
    model: type[Model],
    *,
    visible: Callable[[Viewer, Any], Model | None],
    add_right: str,
    remove_right: str,
) -> None:
    """Let records of a model carry files. The model needs `get_absolute_url`, to lead back to."""
    label = model._meta.label_lower
    if label in _owners:
        raise ValueError(f"files of {label} are registered twice")
    if not hasattr(model, "get_absolute_url"):
        raise ValueError(f"{label} carries files and has no page: give it get_absolute_url")
    _owners[label] = Owner(model, visible, add_right, remove_right)


def owner_of(target_type: str) -> Owner | None:
    """How records of this type ("app.model") carry files; None if they do not."""
    return _owners.get(target_type)


def add_right_of(model: type[Model]) -> str:
    """The right to add a file to such a record; "" if it carries none."""
    owner = _owners.get(model._meta.label_lower)
    return owner.add_right if owner else ""


def visible_target(viewer: Viewer, target_type: str, target_id: str) -> Model | None:
    """The record, if it carries files and the viewer sees it."""
    owner = _owners.get(target_type)
    if owner is None:
        return None
    try:
        key = owner.model._meta.pk.to_python(target_id)
    except ValidationError:
        return None
    return owner.visible(viewer, key)
