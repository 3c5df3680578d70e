"""Reports of citizens: received without an account, taken up, answered."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.base import File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.crypto import salted_hmac
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import REPORT, Concern, ReportState, rules
from teraju.modules.metrology.domain.tickets import SECRET_SIGNS, SIGNS, signs, ticket
from teraju.modules.metrology.models import CitizenReport, Instrument
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.supervision_refusals import TooManyReports
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.files.api import keep_image
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Agency

from .unit_common import moved, next_state, tell

HOUR = timedelta(hours=1)
_SAID = ("instrument", "code", "concern", "happened_on", "where", "text", "contact")


@dataclass(frozen=True)
class Sent:
    """A report and the secret that opens it: shown to who sent it, and kept nowhere."""

    report: CitizenReport
    secret: str


@transaction.atomic
def send_report(
    *,
    actor: Viewer,
    agency: Agency,
    key: uuid.UUID,
    concern: str,
    happened_on: date,
    where: str,
    text: str = "",
    instrument: Instrument | None = None,
    code: str = "",
    photo: File[bytes] | None = None,
    contact: str = "",
) -> Sent:
    """Take a report of anybody. The same form sent twice is one report, with the same ticket.

    What people write may name somebody: it lies in the part of the trail that can be shredded.
    """
    earlier = sent_before(key)
    if earlier is not None:
        return Sent(earlier, secret_for(key))
    _check_flood(actor, agency)
    _check_day(actor, happened_on)
    report = CitizenReport(
        government=agency.government,
        agency=agency,
        key=key,
        ticket=ticket(secrets.token_bytes(SIGNS)),
        concern=concern,
        happened_on=happened_on,
        instrument=instrument,
        code=code,
        where=needed(where, "where", _("Say where it was.")),
        text=cleaned(text),
        photo=_photo(actor, agency, photo) if photo else None,
        contact=cleaned(contact)[:200],
        received_at=actor.now,
        due_on=_due(actor, agency),
    )
    same = _told_already(actor, report)
    if same is not None:
        return Sent(same, secret_for(same.key))
    return _received(actor, report)


def _received(actor: Viewer, report: CitizenReport) -> Sent:
    """Put a report on record under its ticket and secret."""
    if report.concern == Concern.OTHER and not report.text:
        raise DomainError(_("Say in a few words what it is."), field="text")
    secret = secret_for(report.key)
    report.secret = sealed(report.ticket, secret)
    save(actor, report)
    record_event(
        actor=actor,
        verb="metrology.report.received",
        target=report,
        after=filled(values_of(report, ("concern", "happened_on", "code"))),
        personal=filled(values_of(report, ("where", "text"))),
    )
    return Sent(report, secret)


@transaction.atomic
def answer_report(
    *, actor: Viewer, report_id: int, answer: str, expected_version: int | None = None
) -> CitizenReport:
    """Answer a report that needs no visit; whoever has the ticket reads it."""
    return _end(actor, report_id, expected_version, "answer", "answered", answer)


@transaction.atomic
def refuse_report(
    *, actor: Viewer, report_id: int, answer: str, expected_version: int | None = None
) -> CitizenReport:
    """Say that it is no matter of this unit, and whose it is."""
    return _end(actor, report_id, expected_version, "refuse", "refused", answer)


def sent_before(key: uuid.UUID) -> CitizenReport | None:
    """The report that a form has made already."""
    found: CitizenReport | None = CitizenReport.objects.filter(key=key).first()
    return found


def secret_for(key: uuid.UUID) -> str:
    """The secret of a form: the same when it is sent again, unknown to who has only the rows."""
    digest = salted_hmac("metrology.report", key.hex, algorithm="sha256").digest()
    return signs(digest, SECRET_SIGNS)


def sealed(code: str, secret: str) -> str:
    """As what a secret is kept."""
    return hashlib.sha256(f"{code}:{secret}".encode()).hexdigest()


def opens(report: CitizenReport, secret: str) -> bool:
    """Whether a secret opens a report."""
    return secrets.compare_digest(report.secret, sealed(report.ticket, secret))


def _end(
    actor: Viewer, pk: int, expected_version: int | None, event: str, verb: str, answer: str
) -> CitizenReport:
    rows = CitizenReport.objects.visible_to(actor)
    report: CitizenReport = locked(actor, rows, pk, permissions.REPORT_HANDLE, expected_version)
    require_waiting(report, event)
    moved(report, event, REPORT)
    answered(actor, report, answer, verb)
    return report


def require_waiting(report: CitizenReport, event: str) -> None:
    """Only what waits, and is not inspected, is answered or refused by itself."""
    if report.state == ReportState.IN_INSPECTION:
        raise WrongChoice(_("It is being inspected: closing the inspection answers it."))
    next_state(report, event, REPORT)


def answered(actor: Viewer, report: CitizenReport, answer: str, verb: str = "answered") -> None:
    """Write the answer that the citizen sees, and forget how to reach them."""
    report.answer = needed(answer, "answer", _("Write what the citizen is told."))
    report.answered_on, report.answered_by_id = actor.today, actor.user_id
    report.contact = ""
    save(actor, report)
    tell(actor, report, f"report.{verb}", {"state": report.state, "answer": report.answer})


def _due(actor: Viewer, agency: Agency) -> date:
    days: int = rules(actor.today).integer("answer_working_days")
    return calendar_of(agency.government_id).add_working_days(
        actor.today, days, collective_leave_is_working_day=False
    )


def _check_flood(actor: Viewer, agency: Agency) -> None:
    """A machine must not fill the register; people are told how else to reach the unit."""
    recent = CitizenReport.objects.filter(agency=agency, received_at__gt=actor.now - HOUR)
    if recent.count() >= rules(actor.today).integer("reports_per_hour"):
        words = _(
            "Very many reports are coming in just now. Try again in an hour, or go to {unit}."
        )
        raise TooManyReports(format_lazy(words, unit=agency.name))


def _check_day(actor: Viewer, happened_on: date) -> None:
    if happened_on > actor.today:
        words = _("This day lies ahead: give the day on which it happened.")
        raise DayOutOfOrder(words, field="happened_on")
    back = rules(actor.today).integer("report_days_back")
    if happened_on < actor.today - timedelta(days=back):
        words = _("Give a day within the last %(days)d days.")
        raise DayOutOfOrder(words % {"days": back}, field="happened_on")


def _told_already(actor: Viewer, report: CitizenReport) -> CitizenReport | None:
    """What somebody sent within the hour in the same words, as after going back to the form.

    The way to reach them tells that it is they: words alone a neighbour may send too, and the
    ticket and the secret of somebody else's report are not theirs to have.
    """
    if not report.text or not report.contact or report.photo is not None:
        return None
    recent = CitizenReport.objects.filter(agency=report.agency, received_at__gt=actor.now - HOUR)
    same = {name: getattr(report, name) for name in _SAID}
    found: CitizenReport | None = recent.filter(**same).order_by("pk").first()
    return found


def _photo(actor: Viewer, agency: Agency, photo: File[bytes]) -> StoredFile:
    largest = rules(actor.today).integer("photo_bytes")
    if photo.size > largest:
        words = _("The photo is larger than %(size)s: take a smaller one.")
        raise WrongChoice(words % {"size": filesizeformat(largest)}, field="photo")
    return keep_image(actor=actor, government=agency.government, upload=photo)
