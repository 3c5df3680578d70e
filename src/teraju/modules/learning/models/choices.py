"""What the codes of the rules are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.effects import Attendance, Effect
from teraju.modules.learning.domain.gaps import Standing
from teraju.modules.learning.domain.states import (
    CampaignState,
    ListState,
    PlanState,
    TrainingState,
)

Choices = list[tuple[str, Promise]]


class CompetenceKind(StrEnum):
    """What sort of competence it is."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    ATTITUDE = "attitude"
    CERTIFICATE = "certificate"


class Source(StrEnum):
    """Why a line stands in a training plan."""

    PLAN = "plan"
    NEW_STAFF = "new_staff"
    NEW_REVISION = "new_revision"
    POOR_EFFECT = "poor_effect"


class Subject(StrEnum):
    """What a campaign is about."""

    POLICY = "policy"
    ANTI_BRIBERY = "anti_bribery"
    GIFTS = "gifts"
    OBJECTIVES = "objectives"
    OTHER = "other"


class Channel(StrEnum):
    """How a message goes out."""

    TERAJU = "teraju"
    MEETING = "meeting"
    POSTER = "poster"
    MESSAGE = "message"


class ItemKind(StrEnum):
    """What a line of an onboarding list asks for."""

    READ = "read"
    CODE = "code"
    TRAINING = "training"
    ACCOUNT = "account"
    DECLARATION = "declaration"
    OTHER = "other"


COMPETENCE_KINDS: Mapping[CompetenceKind, Promise] = {
    CompetenceKind.KNOWLEDGE: pgettext_lazy("kind of competence", "knowledge"),
    CompetenceKind.SKILL: pgettext_lazy("kind of competence", "skill"),
    CompetenceKind.ATTITUDE: pgettext_lazy("kind of competence", "attitude"),
    CompetenceKind.CERTIFICATE: pgettext_lazy("kind of competence", "certificate"),
}
SOURCES: Mapping[Source, Promise] = {
    Source.PLAN: _("yearly need"),
    Source.NEW_STAFF: _("new staff"),
    Source.NEW_REVISION: _("new revision of a document"),
    Source.POOR_EFFECT: _("poor effect of a training"),
}
SUBJECTS: Mapping[Subject, Promise] = {
    Subject.POLICY: _("policy"),
    Subject.ANTI_BRIBERY: _("anti-bribery"),
    Subject.GIFTS: pgettext_lazy("campaign", "gifts, before a holiday"),
    Subject.OBJECTIVES: pgettext_lazy("campaign", "objectives"),
    Subject.OTHER: _("something else"),
}
CHANNELS: Mapping[Channel, Promise] = {
    Channel.TERAJU: _("in Teraju"),
    Channel.MEETING: _("meeting or morning assembly"),
    Channel.POSTER: _("poster or banner"),
    Channel.MESSAGE: _("message group"),
}
ITEM_KINDS: Mapping[ItemKind, Promise] = {
    ItemKind.READ: _("read a document"),
    ItemKind.CODE: _("sign the code of conduct"),
    ItemKind.TRAINING: _("training"),
    ItemKind.ACCOUNT: _("account and equipment"),
    ItemKind.DECLARATION: _("declaration"),
    ItemKind.OTHER: _("something else"),
}
ATTENDANCES: Mapping[Attendance, Promise] = {
    Attendance.INVITED: _("asked to come"),
    Attendance.PRESENT: _("present"),
    Attendance.ABSENT: _("absent"),
    Attendance.EXCUSED: _("excused"),
}
EFFECTS: Mapping[Effect, Promise] = {
    Effect.EFFECTIVE: pgettext_lazy("training", "effective"),
    Effect.PARTLY: _("partly effective"),
    Effect.POOR: _("poor effect"),
}
STANDINGS: Mapping[Standing, Promise] = {
    Standing.MET: _("need met"),
    Standing.BELOW: _("below the need"),
    Standing.EXPIRED: _("proof has run out"),
    Standing.UNKNOWN: _("not assessed"),
}
PLAN_STATES: Mapping[PlanState, Promise] = {
    PlanState.DRAFT: _("draft"),
    PlanState.SENT: _("waits for approval"),
    PlanState.APPROVED: _("approved"),
    PlanState.CLOSED: _("closed"),
    PlanState.DROPPED: _("dropped"),
}
TRAINING_STATES: Mapping[TrainingState, Promise] = {
    TrainingState.PLANNED: _("planned"),
    TrainingState.POSTPONED: _("postponed"),
    TrainingState.HELD: pgettext_lazy("training", "held"),
    TrainingState.EVALUATED: _("evaluated"),
    TrainingState.CLOSED: _("closed"),
    TrainingState.CANCELLED: _("cancelled"),
}
CAMPAIGN_STATES: Mapping[CampaignState, Promise] = {
    CampaignState.DRAFT: _("draft"),
    CampaignState.RUNNING: _("running"),
    CampaignState.FINISHED: _("finished"),
    CampaignState.CANCELLED: _("cancelled"),
}
LIST_STATES: Mapping[ListState, Promise] = {
    ListState.OPEN: _("under way"),
    ListState.FINISHED: _("finished"),
    ListState.STOPPED: _("stopped"),
}


def choices(words: Mapping[Any, Promise]) -> Choices:
    """Codes with their words, in the order of the table."""
    return [(str(code.value), word) for code, word in words.items()]
