"""What the codes of partners and their checks are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks.domain.diligence import BriberyLevel, Outcome
from teraju.modules.risks.domain.evaluation import EvaluationResult
from teraju.modules.risks.domain.partner_states import (
    DiligenceState,
    EngagementState,
    WorksheetState,
)

Choices = list[tuple[str, Promise]]


class PartnerKind(StrEnum):
    """What a partner is to the agency."""

    PROVIDER = "provider"
    ASSOCIATE = "associate"
    AGENT = "agent"
    JOINT_VENTURE = "joint_venture"
    CONTROLLED = "controlled"


class ControlKind(StrEnum):
    """Which controls a worksheet looks through."""

    FINANCIAL = "financial"
    NON_FINANCIAL = "non_financial"


class ControlAnswer(StrEnum):
    """Whether a control is in place and works."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


class PartnerControls(StrEnum):
    """Whether a partner has anti-bribery controls of its own."""

    IN_PLACE = "in_place"
    PARTLY = "partly"
    NONE = "none"


PARTNER_KINDS: Mapping[PartnerKind, Promise] = {
    PartnerKind.PROVIDER: _("provider of goods or services"),
    PartnerKind.ASSOCIATE: _("business associate"),
    PartnerKind.AGENT: _("agent or intermediary"),
    PartnerKind.JOINT_VENTURE: _("partner of a joint undertaking"),
    PartnerKind.CONTROLLED: _("controlled organisation"),
}
LEVELS: Mapping[BriberyLevel, Promise] = {
    BriberyLevel.UNKNOWN: _("not judged yet"),
    BriberyLevel.LOW: pgettext_lazy("bribery level", "low"),
    BriberyLevel.ABOVE_LOW: pgettext_lazy("bribery level", "above low"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.ACCEPTABLE: pgettext_lazy("due diligence", "acceptable"),
    Outcome.CONDITIONS: _("acceptable with conditions"),
    Outcome.NOT_ACCEPTABLE: _("not acceptable"),
}
RESULTS: Mapping[EvaluationResult, Promise] = {
    EvaluationResult.KEEP: pgettext_lazy("provider", "kept"),
    EvaluationResult.CONDITIONS: _("kept with conditions"),
    EvaluationResult.STOP: _("stopped"),
}
DILIGENCE_STATES: Mapping[DiligenceState, Promise] = {
    DiligenceState.DRAFT: pgettext_lazy("due diligence", "draft"),
    DiligenceState.SENT: _("waits for the compliance function"),
    DiligenceState.REVIEWED: _("waits for the head"),
    DiligenceState.DECIDED: pgettext_lazy("due diligence", "decided"),
    DiligenceState.DROPPED: pgettext_lazy("due diligence", "dropped"),
}
ENGAGEMENT_STATES: Mapping[EngagementState, Promise] = {
    EngagementState.PLANNED: pgettext_lazy("engagement", "planned"),
    EngagementState.RUNNING: pgettext_lazy("engagement", "running"),
    EngagementState.ENDED: pgettext_lazy("engagement", "ended"),
    EngagementState.CANCELLED: pgettext_lazy("engagement", "cancelled"),
}
CONTROL_KINDS: Mapping[ControlKind, Promise] = {
    ControlKind.FINANCIAL: _("financial controls"),
    ControlKind.NON_FINANCIAL: _("non-financial controls"),
}
WORKSHEET_STATES: Mapping[WorksheetState, Promise] = {
    WorksheetState.DRAFT: pgettext_lazy("worksheet", "draft"),
    WorksheetState.SENT: pgettext_lazy("worksheet", "waits for approval"),
    WorksheetState.APPROVED: pgettext_lazy("worksheet", "approved"),
    WorksheetState.DROPPED: pgettext_lazy("worksheet", "dropped"),
}
CONTROL_ANSWERS: Mapping[ControlAnswer, Promise] = {
    ControlAnswer.YES: _("in place and works"),
    ControlAnswer.PARTLY: pgettext_lazy("control", "partly"),
    ControlAnswer.NO: pgettext_lazy("control", "missing"),
    ControlAnswer.NOT_APPLICABLE: _("does not apply"),
}
PARTNER_CONTROLS: Mapping[PartnerControls, Promise] = {
    PartnerControls.IN_PLACE: _("has its own controls"),
    PartnerControls.PARTLY: _("has some controls"),
    PartnerControls.NONE: _("has no controls"),
}


def choices(words: Mapping[Any, Promise]) -> Choices:
    """Codes with their words, in the order of the table."""
    return [(str(code.value), word) for code, word in words.items()]
