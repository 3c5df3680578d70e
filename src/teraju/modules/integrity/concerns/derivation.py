"""What is derived from a receipt, a passphrase or a cookie, and at what cost.

Argon2id by the numbers of the settings for what people keep and somebody may guess; HKDF for random
words of 256 bits, which nobody guesses. Each use has its own context: one derived value never
stands for another.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from . import sealing

LENGTH = 32
TOKEN_BYTES = 32
SALT_BYTES = 16


def slow(secret: str, *, context: str, salt: bytes = b"") -> bytes:
    """32 bytes from a secret that people keep, at the cost of the settings.

    `salt` belongs to one person or case; the installation's own, kept with the keys, goes in too.
    """
    passes, memory, lanes = settings.TERAJU_CONCERNS_ARGON2
    mixed = hmac.new(settings.TERAJU_CONCERNS_SALT.encode(), digestmod="sha256")
    mixed.update(context.encode() + b"\0" + salt)
    return hash_secret_raw(
        secret.encode(),
        mixed.digest(),
        time_cost=passes,
        memory_cost=memory,
        parallelism=lanes,
        hash_len=LENGTH,
        type=Type.ID,
    )


def slow_identity(secret: str, *, context: str, salt: bytes) -> str:
    """The age identity that a kept secret makes."""
    return sealing.identity_of(slow(secret, context=context, salt=salt))


def quick_identity(token: str, *, context: str) -> str:
    """The age identity that a random token makes."""
    derive = HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=context.encode())
    return sealing.identity_of(derive.derive(token.encode()))


def new_token() -> str:
    """A random word of 256 bits, fit for cookies and addresses."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_salt() -> bytes:
    """A salt for one person or case."""
    return secrets.token_bytes(SALT_BYTES)


def digest(token: str) -> str:
    """What of a random token is stored, to find its row again."""
    return hashlib.sha256(token.encode()).hexdigest()
