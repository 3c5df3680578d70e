"""What the pages of audits, tests, certificates and labels share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.certificates import every_paper
from teraju.modules.enterprises.models.certificate_choices import LIMIT_KINDS, MARKS, WEIGHTS
from teraju.modules.enterprises.services.applications import paper_name
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Column
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

from .common import column

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS: Mapping[str, Text] = {
    "Reason": _("Reason"),
    "Since": _("Since"),
    "Text": _("What was found"),
    "Weight": pgettext_lazy("audit of a firm", "Weight"),
    "Correction": _("What was done about it"),
    "Settled on": _("Put right on"),
    "Parameter": _("Parameter"),
    "Unit": _("Unit of measurement"),
    "Limit": _("Limit"),
    "Least": _("At least"),
    "Most": _("At most"),
    "Wanted": _("Has to be"),
    "Result": _("Result"),
    "Marks": _("Marks seen"),
    "Papers": _("Papers at hand"),
}
# What the codes among them are called.
TRAIL_WORDS: Mapping[str, Mapping[str, Text]] = {
    "Weight": WEIGHTS,
    "Limit": LIMIT_KINDS,
    "Marks": MARKS,
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    papers = {key: paper_name(paper) for key, paper in every_paper().items()}
    return renamed(timeline(target), TRAIL_LABELS, {**TRAIL_WORDS, "Papers at hand": papers})


def step(label: Text, name: str, target: Any, icon: str, right: str, viewer: Viewer) -> Action:
    """A way to do something with a record, or the reason why this viewer may not."""
    refusal = rights.refusal(viewer, right, target)
    return Action(label, reverse(name, args=[target.pk]), str(refusal), icon)


def said(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of which something is known."""
    return [one for one in facts if one.value not in ("", None)]


def number(value: Decimal | None) -> str:
    """A number as people read it: no zeros at its end."""
    return "" if value is None else number_format(Decimal(f"{value.normalize():f}"))


def plain(key: str, label: Text, kind: Any = "text", place: Any = "page") -> Column[Any]:
    """A column that shows a field as it is and sorts by it."""
    return column(key, label, lambda row: getattr(row, key), kind, key, place)


def _agencies(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def asked_for(request: ViewerRequest, name: str, rows: QuerySet[Any]) -> Any:
    """The record that the address names among these, or None."""
    asked = request.GET.get(name, "")
    return rows.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
