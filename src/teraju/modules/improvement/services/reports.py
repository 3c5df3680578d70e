"""Reporting a nonconformity, correcting the report, and what becomes of an unfounded one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.grades import NUMBERED, Grade, Source
from teraju.modules.improvement.domain.states import OPEN, State
from teraju.modules.improvement.judging import may_judge_subject
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.modules.improvement.refusals import NotComplete, NotInThisState
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Requirement
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.numbers import official_number

from .common import (
    check_not_future,
    check_same_agency,
    locked,
    locked_for_decision,
    locked_for_judging,
    moved,
    office_of,
    said,
    settle,
    tell,
)

NUMBERED_AS = "improvement.nonconformity"
PATTERN = "LKS-{seq:03}/{code}/{year}"
TEXTS = ("title", "description", "criterion", "evidence")
OUTSIDE = ("external_number", "external_on", "external_from")
FIELDS = ("source", "grade", *TEXTS, "found_on", "process", *OUTSIDE)


@transaction.atomic
def report(
    *,
    actor: Viewer,
    agency: Agency,
    source: str,
    title: str,
    description: str,
    grade: str,
    found_on: date,
    criterion: str = "",
    evidence: str = "",
    process: Process | None = None,
    clauses: Iterable[Requirement] = (),
    subject_kind: str = "",
    subject_pk: int | None = None,
    owner: User | None = None,
    owner_office: str = "",
    external_number: str = "",
    external_on: date | None = None,
    external_from: str = "",
    is_example: bool = False,
) -> Nonconformity:
    """Report that something is not as it has to be; the same subject twice is the same report."""
    if not may_judge_subject(actor, subject_kind, subject_pk):
        rights.require(actor, permissions.REPORT, agency)
    known = _of_subject(agency, subject_kind, subject_pk)
    if known is not None:
        return known
    one = _begun(actor, agency, owner, office_of(owner, owner_office), is_example=is_example)
    one.subject_kind, one.subject_pk = subject_kind, subject_pk if subject_kind else None
    texts = {"title": title, "description": description, "criterion": criterion}
    outside = {"external_number": external_number, "external_from": external_from}
    values = {**texts, **outside, "evidence": evidence, "external_on": external_on}
    fill(actor, one, source=source, grade=grade, found_on=found_on, process=process, **values)
    begin(actor, one, clauses)
    tell(actor, one, "reported", filled(values_of(one, (*FIELDS, "owner_office"))))
    return one


def _begun(
    actor: Viewer, agency: Agency, owner: User | None, owner_office: str, *, is_example: bool
) -> Nonconformity:
    return Nonconformity(
        government=agency.government,
        agency=agency,
        number=official_number(
            government=agency.government, key=NUMBERED_AS, on=actor.today, agency=agency
        ),
        owner=owner,
        owner_office=owner_office,
        reported_on=actor.today,
        reported_by_id=actor.user_id,
        reported_office=actor.office[:160],
        is_example=is_example,
    )


def begin(actor: Viewer, one: Nonconformity, clauses: Iterable[Requirement] = ()) -> None:
    """Save a new report with its first round."""
    save(actor, one)
    one.clauses.set(clauses)
    save(actor, Round(nonconformity=one, number=1, began_on=actor.today))
    settle(actor, one)


def _of_subject(agency: Agency, kind: str, pk: int | None) -> Nonconformity | None:
    """What was reported of this record before. Locked, so that two reports at once meet here."""
    if not kind:
        return None
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    rows = Nonconformity.objects.select_related("agency", "government")
    return rows.filter(subject_kind=kind, subject_pk=pk).first()


@transaction.atomic
def change_report(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    clauses: Iterable[Requirement] = (),
    **values: Any,
) -> Nonconformity:
    """Correct a report on which nothing is decided yet; `values` are the fields of FIELDS."""
    one = locked(actor, nonconformity_id, expected_version)
    if actor.user_id is None or actor.user_id != one.reported_by_id:
        rights.require(actor, permissions.DECIDE, one)
    if one.state != State.REPORTED:
        raise NotInThisState(
            _("It is decided on already: what was reported is not changed any more.")
        )
    if one.subject_kind:
        raise NotInThisState(_("It stands as its source gave it: change it there."))
    before = values_of(one, FIELDS)
    fill(actor, one, **values)
    one.clauses.set(clauses)
    settle(actor, one)
    tell(actor, one, "changed", values_of(one, FIELDS), before)
    return one


@transaction.atomic
def assign_owner(
    *,
    actor: Viewer,
    nonconformity_id: int,
    expected_version: int | None = None,
    owner: User | None = None,
    owner_office: str = "",
) -> Nonconformity:
    """Say whose it is to work on; the owner never judges it."""
    one = locked(actor, nonconformity_id, expected_version)
    rights.require(actor, permissions.DECIDE, one)
    if one.state not in OPEN:
        raise NotInThisState(_("It is over: nobody has to work on it any more."))
    before = values_of(one, ("owner_office",))
    one.owner = owner
    one.owner_office = said(
        office_of(owner, owner_office), "owner_office", _("Name the person or the office.")
    )
    save(actor, one)
    tell(actor, one, "assigned", values_of(one, ("owner_office",)), before)
    return one


@transaction.atomic
def cancel(
    *, actor: Viewer, nonconformity_id: int, expected_version: int | None = None, reason: str
) -> Nonconformity:
    """Say that it was unfounded, with the reason; by who judges it, never by who is involved."""
    one = locked_for_judging(actor, nonconformity_id, expected_version)
    moved(one, "cancel")
    one.cancelled_on, one.cancelled_office = actor.today, actor.office[:160]
    one.cancelled_because = said(reason, "reason", _("Say why it is unfounded."))[:400]
    settle(actor, one)
    tell(actor, one, "cancelled", {"cancelled_because": one.cancelled_because})
    return one


@transaction.atomic
def resume(
    *, actor: Viewer, nonconformity_id: int, expected_version: int | None = None, reason: str
) -> Nonconformity:
    """Take a cancelled one up again where it began, with the reason."""
    one = locked_for_decision(actor, nonconformity_id, expected_version)
    moved(one, "resume")
    why = said(reason, "reason", _("Say why it is taken up again."))
    one.cancelled_on, one.cancelled_office, one.cancelled_because = None, "", ""
    fresh = one.round_number + 1
    save(actor, Round(nonconformity=one, number=fresh, began_on=actor.today, reason=why))
    one.round_number = fresh
    settle(actor, one)
    tell(actor, one, "resumed", {"reason": why})
    return one


def fill(actor: Viewer, one: Nonconformity, **values: Any) -> None:
    """What a report says; texts without blanks around them."""
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"a report has no {name} to fill in")
        setattr(one, name, cleaned(value) if isinstance(value, str) else value)
    one.source, one.grade = str(Source(one.source)), str(Grade(one.grade))
    check_not_future(actor, one.found_on, "found_on")
    check_same_agency(one.process, one.agency_id, "process")
    if one.external_on:
        check_not_future(actor, one.external_on, "external_on")
    if one.source in NUMBERED and not one.external_number and not one.subject_kind:
        raise NotComplete(_("Give its number in the register outside."), field="external_number")
    if one.source in NUMBERED and one.external_on is None and not one.subject_kind:
        raise NotComplete(_("Give its day in the register outside."), field="external_on")
    if one.source == Source.CONCERN and one.external_from:
        raise NotComplete(
            _("Of a concern only its number and day are kept here."), field="external_from"
        )
