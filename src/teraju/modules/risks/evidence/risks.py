"""What assessments of risks, their plans, their quarters and checks of exposed posts prove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State, read_once
from teraju.modules.risks import permissions, rhythm
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.domain.states import FROZEN, TreatmentState
from teraju.modules.risks.exposure import Holder, holders_of
from teraju.modules.risks.models import (
    EmploymentCheck,
    Monitoring,
    Risk,
    RiskAssessment,
    Treatment,
)
from teraju.modules.risks.selectors.demands import checked_until
from teraju.modules.standards.api import Edition, Scheme

ASSESSMENT, BRIBERY = "risks.assessment", "risks.bribery_assessment"
MONITORED, CHECKED, ENTERED = "risks.monitoring", "risks.check", "risks.entry_check"
ACTIONS = frozenset({"risks-opportunities"})
BRIBERY_TOPICS = frozenset({"bribery-risk-assessment", "bribery-risk-review"})
EXPOSED, EMPLOYMENT = frozenset({"exposed-posts"}), frozenset({"employment-process"})
DAY = timedelta(days=1)


class Looked(NamedTuple):
    """What of the monitoring of a risk is read: there is one for every quarter."""

    pk: int
    agency_id: int
    year: int
    quarter: int
    monitored_on: date
    is_example: bool


def actions(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Assessments in force with their plans: of bribery for the standard on it. Three queries."""
    rows = _in_force(agency_ids, on)
    schemes = dict(Edition.objects.order_by("pk").values_list("pk", "standard__scheme"))
    against = frozenset(pk for pk, scheme in schemes.items() if scheme == Scheme.ANTI_BRIBERY)
    others = frozenset(schemes) - against
    late = _late(agency_ids, on)
    for one in rows:
        is_bribery = one.kind == Kind.BRIBERY
        days = late[one.agency_id, is_bribery]
        yield _proof(one, ASSESSMENT, ACTIONS, days, against if is_bribery else others)


