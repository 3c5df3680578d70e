"""The words of codes of risks."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks.domain.controls import Effectiveness, Practice
from teraju.modules.risks.domain.levels import Kind, Level, Stage
from teraju.modules.risks.domain.states import (
    EventState,
    Response,
    RiskState,
    Status,
    TreatmentState,
)

KINDS: Mapping[str, Promise] = {
    Kind.QUALITY: _("quality risk"),
    Kind.BRIBERY: _("bribery risk"),
    Kind.OPPORTUNITY: _("opportunity"),
}
LEVELS: Mapping[str, Promise] = {
    Level.VERY_LOW: pgettext_lazy("level of risk", "very low"),
    Level.LOW: pgettext_lazy("level of risk", "low"),
    Level.MEDIUM: pgettext_lazy("level of risk", "medium"),
    Level.HIGH: pgettext_lazy("level of risk", "high"),
    Level.VERY_HIGH: pgettext_lazy("level of risk", "very high"),
    Level.EXTREME: pgettext_lazy("level of risk", "extreme"),
}
STAGES: Mapping[str, Promise] = {
    Stage.INHERENT: _("inherent"),
    Stage.RESIDUAL: _("residual"),
    Stage.TARGET: pgettext_lazy("level of risk", "target"),
    Stage.ACTUAL: pgettext_lazy("level of risk", "actual"),
}
STATES: Mapping[str, Promise] = {
    RiskState.IDENTIFIED: _("identified"),
    RiskState.ASSESSED: _("rated"),
    RiskState.TREATING: _("under treatment"),
    RiskState.TREATED: pgettext_lazy("risk", "treated"),
    RiskState.ACCEPTED: _("accepted"),
    RiskState.CLOSED: pgettext_lazy("risk", "closed"),
}
RESPONSES: Mapping[str, Promise] = {
    Response.REDUCE: _("reduce"),
    Response.SHARE: _("share"),
    Response.AVOID: _("avoid"),
    Response.ACCEPT: pgettext_lazy("risk", "accept"),
    Response.PURSUE: _("pursue"),
}
TREATMENT_STATES: Mapping[str, Promise] = {
    TreatmentState.OPEN: pgettext_lazy("treatment", "open"),
    TreatmentState.DONE: pgettext_lazy("treatment", "done"),
    TreatmentState.DROPPED: pgettext_lazy("treatment", "dropped"),
}
EVENT_STATES: Mapping[str, Promise] = {
    EventState.RECORDED: _("cause not analysed"),
    EventState.ANALYSED: _("cause analysed"),
}
PRACTICES: Mapping[str, Promise] = {
    Practice.NOT_RUN: _("there is none, or nobody runs it"),
    Practice.IRREGULAR: _("it is run, but not routinely"),
    Practice.GAPS: _("it is run routinely, with gaps"),
    Practice.PROVEN: _("it is run routinely, and records prove it"),
}
EFFECTS: Mapping[str, Promise] = {
    Effectiveness.INEFFECTIVE: _("ineffective"),
    Effectiveness.WEAK: pgettext_lazy("control", "weak"),
    Effectiveness.FAIR: pgettext_lazy("control", "fair"),
    Effectiveness.EFFECTIVE: pgettext_lazy("control", "effective"),
}
STATUSES: Mapping[str, Promise] = {
    Status.DRAFT: _("draft"),
    Status.SUBMITTED: _("waits for approval"),
    Status.APPROVED: _("approved"),
    Status.SUPERSEDED: _("superseded"),
    Status.DISCARDED: _("discarded"),
}
SOURCES: Mapping[str, Promise] = {
    "internal": _("inside the agency"),
    "external": _("outside the agency"),
}
OCCASIONS: Mapping[str, Promise] = {
    "first": _("first assessment"),
    "yearly": _("yearly renewal"),
    "change": _("after a large change"),
    "event": _("after something happened"),
}
CHECKS: Mapping[str, Promise] = {
    "hiring": _("on taking up the post"),
    "promotion": _("on promotion or transfer"),
    "yearly": _("yearly declaration"),
}
FOUND: Mapping[str, Promise] = {
    "clear": _("nothing against it"),
    "conditions": _("with conditions"),
    "against": _("against it"),
}
