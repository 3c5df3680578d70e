"""Reading governments, agencies and places, cut to the viewer."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from teraju.platform.accounts.scope import Viewer

from .models import Agency, Crest, Government, Place


def governments(viewer: Viewer) -> QuerySet[Government]:
    """The governments in which the viewer holds a role."""
    return Government.objects.filter(pk__in=viewer.government_ids).select_related("region")


def has_crest(government: Government) -> bool:
    """Whether a crest is kept, without reading the picture."""
    return Crest.objects.filter(government=government).exists()


def agencies(viewer: Viewer) -> QuerySet[Agency]:
    """Colleagues see the whole tree of their government; a guest only the inviting agency."""
    rows: QuerySet[Agency] = Agency.objects.filter(_reach(viewer, "path"))
    return rows.select_related("parent")


def places(viewer: Viewer) -> QuerySet[Place]:
    """Places of the agencies that the viewer may see."""
    return Place.objects.filter(_reach(viewer, "agency__path")).select_related("agency")


def _reach(viewer: Viewer, path: str) -> Q:
    inside = {hat.government_id for hat in viewer.hats if not hat.is_guest or hat.is_wide}
    reach = Q(government__in=inside)
    for hat in viewer.hats:
        if hat.is_guest and not hat.is_wide:
            reach |= Q(**{f"{path}__startswith": hat.agency_path})
    return reach
