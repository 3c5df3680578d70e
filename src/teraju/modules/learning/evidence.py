"""What the records of competence, trainings, campaigns and onboarding prove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import paired
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State, read_once

from . import permissions, policy
from .domain.effects import Effect
from .domain.shares import holds_until, reaches
from .domain.states import CampaignState
from .evidence_competence import COMPETENCE, competence, day_of, held_by, holdings_on, trainings_of
from .models import Addressee, Campaign, ListItem, Participant, Training
from .models.choices import ItemKind, Subject

TRAINING, ASSOCIATE = "learning.anti_bribery_training", "learning.associate_training"
CAMPAIGN, ONBOARDING, LESSON = "learning.campaign", "learning.onboarding", "learning.lesson"
DAY = timedelta(days=1)
# A training and who was present at it; None: somebody of a partner.
Attended = tuple[Training, list[int | None]]
TOLD = {Subject.POLICY: "policy-communication", Subject.ANTI_BRIBERY: "anti-bribery-culture"}


def anti_bribery(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """One proof for each agency that trained its people against bribery. Three queries."""
    exposed: dict[int, set[int]] = defaultdict(set)
    for one in holdings_on(agency_ids, on):
        if one.position.is_exposed:
            exposed[one.agency_id].add(one.person_id)
    for agency_id, attended in _came(agency_ids, on).items():
        yield _anti_bribery(agency_id, attended, exposed[agency_id], on)


def _anti_bribery(
    agency_id: int, attended: Sequence[Attended], exposed: set[int], on: date
) -> Proof:
    months, asked = policy.number(on, "training_months"), policy.share(on, "exposed_share")
    last: dict[int, date] = {}
    for training, people in attended:
        held = _last_day(training)
        for who in exposed.intersection(people):
            last[who] = max(last.get(who, held), held)
    valid = {who: add_months(day, months) - DAY for who, day in last.items()}
    standing = {who: day for who, day in valid.items() if day >= on}
    until = holds_until(list(standing.values()), len(exposed), asked)
    newest = max((training for training, _people in attended), key=lambda t: (_last_day(t), t.pk))
    is_wrong = bool(exposed) and until is None
    reason = _too_few(len(standing), len(exposed), months) if is_wrong or not exposed else ""
    return Proof(
        kind=TRAINING,
        key=f"{TRAINING}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"anti-bribery-training"}),
        title=newest.title,
        url=newest.get_absolute_url(),
        happened_on=_last_day(newest),
        recorded_on=newest.held_recorded_on or _last_day(newest),
        state=State.ATTENTION if is_wrong else State.CONFORMING,
        supports=not exposed,
        reason=reason,
        valid_until=until,
        wrong_since=_lapsed_since(valid.values(), on) if is_wrong else None,
        source=("learning.training", str(newest.pk)),
        is_example=newest.is_example,
    )


def _too_few(count: int, exposed: int, months: int) -> object:
    if not exposed:
        return _("No post is judged as exposed yet: nobody knows who has to be trained.")
    return format_lazy(
        _("{count} of {whole} people in exposed posts were trained within {months} months."),
        count=count,
        whole=exposed,
        months=months,
    )


def _lapsed_since(valid_until: Iterable[date], on: date) -> date | None:
    """The day after the last training that had run out by a day."""
    return max((day + DAY for day in valid_until if day < on), default=None)


def associates(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Trainings of partners against bribery. Two queries."""
    months = policy.number(on, "training_months")
    for agency_id, attended in _came(agency_ids, on).items():
        for one, people in sorted(attended, key=lambda row: (_last_day(row[0]), row[0].pk)):
            if not one.for_partners:
                continue
            count = people.count(None)
            yield Proof(
                kind=ASSOCIATE,
                key=f"{ASSOCIATE}-{one.pk}",
                agency_id=agency_id,
                topics=frozenset({"associate-training"}),
                title=format_lazy(
                    _("{title}: {count} people of partners"), title=one.title, count=count
                ),
                url=one.get_absolute_url(),
                happened_on=_last_day(one),
                recorded_on=one.held_recorded_on or _last_day(one),
                supports=not count,
                reason="" if count else _("Nobody of a partner was present."),
                valid_until=add_months(_last_day(one), months) - DAY,
                source=("learning.training", str(one.pk)),
                is_example=one.is_example,
            )


