"""What may be used of the overview from outside: giving and answering instructions."""

from __future__ import annotations

from .models import Instruction
from .services import (
    accept_answer,
    answer_instruction,
    give_instruction,
    return_answer,
    withdraw_instruction,
)

__all__ = [
    "Instruction",
    "accept_answer",
    "answer_instruction",
    "give_instruction",
    "return_answer",
    "withdraw_instruction",
]
