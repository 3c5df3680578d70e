"""What the pages of the unit's own records share."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Filter
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web import record_forms
from teraju.platform.web.kinds import Action, Text
from teraju.platform.web.middleware import ViewerRequest

TABLE, FACTS = "web/sections/table.html", "web/sections/facts.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Kinds": _("Kinds"),
    "Kind": pgettext_lazy("instrument", "Kind"),
    "Classes": _("Classes"),
    "Parameter": _("Bounded by"),
    "Lower": _("From"),
    "Upper": _("Up to"),
    "Standards": _("Standards"),
    "Name": _("Name"),
    "Agreement": _("Agreement"),
    "Since": pgettext_lazy("agreement", "Holds from"),
    "Until": pgettext_lazy("agreement", "Holds until"),
    "Certificate": _("Certificate"),
    "Issued by": _("Laboratory"),
    "Traceable to": _("Traceable to"),
    "Calibrated on": _("Calibrated on"),
    "Is fit": _("Found fit"),
    "Uncertainty": _("Uncertainty"),
    "Result": _("Result"),
    "Verified on": _("Verified on"),
    "Borrower": _("Lent to"),
    "Lent on": _("Lent on"),
    "Returned on": _("Back on"),
    "Returned as": _("Condition when it came back"),
    "Counted on": _("Counted on"),
    "Expected": _("By the book"),
    "Found": pgettext_lazy("count", "Found"),
    "Explanation": _("Explanation of a difference"),
    "Stamps": _("Stamps"),
    "Rolls": _("Rolls of stickers"),
    "Missing": _("Missing or broken"),
    "Instrument": _("Instrument"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def step(label: Text, name: str, target: Any, icon: str, right: str, viewer: Viewer) -> Action:
    """A way to do something with a record, or the reason why this viewer may not."""
    refusal = rights.refusal(viewer, right, target)
    return Action(label, reverse(name, args=[target.pk]), str(refusal), icon)


def agency_asked(request: ViewerRequest, right: str) -> Agency:
    """The agency named in the address among those where the viewer holds a right, or the first.

    Raises NotAllowed where the viewer holds it nowhere.
    """
    rights.require_somewhere(request.viewer, right)
    found = record_forms.agency_asked(request, right)
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
YES_NO = [("yes", _("yes")), ("no", _("no"))]
