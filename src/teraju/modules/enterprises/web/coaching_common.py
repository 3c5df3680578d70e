"""What the pages of coaching share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.catalogue import standards
from teraju.modules.enterprises.models.choices import STAGES
from teraju.modules.enterprises.models.coaching_choices import COST_KINDS, PAYERS, STOP_KINDS
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.files import TYPES, to_xlsx
from teraju.platform.exchange.registers import Column
from teraju.platform.web.kinds import Action, Text

from .common import rupiah_told
from .register_words import full_number

Wanted = Sequence[tuple[str, Text, str, str]]
PICTURE = "enterprises/coaching_picture.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Criterion": _("Criterion"),
    "What to look at": _("What to look at"),
    "Weight": _("Weight"),
    "Scores": _("Scores"),
    "Rank": pgettext_lazy("selection", "Rank"),
    "Total": pgettext_lazy("selection", "Total"),
    "Kind": pgettext_lazy("coaching", "What for, or why"),
    "Reached": _("Reached"),
    "Remark": _("Remark"),
    "Promised by agency": _("Promised by the agency"),
    "Promised by enterprise": _("Promised by the enterprise"),
    "Promised by bsn": _("Promised by BSN"),
    "Promised by other": _("Promised by another party"),
    "Signed on": _("Signed on"),
    "On": pgettext_lazy("coaching", "Day"),
    "What": _("What is to be done"),
    "Who": _("Who does it"),
    "Until": pgettext_lazy("task", "Until"),
    "Done on": _("Done on"),
    "Dropped on": _("Given up on"),
    "Outcome": _("What came of it"),
    "Tasks": _("Lines of the plan"),
    "Year": _("Year"),
    "Payer": _("Who pays"),
    "Amount": _("Amount"),
    "Note": _("Note"),
}
# What the codes among them are called.
TRAIL_WORDS: Mapping[str, Mapping[str, Text] | Callable[[str], Text]] = {
    "Kind": {**COST_KINDS, **STOP_KINDS},
    "Payer": PAYERS,
    "Reached": STAGES,
    "Amount": rupiah_told,
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    numbers = {one.code: full_number(one) for one in standards()}
    return renamed(timeline(target), TRAIL_LABELS, {**TRAIL_WORDS, "SNI": numbers})


def may(
    viewer: Viewer, target: Any, right: str, label: Text, name: str, icon: str
) -> Action | None:
    """A button above a section, for those who may press it."""
    if not rights.allowed(viewer, right, target):
        return None
    return Action(label, reverse(name, args=[target.pk]), icon=icon)


def workbook(
    columns: Sequence[Column[Any]], rows: Sequence[Any], title: str, name: str
) -> HttpResponse:
    """Rows that are no register of their own, as an Excel file."""
    response = HttpResponse(to_xlsx(columns, rows, title), content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response
