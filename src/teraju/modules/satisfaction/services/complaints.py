"""Complaints: received, taken up, answered, closed; and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.improvement.api import Grade, Nonconformity, Source, report
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.questionnaire import answer_rules, elements
from teraju.modules.satisfaction.domain.states import ComplaintChannel, Outcome
from teraju.modules.satisfaction.models import Complaint
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import official_number

from .common import check_not_future, check_service, fill, locked_complaint, moved, said, tell

NUMBERED_AS = "satisfaction.complaint"
PATTERN = "P-{seq:04}/{code}/{year}"
COMPLAINT_KIND = "satisfaction.complaint"
OPENLY = ("channel", "received_on", "service", "element", "title", "external_number")
PERSONAL = ("name", "contact", "text")
FIELDS = (*OPENLY, *PERSONAL)


@transaction.atomic
def receive_complaint(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Complaint:
    """Write a complaint down; from its day on the days to answer it run. `values`: `FIELDS`."""
    rights.require(actor, permissions.RECEIVE, agency)
    one = Complaint(government_id=agency.government_id, agency=agency, is_example=is_example)
    _fill(actor, one, values)
    one.number = official_number(
        government=agency.government, key=NUMBERED_AS, on=actor.today, agency=agency
    )
    save(actor, one)
    openly, personal = filled(values_of(one, OPENLY)), filled(values_of(one, PERSONAL))
    tell(actor, one, "received", openly, personal=personal or None)
    return one


@transaction.atomic
def change_complaint(
    *, actor: Viewer, complaint_id: int, expected_version: int | None = None, **values: Any
) -> Complaint:
    """Correct what was written down."""
    one = locked_complaint(actor, complaint_id, permissions.RECEIVE, expected_version)
    if not one.is_open:
        raise NotInThisState(_("It is over: open it again first."))
    before = values_of(one, OPENLY)
    _fill(actor, one, values)
    save(actor, one)
    personal = filled(values_of(one, PERSONAL))
    tell(actor, one, "changed", values_of(one, OPENLY), before=before, personal=personal or None)
    return one


@transaction.atomic
def take_up_complaint(
    *, actor: Viewer, complaint_id: int, expected_version: int | None = None
) -> Complaint:
    """Take a complaint up: from now on it is in one's hands."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    moved(one, "take_up")
    one.taken_by_id = actor.user_id
    save(actor, one)
    tell(actor, one, "taken_up", {"state": one.state})
    return one


@transaction.atomic
def answer_complaint(
    *,
    actor: Viewer,
    complaint_id: int,
    expected_version: int | None = None,
    answer: str,
    outcome: str,
) -> Complaint:
    """Answer a complaint, and say whether it was justified."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    moved(one, "answer")
    one.answer = said(answer, "answer", _("Write what was answered."))
    one.outcome = str(Outcome(outcome))
    one.answered_on, one.answered_office = actor.today, actor.office[:160]
    save(actor, one)
    tell(actor, one, "answered", {"outcome": one.outcome}, personal={"answer": one.answer})
    return one


@transaction.atomic
def close_complaint(
    *, actor: Viewer, complaint_id: int, expected_version: int | None = None, ending: str
) -> Complaint:
    """Close an answered complaint, with what was done."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    moved(one, "close")
    return _ended(actor, one, "closed", ending, _("Say what was done."))


@transaction.atomic
def forward_complaint(
    *,
    actor: Viewer,
    complaint_id: int,
    expected_version: int | None = None,
    forwarded_to: str,
    ending: str,
) -> Complaint:
    """Forward a complaint to whom it belongs."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    moved(one, "forward")
    one.forwarded_to = said(forwarded_to, "forwarded_to", _("Name the office."))[:160]
    return _ended(actor, one, "forwarded", ending, _("Say why."))


@transaction.atomic
def withdraw_complaint(
    *, actor: Viewer, complaint_id: int, expected_version: int | None = None, ending: str
) -> Complaint:
    """Record that whoever complained took it back."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    moved(one, "withdraw")
    return _ended(actor, one, "withdrawn", ending, _("Say why."))


@transaction.atomic
def reopen_complaint(
    *, actor: Viewer, complaint_id: int, expected_version: int | None = None, reason: str
) -> Complaint:
    """Open a complaint again: the answer did not settle it."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    moved(one, "reopen")
    why = said(reason, "reason", _("Say why."))[:400]
    one.closed_on, one.ending, one.forwarded_to = None, "", ""
    one.answered_on, one.outcome = None, ""
    save(actor, one)
    tell(actor, one, "reopened", {"reason": why})
    return one


@transaction.atomic
def report_nonconformity(
    *,
    actor: Viewer,
    complaint_id: int,
    expected_version: int | None = None,
    description: str,
    owner_office: str,
) -> Nonconformity:
    """Report what a justified complaint shows as a nonconformity; once for each complaint."""
    one = locked_complaint(actor, complaint_id, permissions.ANSWER, expected_version)
    if one.outcome not in (Outcome.JUSTIFIED, Outcome.PARTLY):
        raise NotInThisState(_("Only what was found justified becomes a nonconformity."))
    if one.nonconformity is None:
        one.nonconformity = report(
            actor=actor,
            agency=one.agency,
            source=Source.COMPLAINT,
            title=one.title,
            description=said(description, "description", _("Say what was found.")),
            grade=Grade.MINOR,
            found_on=one.received_on,
            owner_office=owner_office,
            subject_kind=COMPLAINT_KIND,
            subject_pk=one.pk,
            external_number=one.external_number or one.number,
            external_on=one.received_on,
            is_example=one.is_example,
        )
        save(actor, one)
        tell(actor, one, "reported", {"nonconformity": one.nonconformity.number})
    return one.nonconformity


def _ended(actor: Viewer, one: Complaint, verb: str, ending: str, sentence: object) -> Complaint:
    one.ending = said(ending, "ending", sentence)[:400]
    one.closed_on = actor.today
    save(actor, one)
    after = {"ending": one.ending, "forwarded_to": one.forwarded_to}
    tell(actor, one, verb, filled(after))
    return one


def _fill(actor: Viewer, one: Complaint, values: Mapping[str, Any]) -> None:
    fill(one, values, FIELDS)
    check_not_future(actor, one.received_on, "received_on")
    if not cleaned(one.title):
        raise NotComplete(_("Say in one line what it is about."), field="title")
    if one.element and one.element not in elements():
        raise NotComplete(_("Choose one of the answers."), field="element")
    if one.channel == ComplaintChannel.SP4N and not one.external_number:
        raise NotComplete(_("Give its number in SP4N-LAPOR!."), field="external_number")
    if one.external_number:
        # The database guards it, too; here it is told at its field.
        alike = Complaint.objects.filter(external_number=one.external_number)
        if alike.filter(government=one.government_id).exclude(pk=one.pk).exists():
            sentence = _("This number of SP4N-LAPOR! is in the register already.")
            raise NotComplete(sentence, field="external_number")
    check_service(one)
    rules = answer_rules()
    one.answer_by = one.received_on + timedelta(days=rules.integer("answer_days"))
    one.close_by = one.received_on + timedelta(days=rules.integer("close_days"))
