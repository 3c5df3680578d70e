"""Sealing with age: whoever holds no key reads nothing, this program included.

Everything is sealed to several recipients at once; each opens it with their own identity.
Identities are age's own words (`AGE-SECRET-KEY-1...`), recipients its public ones (`age1...`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyrage

from .domain import bech32

KEY_BYTES = 32
# Texts are filled up to whole blocks: the length of what is sealed tells how much was written.
BLOCK = 1024
HUMAN_PREFIX = "age-secret-key-"


class NobodyToReadIt(Exception):
    """Something was to be sealed to nobody: a bug, or a route that was not asked first."""


class CannotOpen(Exception):
    """The identity is not among those that this was sealed to, or the bytes were changed."""


def new_identity() -> str:
    """A new random identity."""
    return str(pyrage.x25519.Identity.generate())


def identity_of(secret: bytes) -> str:
    """The identity that 32 derived bytes make; raises ValueError for another number of bytes."""
    if len(secret) != KEY_BYTES:
        raise ValueError("an identity is made of 32 bytes")
    return bech32.encode(HUMAN_PREFIX, secret).upper()


def recipient_of(identity: str) -> str:
    """The public word of an identity, to which others seal."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal(content: bytes, recipients: Iterable[str]) -> bytes:
    """Seal bytes so that each of the recipients can open them; raises NobodyToReadIt for none."""
    words = sorted(set(recipients))
    if not words or not all(words):
        raise NobodyToReadIt
    keys = [pyrage.x25519.Recipient.from_str(word) for word in words]
    return bytes(pyrage.encrypt(content, keys))


def unseal(sealed: bytes | memoryview, identity: str) -> bytes:
    """Open what was sealed; raises CannotOpen."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        return bytes(pyrage.decrypt(bytes(sealed), [key]))
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        # The library's words name neither key nor content, but nothing of them is needed either.
        raise CannotOpen from error


def seal_value(value: Any, recipients: Iterable[str]) -> bytes:
    """Seal a value of texts, numbers, lists and dictionaries, filled up to whole blocks."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return seal(plain + b" " * (-len(plain) % BLOCK), recipients)


def unseal_value(sealed: bytes | memoryview, identity: str) -> Any:
    """Open a value; raises CannotOpen."""
    return json.loads(unseal(sealed, identity))
