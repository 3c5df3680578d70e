"""Answering a request: accepted, another day proposed, refused, called off; what guests reply."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.study_refusals import CodeUnknown, WrongDay
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.services import Recipient, send

from .study_common import forget, kept, locked_visit, said, step_to, visit_by_code
from .study_requests import reply_day

SAY_WHY = _("Say why.")


@transaction.atomic
def accept_visit(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    visit_on: date,
    reply: str = "",
) -> StudyVisit:
    """Accept a request on one of the days that were wished."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "accept")
    if not visit.wished_from <= visit_on <= visit.wished_until:
        raise WrongDay(
            _("The guests did not wish this day: propose it instead, so that they can answer."),
            field="visit_on",
        )
    return _answer(actor, visit, "accepted", visit_on, reply)


@transaction.atomic
def propose_day(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    visit_on: date,
    reply: str,
) -> StudyVisit:
    """Propose another day; the guests answer with their code, or the host enters what they said."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "propose")
    if visit_on < actor.today:
        raise WrongDay(_("This day is over: propose a day to come."), field="visit_on")
    visit.guest_said = ""
    words = said(reply, "reply", _("Say why another day is needed."))
    return _answer(actor, visit, "proposed", visit_on, words)


@transaction.atomic
def refuse_visit(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, reason: str
) -> StudyVisit:
    """Refuse a request, with the reason that its guests read."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "refuse")
    visit.ended_reason = said(reason, "reason", SAY_WHY)
    visit.replied_on, visit.replied_office = actor.today, actor.office[:160]
    return _ended(actor, visit, "refused")


@transaction.atomic
def cancel_visit(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, reason: str
) -> StudyVisit:
    """Call a visit off, whoever of both cannot: the reason says it."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "cancel")
    visit.ended_reason = said(reason, "reason", SAY_WHY)
    return _ended(actor, visit, "cancelled")


@transaction.atomic
def enter_agreement(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, note: str
) -> StudyVisit:
    """Enter that the guests agreed to the day, as by telephone or letter."""
    visit = locked_visit(actor, visit_id, expected_version)
    return _agreed(actor, visit, said(note, "note", _("Say how they answered.")))


@transaction.atomic
def guest_agrees(*, actor: Viewer, code: str, note: str = "") -> StudyVisit:
    """The guests take the day that was proposed; their code is what lets them."""
    return _agreed(actor, _by_code(code), note)


@transaction.atomic
def guest_declines(*, actor: Viewer, code: str, note: str) -> StudyVisit:
    """The guests cannot take the day: the request waits for its answer again."""
    visit = _by_code(code)
    step_to(visit, "decline")
    visit.guest_said = said(note, "note", _("Say which days suit you."))[:400]
    visit.visit_on = None
    visit.reply_by = reply_day(actor, visit.government_id, actor.today)
    said_so = {"guest_said": visit.guest_said}
    return kept(actor, visit, "declined", {}, personal=said_so)


@transaction.atomic
def guest_cancels(*, actor: Viewer, code: str, note: str) -> StudyVisit:
    """The guests do not come after all."""
    visit = _by_code(code)
    step_to(visit, "cancel")
    visit.ended_reason = said(note, "note", SAY_WHY)[:400]
    return _ended(actor, visit, "cancelled", by_guest=True)


def _by_code(code: str) -> StudyVisit:
    found = visit_by_code(code)
    if found is None:
        raise CodeUnknown(_("This code is not known. Compare it sign by sign."), field="code")
    rows = StudyVisit.objects.select_related("government", "agency")
    visit: StudyVisit = claim(rows, found.pk)
    return visit


def _agreed(actor: Viewer, visit: StudyVisit, note: str) -> StudyVisit:
    step_to(visit, "agree")
    visit.guest_said = note.strip()[:400]
    said_so = {"guest_said": visit.guest_said} if visit.guest_said else None
    return kept(actor, visit, "agreed", {"visit_on": visit.visit_on}, personal=said_so)


def _answer(actor: Viewer, visit: StudyVisit, verb: str, visit_on: date, reply: str) -> StudyVisit:
    visit.visit_on, visit.reply = visit_on, reply.strip()
    visit.replied_on, visit.replied_office = actor.today, actor.office[:160]
    kept(actor, visit, verb, {"visit_on": visit_on, "reply": visit.reply})
    _mail(actor, visit)
    return visit


def _ended(actor: Viewer, visit: StudyVisit, verb: str, *, by_guest: bool = False) -> StudyVisit:
    if not by_guest:
        _mail(actor, visit)
    forget(visit)
    visit.visit_on = visit.visit_on if verb == "cancelled" else None
    why = {"ended_reason": visit.ended_reason}
    if by_guest:
        # A stranger wrote it: it may name somebody.
        return kept(actor, visit, verb, {"state": visit.state}, personal=why)
    return kept(actor, visit, verb, why)


def _mail(actor: Viewer, visit: StudyVisit) -> Any:
    """Tell the guests by mail that their request was answered; what was answered, the page says."""
    if not visit.contact_email:
        return None
    with override("id"):
        subject = gettext("Your study visit to %s") % visit.agency.name
        text = gettext(
            "Your request of %(day)s has an answer. Open the address below and type the code that "
            "you were given."
        ) % {"day": date_format(visit.received_on, "DATE_FORMAT")}
    return send(
        actor=actor,
        recipient=Recipient(name=visit.contact_name, email=visit.contact_email),
        subject=subject,
        text=text,
        link=f"{settings.TERAJU_ADDRESS}{reverse('learning_study_follow')}",
        government=visit.government,
        in_inbox=False,
    )
