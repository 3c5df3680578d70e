"""What rounds, conflicts and statements prove, as they stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.learning.api import exposed_people

from . import permissions, policy
from .domain.duties import Counts, count
from .domain.duties import Duty as Rule
from .domain.kinds import RoundKind, RoundState
from .models import Conflict, Duty, Round, Statement
from .models.choices import ROUND_KINDS

ROUND, CONFLICT = "declarations.round", "declarations.conflict"
STATEMENT = "declarations.statement"
INTERESTS, EXPOSED = frozenset({"conflict-of-interest"}), frozenset({"exposed-posts"})
EMPLOYMENT = frozenset({"employment-process"})
IMPARTIAL, FUNCTION = frozenset({"audit-impartiality"}), frozenset({"compliance-function"})
DAY = timedelta(days=1)
AUDITS = "audits.internal_audit"


def rounds(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """How far the rounds of a year had come by a day. Three queries.

    What people declared proves nothing by itself: that everybody was asked and has answered does.
    Of exposed posts it is one half, their checks are the other; of the conditions of employment
    the pact is a part: there it speaks and does not prove.
    """
    found = list(
        Round.objects.filter(agency__in=agency_ids, opened_on__lte=on)
        .exclude(state=RoundState.CANCELLED, closed_on__lte=on)
        .order_by("agency", "opened_on", "pk")
    )
    rows = Duty.objects.filter(round__in=[one.pk for one in found]).order_by("pk")
    duties = grouped(rows, lambda row: row.round_id)
    exposed = exposed_people(agency_ids, on)
    for one in found:
        standing = [row.as_rule for row in duties.get(one.pk, [])]
        if one.kind == RoundKind.PACT:
            yield from _round(one, standing, None, EMPLOYMENT, on)
            continue
        yield from _round(one, standing, None, INTERESTS, on)
        if people := exposed.get(one.agency_id):
            yield from _round(one, standing, people, EXPOSED, on)


def _round(
    one: Round,
    standing: Sequence[Rule],
    only: Collection[int] | None,
    topics: frozenset[str],
    on: date,
) -> Iterator[Proof]:
    counts = count(standing, on, only)
    if not counts.asked:
        return
    days = [row.done_on for row in standing if row.is_done_on(on) and row.done_on]
    happened = max(days, default=one.opened_on)
    late = [
        row for row in standing if row.is_late_on(on) and (only is None or row.person_id in only)
    ]
    months = policy.number(one.opened_on, "evidence_months")
    yield Proof(
        kind=ROUND,
        key=f"{ROUND}-{one.pk}-{'-'.join(sorted(topics))}",
        agency_id=one.agency_id,
        topics=topics,
        title=format_lazy("{kind} {year}", kind=ROUND_KINDS[RoundKind(one.kind)], year=one.year),
        url=one.get_absolute_url(),
        happened_on=happened,
        recorded_on=happened,
        state=State.ATTENTION if late else State.CONFORMING,
        supports=not late and (not counts.is_complete or topics != INTERESTS),
        reason=_reason(counts),
        valid_from=one.opened_on,
        valid_until=add_months(one.due_on, months) - DAY,
        wrong_since=min(row.due_on for row in late) + DAY if late else None,
        source=("declarations.round", str(one.pk)),
        is_example=one.is_example,
    )


def _reason(counts: Counts) -> object:
    """How many, never who."""
    if counts.late:
        words = _("{done} of {asked} have declared, {late} are late.")
        return format_lazy(words, done=counts.done, asked=counts.asked, late=counts.late)
    if counts.is_complete:
        return ""
    words = _("{done} of {asked} have declared; the round is not over.")
    return format_lazy(words, done=counts.done, asked=counts.asked)


def conflicts(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Whether conflicts were decided on in time. One query, one proof for each agency.

    How many stand and how they were handled: nobody's name, nothing of what they are about.
    """
    rows = Conflict.objects.filter(agency__in=agency_ids, declared_on__lte=on)
    for agency_id, found in grouped(
        rows.order_by("agency", "declared_on", "pk"), lambda row: row.agency_id
    ).items():
        yield _handled(agency_id, found, on)


