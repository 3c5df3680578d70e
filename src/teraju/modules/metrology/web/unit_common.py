"""What the pages of the unit's own records share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.kernel.states import StateTable
from teraju.modules.metrology.selectors.units import units_where
from teraju.modules.metrology.services.unit_common import next_state
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.kinds import Action, Text
from teraju.platform.web.middleware import ViewerRequest

TABLE, FACTS = "web/sections/table.html", "web/sections/facts.html"
# An id of more digits is none that a database holds.
LONGEST_ID = 18


def step(label: Text, name: str, target: Any, icon: str, right: str, viewer: Viewer) -> Action:
    """A way to do something with a record, or the reason why this viewer may not."""
    refusal = rights.refusal(viewer, right, target)
    return Action(label, reverse(name, args=[target.pk]), str(refusal), icon)


def has_place(event: str, table: StateTable) -> Callable[[Any], object]:
    """For `RecordStep.when`: whether a step of the table has its place as the record stands."""
    return partial(next_state, event=event, table=table)


def id_asked(request: ViewerRequest, name: str) -> int | None:
    """The id in the address under a name; None where there is none that a database holds."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) <= LONGEST_ID else None


def agency_asked(request: ViewerRequest, right: str) -> Agency:
    """The unit named in the address among those where the viewer holds a right, or the first.

    An agency that only stands above a unit is none: whoever heads it acts for the unit.
    Raises NotAllowed where the viewer holds it nowhere.
    """
    rights.require_somewhere(request.viewer, right)
    rows, named = units_where(request.viewer, right), id_asked(request, "agency")
    found = (rows.filter(pk=named).first() if named else None) or rows.first()
    if found is None:
        raise Http404
    return found


def agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


AGENCY: Filter = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)
# Beneath a reason that stands on the public page of a paper that is taken back.
PUBLIC_REASON = _("Anyone who checks the paper reads this. Name no person.")
YES_NO = [("yes", _("yes")), ("no", _("no"))]
