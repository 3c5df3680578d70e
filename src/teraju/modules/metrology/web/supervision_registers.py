"""The registers of supervision: inspections, what they found, citizens' reports."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.models.supervision_choices import (
    CONCERNS,
    FINDINGS,
    INSPECTION_STATES,
    MEASURES,
    NEXT_STEPS,
    ORIGINS,
    REPORT_STATES,
)
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import supervision as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .referral_answers import ANSWER_COLUMNS, ANSWERED
from .register_lists import unit_column, unit_filter
from .supervision_statuses import (
    finding_status,
    inspection_status,
    measure_status,
    referral_word,
    report_status,
)
from .unit_registers import by_field, column


def item_name(one: Any) -> str:
    """An instrument of a visit in one line."""
    if one.instrument is None:
        return str(one.described)
    return kind_and_capacity(one.instrument)


def _tag(one: Any) -> str:
    return one.instrument.tag if one.instrument else ""


def _still(rows: Any, value: str, viewer: Viewer) -> Any:
    open_ones = rows.open()
    if value == "late":
        return open_ones.filter(followed_up_on=None, due_on__lt=viewer.today)
    if value == "undecided":
        return rows.undecided()
    return open_ones if value == "open" else rows.exclude(pk__in=open_ones.values("pk"))


INSPECTIONS: Register[Any] = Register(
    key="metrology.inspections",
    title=_("Supervision of instruments in use"),
    noun=_("inspections"),
    columns=[
        column("place", _("Place"), lambda i: str(i.place), sort="place__name"),
        column(
            "market",
            _("Market"),
            lambda i: i.place.market.name if i.place.market else i.place.district,
            sort="place__market__name",
            place="beneath",
        ),
        column("planned_on", _("Planned on"), lambda i: i.planned_on, "date", "planned_on"),
        column("origin", _("Origin"), lambda i: ORIGINS[i.origin], sort="origin"),
        column("looked_at", _("Instruments"), lambda i: i.looked_at, "number"),
        column("faulty", _("With a finding"), lambda i: i.faulty, "number"),
        column("open", _("Still open"), lambda i: i.still_open, "number"),
        Column(
            key="status",
            label=_("Status"),
            value=inspection_status,
            kind="status",
            sort="state",
        ),
        column("purpose", _("What is looked at"), lambda i: i.purpose, place="file"),
        column(
            "letter",
            _("Letter of assignment"),
            lambda i: i.letter.number if i.letter else "",
            place="file",
        ),
        column("visited_on", _("Visited on"), lambda i: i.visited_on, "date", place="file"),
        column("closed_on", _("Closed on"), lambda i: i.closed_on, "date", place="file"),
        unit_column(),
    ],
    rows=reading.inspections_counted,
    order=["-planned_on", "-pk"],
    search=["place__name", "place__stall", "place__market__name", "purpose", "letter__number"],
    filters=[
        by_field("state", _("Status"), INSPECTION_STATES),
        by_field("origin", _("Origin"), ORIGINS),
        unit_filter(),
    ],
    row_url=lambda i: i.get_absolute_url(),
    add_label=_("Plan an inspection"),
    add_url="metrology_inspection_add",
    add_right=permissions.INSPECTION_PLAN,
    empty=_("No inspection yet. Plan the first visit to a market."),
)

ITEMS: Register[Any] = Register(
    key="metrology.items",
    title=_("Findings of supervision"),
    noun=_("instruments in use"),
    columns=[
        # What bears no tag is known by what it is.
        column("kind", _("Instrument"), item_name),
        column("instrument", _("Tag"), _tag, sort="instrument__tag", place="beneath"),
        column(
            "place",
            _("Place"),
            lambda i: str(i.inspection.place),
            sort="inspection__place",
            place="beneath",
        ),
        column(
            "referral",
            pgettext_lazy("supervision", "Referral"),
            referral_word,
            place="beneath",
        ),
        column(
            "visited_on",
            pgettext_lazy("supervision", "Visit"),
            lambda i: i.inspection.visited_on,
            "date",
            "inspection__visited_on",
            "beneath",
        ),
        Column(
            key="finding",
            label=pgettext_lazy("inspection", "Finding"),
            value=finding_status,
            kind="status",
            sort="finding",
        ),
        column(
            "due_on",
            _("Put right by"),
            lambda i: i.due_on,
            "date",
            "due_on",
        ),
        column("measure", _("Measure"), lambda i: MEASURES[i.measure], sort="measure"),
        Column(key="status", label=_("Status"), value=measure_status, kind="status"),
        column("note", _("What was seen"), lambda i: i.note, place="file"),
        column("seal", _("Number of the seal"), lambda i: i.seal, place="file"),
        *ANSWER_COLUMNS,
        column("followed", _("Followed up on"), lambda i: i.followed_up_on, "date", place="file"),
        column(
            "next_step",
            _("What follows"),
            lambda i: NEXT_STEPS[i.next_step] if i.next_step else "",
            place="file",
        ),
        Column(
            key="agency",
            label=_("Unit"),
            value=lambda i: i.inspection.agency.short_name,
            sort="inspection__agency__name",
            place="file",
        ),
    ],
    rows=reading.items,
    order=["-inspection__planned_on", "-pk"],
    search=[
        "instrument__tag",
        "instrument__owner__name",
        "instrument__place__name",
        "instrument__place__stall",
        "described",
        "inspection__place__name",
        "inspection__place__stall",
        "inspection__place__market__name",
        "note",
        "seal",
    ],
    filters=[
        by_field("finding", pgettext_lazy("inspection", "Finding"), FINDINGS),
        by_field("measure", _("Measure"), MEASURES),
        Filter(
            key="open",
            label=_("Follow-up"),
            choices=lambda viewer: [
                ("open", _("Still open")),
                ("late", _("Its day is over")),
                ("undecided", _("Not put right, to be decided")),
                ("done", _("Nothing more to do")),
            ],
            apply=_still,
        ),
        ANSWERED,
        Filter(
            key="agency",
            label=_("Unit"),
            choices=lambda viewer: unit_filter().choices(viewer),
            apply=lambda rows, value, viewer: rows.filter(inspection__agency=value),
        ),
    ],
    row_url=lambda i: i.get_absolute_url(),
    empty=_("No instrument was looked at yet. Findings are entered on an inspection."),
)

REPORTS: Register[Any] = Register(
    key="metrology.citizen_reports",
    title=_("Reports of citizens"),
    noun=_("reports"),
    columns=[
        column("ticket", _("Ticket"), lambda r: r.ticket, sort="ticket"),
        column(
            "where",
            pgettext_lazy("report of a citizen", "Where"),
            lambda r: r.where,
            place="beneath",
        ),
        column("instrument", _("Instrument"), _tag, sort="instrument__tag", place="beneath"),
        column(
            "concern",
            pgettext_lazy("report of a citizen", "What happened"),
            lambda r: CONCERNS[r.concern],
            sort="concern",
        ),
        column(
            "happened_on",
            pgettext_lazy("report of a citizen", "On"),
            lambda r: r.happened_on,
            "date",
            "happened_on",
            "file",
        ),
        column(
            "received",
            pgettext_lazy("report of a citizen", "Received"),
            lambda r: localdate(r.received_at),
            "date",
            "received_at",
        ),
        column("due_on", _("To be looked at by"), lambda r: r.due_on, "date", "due_on"),
        Column(key="status", label=_("Status"), value=report_status, kind="status", sort="state"),
        column("answered", _("Answered on"), lambda r: r.answered_on, "date", place="file"),
        unit_column(),
    ],
    rows=reading.reports,
    order=["-received_at", "-pk"],
    search=["ticket", "where", "text", "instrument__tag"],
    filters=[
        by_field("state", _("Status"), REPORT_STATES),
        by_field("concern", pgettext_lazy("report of a citizen", "What happened"), CONCERNS),
        unit_filter(),
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("No report yet. Anybody sends one from the page of a tag or sticker."),
)
