"""Settings that would fail only when the first message goes out are refused at the start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from .adapters import checked_gateway, configured
from .models import Channel


def check_adapter(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The way out of the house is one that exists, and it has an address."""
    try:
        if configured() == Channel.GATEWAY:
            checked_gateway()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="notify.E001")]
    return []
