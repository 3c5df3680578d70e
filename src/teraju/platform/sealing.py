"""Personal fields that a database dump does not give away: sealed on the way in, opened for pages.

What is sealed cannot be searched. The key follows from the secret key of the installation; what an
earlier secret sealed is opened as long as that stands among the fallbacks.
"""

from __future__ import annotations

import base64
import hmac
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models

_PURPOSE = b"teraju personal fields"
# What stands where a sealed text cannot be opened any more.
LOST = "?"


class SealedText(models.TextField[str, str]):
    """Short personal text (a number of identity, an address), readable by the program alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def from_db_value(self, value: str | None, *rest: Any) -> str | None:
        return opened(value) if value else value

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return sealed(text) if text else text

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing but empty or not can be asked of what is sealed."""
        if lookup_name in ("isnull", "exact"):
            return super().get_lookup(lookup_name)
        raise TypeError(f"{self.name} is sealed and cannot be searched")


def sealed(text: str) -> str:
    """A text that only this installation reads."""
    return _seals().encrypt(text.encode()).decode()


def opened(token: str) -> str:
    """What was sealed; a mark where the key is gone."""
    try:
        return _seals().decrypt(token.encode()).decode()
    except InvalidToken:
        return LOST


def masked(text: str, shown: int = 4) -> str:
    """A number as screens show it: its last signs only."""
    if len(text) <= shown:
        return "•" * len(text)
    return "•" * (len(text) - shown) + text[-shown:]


def _seals() -> MultiFernet:
    secrets: list[Any] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_seal(secret) for secret in secrets])


def _seal(secret: str) -> Fernet:
    digest = hmac.digest(secret.encode(), _PURPOSE, "sha256")
    return Fernet(base64.urlsafe_b64encode(digest))
