"""The grid of a feast: a line for each envelope, saved by itself, pasted, or read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification.domain.givers import giver_key
from teraju.modules.integrity.gratification.models import Envelope, GiftReport
from teraju.modules.integrity.gratification.refusals import NotComplete, NotInThisState
from teraju.modules.integrity.gratification.selectors.reading import envelopes_of
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, said_today

from .common import open_to_reporter, tell, texts
from .judging import judge_feast, judge_others

LINE = ("giver_name", "relation", "kind", "description", "value")
MOST = 5000


@transaction.atomic
def put_envelope(*, actor: Viewer, report_id: int, place: int, **values: Any) -> GiftReport:
    """Enter or change the line at a place of the grid; the feast is judged anew."""
    report = _feast(actor, report_id)
    _put(report, place, values)
    return _settle(actor, report)


@transaction.atomic
def remove_envelope(*, actor: Viewer, report_id: int, place: int) -> GiftReport:
    """Take a line out of the grid; the others keep their numbers, as on the envelopes."""
    report = _feast(actor, report_id)
    Envelope.objects.filter(report=report, place=place).delete()
    return _settle(actor, report)


@transaction.atomic
def add_envelopes(
    *, actor: Viewer, report_id: int, lines: Sequence[Mapping[str, Any]]
) -> GiftReport:
    """Add many lines at once, below those that stand: what was pasted. All of them or none."""
    report = _feast(actor, report_id)
    last = Envelope.objects.filter(report=report).order_by("-place").first()
    first = last.place + 1 if last else 1
    for place, line in enumerate(lines, start=first):
        _put(report, place, line)
    return _settle(actor, report)


@transaction.atomic
def import_envelopes(
    *,
    actor: Viewer,
    new: Sequence[Mapping[str, Any]],
    changed: Iterable[tuple[Envelope, Mapping[str, Any]]],
) -> int:
    """Write the rows of a file into the actor's own feasts; gives how many feasts it touched."""
    touched: dict[int, GiftReport] = {}
    for values in new:
        report = _once(actor, touched, values["event"])
        _put(report, values["place"], values)
    for line, values in changed:
        report = _once(actor, touched, line.report_id)
        _put(report, line.place, values)
    for report in touched.values():
        judge_feast(report, envelopes_of(report))
        save(actor, report)
        judge_others(report)
        # The name of a file may tell whose feast it was: it stays out.
        record_event(actor=actor, verb="gratification.report.imported", target=report)
    return len(touched)


def _once(actor: Viewer, touched: dict[int, GiftReport], pk: int) -> GiftReport:
    if pk not in touched:
        touched[pk] = _feast(actor, pk)
    return touched[pk]


def _feast(actor: Viewer, report_id: int) -> GiftReport:
    report = open_to_reporter(actor, report_id)
    if not report.is_feast:
        raise NotInThisState(_("This report has no grid: it is about a single gift."))
    return report


def _put(report: GiftReport, place: int, values: Mapping[str, Any]) -> None:
    if not 1 <= place <= MOST:
        raise NotComplete(_("The grid has lines from 1 to 5000."), field="place")
    line = Envelope.objects.filter(report=report, place=place).first()
    line = line or Envelope(report=report, place=place)
    for name, value in texts({n: values[n] for n in LINE if n in values}).items():
        setattr(line, name, value)
    line.giver_key = giver_key(line.giver_name)
    if not cleaned(line.giver_name) or not line.giver_key:
        raise NotComplete(_("Write the name of the giver."), field="giver_name")
    keep(line)


def _settle(actor: Viewer, report: GiftReport) -> GiftReport:
    judge_feast(report, envelopes_of(report))
    save(actor, report)
    judge_others(report)
    # A feast has many lines: that it was written in stands on the trail once a day.
    verb = "gratification.report.changed"
    if not said_today(actor, verb, report._meta.label_lower, [report.pk]):
        tell(actor, report, "changed", str(report.state))
    return report