def bribery(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Bribery risk assessments in force: made or renewed within their months. One query."""
    for one in _in_force(agency_ids, on):
        if one.kind == Kind.BRIBERY:
            yield _proof(one, BRIBERY, BRIBERY_TOPICS, [], None)


@read_once
def _in_force(agency_ids: Collection[int], on: date) -> list[RiskAssessment]:
    """Those that had been approved by a day and were not superseded by then."""
    rows = RiskAssessment.objects.filter(
        Q(superseded_on=None) | Q(superseded_on__gt=on),
        agency__in=agency_ids,
        status__in=sorted(FROZEN),
        approved_on__lte=on,
    )
    # The frozen list and matrix are long, and stand on its page.
    return list(rows.defer("content", "scheme").order_by("agency", "kind", "pk"))


def _late(agency_ids: Collection[int], on: date) -> dict[tuple[int, bool], list[date]]:
    """The days on which treatments were due that were not done by a day."""
    rows = Treatment.objects.filter(
        Q(done_on=None) | Q(done_on__gt=on), agency__in=agency_ids, due__lt=on
    ).exclude(state=TreatmentState.DROPPED)
    found: dict[tuple[int, bool], list[date]] = defaultdict(list)
    for agency, kind, due in rows.values_list("agency", "risk__kind", "due"):
        found[agency, kind == Kind.BRIBERY].append(due)
    return found


def _proof(
    one: RiskAssessment,
    kind: str,
    topics: frozenset[str],
    late: list[date],
    editions: frozenset[int] | None,
) -> Proof:
    approved = one.approved_on or one.assessed_on
    reason: object = ""
    if late:
        reason = format_lazy(_("{count} treatments of risks are overdue."), count=len(late))
    return Proof(
        kind=kind,
        key=f"{kind}-{one.pk}",
        agency_id=one.agency_id,
        topics=topics,
        title=str(one),
        url=one.get_absolute_url(),
        happened_on=one.assessed_on,
        recorded_on=approved,
        state=State.ATTENTION if late else State.CONFORMING,
        reason=reason,
        valid_from=approved,
        valid_until=one.valid_until,
        wrong_since=max(late) + DAY if late else None,
        editions=editions,
        source=("risks.riskassessment", str(one.pk)),
        is_example=one.is_example,
    )


def monitored(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """The last quarter that an agency looked at its risks in, by a day. One query."""
    rows = Monitoring.objects.filter(agency__in=agency_ids, monitored_on__lte=on)
    rows = rows.order_by("year", "quarter", "monitored_on", "pk")
    latest: dict[int, list[Looked]] = {}
    for one in map(Looked._make, rows.values_list(*Looked._fields)):
        found = latest.setdefault(one.agency_id, [])
        if found and (found[0].year, found[0].quarter) != (one.year, one.quarter):
            found.clear()
        found.append(one)
    for agency_id, found in latest.items():
        last = found[-1]
        quarter = Quarter(last.year, last.quarter)
        yield Proof(
            kind=MONITORED,
            key=f"{MONITORED}-{agency_id}",
            agency_id=agency_id,
            topics=ACTIONS,
            title=format_lazy(
                _("Monitoring of {count} risks, quarter {number} of {year}"),
                count=len(found),
                number=quarter.number,
                year=quarter.year,
            ),
            url=f"{reverse('risks_monitorings')}?agency={agency_id}&quarter={quarter.number}",
            happened_on=max(one.monitored_on for one in found),
            recorded_on=max(one.monitored_on for one in found),
            supports=True,
            valid_until=max(add_months(quarter.last_day, 3), max(one.monitored_on for one in found))
            + timedelta(days=rhythm.rule("monitor_days", on)),
            source=("risks.monitoring", str(last.pk)),
            is_example=last.is_example,
        )


def checked(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Whether all who hold posts exposed by bribery risks above low were checked. Five queries."""
    rows = Risk.objects.filter(
        agency__in=agency_ids, identified_on__lte=on, position_id__isnull=False
    ).demanding()
    posts: dict[int, set[int]] = defaultdict(set)
    for agency_id, position_id in rows.exclude(closed_on__lte=on).values_list(
        "agency", "position_id"
    ):
        posts[agency_id].add(position_id or 0)
    holders = holders_of({pk for ids in posts.values() for pk in ids}, on)
    standing = checked_until([one for each in holders.values() for one in each], on)
    made = EmploymentCheck.objects.filter(agency__in=posts, checked_on__lte=on)
    last = {one.agency_id: one for one in made.order_by("checked_on", "pk")}
    for agency_id, ids in posts.items():
        people = {one.person_id: one for pk in ids for one in holders.get(pk, [])}
        if agency_id in last and people:
            yield _checked(last[agency_id], people, standing, on)


def _checked(
    last: EmploymentCheck, people: dict[int, Holder], standing: dict[int, date], on: date
) -> Proof:
    counted = {pk: day for pk, day in standing.items() if pk in people}
    is_whole = len(counted) == len(people)
    reason: object = ""
    if not is_whole:
        reason = format_lazy(
            _("{count} of {whole} people in exposed posts have a check that counts."),
            count=len(counted),
            whole=len(people),
        )
    return Proof(
        kind=CHECKED,
        key=f"{CHECKED}-{last.agency_id}",
        agency_id=last.agency_id,
        topics=EXPOSED,
        title=_("Checks of exposed posts"),
        url=f"{reverse('risks_checks')}?agency={last.agency_id}",
        happened_on=last.checked_on,
        recorded_on=last.checked_on,
        state=State.CONFORMING if is_whole else State.ATTENTION,
        reason=reason,
        valid_until=min(counted.values()) if is_whole else None,
        source=("risks.employmentcheck", str(last.pk)),
        is_example=last.is_example,
    )


def entered(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Checks on taking up a post: they speak for the employment process. One query."""
    rows = EmploymentCheck.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
        agency__in=agency_ids,
        checked_on__lte=on,
        occasion__in=["hiring", "promotion"],
    )
    for one in rows.order_by("agency", "checked_on", "pk"):
        yield Proof(
            kind=ENTERED,
            key=f"{ENTERED}-{one.pk}",
            agency_id=one.agency_id,
            topics=EMPLOYMENT,
            title=format_lazy(_("Check for the post {post}"), post=one.position_title),
            url=one.get_absolute_url(),
            happened_on=one.checked_on,
            recorded_on=one.checked_on,
            supports=True,
            valid_until=one.valid_until,
            source=("risks.employmentcheck", str(one.pk)),
            is_example=one.is_example,
        )


def _start(agency_id: int, kind: str) -> str:
    return f"{reverse('risks_assessment_add')}?agency={agency_id}&kind={kind}"


KINDS = (
    EvidenceKind(
        kind=ASSESSMENT,
        label=_("Assessment of risks with its plan"),
        topics=ACTIONS,
        find=actions,
        start_url=lambda agency_id: _start(agency_id, "quality"),
        start_right=permissions.ASSESSMENT_WRITE,
    ),
    EvidenceKind(
        kind=BRIBERY,
        label=_("Bribery risk assessment"),
        topics=BRIBERY_TOPICS,
        find=bribery,
        start_url=lambda agency_id: _start(agency_id, "bribery"),
        start_right=permissions.ASSESSMENT_WRITE,
    ),
    EvidenceKind(
        kind=MONITORED,
        label=_("Monitoring of risks"),
        topics=ACTIONS,
        find=monitored,
        start_url=lambda agency_id: reverse("risks_sheet", args=[agency_id]),
        start_right=permissions.MONITOR,
    ),
    EvidenceKind(
        kind=CHECKED,
        label=_("Checks of exposed posts"),
        topics=EXPOSED,
        find=checked,
        start_url=lambda agency_id: f"{reverse('risks_check_add')}?agency={agency_id}",
        start_right=permissions.CHECK_WRITE,
    ),
    EvidenceKind(
        kind=ENTERED,
        label=_("Check on taking up a post"),
        topics=EMPLOYMENT,
        find=entered,
        start_url=lambda agency_id: f"{reverse('risks_check_add')}?agency={agency_id}",
        start_right=permissions.CHECK_WRITE,
    ),
)
