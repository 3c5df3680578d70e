"""How objectives, plans, reviews and changes say where they stand: tone, word, meaning."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.domain.lights import Light
from teraju.modules.planning.models import (
    Change,
    Objective,
    ObjectiveAction,
    ObjectivePlan,
    ObjectiveReview,
)
from teraju.modules.planning.models.choices_objectives import LightChoice
from teraju.platform.web.kinds import Status, Text, Tone

LIGHTS: Mapping[Light, Status] = {
    Light.GREEN: Status("good", LightChoice.GREEN.label, _("The target is met.")),
    Light.YELLOW: Status("warn", LightChoice.YELLOW.label, _("Off, but within the tolerance.")),
    Light.RED: Status("bad", LightChoice.RED.label, _("Further off than the tolerance.")),
    Light.GREY: Status("none", _("not measured")),
}
_STATES: Mapping[str, tuple[Tone, Text]] = {
    "draft": ("none", _("Its writers complete it and hand it in.")),
    "submitted": ("warn", _("The head approves it or gives it back.")),
    "approved": ("good", _("It is in force and is measured.")),
    "closed": ("none", ""),
    "withdrawn": ("none", ""),
}
_PLANS: Mapping[str, Tone] = {"running": "warn", "finished": "good", "dropped": "none"}
_CHANGES: Mapping[str, tuple[Tone, Text]] = {
    "proposed": ("warn", _("The head decides whether it is made.")),
    "decided": ("warn", _("It is to be carried out.")),
    "carried_out": ("warn", _("Its effect is still to be reviewed.")),
    "reviewed": ("good", _("The result of the review is drawn and the change closed.")),
    "closed": ("good", ""),
    "refused": ("none", ""),
    "cancelled": ("none", ""),
}
_REVIEWS: Mapping[str, Tone] = {"written": "warn", "acknowledged": "good", "withdrawn": "none"}
_ACTIONS: Mapping[str, Tone] = {"open": "warn", "done": "good", "dropped": "none"}
WITHOUT_PLAN = Status("bad", _("missed, without a plan"), _("Say why and what is done about it."))
OVERDUE = Status("warn", _("value overdue"))


def light_status(light: str) -> Status:
    return LIGHTS[Light(light)]


def objective_status(objective: Objective) -> Status:
    tone, meaning = _STATES[objective.state]
    return Status(tone, objective.get_state_display(), meaning)


def plan_status(plan: ObjectivePlan) -> Status:
    return Status(_PLANS[plan.state], plan.get_state_display())


def action_status(action: ObjectiveAction) -> Status:
    return Status(_ACTIONS[action.state], action.get_state_display())


def review_status(review: ObjectiveReview) -> Status:
    return Status(_REVIEWS[review.state], review.get_state_display())


def change_status(change: Change) -> Status:
    tone, meaning = _CHANGES[change.state]
    return Status(tone, change.get_state_display(), meaning)
