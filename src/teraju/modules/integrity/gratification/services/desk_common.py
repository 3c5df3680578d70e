"""What every use-case of the desk does the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.gratification.desk_refusals import NotAtThisDesk
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import (
    Completion,
    GiftReport,
    Handling,
)
from teraju.modules.integrity.gratification.permissions import HANDLE
from teraju.modules.integrity.gratification.refusals import DateOutOfOrder
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files.api import attach

from .common import check_not_future

OWN = _("This is your own report: another officer of the unit works on it, or KPK itself.")


def locked(actor: Viewer, report_id: int, expected_version: int | None = None) -> GiftReport:
    """Lock a report that the actor has before them as the UPG. Two queries.

    Who sees it as its reporter alone is told so; for everybody else it is not there.
    """
    rows = GiftReport.objects.visible_to(actor).select_related("government", "agency", "reporter")
    report: GiftReport = claim(rows, report_id, expected_version)
    check_desk(actor, report)
    return report


def check_desk(actor: Viewer, report: GiftReport) -> None:
    """Refuse who holds no desk here, and an officer whose own report it is."""
    rights.require(actor, HANDLE, report)
    if report.reporter_id == actor.user_id:
        raise NotAtThisDesk(OWN)


def own_report(viewer: Viewer, target: Any) -> object:
    """Why an officer changes nothing that the desk keeps about a report, or an empty string."""
    return OWN if target.report.reporter_id == viewer.user_id else ""


def handling_of(actor: Viewer, report: GiftReport) -> Handling:
    """The desk's own record of a report, locked; made with the first step."""
    found = Handling.objects.select_for_update(no_key=True).filter(report=report).first()
    return found or Handling(
        report=report,
        government_id=report.government_id,
        agency=report.agency,
        is_example=report.is_example,
    )


def keep(
    actor: Viewer,
    report: GiftReport,
    handling: Handling,
    verb: str,
    after: Mapping[str, Any] | None = None,
) -> GiftReport:
    """Save report and handling and put the step on the trail: days, codes and numbers alone."""
    save(actor, report)
    save(actor, handling)
    tell(actor, report, f"report.{verb}", {"state": report.state, **(after or {})})
    return report


def tell(actor: Viewer, target: Model, verb: str, after: Mapping[str, Any]) -> None:
    """Record an event; what was given, by whom and why stays out of the trail."""
    record_event(actor=actor, verb=f"gratification.{verb}", target=target, before={}, after=after)


def settle_completion(actor: Viewer, report: GiftReport) -> None:
    """A return that was answered, or that the desk no longer waits for, is closed. One query."""
    rows = Completion.objects.select_for_update(no_key=True).filter(report=report, answered_on=None)
    for one in rows:
        one.answered_on = report.completed_on or actor.today
        save(actor, one)


def file_all(
    actor: Viewer, target: Model, uploads: Sequence[File[bytes] | None], title: object, kind: str
) -> None:
    """Attach what was handed in beside a step; no guest ever opens it."""
    for upload in uploads:
        if upload is not None:
            attach(
                actor=actor,
                target=target,
                upload=upload,
                title=str(title),
                kind=kind,
                shown_to_guests=False,
            )


def check_day(actor: Viewer, day: date, field: str, not_before: date | None = None) -> None:
    """Refuse a day that has not come yet, or that lies before what it follows."""
    check_not_future(actor, day, field)
    if not_before is not None and day < not_before:
        raise DateOutOfOrder(
            _("This day lies before %(day)s, which it follows.")
            % {"day": f"{not_before:%d-%m-%Y}"},
            field=field,
        )


def state_of(report: GiftReport) -> State:
    return State(report.state)
