"""Which agencies are units of legal metrology: those that keep a register of places."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from teraju.modules.metrology.models import Place
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

_OWN = Exists(Place.objects.filter(agency=OuterRef("pk")))
# Of an agency beneath: the path of each begins with that of the one above it.
_BENEATH = Exists(
    Place.objects.filter(
        agency__government=OuterRef("government"), agency__path__startswith=OuterRef("path")
    )
)


def units_where(viewer: Viewer, right: str) -> QuerySet[Agency]:
    """The agencies in which a viewer holds a right, those that keep a register first.

    Without those that only stand above such a unit: the work is its, not theirs.
    """
    rows = rights.agencies_where(viewer, right).annotate(keeps=_OWN, stands_above=_BENEATH)
    found: QuerySet[Agency] = rows.exclude(keeps=False, stands_above=True)
    return found.order_by("-keeps", "government__name", "name", "pk")


def unit_beneath(agency: Agency) -> Agency | None:
    """The first unit beneath an agency that keeps no register itself; None where it is the unit."""
    rows = Agency.objects.filter(government=agency.government_id, path__startswith=agency.path)
    found = rows.filter(_OWN).order_by("path", "pk").first()
    return None if found == agency else found
