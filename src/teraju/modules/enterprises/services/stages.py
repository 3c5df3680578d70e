"""Moving a coached product along its road: what reaches a stage says so here."""

from __future__ import annotations

from datetime import date

from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.domain.stages import ORDER, Stage, arrival, is_further
from teraju.modules.enterprises.models import Coaching, StageEntry
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer


def begin(coaching: Coaching) -> None:
    """Note the first stage of a coaching just begun; inside the caller's transaction."""
    StageEntry.objects.create(coaching=coaching, stage=Stage.SELECTED, entered_on=coaching.began_on)


def reach(actor: Viewer, coaching: Coaching, stage: Stage, on: date, note: str = "") -> bool:
    """Move a locked coaching on to a stage, and say whether that moved it.

    A stage that its road lacks, or that lies behind, changes nothing: records may be entered late
    and twice. Arrived at the last stage, the coaching has arrived. Inside the caller's transaction,
    which tells the trail why.
    """
    road = Road(coaching.road)
    if stage not in ORDER[road] or not is_further(road, stage, Stage(coaching.stage)):
        return False
    StageEntry.objects.update_or_create(
        coaching=coaching, stage=stage, defaults={"entered_on": on, "note": note}
    )
    coaching.stage = stage
    if stage == arrival(road):
        coaching.state, coaching.ended_on = CoachingState.ARRIVED, on
    save(actor, coaching)
    return True
