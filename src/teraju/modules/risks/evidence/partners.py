"""What the records on partners prove, as they stood on a day. No proof names a partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.domain.diligence import DiligenceStanding, Fault
from teraju.modules.risks.domain.evaluation import EvaluationResult
from teraju.modules.risks.models import DueDiligence, Engagement, Evaluation, Partner
from teraju.modules.risks.selectors.clearance import latest_evaluations
from teraju.modules.risks.selectors.diligence import committed, latest_decided, standings_of
from teraju.modules.risks.selectors.partner_facts import (
    above_low_on,
    partners_on,
    running_on,
)

from .partner_controls import ASSOCIATES, WORKSHEET, associates, worksheets

DILIGENCE, SHUT_OUT = "risks.diligence", "risks.shut_out"
EVALUATION, ENGAGEMENT, COMMITMENT = "risks.evaluation", "risks.engagement", "risks.commitment"
DAY = timedelta(days=1)
DELIVERY_DAYS = 365


def diligences(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """One proof for each agency that has partners: is every one above low looked into? Six
    queries.
    """
    partners = partners_on(agency_ids, on)
    above = above_low_on(agency_ids, on)
    ids = [one.pk for rows in above.values() for one in rows]
    latest = latest_decided(ids, on)
    standings = standings_of((one for rows in above.values() for one in rows), latest, on)
    at_work = {one.partner_id for one in running_on(agency_ids, on)}
    for agency_id, rows in partners.items():
        if above[agency_id]:
            yield _diligence(agency_id, above[agency_id], standings, latest, at_work, on)
        elif all(one.level_on_day(on) != "unknown" for one in rows):
            yield _none_above(agency_id, rows)


def _diligence(
    agency_id: int,
    above: Sequence[Partner],
    standings: dict[int, DiligenceStanding],
    latest: dict[int, DueDiligence],
    at_work: set[int],
    on: date,
) -> Proof:
    lacking = [one for one in above if _lacks(standings[one.pk], one.pk in at_work)]
    made = [latest[one.pk] for one in above if one.pk in latest]
    judged = [one.level_on for one in above if one.level_on]
    day = max([one.decided_on for one in made if one.decided_on], default=max(judged))
    holding = [standings[one.pk].valid_until for one in above if one not in lacking]
    return Proof(
        kind=DILIGENCE,
        key=f"{DILIGENCE}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"due-diligence"}),
        title=format_lazy(_("Due diligence on {count} partners above low risk"), count=len(above)),
        url=f"{reverse('risks_partners')}?agency={agency_id}&level=above_low",
        happened_on=day,
        recorded_on=day,
        state=State.ATTENTION if lacking else State.CONFORMING,
        reason=_of_whole(
            _("{count} of {whole} partners above low risk have no due diligence that counts."),
            lacking,
            above,
        ),
        valid_until=None if lacking else min(day for day in holding if day),
        wrong_since=max((_since(one, standings[one.pk]) for one in lacking), default=None),
        is_example=all(one.is_example for one in above),
    )


def _lacks(found: DiligenceStanding, is_at_work: bool) -> bool:  # noqa: FBT001
    """Who was found not acceptable was looked into; what is wrong is to work with them still."""
    if found.fault is Fault.NOT_ACCEPTABLE:
        return is_at_work
    return not found.is_valid


def _since(partner: Partner, found: DiligenceStanding) -> date:
    return found.faulty_since or partner.level_on or partner.begun_on


def _none_above(agency_id: int, rows: Sequence[Partner]) -> Proof:
    day = max(one.level_on for one in rows if one.level_on)
    return Proof(
        kind=DILIGENCE,
        key=f"{DILIGENCE}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"due-diligence", "commitments", "associate-controls"}),
        title=format_lazy(_("{count} partners, none judged above low"), count=len(rows)),
        url=f"{reverse('risks_partners')}?agency={agency_id}",
        happened_on=day,
        recorded_on=day,
        supports=True,
        reason=_("Each partner was judged with its reason; whether that is enough, you judge."),
        is_example=all(one.is_example for one in rows),
    )


def shut_out(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Partners found not acceptable: what could not be controlled was not begun. One query."""
    rows = DueDiligence.objects.decided().filter(
        agency__in=agency_ids, outcome="not_acceptable", decided_on__lte=on
    )
    for one in rows.order_by("agency", "decided_on", "pk"):
        day = one.decided_on or on
        yield Proof(
            kind=SHUT_OUT,
            key=f"{SHUT_OUT}-{one.pk}",
            agency_id=one.agency_id,
            topics=frozenset({"inadequate-controls"}),
            title=_("A partner was found not acceptable, and nothing was begun with it"),
            url=one.get_absolute_url(),
            happened_on=day,
            recorded_on=day,
            supports=True,
            valid_until=day + timedelta(days=DELIVERY_DAYS),
            is_example=one.is_example,
        )


