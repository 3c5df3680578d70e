"""Visits that would take an official to two places at once: said, for it may be one market."""

from __future__ import annotations

from django.utils.translation import gettext as _

from teraju.modules.metrology.domain.supervision import InspectionState
from teraju.modules.metrology.models import Inspection
from teraju.modules.metrology.selectors import supervision as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Fact, Link, Status

from .supervision_words import span


def overlap_facts(viewer: Viewer, one: Inspection) -> list[Fact]:
    """Which other visits lie in the same hours, and of whom."""
    found = reading.overlapping(viewer, one)
    if not found:
        return []
    here = set(one.officials.values_list("pk", flat=True))
    links = [Link(_named(other, here), other.get_absolute_url()) for other in found]
    note = _("Change the hours or the officials, unless both are one way.")
    if one.state == InspectionState.ASSIGNED:
        # Who has been sent, and when, is changed only once nobody is sent any more.
        note = _(
            "The letter is issued. Unless both are one way, have the assignment taken back, then"
            " change the hours or the officials."
        )
    return [Fact(_("In the same hours"), [Status("warn", _("Twice at once")), *links], note=note)]


def _named(one: Inspection, here: set[int]) -> str:
    """When, where, and who would have to be at both."""
    both = sorted(person.title for person in one.officials.all() if person.pk in here)
    return f"{span(one.begins_at, one.ends_at)} {one.place.in_full} · {', '.join(both)}"
