"""Which records may carry files, who sees them and who may add or remove: modules fill this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

AlsoAdds = Callable[[Viewer, Any], bool]
# Why a viewer changes nothing here whatever their rights, or an empty string.
Refuses = Callable[[Viewer, Any], object]


@dataclass(frozen=True)
class Owner:
    """A kind of record that carries files. `visible` gives the record if the viewer sees it.

    `also_adds` says who may add besides those with the right: who works on a record from elsewhere.
    `refuses_add` and `refuses_remove` say who may not in spite of it: who is a party to a record.
    """

    model: type[Model]
    visible: Callable[[Viewer, Any], Model | None]
    add_right: str
    remove_right: str
    also_adds: AlsoAdds | None = None
    refuses_add: Refuses | None = None
    refuses_remove: Refuses | None = None

    def add_refusal(self, viewer: Viewer, target: Model) -> object:
        """Why the viewer may add no file to a record, or an empty string."""
        if self.refuses_add and (party := self.refuses_add(viewer, target)):
            return party
        refusal = rights.refusal(viewer, self.add_right, target)
        if refusal and self.also_adds and self.also_adds(viewer, target):
            return ""
        return refusal

    def require_add(self, viewer: Viewer, target: Model) -> None:
        """Raise NotAllowed where there is a reason against."""
        if self.refuses_add and (party := self.refuses_add(viewer, target)):
            raise NotAllowed(party)
        if self.add_refusal(viewer, target):
            raise NotAllowed(rights.reason(self.add_right))

    def remove_refusal(self, viewer: Viewer, target: Model) -> object:
        """Why the viewer may take no file off a record, or an empty string."""
        if self.refuses_remove and (party := self.refuses_remove(viewer, target)):
            return party
        return rights.refusal(viewer, self.remove_right, target)

    def require_remove(self, viewer: Viewer, target: Model) -> None:
        """Raise NotAllowed where there is a reason against."""
        if self.refuses_remove and (party := self.refuses_remove(viewer, target)):
            raise NotAllowed(party)
        rights.require(viewer, self.remove_right, target)


_owners: dict[str, Owner] = {}


def register_owner(
    model: type[Model],
    *,
    visible: Callable[[Viewer, Any], Model | None],
    add_right: str,
    remove_right: str,
    also_adds: AlsoAdds | None = None,
    refuses_add: Refuses | None = None,
    refuses_remove: Refuses | None = None,
) -> None:
    """Let records of a model carry files. The model needs `get_absolute_url`, to lead back to."""
    label = model._meta.label_lower
    if label in _owners:
        raise ValueError(f"files of {label} are registered twice")
    if not hasattr(model, "get_absolute_url"):
        raise ValueError(f"{label} carries files and has no page: give it get_absolute_url")
    _owners[label] = Owner(
        model, visible, add_right, remove_right, also_adds, refuses_add, refuses_remove
    )


def owner_of(target_type: str) -> Owner | None:
    """How records of this type ("app.model") carry files; None if they do not."""
    return _owners.get(target_type)


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
