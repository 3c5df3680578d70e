"""What waits for somebody in learning, and what was handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem, read_once

from . import permissions, policy
from .domain.effects import Effect
from .domain.gaps import is_due
from .domain.states import CampaignState, PlanState, TrainingState
from .models import Holding, Participant, TrainingPlan
from .selectors import gaps, reading
from .services.onboarding import OWN_KINDS

AHEAD = timedelta(days=14)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Own messages, trainings and first weeks; for those who look after them, what is due."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    found = [*_messages(viewer), *_own_items(viewer), *_own_trainings(viewer)]
    if any(rights.allowed_somewhere(viewer, right) for right in _LOOK_AFTER):
        found += [
            *_effects(viewer),
            *_trainings(viewer),
            *_plans(viewer),
            *_campaigns(viewer),
            *_onboardings(viewer),
            *_assessments(viewer),
        ]
    return found


_LOOK_AFTER = (
    permissions.ANTI_BRIBERY,
    permissions.PLAN_APPROVE,
    permissions.ONBOARDING,
    permissions.EVALUATE,
)


def handed_over(viewer: Viewer) -> Sequence[InboxItem]:
    """Plans the viewer sent for approval, and messages that are out."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    sent = [
        InboxItem(
            key=f"learning-plan-{one.pk}-sent",
            title=str(one),
            url=one.get_absolute_url(),
            detail=_("waits for the head's approval"),
        )
        for one in _open_plans(viewer)
        if one.state == PlanState.SENT and one.written_by_id == viewer.user_id
    ]
    agencies = rights.agencies_where(viewer, permissions.CAMPAIGN).order_by()
    running = reading.campaigns(viewer).filter(
        state=CampaignState.RUNNING, agency__in=agencies.values("pk")
    )
    return sent + [
        InboxItem(
            key=f"learning-campaign-{one.pk}-out",
            title=one.title,
            url=one.get_absolute_url(),
            due=one.ends_on,
            detail=format_lazy(
                _("{reached} of {people} have acknowledged"),
                reached=one.reached,
                people=one.people,
            ),
        )
        for one in running.order_by("ends_on", "pk")
    ]


def _messages(viewer: Viewer) -> Iterator[InboxItem]:
    rows = reading.own_addressees(viewer).filter(
        acknowledged_at=None, campaign__state=CampaignState.RUNNING
    )
    for one in rows:
        yield InboxItem(
            key=f"learning-message-{one.pk}",
            title=format_lazy(_("Read: {title}"), title=one.campaign.title),
            url=reverse("learning_acknowledge", args=[one.pk]),
            due=one.campaign.ends_on,
            action_label=_("Read and acknowledge"),
            agency_label=one.campaign.agency.short_name,
        )


def _own_items(viewer: Viewer) -> Iterator[InboxItem]:
    rows = reading.own_items(viewer).filter(
        onboarding__state="open", done_on=None, kind__in=OWN_KINDS
    )
    for one in rows:
        yield InboxItem(
            key=f"learning-item-{one.pk}",
            title=one.what,
            url=reverse("learning_tick", args=[one.pk]),
            due=one.due,
            detail=_("Your first weeks"),
            action_label=_("Tick"),
            agency_label=one.onboarding.agency.short_name,
        )


def _own_trainings(viewer: Viewer) -> Iterator[InboxItem]:
    rows = Participant.objects.filter(
        person=viewer.user_id,
        training__state=TrainingState.PLANNED,
        training__planned_until__gte=viewer.today,
        training__planned_from__lte=viewer.today + AHEAD,
    ).select_related("training__agency")
    for one in rows.order_by("training__planned_from", "pk"):
        training = one.training
        yield InboxItem(
            key=f"learning-come-{one.pk}",
            title=format_lazy(_("Training: {title}"), title=training.title),
            url=training.get_absolute_url(),
            due=training.planned_from,
            detail=training.place,
            action_label=_("Open"),
            agency_label=training.agency.short_name,
        )


def _effects(viewer: Viewer) -> Iterator[InboxItem]:
    """Effects to be judged: for who looks after trainings, and for the superiors of who came."""
    led = Holding.objects.on(viewer.today).filter(
        position__superior__holdings__person=viewer.user_id,
        position__superior__holdings__until=None,
    )
    theirs = Participant.objects.present().filter(
        training=OuterRef("pk"), effect="", person__in=led.values("person")
    )
    rows = (
        reading.trainings(viewer)
        .filter(state=TrainingState.HELD, evaluate_by__lte=viewer.today + AHEAD)
        .annotate(is_theirs=Exists(theirs))
    )
    for one in rows.order_by("evaluate_by", "pk"):
        looks_after = rights.allowed(viewer, permissions.right_for(one), one)
        leads = one.is_theirs and rights.allowed(viewer, permissions.EVALUATE, one)
        if looks_after or leads:
            yield InboxItem(
                key=f"learning-training-{one.pk}-effect",
                title=format_lazy(_("Judge the effect: {title}"), title=one.title),
                url=reverse("learning_evaluate", args=[one.pk]),
                due=one.evaluate_by,
                action_label=_("Judge"),
                agency_label=one.agency.short_name,
            )


