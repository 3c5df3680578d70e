"""The report as KPK's form asks for it, and the recap, as PDF.

Neither is issued as a paper of the house: what stands in them is for KPK and the unit alone, so
that nothing of it is kept in the store of papers or opened by a code.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.models import GiftItem, GiftReport
from teraju.modules.integrity.gratification.models.choices import KINDS
from teraju.modules.integrity.gratification.policy import unit_label
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attachments_of
from teraju.platform.organisation.models import Government
from teraju.platform.papers.api import CheckReport, letterhead_of, render

from .desk_common import check_desk, tell

LANGUAGE = "id"
TEMPLATE = "check_report"


@transaction.atomic
def print_report(*, actor: Viewer, report_id: int) -> bytes:
    """The PDF for KPK, with everything in full; that it was printed is on the trail."""
    rows = GiftReport.objects.visible_to(actor).select_related("government__region", "agency")
    report: GiftReport = rows.get(pk=report_id)
    check_desk(actor, report)
    tell(actor, report, "report.printed", {"number": report.number})
    items = list(GiftItem.objects.filter(report=report).order_by("place", "pk"))
    with override(LANGUAGE):
        data = CheckReport(
            title=_("Report of a gift"),
            subtitle=_subtitle(report),
            facts=_facts(report),
            table=_("Objects"),
            headers=[
                pgettext_lazy("gift", "Object"),
                _("Category"),
                _("Quantity"),
                _("Currency"),
                _("Estimated value in rupiah"),
                _("Where it is now"),
            ],
            rows=[_row(item) for item in items],
            sections=[
                {"title": _("What happened, in short"), "lines": [report.story or "–"]},
                {"title": _("Evidence"), "lines": _files(actor, report)},
                {"title": _("Statement"), "lines": [_statement(report)]},
            ],
        )
    return _pdf(actor, report.government, data)


@transaction.atomic
def note_export(*, actor: Viewer, report_ids: Collection[int]) -> None:
    """Put on the trail of each report that its data was taken along in full."""
    rows = GiftReport.objects.at_desk(actor).filter(pk__in=report_ids)
    for report in rows.order_by("pk"):
        tell(actor, report, "report.exported", {"number": report.number})


def print_recap(
    *,
    actor: Viewer,
    government: Government,
    title: object,
    facts: Sequence[tuple[Any, Any]],
    headers: Sequence[Any],
    rows: Sequence[Sequence[Any]],
    note: object,
) -> bytes:
    """The recap of a period as PDF; the page has cut it to what the actor handles."""
    data = CheckReport(
        title=title,
        subtitle=unit_label(government.pk),
        facts=list(facts),
        table=_("Recap"),
        headers=list(headers),
        rows=[list(row) for row in rows],
        sections=[{"title": _("Notes"), "lines": [note]}] if note else [],
    )
    return _pdf(actor, government, data)


def _pdf(actor: Viewer, government: Government, data: CheckReport) -> bytes:
    with override(LANGUAGE):
        return render(
            TEMPLATE,
            data,
            letterhead=letterhead_of(government),
            language=LANGUAGE,
            timestamp=actor.now,
        ).pdf


def _facts(report: GiftReport) -> list[tuple[Any, Any]]:
    """In KPK's order: receiver, giver, event, kind of report, the rest."""
    lines: list[tuple[Any, Any]] = [
        (_("NIK of the receiver"), report.receiver_nik),
        (_("Name of the receiver"), report.receiver_name),
        (_("NIP"), report.receiver_nip),
        (_("Place and day of birth"), report.receiver_born),
        (_("Post"), report.receiver_post),
        (_("Rank and grade"), report.receiver_rank),
        (_("Work unit"), report.agency.name if report.agency else report.government.name),
        (_("Home address"), report.receiver_address),
        (_("Office address"), report.receiver_office_address),
        (_("Telephone of the receiver"), report.receiver_phone),
        (_("E-mail of the receiver"), report.receiver_email),
        (_("Name of the giver"), report.giver_name),
        (_("Address of the giver"), report.giver_address),
        (_("Telephone of the giver"), report.giver_phone),
        (_("E-mail of the giver"), report.giver_email),
        (_("Work and employer of the giver"), report.giver_job),
        (_("Relation"), report.get_giver_relation_display()),
        (_("Day of the event"), report.received_on),
        (_("Time"), f"{report.received_at:%H.%M}" if report.received_at else ""),
        (_("Place of the event"), report.place),
        (_("Occasion"), report.get_occasion_display()),
        (_("Event"), report.event_name),
        (_("Kind of report"), capfirst(str(KINDS[Kind(report.kind)]))),
        (_("Reported on"), report.submitted_on),
        (_("At KPK by"), report.kpk_by_cautious),
        (_("GOL number"), report.gol_number),
        (_("Name kept from the giver"), _("yes") if report.confidential else _("no")),
    ]
    return [(label, value if value not in (None, "") else "–") for label, value in lines]


def _subtitle(report: GiftReport) -> str:
    """The number; invented reports of the demonstration say that they are."""
    return f"{report.number} · {_('example data')}" if report.is_example else report.number


def _row(item: GiftItem) -> list[Any]:
    grouped = f"{item.value:,.2f}" if item.value is not None else "–"
    value = grouped.translate(str.maketrans(",.", ".,"))
    return [
        item.description,
        item.get_category_display(),
        f"{item.quantity.normalize():f}".replace(".", ","),
        item.currency,
        value,
        item.location or "–",
    ]


def _files(actor: Viewer, report: GiftReport) -> list[str]:
    return [one.title for one in attachments_of(actor, report)] or ["–"]


def _statement(report: GiftReport) -> object:
    if report.declared_true_on is None:
        return "–"
    return _("The reporter declared on %(day)s that this is true.") % {
        "day": f"{report.declared_true_on:%d-%m-%Y}"
    }
