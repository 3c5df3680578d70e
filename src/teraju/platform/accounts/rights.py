"""Deny by default: a right is a name and the roles that hold it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import LacksRole, NotAllowed
from teraju.platform.organisation.models import Agency, Government

from .roles import LABELS, Role
from .scope import Viewer

_holders: dict[str, frozenset[Role]] = {}

# More names than these tell less than the sentence about everybody who works here.
NAMED_ROLES = 12


def register_rights(
    module: str, table: Mapping[str, Collection[Role]]
) -> Mapping[str, frozenset[Role]]:
    """Make a module's table known; the same right twice is a mistake."""
    rights = {f"{module}.{name}": frozenset(roles) for name, roles in table.items()}
    for right, roles in rights.items():
        if _holders.get(right, roles) != roles:
            raise ValueError(f"the right {right} is registered twice")
    _holders.update(rights)
    return rights


def all_rights() -> Mapping[str, frozenset[Role]]:
    return dict(_holders)


def allowed(viewer: Viewer, right: str, target: Any) -> bool:
    """True when the viewer may do this to this record (or in this government or agency)."""
    government_id, path = _place(target)
    return viewer.has_role(_holders[right], government_id, path)


def allowed_somewhere(viewer: Viewer, right: str) -> bool:
    """True when the viewer holds the right at any place: for menus and "new" buttons."""
    return any(hat.role in _holders[right] for hat in viewer.hats)


def require(viewer: Viewer, right: str, target: Any) -> None:
    """Raise NotAllowed, naming the roles that may, unless the viewer may."""
    if not allowed(viewer, right, target):
        raise LacksRole(reason(right))


def require_somewhere(viewer: Viewer, *asked: str) -> None:
    """For a page whose place is chosen later: one of the rights must be held at one place."""
    if not any(allowed_somewhere(viewer, right) for right in asked):
        raise NotAllowed(reason(asked[0]))


def refusal(viewer: Viewer, right: str, target: Any) -> object:
    """Why the viewer may not do this, or an empty string: for an action on a page."""
    return "" if allowed(viewer, right, target) else reason(right)


def reason(right: str) -> object:
    """One sentence that names who may."""
    if Role.STAFF in _holders[right] and len(_holders[right]) > NAMED_ROLES:
        return _("Only people who work in this government may do this.")
    roles = sorted(_holders[right], key=list(Role).index)
    names = format_lazy(", ".join(["{}"] * len(roles)), *[LABELS[role] for role in roles])
    return format_lazy(_("Only these roles may do this: {roles}."), roles=names)


def agencies_where(viewer: Viewer, right: str) -> QuerySet[Agency]:
    """The open agencies in which the viewer holds the right, by government and name."""
    condition = Q()
    for hat in viewer.hats:
        if hat.role in _holders[right]:
            reach = Q(government=hat.government_id)
            condition |= reach if hat.is_wide else reach & Q(path__startswith=hat.agency_path)
    rows = Agency.objects.filter(condition, closed_on=None) if condition else Agency.objects.none()
    agencies: QuerySet[Agency] = rows.select_related("government")
    return agencies.order_by("government__name", "name", "pk")


def governments_where(viewer: Viewer, right: str) -> QuerySet[Government]:
    """The governments for which, as a whole, the viewer holds the right."""
    ids = [h.government_id for h in viewer.hats if h.is_wide and h.role in _holders[right]]
    return Government.objects.filter(pk__in=ids).order_by("name", "pk")


def acting(actor: Viewer) -> int:
    """The id of the person who acts; nobody in particular does nothing."""
    if actor.user_id is None:
        raise NotAllowed(_("Log in first."))
    return actor.user_id


def is_guest_at(viewer: Viewer, target: Any) -> bool:
    """Whether the viewer has this record before them as somebody from outside.

    Then the look is recorded, and neither its history nor its inner files are shown.
    """
    if viewer.is_guest or not viewer.is_guest_somewhere:
        return viewer.is_guest
    if isinstance(target, Government):
        return viewer.is_guest_at(target.pk, "")
    # A catalogue is nobody's: no government, no agency.
    agency: Agency | None = getattr(target, "agency", None)
    return viewer.is_guest_at(getattr(target, "government_id", None), agency.path if agency else "")


def _place(target: Any) -> tuple[int, str]:
    if isinstance(target, Government):
        return target.pk, ""
    agency: Agency | None = target.agency
    return target.government_id, agency.path if agency else ""