def _trainings(viewer: Viewer) -> Iterator[InboxItem]:
    """Trainings whose day is over, and those that have to be repeated."""
    is_over = Q(state=TrainingState.PLANNED, planned_until__lt=viewer.today)
    asks_repeat = Q(state__in=[TrainingState.EVALUATED, TrainingState.CLOSED], has_poor=True)
    rows = reading.trainings(viewer).filter(is_over | asks_repeat & Q(has_repeat=False, reason=""))
    for one in rows.order_by("planned_from", "pk"):
        if not rights.allowed(viewer, permissions.right_for(one), one):
            continue
        planned = one.state == TrainingState.PLANNED
        name = "learning_hold" if planned else "learning_repeat"
        words = _("Did it take place: {title}") if planned else _("Repeat: {title}")
        yield InboxItem(
            key=f"learning-training-{one.pk}-{'over' if planned else Effect.POOR}",
            title=format_lazy(words, title=one.title),
            url=reverse(name, args=[one.pk]),
            due=one.planned_until if planned else None,
            detail="" if planned else _("It had poor effect; the gap stays open."),
            action_label=_("Record it") if planned else _("Repeat"),
            agency_label=one.agency.short_name,
        )


@read_once
def _open_plans(viewer: Viewer) -> Sequence[TrainingPlan]:
    """Plans that are not approved, by year. One query."""
    rows = reading.plans(viewer).filter(state__in=[PlanState.SENT, PlanState.DRAFT])
    return list(rows.order_by("year", "pk"))


def _plans(viewer: Viewer) -> Iterator[InboxItem]:
    for one in _open_plans(viewer):
        if one.state == PlanState.SENT and _approves(viewer, one):
            yield InboxItem(
                key=f"learning-plan-{one.pk}-approve",
                title=format_lazy(_("Approve: {title}"), title=one),
                url=one.get_absolute_url(),
                action_label=_("Approve"),
                agency_label=one.agency.short_name,
            )
        elif one.returned_reason and one.written_by_id == viewer.user_id:
            yield InboxItem(
                key=f"learning-plan-{one.pk}-returned",
                title=format_lazy(_("Given back: {title}"), title=one),
                url=one.get_absolute_url(),
                detail=one.returned_reason,
                action_label=_("Open"),
                agency_label=one.agency.short_name,
            )


def _approves(viewer: Viewer, plan: TrainingPlan) -> bool:
    may = rights.allowed(viewer, permissions.PLAN_APPROVE, plan)
    return may and plan.written_by_id != viewer.user_id


def _campaigns(viewer: Viewer) -> Iterator[InboxItem]:
    """Campaigns whose last day is near or over and that people have not acknowledged."""
    days = timedelta(days=policy.number(viewer.today, "remind_days"))
    rows = reading.campaigns(viewer).filter(
        state=CampaignState.RUNNING, ends_on__lte=viewer.today + days
    )
    for one in rows.order_by("ends_on", "pk"):
        if not rights.allowed(viewer, permissions.CAMPAIGN, one):
            continue
        missing = one.people - one.reached
        over = one.ends_on < viewer.today or not missing
        if not over and one.reminded_on and one.reminded_on + days > viewer.today:
            continue
        words = _("Finish: {title}") if over else _("Remind: {title}")
        yield InboxItem(
            key=f"learning-campaign-{one.pk}-{'over' if over else 'remind'}",
            title=format_lazy(words, title=one.title),
            url=one.get_absolute_url(),
            due=one.ends_on,
            detail=format_lazy(_("{count} people have not acknowledged"), count=missing),
            action_label=_("Open"),
            agency_label=one.agency.short_name,
        )


def _onboardings(viewer: Viewer) -> Iterator[InboxItem]:
    """Lines of new people whose day is over, one item for each list."""
    rows = reading.onboardings(viewer).filter(state="open", late__gt=0)
    for one in rows.exclude(person=viewer.user_id).order_by("pk"):
        if rights.allowed(viewer, permissions.ONBOARDING, one):
            yield InboxItem(
                key=f"learning-onboarding-{one.pk}-late",
                title=str(one),
                url=one.get_absolute_url(),
                detail=format_lazy(_("{count} lines are late"), count=one.late),
                action_label=_("Open"),
                agency_label=one.agency.short_name,
            )


def _assessments(viewer: Viewer) -> Iterator[InboxItem]:
    """How many people of an agency have to be assessed (again), one item for each agency."""
    months = policy.number(viewer.today, "reassess_months")
    counts: dict[int, int] = {}
    names: dict[int, str] = {}
    for pair in gaps.pairs(viewer).order_by("pk"):
        if pair.person_id == viewer.user_id:
            continue
        if is_due(gaps.held_of(pair), viewer.today, months):
            counts[pair.agency_id] = counts.get(pair.agency_id, 0) + 1
            names[pair.agency_id] = pair.agency.short_name
    agencies = rights.agencies_where(viewer, permissions.POSITION)
    for pk in agencies.filter(pk__in=counts).order_by("pk").values_list("pk", flat=True):
        yield InboxItem(
            key=f"learning-assess-{pk}",
            title=_("Assess competences"),
            url=f"{reverse('learning_matrix')}?agency={pk}",
            detail=format_lazy(_("{count} assessments are missing or too old"), count=counts[pk]),
            action_label=_("Open the matrix"),
            agency_label=names[pk],
        )
