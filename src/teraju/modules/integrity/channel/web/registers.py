"""The registers of announcements, of statements and of the closed cases that these name."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.channel import permissions
from teraju.modules.integrity.channel.models import Announcement, ClosedCase, Statement
from teraju.modules.integrity.channel.models.choices import MEDIA, OUTCOMES, coded
from teraju.modules.integrity.channel.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Text

from .statuses import announcement_status, statement_status


def statement_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    """The statements that a list of cases can be cut to. One query."""
    rows = reading.statements(viewer).filter(lists_cases=True).order_by("-last_day", "-pk")
    return [(str(one.pk), str(one)) for one in rows]


AGENCY: Column[Any] = Column(
    key="agency",
    label=_("Agency"),
    value=lambda row: row.agency.short_name,
    sort="agency__short_name",
)

ANNOUNCEMENTS: Register[Announcement] = Register(
    key="channel.announcements",
    title=_("Announcements of the channel"),
    noun=_("announcements"),
    columns=[
        Column(key="title", label=_("Title"), value=lambda row: row.title, sort="title"),
        Column(key="status", label=_("Status"), value=announcement_status, kind="status"),
        Column(key="medium", label=_("How"), value=lambda row: row.get_medium_display()),
        Column(
            key="announced_on",
            label=_("Announced on"),
            value=lambda row: row.announced_on,
            kind="date",
            sort="announced_on",
        ),
        AGENCY,
    ],
    rows=reading.announcements,
    order=["-announced_on", "-pk"],
    search=["title", "agency__name"],
    filters=[
        Filter(
            key="medium",
            label=_("How"),
            choices=lambda viewer: coded(MEDIA),
            apply=lambda rows, value, viewer: rows.filter(medium=value),
        )
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Record an announcement"),
    add_url="channel_announcement_add",
    add_right=permissions.WRITE,
    empty=_("Nothing recorded yet: say how and when people were told where to raise a concern."),
)

STATEMENTS: Register[Statement] = Register(
    key="channel.statements",
    title=_("Statements of the channel"),
    noun=pgettext_lazy("channel", "statements"),
    columns=[
        Column(key="name", label=_("Statement"), value=str, sort="number"),
        Column(key="status", label=_("Status"), value=statement_status, kind="status"),
        Column(
            key="first_day",
            label=_("From"),
            value=lambda row: row.first_day,
            kind="date",
            sort="first_day",
        ),
        Column(
            key="last_day",
            label=_("Until"),
            value=lambda row: row.last_day,
            kind="date",
            sort="last_day",
        ),
        Column(
            key="tested_on",
            label=_("Channel tested on"),
            value=lambda row: row.tested_on,
            kind="date",
            sort="tested_on",
        ),
        Column(
            key="taken_in_on",
            label=_("Taken in on"),
            value=lambda row: row.taken_in_on,
            kind="date",
            sort="taken_in_on",
        ),
    ],
    rows=reading.statements,
    order=["-last_day", "-pk"],
    search=["channel"],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Take a statement in"),
    add_url="channel_statement_add",
    add_right=permissions.WRITE,
    empty=_(
        "No statement yet. The channel's office downloads one after each period and hands it to "
        "the anti-bribery compliance function."
    ),
)

CASES: Register[ClosedCase] = Register(
    key="channel.cases",
    title=_("Closed concerns by number"),
    noun=_("closed concerns"),
    columns=[
        Column(key="number", label=_("Number"), value=lambda row: row.number, sort="number"),
        Column(
            key="month",
            label=_("Month of closing"),
            # A month, told by its first day: neither the page nor a file names a day.
            value=lambda row: date_format(row.month, "F Y"),
            sort="month",
        ),
        Column(
            key="outcome",
            label=pgettext_lazy("concern", "Outcome"),
            value=lambda row: row.get_outcome_display(),
            sort="outcome",
        ),
        Column(key="statement", label=_("Statement"), value=lambda row: str(row.statement)),
    ],
    rows=reading.closed_cases,
    order=["-month", "number", "pk"],
    search=["number"],
    filters=[
        Filter(
            key="outcome",
            label=pgettext_lazy("concern", "Outcome"),
            choices=lambda viewer: coded(OUTCOMES),
            apply=lambda rows, value, viewer: rows.filter(outcome=value),
        ),
        Filter(
            key="statement",
            label=_("Statement"),
            choices=statement_choices,
            apply=lambda rows, value, viewer: rows.filter(statement=value),
        ),
    ],
    empty=_("No statement names a closed concern: too few were closed, or none was."),
)
