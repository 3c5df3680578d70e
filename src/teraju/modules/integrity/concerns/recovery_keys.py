"""The recovery key: whatever is sealed to it opens only where two custodians work together.

Its secret half exists in the clear for the length of one request. It is kept sealed twice over,
once for each way in which two custodians can follow each other: the outer layer opens with the key
of the first, the inner with that of the second. What the first has opened is locked again with a
code that they read to the second, so that neither the database nor a copy of it in between gives
the second alone what takes two.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Generic, TypeVar

from .derivation import quick_identity
from .sealing import CannotOpen, new_identity, recipient_of, seal, unseal
from .spoken import as_spoken, spoken_secret

Who = TypeVar("Who", bound=Hashable)
LEAST_CUSTODIANS = 2
# The code has 123 random bits: nobody guesses it, so that no slow derivation is needed.
_CODE = "recovery: code between two custodians"


class WrongCode(Exception):
    """The code does not open what the first custodian left."""


@dataclass(frozen=True)
class RecoveryKey(Generic[Who]):
    """A new recovery key: its public half, and its secret under two layers for each pair."""

    recipient: str
    nested: Mapping[tuple[Who, Who], bytes]


def new_recovery_key(custodians: Mapping[Who, str]) -> RecoveryKey[Who]:
    """Make a key for custodians by their recipients; raises ValueError for fewer than two."""
    if len(custodians) < LEAST_CUSTODIANS:
        raise ValueError("a recovery key needs two custodians")
    identity = new_identity()
    nested = {
        (first, second): seal(seal(identity.encode(), [custodians[second]]), [custodians[first]])
        for first, second in permutations(custodians, 2)
    }
    return RecoveryKey(recipient_of(identity), nested)


def first_step(nested: bytes, identity: str) -> tuple[bytes, str]:
    """Open the outer layer with the first custodian's identity; gives what is left and its code."""
    code = spoken_secret()
    return seal(unseal(nested, identity), [recipient_of(quick_identity(code, context=_CODE))]), code


def second_step(left: bytes, code: str, identity: str) -> str:
    """Open the rest with the code and the second custodian's identity; raises WrongCode.

    Gives the recovery key's secret, which must not outlive the request.
    """
    try:
        inner = unseal(left, quick_identity(as_spoken(code), context=_CODE))
    except CannotOpen as error:
        raise WrongCode from error
    return unseal(inner, identity).decode()