def lessons(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Trainings whose effect was seen at work: what was learned stays in the house. Three queries.

    Two of them are read once with those of the competences.
    """
    months = policy.number(on, "training_months")
    seen = Participant.objects.filter(training__agency__in=agency_ids, effect=Effect.EFFECTIVE)
    effective = set(seen.values_list("training", flat=True))
    for one in trainings_of(agency_ids, on):
        if one.pk not in effective or one.evaluated_on is None or one.evaluated_on > on:
            continue
        yield Proof(
            kind=LESSON,
            key=f"{LESSON}-{one.pk}",
            agency_id=one.agency_id,
            topics=frozenset({"knowledge"}),
            title=one.title,
            url=one.get_absolute_url(),
            happened_on=_last_day(one),
            recorded_on=one.evaluated_on,
            supports=True,
            valid_until=add_months(_last_day(one), months) - DAY,
            source=("learning.training", str(one.pk)),
            is_example=one.is_example,
        )


def campaigns(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Campaigns that had begun by a day and how far they had reached. Two queries."""
    rows = list(
        Campaign.objects.filter(agency__in=agency_ids, started_on__lte=on)
        .prefetch_related("government")
        .order_by("agency", "started_on", "pk")
    )
    rows = [one for one in rows if not _given_up(one, on)]
    people: dict[int, int] = defaultdict(int)
    reached: dict[int, int] = defaultdict(int)
    latest: dict[int, date] = {}
    zones = {one.pk: one.government.timezone for one in rows}
    addressees = Addressee.objects.filter(campaign__in=zones).order_by("pk")
    for campaign_id, at in addressees.values_list("campaign", "acknowledged_at"):
        people[campaign_id] += 1
        if at and (day := day_of(at, zones[campaign_id])) <= on:
            reached[campaign_id] += 1
            latest[campaign_id] = max(latest.get(campaign_id, day), day)
    for one in rows:
        following = _following(one, rows, on)
        yield from _campaign(one, people[one.pk], reached[one.pk], latest, following, on)


def _campaign(
    one: Campaign,
    people: int,
    reached: int,
    latest: dict[int, date],
    following: date | None,
    on: date,
) -> Iterator[Proof]:
    started = one.started_on or one.starts_on
    happened = latest.get(one.pk, started)
    enough = reaches(reached, people, policy.share(on, "awareness_share"))
    over = _is_over(one, on) or one.ends_on < on
    months = policy.number(on, "awareness_months")
    last = add_months(max(started, min(one.ends_on, on)), months) - DAY
    sentence = _("{reached} of {people} have acknowledged.")
    reason = "" if enough else format_lazy(sentence, reached=reached, people=people)
    ended = min(day for day in (one.finished_on, one.ends_on + DAY) if day)
    topics = [("", "awareness", not enough and not over)]
    if one.subject in TOLD and reached:
        topics.append(("-told", TOLD[Subject(one.subject)], True))
    for suffix, topic, supports in topics:
        yield Proof(
            kind=CAMPAIGN,
            key=f"{CAMPAIGN}-{one.pk}{suffix}",
            agency_id=one.agency_id,
            topics=frozenset({topic}),
            title=one.title,
            url=one.get_absolute_url(),
            happened_on=happened,
            recorded_on=happened,
            state=State.CONFORMING if enough or supports else State.ATTENTION,
            supports=supports,
            reason=reason,
            valid_from=started,
            valid_until=min(last, following) if following else last,
            wrong_since=None if enough or supports else ended,
            source=("learning.campaign", str(one.pk)),
            is_example=one.is_example,
        )


def _following(one: Campaign, rows: Sequence[Campaign], on: date) -> date | None:
    """The day before a later campaign on the same subject was over: that one counts instead."""
    later = [
        other.finished_on
        for other in rows
        if other.agency_id == one.agency_id
        and other.subject == one.subject
        and (other.started_on, other.pk) > (one.started_on, one.pk)
        and other.finished_on is not None
        and other.finished_on <= on
    ]
    return min(later) - DAY if later else None


def onboardings(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Onboardings that were finished, with a signed code or a declaration. One query."""
    rows = ListItem.objects.filter(
        onboarding__agency__in=agency_ids,
        onboarding__state="finished",
        onboarding__finished_on__lte=on,
        kind__in=[ItemKind.CODE, ItemKind.DECLARATION],
    ).select_related("onboarding")
    seen = {item.onboarding_id: item.onboarding for item in rows.order_by("onboarding", "pk")}
    for one in seen.values():
        finished = one.finished_on or on
        yield Proof(
            kind=ONBOARDING,
            key=f"{ONBOARDING}-{one.pk}",
            agency_id=one.agency_id,
            topics=frozenset({"employment-process"}),
            title=_("Onboarding with signed code of conduct or declaration"),
            url=one.get_absolute_url(),
            happened_on=finished,
            recorded_on=finished,
            supports=True,
            source=("learning.onboardinglist", str(one.pk)),
            is_example=one.is_example,
        )


@read_once
def _came(agency_ids: Collection[int], on: date) -> dict[int, list[Attended]]:
    """Trainings against bribery on record by a day to which somebody came. Three queries."""
    known = trainings_of(agency_ids, on)
    rows = {one.pk: one for one in known if one.is_anti_bribery and held_by(one, on)}
    present = Participant.objects.present().filter(training__in=rows).order_by("training", "pk")
    came: dict[int, list[int | None]] = paired(present.values_list("training_id", "person"))
    found: dict[int, list[Attended]] = defaultdict(list)
    for pk, people in came.items():
        found[rows[pk].agency_id].append((rows[pk], people))
    return found


def _last_day(training: Training) -> date:
    return training.held_until or training.planned_until


def _is_over(one: Campaign, on: date) -> bool:
    return one.finished_on is not None and one.finished_on <= on


def _given_up(one: Campaign, on: date) -> bool:
    return one.state == CampaignState.CANCELLED and _is_over(one, on)


def _at(url_name: str, agency_id: int) -> str:
    return f"{reverse(url_name)}?agency={agency_id}"


def _kind(
    kind: str, label: object, topics: Collection[str], find: object, start: str, right: str = ""
) -> EvidenceKind:
    return EvidenceKind(
        kind=kind,
        label=label,  # type: ignore[arg-type]
        topics=frozenset(topics),
        find=find,  # type: ignore[arg-type]
        start_url=lambda agency_id: _at(start, agency_id),
        start_right=right,
    )


KINDS = (
    _kind(COMPETENCE, _("Competence matrix"), ["competence"], competence, "learning_matrix"),
    _kind(
        TRAINING,
        _("Anti-bribery training"),
        ["anti-bribery-training"],
        anti_bribery,
        "learning_training_add",
        permissions.ANTI_BRIBERY,
    ),
    _kind(
        ASSOCIATE,
        _("Training of partners"),
        ["associate-training"],
        associates,
        "learning_training_add",
        permissions.ANTI_BRIBERY,
    ),
    _kind(
        CAMPAIGN,
        _("Awareness campaign"),
        ["awareness", *TOLD.values()],
        campaigns,
        "learning_campaign_add",
        permissions.CAMPAIGN,
    ),
    _kind(
        ONBOARDING,
        _("Onboarding list"),
        ["employment-process"],
        onboardings,
        "learning_onboarding_add",
        permissions.ONBOARDING,
    ),
    _kind(LESSON, _("Training with effect"), ["knowledge"], lessons, "learning_trainings"),
)
