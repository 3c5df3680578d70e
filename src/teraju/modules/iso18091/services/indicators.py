"""What is done with one indicator: a colour against the answers, its goals, an improvement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement import api as improvement
from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.catalogue import GOALS
from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.domain.states import State
from teraju.modules.iso18091.models import Indicator
from teraju.modules.iso18091.refusals import OutOfPlace, OwnAnswer, WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer

from .answers import check_green, require_side, settle
from .common import locked_indicator, said, tell

SUBJECT = "iso18091.indicator"


@transaction.atomic
def override(
    *,
    actor: Viewer,
    indicator_id: int,
    expected_version: int | None = None,
    colour: str,
    reason: str,
) -> Indicator:
    """Set a colour against what the answers come to, with the reason; both stay visible."""
    indicator, side = locked_indicator(actor, indicator_id, expected_version)
    require_side(actor, indicator, side)
    _check_not_own(actor, indicator, side)
    if not indicator.standing(side).is_complete:
        raise OutOfPlace(
            _("First every sub-indicator is assessed: what is left out has no colour.")
        )
    if colour not in (Colour.GREEN, Colour.YELLOW, Colour.RED):
        raise WrongChoice(_("Choose a colour."), field="colour")
    name = f"{side.value}_override"
    before = {name: getattr(indicator, name)}
    setattr(indicator, name, colour)
    setattr(indicator, f"{name}_reason", said(reason, "reason", _("Say why."))[:1000])
    setattr(indicator, f"{name}_office", actor.office[:160])
    settle(indicator, list(indicator.answers.all()))
    if side is Side.VERIFIED:
        check_green(actor, indicator)
    save(actor, indicator)
    after = {name: colour, "reason": getattr(indicator, f"{name}_reason")}
    tell(actor, indicator, "indicator.overridden", after, before)
    return indicator


@transaction.atomic
def lift_override(
    *, actor: Viewer, indicator_id: int, expected_version: int | None = None
) -> Indicator:
    """Let the answers count again."""
    indicator, side = locked_indicator(actor, indicator_id, expected_version)
    require_side(actor, indicator, side)
    name = f"{side.value}_override"
    if not getattr(indicator, name):
        raise OutOfPlace(_("No colour was set against the answers."))
    before = {name: getattr(indicator, name)}
    for ending in ("", "_reason", "_office"):
        setattr(indicator, name + ending, "")
    settle(indicator, list(indicator.answers.all()))
    if side is Side.VERIFIED:
        check_green(actor, indicator)
    save(actor, indicator)
    tell(actor, indicator, "indicator.override_lifted", {name: ""}, before)
    return indicator


@transaction.atomic
def link_goals(
    *,
    actor: Viewer,
    indicator_id: int,
    expected_version: int | None = None,
    goals: Sequence[int],
    source: str,
) -> Indicator:
    """Say which goals of sustainable development an indicator serves, and who says so."""
    indicator, _side = locked_indicator(actor, indicator_id, expected_version)
    rights.require(actor, permissions.LEAD, indicator.diagnosis)
    if not set(goals) <= set(GOALS):
        raise WrongChoice(_("There are 17 goals."), field="goals")
    before = {"goals": indicator.goals, "goals_source": indicator.goals_source}
    indicator.goals = sorted(set(goals))
    sentence = _("Say where the links come from.")
    indicator.goals_source = said(source, "source", sentence)[:200]
    save(actor, indicator)
    after = {"goals": indicator.goals, "goals_source": indicator.goals_source}
    tell(actor, indicator, "indicator.linked", after, before)
    return indicator


@transaction.atomic
def plan_improvement(
    *,
    actor: Viewer,
    indicator_id: int,
    title: str,
    description: str = "",
    owner_office: str,
    due_on: date,
    is_example: bool = False,
) -> improvement.Action:
    """Order what makes an indicator better, as an action of its agency."""
    rows = Indicator.objects.visible_to(actor).select_related("agency__government", "diagnosis")
    indicator: Indicator = claim(rows, indicator_id)
    agency = indicator.agency
    if agency is None:
        raise OutOfPlace(_("The indicator is nobody's: give it to an agency first."))
    if indicator.diagnosis.state == State.WITHDRAWN:
        raise OutOfPlace(_("The diagnosis is withdrawn."))
    ordered = improvement.order_action(
        actor=actor,
        agency=agency,
        title=title,
        description=description,
        owner=None,
        owner_office=owner_office,
        due_on=due_on,
        source=improvement.Source.MONITORING,
        subject_kind=SUBJECT,
        subject_pk=indicator.pk,
        is_example=is_example,
    )
    after = {"action": ordered.title, "due_on": ordered.due_on}
    tell(actor, indicator, "indicator.planned", after)
    return ordered


def _check_not_own(actor: Viewer, indicator: Indicator, side: Side) -> None:
    if side is Side.VERIFIED and indicator.answers.filter(self_by=actor.user_id).exists():
        raise OwnAnswer(_("You answered this yourself: somebody else verifies it."))
