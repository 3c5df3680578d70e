"""What an instrument is worth on a day, from what its last mark left it with."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """What an instrument is worth; computed from its marks, kept to be searched by."""

    NEW = "new"
    VALID = "valid"
    EXPIRED = "expired"
    VOID = "void"
    REJECTED = "rejected"
    EXEMPT = "exempt"
    RETIRED = "retired"


_MARKED = frozenset({Standing.VALID, Standing.EXPIRED})


def standing_on(kept: str, valid_until: date | None, on: date) -> Standing:
    """Give the standing on a day: what was valid has run out once its last day is over."""
    standing = Standing(kept)
    if standing in (Standing.VALID, Standing.EXPIRED):
        runs = valid_until is not None and on <= valid_until
        return Standing.VALID if runs else Standing.EXPIRED
    return standing


def after_move(kept: str, *, is_fixed: bool) -> Standing:
    """Give the standing after a move: an instrument that is fixed where it stands loses its mark.

    UU 2/1981 article 25: what was changed after its verification counts as not verified.
    """
    standing = Standing(kept)
    return Standing.VOID if is_fixed and standing in _MARKED else standing
