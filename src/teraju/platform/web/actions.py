"""Buttons of a record page: each leads somewhere, or says why this viewer may not go."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

from .kinds import Action, Text


def record_action(
    viewer: Viewer, record: Any, right: str, label: Text, url_name: str, icon: str = ""
) -> Action:
    """A way to do something with a record, or the reason why this viewer may not."""
    refusal = str(rights.refusal(viewer, right, record))
    return Action(label, reverse(url_name, args=[record.pk]), refusal=refusal, icon=icon)
