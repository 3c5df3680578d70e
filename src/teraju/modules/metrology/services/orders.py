"""Use-cases of orders and sessions, by which others reach them."""

from __future__ import annotations

from .appointments import (
    book_appointment,
    cancel_appointment,
    keep_appointment,
    miss_appointment,
    move_appointment,
)
from .order_counter import NewInstrument, enter_at_counter
from .order_entry import add_line, enter_order, hand_over_order, verification_service
from .order_lines import (
    cancel_line,
    control_line,
    finish_line,
    pause_line,
    put_back_line,
    reopen_line,
    resubmit_line,
    resume_line,
    return_line,
    sign_line,
    take_line,
)
from .order_minutes import issue_minutes
from .order_papers import assign_order, assign_session, record_answer, refer_line
from .order_sessions import (
    cancel_session,
    change_session,
    change_testers,
    confirm_session,
    end_session,
    hold_session,
    plan_session,
    reopen_session,
)
from .order_wish import change_order

__all__ = [
    "NewInstrument",
    "add_line",
    "assign_order",
    "assign_session",
    "book_appointment",
    "cancel_appointment",
    "cancel_line",
    "cancel_session",
    "change_order",
    "change_session",
    "change_testers",
    "confirm_session",
    "control_line",
    "end_session",
    "enter_at_counter",
    "enter_order",
    "finish_line",
    "hand_over_order",
    "hold_session",
    "issue_minutes",
    "keep_appointment",
    "miss_appointment",
    "move_appointment",
    "pause_line",
    "plan_session",
    "put_back_line",
    "record_answer",
    "refer_line",
    "reopen_line",
    "reopen_session",
    "resubmit_line",
    "resume_line",
    "return_line",
    "sign_line",
    "take_line",
    "verification_service",
]
