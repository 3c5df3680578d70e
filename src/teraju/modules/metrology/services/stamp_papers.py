"""The minutes with which the stamps of a year are handed over to the Directorate."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from teraju.modules.metrology.models import StampStock
from teraju.modules.metrology.selectors.stamps import counts_of, lines_of, losses_of
from teraju.modules.metrology.unit_wording import stamp_words
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import CheckReport, Paper, Signatory, issue_paper

HANDOVER = "metrology.stamp_handover"


def issue_handover_minutes(actor: Viewer, stock: StampStock, received_by: str) -> Paper:
    """Write and sign what is handed over of a year, and what became of the rest.

    A hand-over has two sides: whoever hands over signs here, and who received it is named.
    """
    with override(settings.LANGUAGE_CODE):
        data = _minutes(actor, stock, received_by)
    return issue_paper(
        actor=actor,
        template="check_report",
        data=data,
        public_facts=[(_("Unit"), stock.agency.name), (_("Handed over on"), stock.handed_on)],
        government=stock.government,
        agency=stock.agency,
        target=stock,
        title=format_lazy(_("Hand-over of the stamps of {year}"), year=stock.year),
        number_key=HANDOVER,
        is_public=False,
        is_example=stock.is_example,
        signatory=Signatory(office=actor.office),
    )


def _minutes(actor: Viewer, stock: StampStock, received_by: str) -> CheckReport:
    lost = [*_lost_at_jobs(stock), *_lost_in_the_safe(stock)]
    return CheckReport(
        title=_("Minutes of the hand-over of stamps (berita acara)"),
        subtitle=format_lazy(_("Stamps of {year}"), year=stock.year),
        facts=[
            (_("Unit"), stock.agency.name),
            (_("Handed over to"), _("Directorate of Metrology")),
            (_("Handed over on"), stock.handed_on),
            (_("Received on"), stock.received_on),
            (_("Minutes of receipt"), stock.receipt),
            (_("Handed over by"), actor.office),
            (_("Received by"), received_by),
        ],
        table=_("Stamps"),
        headers=[
            _("Stamp"),
            _("Received"),
            _("Missing or broken"),
            pgettext_lazy("stamps", "Handed over"),
        ],
        rows=[
            [stamp_words(one.kind, one.size, one.site), one.received, one.missing, one.there]
            for one in lines_of(stock)
            if one.received
        ],
        sections=[{"title": _("Missing or broken"), "lines": lost}] if lost else [],
    )


def _lost_at_jobs(stock: StampStock) -> list[str]:
    lost: dict[Any, list[str]] = {}
    for one in losses_of(stock).order_by("issue__returned_on", "issue", "pk"):
        words = stamp_words(one.line.kind, one.line.size, one.line.site)
        lost.setdefault(one.issue, []).append(f"{words}: {one.out - (one.back or 0)}")
    return [
        f"{date_format(job.returned_on)}, {job.job} ({'; '.join(stamps)}): {job.note}"
        for job, stamps in lost.items()
    ]


def _lost_in_the_safe(stock: StampStock) -> list[str]:
    told: Any = counts_of(stock).exclude(explanation="").order_by("counted_on", "pk")
    words = str(_("%(day)s, count of the safe: %(explanation)s"))
    return [
        words % {"day": date_format(one.counted_on), "explanation": one.explanation}
        for one in told.prefetch_related(None)
    ]
