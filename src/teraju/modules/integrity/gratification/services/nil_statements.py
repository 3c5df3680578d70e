"""Stating for an agency that in a period no gift was reported."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification import nil_permissions, nil_policy
from teraju.modules.integrity.gratification.domain.nil_periods import Span, period_of
from teraju.modules.integrity.gratification.models import NilStatement
from teraju.modules.integrity.gratification.refusals import (
    BeforeTheRules,
    DateOutOfOrder,
    NotComplete,
)
from teraju.modules.integrity.gratification.selectors.nil_reading import has_reports
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

NOT_TRUE = _(
    "In this period a report of this agency reached the unit: the statement would not be true. "
    "Whose it is, and of what, stays with the unit."
)


@transaction.atomic
def state_nil(
    *,
    actor: Viewer,
    agency: Agency,
    day: date,
    note: str,
    confirmed: bool,
    is_example: bool = False,
) -> NilStatement:
    """State that in the period of a day no gift was reported, by who answers for the agency.

    A second time finds the first. Refused where a report reached the unit: without telling whose.
    """
    rights.require(actor, nil_permissions.NIL, agency)
    months = nil_policy.number(day, "period_months")
    if not months:
        raise BeforeTheRules(_("For this period no statement is asked."), field="day")
    span = period_of(day, months)
    earlier = NilStatement.objects.filter(agency=agency, since=span.since).first()
    if earlier is not None:
        return earlier
    _check(actor, agency, span, note, confirmed=confirmed)
    made = NilStatement(
        government=agency.government,
        agency=agency,
        since=span.since,
        until=span.until,
        stated_on=actor.today,
        stated_by_id=rights.acting(actor),
        stated_office=actor.office[:160],
        note=cleaned(note)[:400],
        is_example=is_example,
    )
    save(actor, made)
    after = {"since": span.since, "until": span.until}
    record_event(actor=actor, verb="gratification.nil.stated", target=made, after=after)
    return made


def _check(actor: Viewer, agency: Agency, span: Span, note: str, *, confirmed: bool) -> None:
    """Refuse what cannot be stated: too early, unconfirmed, without a word, or not true."""
    if span.until >= actor.today:
        raise DateOutOfOrder(_("The period is not over yet."), field="day")
    if not confirmed:
        raise NotComplete(_("Confirm the statement with a tick."), field="confirmed")
    if not cleaned(note):
        raise DomainError(_("Say how people were asked."), field="note")
    if has_reports(agency, span):
        raise NotComplete(NOT_TRUE)
