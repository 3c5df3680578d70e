"""The rows for KPK, an object each, in the order in which KPK's form asks for them.

No format of KPK for files is known and nothing is sent: whoever enters reports in KPK's application
has beside them what it asks, and in its order.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import GiftItem
from teraju.modules.integrity.gratification.models.choices import KINDS, STATES, choices
from teraju.modules.integrity.gratification.selectors import desk as reading
from teraju.platform.exchange.registers import Column, Filter, Place, Register

from .desk_statuses import report_status


def _told(key: str, label: Any, field: str, place: Place = "file") -> Column[GiftItem]:
    """A column that copies a field of the report."""
    return Column(key=key, label=label, value=lambda row: getattr(row.report, field), place=place)


RECEIVER: list[Column[GiftItem]] = [
    _told("receiver_nik", _("NIK of the receiver"), "receiver_nik"),
    _told("receiver_name", _("Name of the receiver"), "receiver_name", "page"),
    _told("receiver_nip", _("NIP"), "receiver_nip"),
    _told("receiver_born", _("Place and day of birth"), "receiver_born"),
    _told("receiver_post", _("Post"), "receiver_post"),
    _told("receiver_rank", _("Rank and grade"), "receiver_rank"),
    Column(
        key="unit",
        label=_("Work unit"),
        value=lambda row: row.report.agency.name if row.report.agency else None,
        place="file",
    ),
    _told("receiver_address", _("Home address"), "receiver_address"),
    _told("receiver_office_address", _("Office address"), "receiver_office_address"),
    _told("receiver_phone", _("Telephone of the receiver"), "receiver_phone"),
    _told("receiver_email", _("E-mail of the receiver"), "receiver_email"),
]
GIVER: list[Column[GiftItem]] = [
    _told("giver_name", _("Name of the giver"), "giver_name", "page"),
    _told("giver_address", _("Address of the giver"), "giver_address"),
    _told("giver_phone", _("Telephone of the giver"), "giver_phone"),
    _told("giver_email", _("E-mail of the giver"), "giver_email"),
    _told("giver_job", _("Work and employer of the giver"), "giver_job"),
    Column(
        key="giver_relation",
        label=_("Relation"),
        value=lambda row: row.report.get_giver_relation_display(),
        place="file",
    ),
]
EVENT: list[Column[GiftItem]] = [
    Column(
        key="received_on",
        label=_("Day of the event"),
        value=lambda row: row.report.received_on,
        kind="date",
        sort="report__received_on",
    ),
    Column(
        key="received_at",
        label=_("Time"),
        value=lambda row: (
            f"{row.report.received_at:%H.%M}" if row.report.received_at is not None else None
        ),
        place="file",
    ),
    _told("place", _("Place of the event"), "place"),
    Column(
        key="occasion",
        label=_("Occasion"),
        value=lambda row: row.report.get_occasion_display(),
        place="file",
    ),
    _told("event_name", _("Event"), "event_name"),
    _told("story", _("What happened, in short"), "story"),
]
OBJECT: list[Column[GiftItem]] = [
    Column(
        key="category",
        label=_("Category"),
        value=lambda row: row.get_category_display(),
        place="file",
    ),
    Column(
        key="description", label=pgettext_lazy("gift", "Object"), value=lambda row: row.description
    ),
    Column(
        key="quantity",
        label=_("Quantity"),
        value=lambda row: row.quantity,
        kind="number",
        place="file",
    ),
    Column(key="currency", label=_("Currency"), value=lambda row: row.currency, place="file"),
    Column(
        key="amount",
        label=_("Amount in that currency"),
        value=lambda row: row.amount,
        kind="number",
        place="file",
    ),
    Column(
        key="value",
        label=_("Estimated value in rupiah"),
        value=lambda row: row.value,
        kind="money",
        sort="value",
    ),
    Column(
        key="has_files",
        label=_("Photo or file"),
        value=lambda row: row.has_files,  # type: ignore[attr-defined]  # annotated
        kind="yesno",
        place="file",
    ),
    Column(key="location", label=_("Where it is now"), value=lambda r: r.location, place="file"),
]
REST: list[Column[GiftItem]] = [
    Column(
        key="kind",
        label=_("Kind of report"),
        value=lambda row: KINDS[Kind(row.report.kind)],
        place="file",
    ),
    Column(
        key="confidential",
        label=_("Name kept from the giver"),
        value=lambda row: row.report.confidential,
        kind="yesno",
        place="file",
    ),
    Column(
        key="status",
        label=_("Status"),
        value=lambda row: report_status(row.report),
        kind="status",
        sort="report__state",
    ),
    _told("gol_number", _("GOL number"), "gol_number", "page"),
]
NUMBER: Column[GiftItem] = Column(
    key="number",
    label=_("Number"),
    value=lambda row: row.report.number,
    sort="report__number",
)

KPK_ROWS: Register[GiftItem] = Register(
    key="gratification.kpk",
    title=_("Rows for KPK"),
    noun=pgettext_lazy("gift", "objects"),
    columns=[NUMBER, *RECEIVER, *GIVER, *EVENT, *OBJECT, *REST],
    rows=reading.rows_for_kpk,
    order=["report__kpk_by_cautious", "report__pk", "place", "pk"],
    search=["report__number", "report__gol_number", "description"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: [
                (code, word) for code, word in choices(STATES) if State(code) in reading.FOR_KPK
            ],
            apply=lambda rows, value, viewer: rows.filter(report__state=value),
        ),
    ],
    row_url=lambda row: reverse("gratification_desk_report", args=[row.report_id]),
    empty=_("No report goes to KPK at present."),
    private=True,
)
