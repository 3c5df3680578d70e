"""Who may verify: somebody of the government with the role, and never their own answers."""

from __future__ import annotations

from typing import Any

from teraju.kernel.errors import LacksRole
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

from . import permissions


def verify_refusal(viewer: Viewer, record: Any) -> object:
    """Why the viewer may not verify here; empty where they may.

    Auditors sit in one agency and look at all of them, so the place of the role does not matter.
    """
    roles = permissions.RIGHTS[permissions.VERIFY]
    held = any(h.role in roles and h.government_id == record.government_id for h in viewer.hats)
    return "" if held else rights.reason(permissions.VERIFY)


def require_verifier(viewer: Viewer, record: Any) -> None:
    if refusal := verify_refusal(viewer, record):
        raise LacksRole(refusal)
