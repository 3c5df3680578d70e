"""What neighbours may use of nil statements and of the register of 8.7."""

from __future__ import annotations

from .models import Courtesy, NilStatement
from .services.given import ask_courtesy, cancel_courtesy, carry_out_courtesy, decide_courtesy
from .services.nil_statements import state_nil

__all__ = [
    "Courtesy",
    "NilStatement",
    "ask_courtesy",
    "cancel_courtesy",
    "carry_out_courtesy",
    "decide_courtesy",
    "state_nil",
]
