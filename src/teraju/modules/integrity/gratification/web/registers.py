"""The reporter's own lists: reports, and the envelopes of feasts."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification import permissions
from teraju.modules.integrity.gratification.models import Envelope, GiftReport
from teraju.modules.integrity.gratification.models.choices import (
    KINDS,
    STATES,
    EnvelopeKind,
    Relation,
    choices,
)
from teraju.modules.integrity.gratification.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import REGISTER, title_of
from .imports import EVENT, IMPORT, KIND, LINE, NAME, RELATION, RUPIAH, WHAT
from .statuses import answer_status, report_status

MINE: Register[GiftReport] = Register(
    key="gratification.mine",
    title=REGISTER[0],
    private=True,
    noun=_("reports"),
    rows=reading.own_reports,
    order=("-received_on", "-pk"),
    search=("number", "giver_name", "event_name", "gol_number"),
    columns=[
        Column(key="what", label=_("Gift"), value=title_of, sort="received_on"),
        Column(
            key="number",
            label=_("Number"),
            value=lambda row: row.number,
            sort="number",
            place="beneath",
        ),
        Column(
            key="answer",
            label=_("Answer"),
            value=answer_status,
            kind="status",
        ),
        Column(key="state", label=_("Status"), value=report_status, kind="status", sort="state"),
        Column(
            key="kpk_by",
            label=_("To KPK by"),
            value=lambda row: row.kpk_by_cautious,
            kind="date",
            sort="kpk_by_cautious",
        ),
        Column(
            key="upg_by",
            label=_("To the unit by"),
            value=lambda row: row.upg_by_cautious,
            kind="date",
            sort="upg_by_cautious",
        ),
        Column(
            key="value", label=_("Value"), value=lambda row: row.value, kind="money", sort="value"
        ),
        Column(
            key="kind",
            label=pgettext_lazy("gift", "What happened"),
            value=lambda row: row.get_kind_display(),
            place="file",
        ),
    ],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="kind",
            label=pgettext_lazy("gift", "What happened"),
            choices=lambda viewer: choices(KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Report a gift"),
    add_url="gratification_begin",
    add_right=permissions.REPORT,
    empty=_("You reported no gift. What you received, refused or gave is reported here."),
)


def own_envelopes(viewer: Viewer) -> QuerySet[Envelope]:
    """The envelopes of the viewer's own feasts."""
    own = reading.own_reports(viewer).order_by().values("pk")
    rows = Envelope.objects.filter(report__in=own)
    return rows.select_related("report")


ENVELOPES: Register[Envelope] = Register(
    key="gratification.envelopes",
    title=_("Envelopes of my feasts"),
    private=True,
    noun=_("envelopes"),
    rows=own_envelopes,
    order=("-report__received_on", "report", "place", "pk"),
    search=("giver_name", "description", "report__event_name"),
    columns=[
        Column(
            key="giver_name",
            label=_("Giver"),
            value=lambda row: row.giver_name,
            sort="giver_name",
            reads=NAME,
            required=True,
        ),
        Column(
            key="event",
            label=pgettext_lazy("gift", "Event"),
            value=lambda row: row.report.event_name,
            stored=lambda row: row.report_id,
            sort="report__event_name",
            place="beneath",
            reads=EVENT,
            required=True,
        ),
        Column(
            key="place",
            label=_("No."),
            value=lambda row: row.place,
            kind="number",
            sort="place",
            reads=LINE,
            required=True,
            hint=_("The number written on the envelope, from 1."),
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda row: row.get_kind_display(),
            stored=lambda row: row.kind,
            reads=KIND,
        ),
        Column(
            key="value",
            label=_("Rupiah"),
            value=lambda row: row.value,
            kind="money",
            sort="value",
            reads=RUPIAH,
            required=True,
        ),
        Column(
            key="relation",
            label=_("Relation"),
            value=lambda row: row.get_relation_display(),
            stored=lambda row: row.relation or None,
            reads=RELATION,
        ),
        Column(
            key="description",
            label=pgettext_lazy("gift", "What it is"),
            value=lambda row: row.description,
            reads=WHAT,
        ),
        Column(
            key="reportable",
            label=_("To be reported"),
            value=lambda row: row.reportable,
            kind="yesno",
        ),
    ],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: EnvelopeKind.choices,
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="relation",
            label=_("Relation"),
            choices=lambda viewer: Relation.choices,
            apply=lambda rows, value, viewer: rows.filter(relation=value),
        ),
    ],
    row_url=lambda row: reverse("gratification_report", args=[row.report_id]),
    add_label=_("Begin a feast"),
    add_url="gratification_feast",
    add_right=permissions.REPORT,
    empty=_("No envelopes yet. Begin a feast, then enter, paste or import them."),
    importing=IMPORT,
)
