"""The key that signs statements: made of a secret in the folder of keys, never in the database."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LENGTH = 32
CONTEXT = b"channel: statements"


def private_key() -> bytes:
    """The 32 bytes of the Ed25519 key."""
    derive = HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=CONTEXT)
    return derive.derive(settings.TERAJU_CONCERNS_STATEMENT_SECRET.encode())


def public_key() -> bytes:
    """The public half, whose fingerprint the desk shows."""
    return Ed25519PrivateKey.from_private_bytes(private_key()).public_key().public_bytes_raw()
