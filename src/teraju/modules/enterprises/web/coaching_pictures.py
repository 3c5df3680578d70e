"""Pictures of coaching: the steps of one road, and the pipeline of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from teraju.modules.enterprises.domain.coaching_pipeline import StageFigures
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.domain.stages import ORDER, Stage
from teraju.modules.enterprises.models import Coaching
from teraju.modules.enterprises.models.choices import STAGES
from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.charts.picture import Picture, Table
from teraju.platform.web.kinds import Step


def days_words(days: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def road_steps(coaching: Coaching, entered: Mapping[str, date], today: date) -> list[Step]:
    """The road as steps: each stage reached with its day and how long it lasted."""
    order = ORDER[Road(coaching.road)]
    here = order.index(Stage(coaching.stage))
    end = coaching.ended_on or today
    steps = []
    for place, stage in enumerate(order):
        on = entered.get(stage)
        left = next((entered[one] for one in order[place + 1 :] if one in entered), end)
        note = days_words(max((left - on).days, 0)) if on else ""
        if place <= here and on is None:
            note = _("not recorded")
        is_here = place == here and coaching.state == CoachingState.ACTIVE
        state: Any = "now" if is_here else "done" if place <= here else "ahead"
        if place == here and coaching.state == CoachingState.ARRIVED:
            note = ""
        steps.append(Step(on, STAGES[stage], state, note=note))
    return steps


def next_stage(coaching: Coaching) -> Stage | None:
    """What comes after the stage where it stands; None at the end of the road."""
    order = ORDER[Road(coaching.road)]
    place = order.index(Stage(coaching.stage)) + 1
    return order[place] if place < len(order) else None


def pipeline_picture(title: str, stages: Sequence[StageFigures]) -> Picture:
    """How many stand in each stage, with the usual time there; the table has the exact days."""
    bars = [
        Bar(
            STAGES[one.stage],
            one.standing,
            remark=_("usually %(days)s days") % {"days": _days(one)} if one.ended_stays else "",
        )
        for one in stages
    ]
    headers = (
        _("Stage"),
        pgettext("pipeline", "Stand there"),
        pgettext("pipeline", "Went on"),
        pgettext("pipeline", "Median days"),
        pgettext("pipeline", "Longest days"),
    )
    rows = [
        (STAGES[one.stage], one.standing, one.ended_stays, one.median_days, one.longest_days)
        for one in stages
    ]
    picture = bars_picture(title, bars)
    note = _("“Usually” is the median of the stays that led on to a next stage.")
    return replace(picture, table=Table(headers, rows), note=note)


def _days(one: StageFigures) -> str:
    value = one.median_days
    if value is None:
        return ""
    return number_format(value, 0 if value == value.to_integral_value() else 1)
