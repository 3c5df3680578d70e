"""The registers of the unit: scope, standards, room, stamps, hand-outs, rolls, stickers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.models import (
    Issue,
    RoomReading,
    ScopeLetter,
    StampStock,
    Standard,
    Sticker,
    StickerRoll,
)
from teraju.modules.metrology.models.choices import choices
from teraju.modules.metrology.models.unit_choices import (
    CUSTODIES,
    ROLL_STATES,
    SCOPE_STATES,
    SITES,
    STANDARD_KINDS,
    STICKER_STATES,
    STOCK_STATES,
)
from teraju.modules.metrology.selectors import scopes, stamps, standards, stickers
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .numbers import shown
from .unit_common import AGENCY, YES_NO
from .unit_statuses import (
    SOON,
    issue_status,
    reading_status,
    roll_status,
    scope_status,
    standard_status,
    sticker_status,
    stock_status,
)


def by_field(key: str, label: Promise, words: Mapping[str, Promise]) -> Filter:
    """A filter over one field with few values."""
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: choices(words),
        apply=lambda rows, value, viewer: rows.filter(**{key: value}),
    )


def column(
    key: str, label: Promise, value: Any, kind: Any = "text", sort: str = "", place: Any = "page"
) -> Column[Any]:
    return Column(key=key, label=label, value=value, kind=kind, sort=sort, place=place)


def _field(key: str, label: Promise, kind: Any = "text", place: Any = "page") -> Column[Any]:
    """A column that shows a field as it is and sorts by it."""
    return column(key, label, lambda row: getattr(row, key), kind, key, place)


def _of_agency() -> Column[Any]:
    return column(
        "agency",
        _("Agency"),
        lambda row: row.agency.short_name,
        sort="agency__short_name",
        place="beneath",
    )


SCOPES: Register[ScopeLetter] = Register(
    key="metrology.scopes",
    title=_("Letters of scope (SKKPTTU)"),
    noun=_("letters"),
    columns=[
        _field("number", _("Number")),
        _of_agency(),
        column("state", _("Status"), scope_status, "status", "state"),
        column("kinds", _("Kinds"), lambda row: row.kinds, "number", "kinds"),
        _field("mark_code", _("Regional mark")),
        _field("issued_on", _("Issued on"), "date"),
        _field("from_on", _("In force from"), "date"),
        _field("ended_on", _("No longer in force from"), "date", "file"),
        _field("region", _("Own working area"), place="file"),
        _field("issuer", pgettext_lazy("letter", "Issued by"), place="file"),
    ],
    rows=scopes.letters,
    order=["-issued_on", "-pk"],
    search=["number", "issuer", "region", "mark_code", "lines__kind"],
    filters=[by_field("state", _("Status"), SCOPE_STATES), AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Enter a letter of scope"),
    add_url="metrology_scope_add",
    add_right=permissions.SCOPE_WRITE,
    empty=_("No letter of scope is entered: until one is in force nothing may be tested."),
)


def by_fitness(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """As the status says it, asked of the database."""
    today = viewer.today
    if value == "lent":
        return rows.filter(is_lent=True)
    if value == "withdrawn":
        return rows.filter(state="withdrawn")
    held = rows.filter(state="in_use")
    if value == "overdue":
        return held.filter(Q(due_on__lt=today) | Q(due_on=None))
    if value == "soon":
        return held.filter(due_on__gte=today, due_on__lte=today + SOON)
    found: QuerySet[Any] = (
        standards.unagreed(held, today) if value == "unagreed" else standards.fit_today(held, today)
    )
    return found


STANDARDS: Register[Standard] = Register(
    key="metrology.standards",
    title=_("Standards of measurement"),
    noun=_("standards"),
    columns=[
        _field("name", _("Standard")),
        column("code", _("Inventory number"), lambda row: row.code, sort="code", place="beneath"),
        column("status", _("Status"), standard_status, "status"),
        _field("accuracy_class", _("Class")),
        column(
            "nominal",
            _("Nominal value"),
            lambda row: shown(row.nominal, row.unit),
            sort="nominal",
        ),
        column(
            "together",
            _("Mass of all pieces"),
            lambda row: shown(row.together, row.unit),
            sort="together",
            place="file",
        ),
        _field("count", _("Pieces"), "number"),
        _field("due_on", _("Next calibration by"), "date"),
        column("lender", _("Borrowed from"), lambda row: row.lender, sort="lender"),
        _of_agency(),
        column("kind", _("Kind of standard"), lambda row: row.get_kind_display(), place="file"),
        _field("make", _("Make"), place="file"),
        _field("serial", _("Serial number"), place="file"),
        _field("agreement", _("Agreement"), place="file"),
        _field("agreement_until", _("Agreement until"), "date", "file"),
        _field("kept_at", _("Kept at"), place="file"),
    ],
    rows=standards.standards,
    order=["code", "pk"],
    search=["code", "name", "serial", "make", "lender", "accuracy_class"],
    filters=[
        Filter(
            key="fitness",
            label=_("Use"),
            choices=lambda viewer: [
                ("fit", _("fit for use")),
                ("soon", _("due soon")),
                ("overdue", _("overdue or not calibrated")),
                ("unagreed", _("borrowed without an agreement")),
                ("lent", _("lent")),
                ("withdrawn", _("withdrawn")),
            ],
            apply=by_fitness,
        ),
        by_field("kind", _("Kind of standard"), STANDARD_KINDS),
        by_field("custody", _("Whose it is"), CUSTODIES),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Enter a standard"),
    add_url="metrology_standard_add",
    add_right=permissions.STANDARD_WRITE,
    empty=_("No standard is entered. Enter each with its certificate: only then is it used."),
)

READINGS: Register[RoomReading] = Register(
    key="metrology.readings",
    title=_("Log of the room"),
    noun=_("readings"),
    columns=[
        _field("room", _("Room")),
        _of_agency(),
        _field("read_on", _("Read on"), "date"),
        column(
            "read_at",
            pgettext_lazy("time", "At"),
            lambda row: time_format(row.read_at, "TIME_FORMAT"),
        ),
        _field("temperature", _("Temperature, °C"), "number"),
        _field("humidity", _("Humidity, %"), "number"),
        column("status", _("Status"), reading_status, "status", "is_within"),
        column("remark", _("Remark"), lambda row: row.struck_because or row.measure),
        _field("measure", _("What was done"), place="file"),
        _field("struck_because", _("Why it was struck out"), place="file"),
        _field("office", pgettext_lazy("person", "Read by"), place="file"),
    ],
    rows=standards.readings,
    order=["-read_on", "-read_at", "-pk"],
    search=["room", "measure", "struck_because", "office"],
    filters=[
        Filter(
            key="within",
            label=_("Within the limits"),
            choices=lambda viewer: YES_NO,
            apply=lambda rows, value, viewer: rows.filter(is_within=value == "yes", struck_on=None),
        ),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Enter a reading"),
    add_url="metrology_reading_add",
    add_right=permissions.ROOM_WRITE,
    empty=_("No reading is entered."),
)

STOCKS: Register[StampStock] = Register(
    key="metrology.stocks",
    title=_("Stamps by year (CTT)"),
    noun=_("years"),
    columns=[
        column("year", _("Year of the stamps"), str, sort="year"),
        _of_agency(),
        column("state", _("Status"), stock_status, "status", "state"),
        column("asked", _("Applied for"), lambda row: row.asked, "number", "asked"),
        column("came", _("Received"), lambda row: row.came, "number", "came"),
        column("gone", _("Missing or broken"), lambda row: row.gone, "number", "gone"),
        _field("received_on", _("Received on"), "date"),
        _field("handed_on", _("Handed over on"), "date"),
        _field("confirmed_on", _("Received by the ministry on"), "date", "file"),
        _field("request_letter", _("Letter of application"), place="file"),
        _field("receipt", _("Minutes of receipt"), place="file"),
        _field("handover", _("Minutes of hand-over"), place="file"),
    ],
    rows=stamps.stocks,
    order=["-year", "pk"],
    search=["year", "request_letter", "receipt", "handover"],
    filters=[by_field("state", _("Status"), STOCK_STATES), AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Plan the stamps of a year"),
    add_url="metrology_stock_add",
    add_right=permissions.STAMP_REQUEST,
    empty=_("No stamps are in the book: write down what the next year needs."),
)


def by_return(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "late":
        return rows.filter(returned_on=None, due_on__lt=viewer.today)
    if value == "used_late":
        return stamps.with_late_use(rows, viewer.today)
    return rows.filter(returned_on__isnull=value == "out")


ISSUES: Register[Issue] = Register(
    key="metrology.issues",
    title=_("Hand-outs"),
    noun=_("hand-outs"),
    columns=[
        _field("job", _("Order or letter of assignment")),
        _of_agency(),
        column("holder", _("Handed out to"), lambda row: row.holder_office, sort="holder_office"),
        column("status", _("Status"), issue_status, "status", "returned_on"),
        column("site", _("Where"), lambda row: row.get_site_display(), sort="site"),
        column("stamps", _("Stamps"), lambda row: row.stamps_out, "number", "stamps_out"),
        _field("issued_on", pgettext_lazy("hand-out", "Handed out on"), "date"),
        _field("due_on", _("Back by"), "date"),
        _field("returned_on", _("Back on"), "date"),
        _field("note", _("Missing or broken"), place="file"),
    ],
    rows=stamps.issues,
    order=["-issued_on", "-pk"],
    search=["job", "holder_office", "note"],
    filters=[
        Filter(
            key="back",
            label=_("Back"),
            choices=lambda viewer: [
                ("out", pgettext_lazy("hand-out", "out")),
                ("late", _("not back in time")),
                ("used_late", _("used after it was due")),
                ("back", pgettext_lazy("hand-out", "back")),
            ],
            apply=by_return,
        ),
        Filter(
            key="mine",
            label=_("Handed out to"),
            choices=lambda viewer: [("me", pgettext_lazy("hand-out", "me"))],
            apply=lambda rows, value, viewer: rows.filter(holder=viewer.user_id),
        ),
        by_field("site", _("Where"), SITES),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Hand out for a job"),
    add_url="metrology_issue_add",
    add_right=permissions.ISSUE,
    empty=_("Nothing was handed out. Stamps, standards and stickers go out for one job together."),
)

ROLLS: Register[StickerRoll] = Register(
    key="metrology.rolls",
    title=_("Rolls of stickers"),
    noun=_("rolls"),
    columns=[
        _field("name", _("Roll")),
        _of_agency(),
        column("status", _("Status"), roll_status, "status", "state"),
        column("first", _("First code"), lambda row: row.first_code, sort="first"),
        column("last", _("Last code"), lambda row: row.last_code, sort="last"),
        column("left", pgettext_lazy("roll", "Left"), lambda row: row.left, "number"),
        _field("used", pgettext_lazy("roll", "Used"), "number"),
        _field("received_on", _("Received on"), "date"),
    ],
    rows=stickers.rolls,
    order=["-received_on", "-pk"],
    search=["name"],
    filters=[
        by_field("state", _("Status"), ROLL_STATES),
        Filter(
            key="left",
            label=pgettext_lazy("roll", "Left"),
            choices=lambda viewer: YES_NO,
            apply=lambda rows, value, viewer: rows.filter(
                **{f"used__{'lte' if value == 'yes' else 'gt'}": F("last") - F("first")}
            ),
        ),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Enter a roll"),
    add_url="metrology_roll_add",
    add_right=permissions.STICKER_KEEP,
    empty=_("No roll is in the book."),
)

STICKERS: Register[Sticker] = Register(
    key="metrology.stickers",
    title=_("Stickers"),
    noun=_("stickers"),
    columns=[
        _field("code", _("Code")),
        column("status", _("Status"), sticker_status, "status", "state"),
        column(
            "instrument",
            _("Instrument"),
            lambda row: row.instrument.tag if row.instrument else "",
            sort="instrument__tag",
        ),
        _field("used_on", _("Used on"), "date"),
        column("roll", _("Roll"), lambda row: row.roll.name, sort="roll__name", place="beneath"),
        _field("used_office", _("Used by"), place="file"),
        _field("ended_on", _("No longer valid since"), "date", "file"),
        _field("reason", _("Reason"), place="file"),
    ],
    rows=stickers.stickers,
    order=["-used_on", "-pk"],
    search=["code", "instrument__tag", "roll__name"],
    filters=[
        by_field("state", _("Status"), STICKER_STATES),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=AGENCY.choices,
            apply=lambda rows, value, viewer: rows.filter(roll__agency=value),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Put a sticker on an instrument"),
    add_url="metrology_sticker_add",
    add_right=permissions.STICKER_BIND,
    empty=_("No sticker was used."),
)
