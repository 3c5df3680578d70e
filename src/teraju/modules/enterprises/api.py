"""The door to this module: what other modules and the portal may call."""

from __future__ import annotations

from .services.coaching_agreements import sign_agreement, write_promises
from .services.coaching_costs import enter_cost
from .services.coaching_gaps import answer_gap, begin_gaps, finish_gaps, take_gaps_into_plan
from .services.coaching_plans import add_task, begin_preparing, finish_task
from .services.coaching_programmes import (
    close_programme,
    open_programme,
    plan_programme,
    start_programme,
)
from .services.coaching_selection import (
    check_papers,
    enter_applicant,
    refuse_applicant,
    reserve_applicant,
    score_applicant,
    select_applicant,
)
from .services.coaching_steps import change_coaching, change_road, go_on, stop_coaching, take_in

__all__ = [
    "add_task",
    "answer_gap",
    "begin_gaps",
    "begin_preparing",
    "change_coaching",
    "change_road",
    "check_papers",
    "close_programme",
    "enter_applicant",
    "enter_cost",
    "finish_gaps",
    "finish_task",
    "go_on",
    "open_programme",
    "plan_programme",
    "refuse_applicant",
    "reserve_applicant",
    "score_applicant",
    "select_applicant",
    "sign_agreement",
    "start_programme",
    "stop_coaching",
    "take_gaps_into_plan",
    "take_in",
    "write_promises",
]
