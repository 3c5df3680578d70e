"""No report proves nothing: what nil statements, campaigns and the register of 8.7 prove."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.learning.api import campaigns_told

from . import nil_permissions, nil_policy
from .domain.given_states import CourtesyState
from .domain.nil_periods import Finding, Span, finding
from .models import Courtesy, NilStatement
from .selectors.nil_reading import agencies_with_reports

NIL, COURTESY = "gratification.nil", "gratification.courtesy"
GIFTS = frozenset({"gifts"})
DAY = timedelta(days=1)
SUBJECT = "gifts"
WHY: Mapping[Finding, Promise] = {
    Finding.NO_CAMPAIGN: _(
        "For {since} to {until} it was stated that no gift was reported, but no campaign before a "
        "holiday has reached the people."
    ),
    Finding.NO_STATEMENT: _(
        "For {since} to {until} no gift was reported, and nobody stated so: no report proves "
        "nothing."
    ),
    Finding.NOTHING: _(
        "For {since} to {until} there is neither a report of a gift nor a nil statement with a "
        "campaign before a holiday."
    ),
}


def nil(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What is known of the last period, for every agency that is asked. Five queries.

    Whether there was a report is told, never how many, of whom or of what.
    """
    span = nil_policy.asked_period(on)
    if span is None or not agency_ids:
        return
    reported = agencies_with_reports(agency_ids, span, on)
    rows = NilStatement.objects.filter(
        agency__in=agency_ids, since=span.since, stated_on__lte=on
    ).order_by("pk")
    stated = {one.agency_id: one for one in rows}
    told = _told(agency_ids, on)
    for pk in sorted(agency_ids):
        found = finding(reported=pk in reported, stated=pk in stated, told=pk in told)
        yield _of_period(pk, span, found, stated.get(pk), on)


def _of_period(
    agency_id: int, span: Span, found: Finding, statement: NilStatement | None, on: date
) -> Proof:
    """A statement proves until the next one is due; a report speaks, and the unit judges it."""
    due = span.until + timedelta(days=nil_policy.number(on, "statement_days"))
    lacks = found in WHY
    waits = lacks and on <= due
    happened = statement.stated_on if statement else span.until + DAY
    words = {"since": date_format(span.since), "until": date_format(span.until)}
    return Proof(
        kind=NIL,
        key=f"{NIL}-{agency_id}-{span.since.isoformat()}",
        agency_id=agency_id,
        topics=GIFTS,
        title=format_lazy(_("Gifts reported from {since} to {until}"), **words),
        url=statement.get_absolute_url() if statement else reverse("gratification_nils"),
        happened_on=happened,
        recorded_on=happened,
        state=State.ATTENTION if lacks and not waits else State.CONFORMING,
        supports=found is not Finding.STATED and (not lacks or waits),
        reason=format_lazy(WHY[found], **words) if lacks else _positive(found),
        valid_from=happened,
        wrong_since=due + DAY if lacks and not waits else None,
        source=("gratification.nilstatement", str(statement.pk)) if statement else None,
        is_example=bool(statement and statement.is_example),
    )


def _positive(found: Finding) -> str | Promise:
    return _("At least one gift was reported.") if found is Finding.REPORTED else ""


def _told(agency_ids: Collection[int], on: date) -> set[int]:
    """The agencies whose people a campaign on gifts has reached lately."""
    since = add_months(on, -nil_policy.number(on, "campaign_months"))
    share = nil_policy.number(on, "campaign_share")
    return {
        one.campaign.agency_id
        for one in campaigns_told(agency_ids, SUBJECT, on)
        if one.people
        and one.reached * 100 >= share * one.people
        and one.campaign.started_on
        and one.campaign.started_on > since
    }


def courtesies(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What the organisation gave or accepted: decided before the event, or not. One query."""
    rows = Courtesy.objects.filter(agency__in=agency_ids, requested_on__lte=on).exclude(
        state=CourtesyState.CANCELLED
    )
    for agency_id, found in grouped(
        rows.order_by("agency", "event_on", "pk"), lambda one: one.agency_id
    ).items():
        yield _register(agency_id, found, on)


def _register(agency_id: int, found: list[Courtesy], on: date) -> Proof:
    months = nil_policy.number(on, "courtesy_months")
    late = [one for one in found if _is_late(one, on) and add_months(one.event_on, months) > on]
    last = max(one.requested_on for one in found)
    words = _("{count} of {whole} were not decided on before the event.")
    return Proof(
        kind=COURTESY,
        key=f"{COURTESY}-{agency_id}",
        agency_id=agency_id,
        topics=GIFTS,
        title=_("Register of gifts, hospitality and donations of the agency"),
        url=f"{reverse('gratification_courtesies')}?agency={agency_id}",
        happened_on=last,
        recorded_on=last,
        state=State.ATTENTION if late else State.CONFORMING,
        supports=not late,
        reason=format_lazy(words, count=len(late), whole=len(found)) if late else "",
        valid_from=found[0].requested_on,
        valid_until=None if late else add_months(last, months) - DAY,
        wrong_since=max(min(one.event_on for one in late) + DAY, found[0].requested_on)
        if late
        else None,
        is_example=all(one.is_example for one in found),
    )


def _is_late(one: Courtesy, on: date) -> bool:
    """The event has passed and the decision came after it, or not at all."""
    if one.event_on >= on:
        return False
    return one.decided_on is None or one.decided_on > min(one.event_on, on)


KINDS = (
    EvidenceKind(
        kind=NIL,
        label=_("Nil statement and campaign"),
        topics=GIFTS,
        find=nil,
        start_url=lambda agency_id: f"{reverse('gratification_nil_state')}?agency={agency_id}",
        start_right=nil_permissions.NIL,
    ),
    EvidenceKind(
        kind=COURTESY,
        label=_("Register of gifts and hospitality of the agency"),
        topics=GIFTS,
        find=courtesies,
        start_url=lambda agency_id: f"{reverse('gratification_courtesy_ask')}?agency={agency_id}",
        start_right=nil_permissions.ASK,
    ),
)
