"""What the desk of the UPG registers with the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def register() -> None:
    """Verbs and the owners of files."""
    from teraju.platform.audit.api import register_verbs

    from .desk_verbs import DESK_VERBS

    register_verbs(DESK_VERBS)
    _files()


def _files() -> None:
    """Decision letters, receipts and photos; within what somebody sees, the desk adds to them."""
    from teraju.platform.files.api import register_owner

    from . import permissions
    from .models import Deposit, Donation, Handling

    for model in (Handling, Deposit, Donation):
        register_owner(
            model,
            visible=_finder(model),
            add_right=permissions.HANDLE,
            remove_right=permissions.HANDLE,
        )


def _finder(model: Any) -> Callable[[Any, Any], Any]:
    return lambda viewer, pk: model.objects.visible_to(viewer).filter(pk=pk).first()
