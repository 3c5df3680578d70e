"""Reading this module's records, cut to the viewer."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, DateField, Exists, OuterRef, Q, QuerySet, Value

from teraju.modules.learning import permissions
from teraju.modules.learning.domain.effects import Attendance
from teraju.modules.learning.models import (
    Addressee,
    Assessment,
    Campaign,
    Competence,
    Holding,
    ListItem,
    OnboardingList,
    OnboardingTemplate,
    Participant,
    PlanLine,
    Position,
    Requirement,
    Training,
    TrainingPlan,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def _today(viewer: Viewer) -> Value:
    return Value(viewer.today, output_field=DateField())


def positions(viewer: Viewer) -> QuerySet[Position]:
    rows: QuerySet[Position] = Position.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "superior")


def holdings(viewer: Viewer) -> QuerySet[Holding]:
    rows: QuerySet[Holding] = Holding.objects.visible_to(viewer)
    return rows.select_related("agency", "position", "person")


def competences(viewer: Viewer) -> QuerySet[Competence]:
    rows: QuerySet[Competence] = Competence.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def usable_competences(viewer: Viewer, agency_id: int) -> QuerySet[Competence]:
    """What an agency may use: its own and those of its whole government, in use."""
    rows = competences(viewer).filter(retired_on=None)
    # A subquery: joined to the agencies of the government, each competence came once for each.
    home = Agency.objects.filter(pk=agency_id).values("government")
    return rows.filter(Q(agency=agency_id) | Q(agency=None, government__in=home)).order_by(
        "name", "pk"
    )


def requirements(viewer: Viewer) -> QuerySet[Requirement]:
    """What posts need now."""
    rows: QuerySet[Requirement] = Requirement.objects.visible_to(viewer).filter(until=None)
    return rows.filter(position__closed_on=None).select_related("position__agency", "competence")


def readable(viewer: Viewer, person: str = "person", agency: str = "agency") -> Q:
    """What a viewer may read of what people have shown: of their own people, and of themselves."""
    agencies = rights.agencies_where(viewer, permissions.ASSESSMENT_READ).order_by()
    return Q(**{f"{agency}__in": agencies.values("pk")}) | Q(**{person: viewer.user_id})


def assessments(viewer: Viewer) -> QuerySet[Assessment]:
    rows: QuerySet[Assessment] = Assessment.objects.visible_to(viewer).filter(readable(viewer))
    return rows.select_related("agency", "person", "competence", "training", "government")


def plans(viewer: Viewer) -> QuerySet[TrainingPlan]:
    rows: QuerySet[TrainingPlan] = TrainingPlan.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def lines(viewer: Viewer) -> QuerySet[PlanLine]:
    rows: QuerySet[PlanLine] = PlanLine.objects.visible_to(viewer)
    return rows.select_related("plan", "agency", "competence")


def trainings(viewer: Viewer) -> QuerySet[Any]:
    """Trainings with how many were asked and came, and whether one had poor effect."""
    rows: QuerySet[Training] = Training.objects.visible_to(viewer)
    poor = Participant.objects.filter(training=OuterRef("pk"), effect="poor")
    return rows.select_related("agency", "government", "line__plan", "repeat_of").annotate(
        asked=Count("participants", distinct=True),
        came=Count(
            "participants",
            filter=Q(participants__attendance=Attendance.PRESENT),
            distinct=True,
        ),
        has_poor=Exists(poor),
        has_repeat=Exists(Training.objects.filter(repeat_of=OuterRef("pk"))),
        as_of=_today(viewer),
    )


def judged_trainings(viewer: Viewer) -> QuerySet[Training]:
    """Those of which the viewer may read what everybody's tests and effects were."""
    agencies = rights.agencies_where(viewer, permissions.ASSESSMENT_READ).order_by()
    rows: QuerySet[Training] = Training.objects.visible_to(viewer)
    return rows.filter(agency__in=agencies.values("pk"))


def participants(viewer: Viewer) -> QuerySet[Participant]:
    """Who took part; the names of one's own agency's trainings are no secret there."""
    rows: QuerySet[Participant] = Participant.objects.visible_to(viewer)
    return rows.select_related("person", "training__agency")


def judged_participants(viewer: Viewer) -> QuerySet[Participant]:
    """Those whose tests and effect the viewer may read."""
    return participants(viewer).filter(readable(viewer, "person", "training__agency"))


def campaigns(viewer: Viewer) -> QuerySet[Any]:
    """Campaigns with how many people they are for and how many have acknowledged."""
    rows: QuerySet[Campaign] = Campaign.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "repeat_of").annotate(
        people=Count("addressees", distinct=True),
        reached=Count(
            "addressees", filter=Q(addressees__acknowledged_at__isnull=False), distinct=True
        ),
        as_of=_today(viewer),
    )


def addressees(viewer: Viewer) -> QuerySet[Addressee]:
    rows: QuerySet[Addressee] = Addressee.objects.visible_to(viewer)
    return rows.select_related("person", "campaign__agency")


def own_addressees(viewer: Viewer) -> QuerySet[Addressee]:
    """The messages that are for the viewer."""
    rows = Addressee.objects.filter(person=viewer.user_id)
    return rows.select_related("campaign__agency").order_by("campaign__ends_on", "pk")


def templates(viewer: Viewer) -> QuerySet[OnboardingTemplate]:
    rows: QuerySet[OnboardingTemplate] = OnboardingTemplate.objects.visible_to(viewer)
    return rows.select_related("agency", "government").annotate(item_count=Count("items"))


def onboardings(viewer: Viewer) -> QuerySet[Any]:
    """Lists with how many lines they have, how many are ticked, and how many are late."""
    rows: QuerySet[OnboardingList] = OnboardingList.objects.visible_to(viewer)
    open_items = Q(items__done_on=None)
    return rows.select_related("agency", "government", "person", "template").annotate(
        item_count=Count("items"),
        ticked=Count("items", filter=~open_items),
        late=Count("items", filter=open_items & Q(items__due__lt=viewer.today)),
    )


def items(viewer: Viewer) -> QuerySet[ListItem]:
    rows: QuerySet[ListItem] = ListItem.objects.visible_to(viewer)
    return rows.select_related("onboarding__agency", "onboarding__person")


def own_items(viewer: Viewer) -> QuerySet[ListItem]:
    """The lines of the viewer's own onboarding."""
    rows = ListItem.objects.filter(onboarding__person=viewer.user_id)
    return rows.select_related("onboarding__agency").order_by("due", "order", "pk")
