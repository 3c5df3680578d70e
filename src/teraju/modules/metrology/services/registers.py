"""The use-cases of the registers by name, for views and neighbours."""

from __future__ import annotations

from .exemptions import decide_exemption, request_exemption, withdraw_exemption
from .instruments import (
    add_instrument,
    change_instrument,
    hand_over_instrument,
    move_instrument,
    picture_instrument,
    restore_instrument,
    retire_instrument,
    unpicture_instrument,
)
from .owners import add_owner, change_owner, end_owner, resume_owner
from .places import add_place, change_place, close_place, reopen_place
from .register_imports import import_instruments
from .repairers import add_repairer, change_repairer, end_repairer, resume_repairer

__all__ = [
    "add_instrument",
    "add_owner",
    "add_place",
    "add_repairer",
    "change_instrument",
    "change_owner",
    "change_place",
    "change_repairer",
    "close_place",
    "decide_exemption",
    "end_owner",
    "end_repairer",
    "hand_over_instrument",
    "import_instruments",
    "move_instrument",
    "picture_instrument",
    "reopen_place",
    "request_exemption",
    "restore_instrument",
    "resume_owner",
    "resume_repairer",
    "retire_instrument",
    "unpicture_instrument",
    "withdraw_exemption",
]
