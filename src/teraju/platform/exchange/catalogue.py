"""All registers of the house by key: guards walk them, a job finds the one it exports."""

from __future__ import annotations

from typing import Any

from .registers import Register

_registers: dict[str, Register[Any]] = {}


def register_register(*registers: Register[Any]) -> None:
    for register in registers:
        if _registers.setdefault(register.key, register) is not register:
            raise ValueError(f"the register {register.key} is declared twice")


def register_by_key(key: str) -> Register[Any]:
    return _registers[key]


def is_register(key: str) -> bool:
    return key in _registers


def all_registers() -> list[Register[Any]]:
    return sorted(_registers.values(), key=lambda register: register.key)