def evaluations(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """One proof for each agency that has providers: is each evaluated in time? Three queries."""
    providers = {
        agency_id: [one for one in rows if one.affects_service]
        for agency_id, rows in partners_on(agency_ids, on).items()
    }
    ids = [one.pk for rows in providers.values() for one in rows]
    latest = latest_evaluations(ids, on)
    at_work = {one.partner_id for one in running_on(agency_ids, on)}
    for agency_id, rows in providers.items():
        if rows:
            yield _evaluation(agency_id, rows, latest, at_work, on)


def _evaluation(
    agency_id: int,
    rows: Sequence[Partner],
    latest: dict[int, Evaluation],
    at_work: set[int],
    on: date,
) -> Proof:
    lacking = [one for one in rows if _is_overdue(latest.get(one.pk), one.pk in at_work, on)]
    made = [latest[one.pk] for one in rows if one.pk in latest]
    entered = [one.government.day_of(one.created_at) for one in rows]
    day = max([one.evaluated_on for one in made], default=max(entered))
    holding = [latest[one.pk].next_on for one in rows if one not in lacking]
    since = [
        latest[one.pk].next_on + DAY if one.pk in latest else one.government.day_of(one.created_at)
        for one in lacking
    ]
    return Proof(
        kind=EVALUATION,
        key=f"{EVALUATION}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"provider-evaluation"}),
        title=format_lazy(
            _("{made} of {whole} providers evaluated"), made=len(made), whole=len(rows)
        ),
        url=f"{reverse('risks_partners')}?agency={agency_id}",
        happened_on=day,
        recorded_on=day,
        state=State.ATTENTION if lacking and made else State.CONFORMING,
        # A list alone is a beginning: that somebody evaluated who stands on it proves it.
        supports=not made,
        reason=_of_whole(
            _("{count} of {whole} providers are not evaluated in time, or work although stopped."),
            lacking,
            rows,
        ),
        valid_until=None if lacking else min(holding),
        wrong_since=max(since, default=None) if made else None,
        source=("risks.evaluation", str(made[-1].pk)) if made else None,
        is_example=all(one.is_example for one in rows),
    )


def _is_overdue(found: Evaluation | None, is_at_work: bool, on: date) -> bool:  # noqa: FBT001
    if found is None:
        return True
    if found.outcome is EvaluationResult.STOP:
        return is_at_work
    return found.next_on < on


def engagements(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What was asked of providers, and how what they delivered was checked. Two queries."""
    running: dict[int, list[Engagement]] = defaultdict(list)
    for one in running_on(agency_ids, on):
        running[one.agency_id].append(one)
    done: dict[int, list[Engagement]] = defaultdict(list)
    since = on - timedelta(days=DELIVERY_DAYS)
    rows = Engagement.objects.filter(
        agency__in=agency_ids, ended_on__gte=since, ended_on__lte=on
    ).order_by("ended_on", "pk")
    for one in rows:
        done[one.agency_id].append(one)
    for agency_id in sorted({*running, *done}):
        yield _delivery(agency_id, running[agency_id], done[agency_id], on)


def _delivery(
    agency_id: int, running: Sequence[Engagement], done: Sequence[Engagement], on: date
) -> Proof:
    lacking = [one for one in running if not one.requirements or one.ends_on < on]
    days = [one.ended_on for one in done if one.ended_on]
    day = max(days, default=max((one.started_on for one in running if one.started_on), default=on))
    return Proof(
        kind=ENGAGEMENT,
        key=f"{ENGAGEMENT}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"provider-control"}),
        title=format_lazy(
            _("{done} deliveries checked within a year, {running} engagements running"),
            done=len(done),
            running=len(running),
        ),
        url=f"{reverse('risks_engagements')}?agency={agency_id}",
        happened_on=day,
        recorded_on=day,
        state=State.ATTENTION if lacking else State.CONFORMING,
        supports=not done and not lacking,
        reason=_of_whole(
            _("{count} of {whole} running engagements lack requirements or are past their end."),
            lacking,
            running,
        ),
        valid_until=max(days) + timedelta(days=DELIVERY_DAYS) if days and not lacking else None,
        wrong_since=max((_wrong_from(one, on) for one in lacking), default=None),
        source=("risks.engagement", str((done or running)[-1].pk)),
        is_example=all(one.is_example for one in [*running, *done]),
    )


def _wrong_from(one: Engagement, on: date) -> date:
    return one.ends_on + DAY if one.ends_on < on else one.started_on or on


def commitments(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """One proof for each agency with partners above low: have all given their word? Three
    queries.
    """
    above = above_low_on(agency_ids, on)
    found = committed([one.pk for rows in above.values() for one in rows], on)
    without_clause: dict[int, int] = defaultdict(int)
    for one in running_on(agency_ids, on):
        if one.partner.is_above_low and not one.has_ending_clause:
            without_clause[one.agency_id] += 1
    for agency_id, rows in above.items():
        if rows:
            yield _commitment(agency_id, rows, found, without_clause[agency_id])


def _commitment(
    agency_id: int, rows: Sequence[Partner], found: dict[int, Any], without_clause: int
) -> Proof:
    lacking = [one for one in rows if one.pk not in found]
    given = [found[one.pk] for one in rows if one.pk in found]
    judged = max(one.level_on for one in rows if one.level_on)
    reason = _of_whole(
        _("{count} of {whole} partners above low risk have given no commitment that counts."),
        lacking,
        rows,
    )
    if without_clause and not lacking:
        reason = format_lazy(
            _("{count} running contracts cannot be ended because of bribery."),
            count=without_clause,
        )
    is_wrong = bool(lacking) or bool(without_clause)
    return Proof(
        kind=COMMITMENT,
        key=f"{COMMITMENT}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"commitments"}),
        title=format_lazy(
            _("Commitments of {given} of {whole} partners above low risk"),
            given=len(given),
            whole=len(rows),
        ),
        url=f"{reverse('risks_commitments')}?agency={agency_id}",
        happened_on=max([one.signed_on for one in given], default=judged),
        recorded_on=max([one.recorded_on for one in given], default=judged),
        state=State.ATTENTION if is_wrong else State.CONFORMING,
        reason=reason,
        valid_until=None if is_wrong else min(one.valid_until for one in given),
        wrong_since=judged if lacking else None,
        source=("risks.commitment", str(given[-1].pk)) if given else None,
        is_example=all(one.is_example for one in rows),
    )


def _of_whole(sentence: Any, lacking: Sequence[Any], whole: Sequence[Any]) -> object:
    return format_lazy(sentence, count=len(lacking), whole=len(whole)) if lacking else ""


def _at(name: str) -> Any:
    return lambda agency_id: f"{reverse(name)}?agency={agency_id}"


KINDS = [
    EvidenceKind(
        kind=DILIGENCE,
        label=_("Due diligence on partners"),
        topics=frozenset({"due-diligence", "commitments", "associate-controls"}),
        find=diligences,
        start_url=_at("risks_partners"),
        start_right=permissions.DILIGENCE_WRITE,
    ),
    EvidenceKind(
        kind=SHUT_OUT,
        label=_("Partners shut out"),
        topics=frozenset({"inadequate-controls"}),
        find=shut_out,
        start_url=_at("risks_partners"),
        start_right=permissions.DILIGENCE_WRITE,
    ),
    EvidenceKind(
        kind=EVALUATION,
        label=_("Evaluation of providers"),
        topics=frozenset({"provider-evaluation"}),
        find=evaluations,
        start_url=_at("risks_partners"),
        start_right=permissions.EVALUATION_WRITE,
    ),
    EvidenceKind(
        kind=ENGAGEMENT,
        label=_("Engagements of providers"),
        topics=frozenset({"provider-control"}),
        find=engagements,
        start_url=_at("risks_engagements"),
        start_right=permissions.ENGAGEMENT_WRITE,
    ),
    EvidenceKind(
        kind=COMMITMENT,
        label=_("Commitments against bribery"),
        topics=frozenset({"commitments"}),
        find=commitments,
        start_url=_at("risks_commitments"),
        start_right=permissions.COMMITMENT_WRITE,
    ),
    EvidenceKind(
        kind=ASSOCIATES,
        label=_("Controls of business associates"),
        topics=frozenset({"associate-controls", "controlled-organisations"}),
        find=associates,
        start_url=_at("risks_partners"),
        start_right=permissions.CONTROL_CHECK_WRITE,
    ),
    EvidenceKind(
        kind=WORKSHEET,
        label=_("Worksheets of controls"),
        topics=frozenset({"financial-controls", "non-financial-controls"}),
        find=worksheets,
        start_url=_at("risks_worksheets"),
        start_right=permissions.WORKSHEET_WRITE,
    ),
]
