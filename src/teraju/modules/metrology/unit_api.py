"""What orders and sheets may ask of the unit: scope, stamps, standards, stickers, officers."""

from __future__ import annotations

from .domain.separation import Part, barred
from .domain.stamps import is_gap
from .selectors.officers import officer, officers, testers
from .selectors.scopes import answer_for, letter_on, may_unit_test
from .selectors.stamps import StampsOut, no_stamps_on, stamps_out
from .selectors.standards import standards_fit, weights_good_enough
from .selectors.stickers import code_answer
from .services.issues import hand_out, take_back_issue
from .services.stickers import bind_sticker, withdraw_sticker

__all__ = [
    "Part",
    "StampsOut",
    "answer_for",
    "barred",
    "bind_sticker",
    "code_answer",
    "hand_out",
    "is_gap",
    "letter_on",
    "may_unit_test",
    "no_stamps_on",
    "officer",
    "officers",
    "stamps_out",
    "standards_fit",
    "take_back_issue",
    "testers",
    "weights_good_enough",
    "withdraw_sticker",
]
