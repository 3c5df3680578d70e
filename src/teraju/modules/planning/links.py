"""How other modules link to objectives and planned changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind

from .selectors.changes import changes
from .selectors.objectives import objectives, standing_objectives

OBJECTIVE_KIND, CHANGE_KIND = "planning.objective", "planning.change"


def find_objectives(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The objectives of these ids that the viewer may see. Two queries."""
    return {
        one.pk: Linked(
            kind=OBJECTIVE_KIND,
            pk=one.pk,
            title=one.title,
            number=one.code,
            url=one.get_absolute_url(),
            state=one.get_state_display(),
        )
        for one in objectives(viewer).filter(pk__in=pks)
    }


def choose_objectives(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    rows = standing_objectives(viewer).filter(government=government_id)
    found = rows.order_by("agency__short_name", "code", "pk")
    return [(one.pk, f"{one.agency.short_name}: {one}") for one in found]


def find_changes(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The planned changes of these ids that the viewer may see. Two queries."""
    return {
        one.pk: Linked(
            kind=CHANGE_KIND,
            pk=one.pk,
            title=one.title,
            number=one.code,
            url=one.get_absolute_url(),
            state=one.get_state_display(),
        )
        for one in changes(viewer).filter(pk__in=pks)
    }


def choose_changes(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    rows = changes(viewer).filter(government=government_id)
    found = rows.order_by("agency__short_name", "code", "pk")
    return [(one.pk, f"{one.agency.short_name}: {one}") for one in found]


def kinds() -> tuple[LinkKind, LinkKind]:
    return (
        LinkKind(OBJECTIVE_KIND, _("Objective"), find_objectives, choose_objectives),
        LinkKind(CHANGE_KIND, _("Planned change"), find_changes, choose_changes),
    )
