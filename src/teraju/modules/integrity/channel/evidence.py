"""What is known of the channel proves: that it can be used, and how concerns are handled.

No concern is behind it, and nobody's: whether any was raised says nothing of whether one could be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import permissions, policy
from .domain.promptness import Handling, handling
from .domain.standing import Lack, standing
from .models import Statement
from .selectors.facts import Known, known_of

USABLE, HANDLED = "channel.usable", "channel.handled"
RAISING, INVESTIGATION = frozenset({"raising-concerns"}), frozenset({"investigation"})
DAY = timedelta(days=1)

REASONS = {
    Lack.NEVER_ANNOUNCED: _("Nobody recorded that people were told of the channel."),
    Lack.ANNOUNCED_LONG_AGO: _("It is long ago that people were told of the channel."),
    Lack.NO_STATEMENT: _("The channel has made no statement of itself."),
    Lack.STATEMENT_OLD: _("The channel's statement of its last period is due."),
    Lack.NEVER_TESTED: _("No trial report went through the channel."),
    Lack.TESTED_LONG_AGO: _("It is long ago that a trial report went through the channel."),
}
SAYS = {
    Handling.WITHHELD: _("The channel withholds its counts, which are small."),
    Handling.NOTHING_DUE: _("Nothing was due in the period of the last statement."),
    Handling.LATE: _("Some were not acknowledged or answered within the time promised."),
    Handling.IN_TIME: "",
}


def usable(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """For each agency that a channel serves: announced, tested, told of. Three queries."""
    limits = policy.limits(on)
    for agency_id, known in known_of(agency_ids, on).items():
        if known.facts.are_none:
            continue
        found = standing(known.facts, on, limits)
        reasons = [REASONS[lack] for lack in found.lacks]
        yield Proof(
            kind=USABLE,
            key=f"{USABLE}-{agency_id}",
            agency_id=agency_id,
            topics=RAISING,
            title=_("Channel of concerns: announced, tested, told of"),
            url=reverse("channel_announcements"),
            happened_on=_latest(known),
            recorded_on=_recorded(known),
            state=State.ATTENTION if reasons else State.CONFORMING,
            reason=format_lazy(" ".join(["{}"] * len(reasons)), *reasons) if reasons else "",
            valid_until=found.valid_until,
            wrong_since=found.wrong_since,
            is_example=any(one.is_example for one in (*known.announcements, *known.statements)),
        )


def handled(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What the latest statement that serves an agency says of the handling. Three queries."""
    months = policy.limits(on).told
    for agency_id, known in known_of(agency_ids, on).items():
        if known.statements:
            yield _handled(agency_id, known.statements[-1], months)


def _handled(agency_id: int, one: Statement, months: int) -> Proof:
    found = handling(one.counts)
    is_late = found is Handling.LATE
    period = {"first": date_format(one.first_day), "last": date_format(one.last_day)}
    return Proof(
        kind=HANDLED,
        key=f"{HANDLED}-{agency_id}",
        agency_id=agency_id,
        topics=INVESTIGATION,
        title=format_lazy(_("Statement of the channel, {first} to {last}"), **period),
        url=one.get_absolute_url(),
        happened_on=one.last_day,
        recorded_on=one.taken_in_on,
        state=State.ATTENTION if is_late else State.CONFORMING,
        # Where nothing can be read off the counts it waits for somebody's judgement.
        supports=found in (Handling.WITHHELD, Handling.NOTHING_DUE),
        reason=SAYS[found],
        valid_until=None if is_late else add_months(one.last_day, months),
        source=("channel.statement", str(one.pk)),
        is_example=one.is_example,
    )


def _latest(known: Known) -> date:
    """The day of the newest fact: since then it stands as it stands."""
    announced = [one.announced_on for one in known.announcements]
    return max([*announced, *(one.last_day for one in known.statements)])


def _recorded(known: Known) -> date:
    recorded = [one.recorded_on for one in known.announcements]
    return max([*recorded, *(one.taken_in_on for one in known.statements)])


def _start(_agency_id: int) -> str:
    return reverse("channel_announcement_add")


def _start_statement(_agency_id: int) -> str:
    return reverse("channel_statement_add")


KINDS = (
    EvidenceKind(
        kind=USABLE,
        label=_("Channel of concerns"),
        topics=RAISING,
        find=usable,
        start_url=_start,
        start_right=permissions.WRITE,
    ),
    EvidenceKind(
        kind=HANDLED,
        label=_("Statement of the channel"),
        topics=INVESTIGATION,
        find=handled,
        start_url=_start_statement,
        start_right=permissions.WRITE,
    ),
)
