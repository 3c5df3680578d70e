"""The register of a government's trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.audit.selectors import offices, trail
from teraju.platform.audit.timelines import changes_of
from teraju.platform.audit.verbs import Text, all_verbs, sentence_of
from teraju.platform.exchange.registers import Column, Filter, Register

PERIODS: dict[str, tuple[Text, int]] = {
    "week": (_("the last 7 days"), 7),
    "month": (_("the last 30 days"), 30),
    "quarter": (_("the last 90 days"), 90),
    "year": (_("the last 365 days"), 365),
}


def verb_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    choices = [(verb, str(sentence)) for verb, sentence in all_verbs().items()]
    return sorted(choices, key=lambda choice: (choice[1], choice[0]))


def of_period(rows: QuerySet[Any], period: str, viewer: Viewer) -> QuerySet[Any]:
    """Events of the last so many days, today being the last of them."""
    midnight = viewer.now.replace(hour=0, minute=0, second=0, microsecond=0)
    days = PERIODS[period][1]
    return rows.filter(
        at__gte=midnight - timedelta(days=days - 1), at__lt=midnight + timedelta(days=1)
    )


TRAIL: Register[TrailEvent] = Register(
    key="audit.trail",
    title=_("Audit trail"),
    noun=_("events"),
    columns=[
        Column(key="at", label=_("When"), value=lambda e: e.at, kind="date", sort="at"),
        Column(key="office", label=_("Office"), value=lambda e: e.office, sort="office"),
        Column(key="verb", label=_("Event"), value=lambda e: sentence_of(e.verb)),
        Column(
            key="record", label=_("Record"), value=lambda e: e.target_label, sort="target_label"
        ),
        Column(
            key="changed",
            label=_("What changed"),
            value=lambda e: [capfirst(str(label)) for label, _before, _after in changes_of(e)],
        ),
        Column(
            key="sequence",
            label=_("Sequence"),
            value=lambda e: e.sequence,
            kind="number",
            sort="sequence",
        ),
    ],
    rows=trail,
    order=["-at", "-pk"],
    search=["office", "target_label", "verb"],
    filters=[
        Filter(
            key="verb",
            label=_("Event"),
            choices=verb_choices,
            apply=lambda rows, value, viewer: rows.filter(verb=value),
        ),
        Filter(
            key="office",
            label=_("Office"),
            choices=lambda viewer: [(one, one) for one in offices(viewer)],
            apply=lambda rows, value, viewer: rows.filter(office=value),
        ),
        Filter(
            key="period",
            label=_("Period"),
            choices=lambda viewer: [(key, label) for key, (label, _days) in PERIODS.items()],
            apply=of_period,
        ),
    ],
    row_url=lambda e: reverse("trail_event", args=[e.pk]),
    empty=_("No event matches. The trail is read by roles that cover the whole government."),
)
