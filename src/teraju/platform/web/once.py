"""A form is accepted once: its key is used up in the transaction of what it does."""

from __future__ import annotations

import uuid

from django.db import IntegrityError
from django.utils import timezone

from .middleware import ViewerRequest
from .models import SentForm


class SentAlready(Exception):
    """Another request with this key was first."""


def key_of(request: ViewerRequest) -> uuid.UUID | None:
    """The key that the form carries; without one nothing protects against a second click."""
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def result_of(request: ViewerRequest, key: uuid.UUID | None) -> str:
    """Where the same form led when this person sent it before; "" if they did not."""
    if key is None:
        return ""
    sent = SentForm.objects.filter(key=key, user=request.user).first()
    return sent.result_url if sent else ""


def claim(request: ViewerRequest, key: uuid.UUID | None) -> SentForm | None:
    """Use the key up before anything is done: whoever comes second waits here, and is refused."""
    if key is None:
        return None
    try:
        return SentForm.objects.create(
            key=key, user=request.user, result_url="", sent_at=timezone.now()
        )
    except IntegrityError as error:
        raise SentAlready from error


def keep(sent: SentForm | None, url: str) -> None:
    """Keep the result for whoever clicks again."""
    if sent:
        sent.result_url = url
        sent.save(update_fields=["result_url"])