def _handled(agency_id: int, found: Sequence[Conflict], on: date) -> Proof:
    decided = [one.first_decided_on for one in found if _by(one.first_decided_on, on)]
    late = [
        day
        for one in found
        if not _by(one.first_decided_on, on) and not _by(one.ended_on, on)
        for day in [_decide_by(one)]
        if day < on
    ]
    happened = max([*(day for day in decided if day), found[-1].declared_on])
    months = policy.number(on, "evidence_months")
    words = _("{count} waited longer for a decision than the rule allows.")
    return Proof(
        kind=CONFLICT,
        key=f"{CONFLICT}-{agency_id}",
        agency_id=agency_id,
        topics=INTERESTS,
        title=_("Conflicts of interest and how they are handled"),
        url=f"{reverse('declarations_conflicts')}?agency={agency_id}",
        happened_on=happened,
        recorded_on=happened,
        state=State.ATTENTION if late else State.CONFORMING,
        supports=not late,
        reason=format_lazy(words, count=len(late))
        if late
        else format_lazy(
            _("{decided} of {count} declared conflicts were decided on."),
            decided=len(decided),
            count=len(found),
        ),
        valid_from=found[0].declared_on,
        valid_until=None if late else add_months(happened, months) - DAY,
        wrong_since=min(late) + DAY if late else None,
        is_example=all(one.is_example for one in found),
    )


def _decide_by(one: Conflict) -> date:
    return one.declared_on + timedelta(days=policy.number(one.declared_on, "decide_days"))


def statements(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Statements of teams: they speak for impartial auditors; unheeded exceptions speak against
    the compliance function. One query.
    """
    rows = Statement.objects.filter(agency__in=agency_ids, given_on__lte=on)
    ordered = rows.order_by("agency", "subject_kind", "subject_pk", "given_on", "pk")
    works = grouped(ordered, lambda row: (row.agency_id, row.subject_kind, row.subject_pk))
    for (agency_id, kind, pk), found in works.items():
        if agency_id is not None and kind == AUDITS:
            yield _statement(agency_id, found, IMPARTIAL, f"{kind}-{pk}", on)
        told = [one for one in found if one.told]
        if agency_id is not None and told:
            yield _statement(agency_id, told, FUNCTION, f"{kind}-{pk}-told", on)


def _statement(
    agency_id: int, found: Sequence[Statement], topics: frozenset[str], key: str, on: date
) -> Proof:
    late = [
        day
        for one in found
        if topics == FUNCTION and not _by(one.handled_on, on)
        for day in [one.given_on + timedelta(days=policy.number(one.given_on, "exception_days"))]
        if day < on
    ]
    handled = [one.handled_on for one in found if one.handled_on and one.handled_on <= on]
    happened = max([one.given_on for one in found] + handled)
    months = policy.number(on, "evidence_months")
    about = found[0].subject_title
    return Proof(
        kind=STATEMENT,
        key=f"{STATEMENT}-{key}",
        agency_id=agency_id,
        topics=topics,
        title=format_lazy(_("Statements of the team: {title}"), title=about),
        url=reverse("declarations_statements"),
        happened_on=happened,
        recorded_on=happened,
        state=State.ATTENTION if late else State.CONFORMING,
        supports=not late,
        reason=_("Something that was offered has not been looked at in time.") if late else "",
        valid_from=found[0].given_on,
        valid_until=None if late else add_months(happened, months) - DAY,
        wrong_since=min(late) + DAY if late else None,
        is_example=all(one.is_example for one in found),
    )


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


KINDS = (
    EvidenceKind(
        kind=ROUND,
        label=_("Yearly round of declarations"),
        topics=INTERESTS | EXPOSED | EMPLOYMENT,
        find=rounds,
        start_url=lambda agency_id: f"{reverse('declarations_round_open')}?agency={agency_id}",
        start_right=permissions.KEEP,
    ),
    EvidenceKind(
        kind=CONFLICT,
        label=_("Conflicts of interest"),
        topics=INTERESTS,
        find=conflicts,
        start_url=lambda agency_id: f"{reverse('declarations_declare')}?agency={agency_id}",
        start_right=permissions.DECLARE,
    ),
    EvidenceKind(
        kind=STATEMENT,
        label=_("Statements of teams"),
        topics=IMPARTIAL | FUNCTION,
        find=statements,
        start_url=lambda agency_id: reverse("declarations_statements"),
        start_right="",
    ),
)
