"""Use-cases of orders and sessions, by which others reach them."""

from __future__ import annotations

from .order_entry import add_line, enter_order, hand_over_order, verification_service
from .order_lines import (
    cancel_line,
    finish_line,
    pause_line,
    put_back_line,
    resume_line,
    sign_line,
    take_line,
)

__all__ = [
    "add_line",
    "cancel_line",
    "enter_order",
    "finish_line",
    "hand_over_order",
    "pause_line",
    "put_back_line",
    "resume_line",
    "sign_line",
    "take_line",
    "verification_service",
]
