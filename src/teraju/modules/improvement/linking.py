"""How other modules link to nonconformities."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind

from .models import Nonconformity
from .selectors.reading import nonconformities

KIND = "improvement.nonconformity"


def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The nonconformities of these ids that the viewer may see. One query."""
    rows = nonconformities(viewer).filter(pk__in=pks)
    return {
        one.pk: Linked(
            kind=KIND,
            pk=one.pk,
            title=one.title,
            number=one.number,
            url=one.get_absolute_url(),
            state=one.get_state_display(),
        )
        for one in rows
    }


def choose(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """What is not over yet. One query."""
    rows: Any = Nonconformity.objects.visible_to(viewer).unfinished()
    found = rows.filter(government=government_id).select_related("agency")
    return [
        (one.pk, f"{one.agency.short_name}: {one}")
        for one in found.order_by("agency__short_name", "number", "pk")
    ]


def kind() -> LinkKind:
    return LinkKind(KIND, _("Nonconformity"), find, choose)
