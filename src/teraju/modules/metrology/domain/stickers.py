"""Codes of stickers, and what a code is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.tags import ALPHABET, WrongCode, numbered, read_code

# Tags of instruments begin with T: a sticker is told from them by its first sign.
KIND = "S"
_GOVERNMENT_SIGNS, _WIDTH = 3, 6
LAST_NUMBER = len(ALPHABET) ** _WIDTH - 1
# More is a slip of the hand: rolls are entered one by one, each with what it bears.
MOST_ON_ROLL = 10_000


class RollState(StrEnum):
    """Whether a roll is there to be used."""

    IN_STOCK = "in_stock"
    WITHDRAWN = "withdrawn"


KEEPERS = frozenset({"metrology_head", "counter"})
ROLL = StateTable.of(
    "roll of stickers",
    RollState.IN_STOCK,
    (
        Transition(RollState.IN_STOCK, "withdraw", RollState.WITHDRAWN, KEEPERS),
        Transition(RollState.WITHDRAWN, "restore", RollState.IN_STOCK, KEEPERS),
    ),
)


class StickerState(StrEnum):
    """What became of a sticker; without a record it is still on its roll."""

    BOUND = "bound"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    SPOILED = "spoiled"


class CodeStanding(StrEnum):
    """What a code says to whoever scans it."""

    UNKNOWN = "unknown"
    UNBOUND = "unbound"
    ROLL_WITHDRAWN = "roll_withdrawn"
    BOUND = "bound"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    SPOILED = "spoiled"


class NotBound(StrEnum):
    """Why a sticker cannot be bound to an instrument."""

    UNKNOWN = "unknown"
    USED = "used"
    WITHDRAWN = "withdrawn"
    SPOILED = "spoiled"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True)
class StickerCode:
    """Whose a code is and its running number there."""

    government: int
    number: int


def sticker_code(government: int, number: int) -> str:
    """Write the code of a sticker: S, the signs of the government, the number, a check sign."""
    prefix = numbered(KIND, government, _GOVERNMENT_SIGNS)[:-1]
    return numbered(prefix, number, _WIDTH)


def read_sticker(text: str) -> StickerCode:
    """Read a code as it was scanned or typed; raises WrongCode for what is no sticker of ours."""
    code = read_code(text)
    if len(code) != len(KIND) + _GOVERNMENT_SIGNS + _WIDTH + 1 or not code.startswith(KIND):
        raise WrongCode("this is no code of a sticker")
    body = code[len(KIND) : -1]
    return StickerCode(_value(body[:_GOVERNMENT_SIGNS]), _value(body[_GOVERNMENT_SIGNS:]))


def _value(signs: str) -> int:
    value = 0
    for sign in signs:
        value = value * len(ALPHABET) + ALPHABET.index(sign)
    return value


def standing(*, has_roll: bool, roll_withdrawn: bool, state: StickerState | None) -> CodeStanding:
    """What a code says: that of its sticker, else that of its roll."""
    if state is not None:
        return CodeStanding(state)
    if not has_roll:
        return CodeStanding.UNKNOWN
    return CodeStanding.ROLL_WITHDRAWN if roll_withdrawn else CodeStanding.UNBOUND


def not_bound(found: CodeStanding, *, is_taken: bool) -> NotBound | None:
    """Why a code cannot be bound now; `is_taken`: whoever binds has the roll with them."""
    refused = {
        CodeStanding.UNKNOWN: NotBound.UNKNOWN,
        CodeStanding.BOUND: NotBound.USED,
        CodeStanding.REPLACED: NotBound.USED,
        CodeStanding.WITHDRAWN: NotBound.WITHDRAWN,
        CodeStanding.ROLL_WITHDRAWN: NotBound.WITHDRAWN,
        CodeStanding.SPOILED: NotBound.SPOILED,
    }.get(found)
    return refused or (None if is_taken else NotBound.NOT_TAKEN)
