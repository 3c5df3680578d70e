"""The registers of the desk: reports by what is due first, custody, and the rows for KPK."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification import desk_policy
from teraju.modules.integrity.gratification.domain.assessing import Kind, goes_to_kpk
from teraju.modules.integrity.gratification.domain.states import AT_KPK, AT_UPG, DECIDED, ENDED
from teraju.modules.integrity.gratification.models import Deposit, GiftReport
from teraju.modules.integrity.gratification.models.choices import KINDS, STATES, choices
from teraju.modules.integrity.gratification.models.desk_choices import CUSTODY_STATES
from teraju.modules.integrity.gratification.selectors import desk as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .desk_statuses import deadline_status, deposit_status, report_status

STANDS = {
    "at_unit": (_("at the unit"), AT_UPG),
    "at_kpk": (_("at KPK"), AT_KPK),
    "decided": (_("decided"), DECIDED),
    "ended": (_("ended"), ENDED),
}
MATTERS = [
    ("near", _("due soon")),
    ("late", _("late")),
    ("lapsed", _("lapsed")),
]


def _with_matter(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    today = viewer.today
    match value:
        case "late":
            return reading.late(rows, today)
        case "lapsed":
            return reading.lapsed(rows, today)
    return reading.near(rows, today, desk_policy.number(today, "near_days"))


def agency_filter() -> Filter:
    return Filter(
        key="agency",
        label=_("Agency"),
        choices=lambda viewer: [
            (str(pk), name)
            for pk, name in agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
        ],
        apply=lambda rows, value, viewer: rows.filter(agency=value),
    )


def for_kpk(report: Any) -> bool:
    return goes_to_kpk(Kind(report.kind), is_reportable=report.reportable)


def unit_name(record: Any) -> str:
    """The agency, or the government where somebody belongs to none."""
    return str(record.agency.short_name if record.agency else record.government.name)


DESK: Register[GiftReport] = Register(
    key="gratification.desk",
    title=_("Reports of gifts at the desk"),
    private=True,
    noun=pgettext_lazy("gift", "reports"),
    columns=[
        Column(key="number", label=_("Number"), value=lambda r: r.number, sort="number"),
        Column(
            key="kind",
            label=_("Kind of report"),
            value=lambda r: KINDS[Kind(r.kind)],
            place="beneath",
        ),
        Column(key="status", label=_("Status"), value=report_status, kind="status", sort="state"),
        Column(
            key="deadline",
            label=pgettext_lazy("gift", "Deadline"),
            value=deadline_status,
            kind="status",
            sort="next_due",
        ),
        Column(
            key="kpk_by",
            label=_("At KPK by"),
            value=lambda r: r.kpk_by_cautious if for_kpk(r) else None,
            kind="date",
            sort="kpk_by_cautious",
        ),
        Column(
            key="forward_by",
            label=_("Forwarded by"),
            value=lambda r: r.forward_by_cautious,
            kind="date",
            sort="forward_by_cautious",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=unit_name,
            sort="agency__short_name",
            place="beneath",
        ),
        Column(
            key="value",
            label=_("Value"),
            value=lambda r: r.value,
            kind="money",
            sort="value",
            place="file",
        ),
        Column(
            key="received_on",
            label=_("Received on"),
            value=lambda r: r.received_on,
            kind="date",
            sort="received_on",
            place="file",
        ),
        Column(
            key="reached_upg_on",
            label=_("With the unit since"),
            value=lambda r: r.reached_upg_on,
            kind="date",
            sort="reached_upg_on",
            place="file",
        ),
        Column(
            key="kpk_last",
            label=_("At KPK at the latest by"),
            value=lambda r: r.kpk_by_last if for_kpk(r) else None,
            kind="date",
            place="file",
        ),
        Column(key="gol_number", label=_("GOL number"), value=lambda r: r.gol_number, place="file"),
    ],
    rows=reading.desk_reports,
    order=["next_due", "kpk_by_cautious", "pk"],
    search=["number", "gol_number", "agency__name"],
    filters=[
        Filter(
            key="stands",
            label=pgettext_lazy("report of a gift", "Where it is"),
            choices=lambda viewer: [(key, label) for key, (label, _states) in STANDS.items()],
            apply=lambda rows, value, viewer: rows.filter(state__in=STANDS[value][1]),
        ),
        Filter(
            key="matter",
            label=pgettext_lazy("gift", "Deadline"),
            choices=lambda viewer: MATTERS,
            apply=_with_matter,
        ),
        Filter(
            key="kind",
            label=_("Kind of report"),
            choices=lambda viewer: choices(KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda r: reverse("gratification_desk_report", args=[r.pk]),
    empty=_("No report has reached this desk yet."),
)

CUSTODY: Register[Deposit] = Register(
    key="gratification.custody",
    title=_("Things in custody"),
    private=True,
    noun=pgettext_lazy("gift", "things"),
    columns=[
        Column(key="seal", label=_("Seal"), value=lambda d: d.seal, sort="seal"),
        Column(key="item", label=_("Thing"), value=lambda d: d.item.description, place="beneath"),
        Column(key="status", label=_("Status"), value=deposit_status, kind="status", sort="state"),
        Column(key="place", label=_("Place"), value=lambda d: d.place, sort="place"),
        Column(
            key="report",
            label=pgettext_lazy("gift", "Report"),
            value=lambda d: d.report.number,
            sort="report__number",
        ),
        Column(
            key="value",
            label=_("Value"),
            value=lambda d: d.item.value,
            kind="money",
            sort="item__value",
        ),
        Column(
            key="taken_in_on",
            label=_("Taken in on"),
            value=lambda d: d.taken_in_on,
            kind="date",
            sort="taken_in_on",
        ),
        Column(
            key="taken_in_office",
            label=_("Taken in by"),
            value=lambda d: d.taken_in_office,
            place="file",
        ),
        Column(key="brought_by", label=_("Brought by"), value=lambda d: d.brought_by, place="file"),
        Column(
            key="out_on",
            label=_("Given out on"),
            value=lambda d: d.out_on,
            kind="date",
            place="file",
        ),
        Column(key="out_to", label=_("Given out to"), value=lambda d: d.out_to, place="file"),
        Column(key="receipt", label=_("Receipt"), value=lambda d: d.receipt, place="file"),
    ],
    rows=reading.deposits,
    order=["-taken_in_on", "-pk"],
    search=["seal", "place", "item__description", "report__number"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(CUSTODY_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
    ],
    row_url=lambda d: d.get_absolute_url(),
    empty=_("Nothing is in custody. A thing is taken in from the page of its report."),
)
