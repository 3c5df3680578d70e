"""What neighbours may use of planning."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind

from .models import (
    Change,
    InterestedParty,
    Objective,
    ObjectiveReview,
    Process,
    ProcessMap,
    ProcessStatus,
    Resource,
    ScopeStatement,
)
from .services import *  # noqa: F403
from .services import __all__ as _services

PROCESS_KIND = "planning.process"


def find_processes(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The processes of these ids that the viewer may see. One query."""
    rows = Process.objects.visible_to(viewer).filter(pk__in=pks)
    return {one.pk: _linked(one) for one in rows}


def choose_processes(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """The standing processes of a government that the viewer may see. One query."""
    rows = Process.objects.visible_to(viewer).standing().filter(government=government_id)
    rows = rows.select_related("agency").order_by("agency__short_name", "code", "pk")
    return [(one.pk, f"{one.agency.short_name}: {one}") for one in rows]


def process_kind() -> LinkKind:
    """How other modules link to processes."""
    return LinkKind(PROCESS_KIND, _("Process"), find_processes, choose_processes)


def _linked(process: Process) -> Linked:
    return Linked(
        kind=PROCESS_KIND,
        pk=process.pk,
        title=process.name,
        number=process.code,
        url=process.get_absolute_url(),
        state=ProcessStatus(process.status).label,
    )


__all__ = [
    "ObjectiveReview",
    "Objective",
    "Change",
    "PROCESS_KIND",
    "InterestedParty",
    "Process",
    "ProcessMap",
    "Resource",
    "ScopeStatement",
    "choose_processes",
    "find_processes",
    "process_kind",
    *_services,
]
