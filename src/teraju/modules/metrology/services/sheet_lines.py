"""What a sheet tells the order that its instrument came with."""

from __future__ import annotations

from datetime import datetime

from teraju.platform.accounts.scope import Viewer


def finish(actor: Viewer, line_id: int | None, at: datetime, *, to_sign: bool) -> None:
    """Tell the order that its instrument bears its mark; a certificate may wait for the head."""


def sign(actor: Viewer, line_id: int | None, at: datetime) -> None:
    """Tell the order that the certificate of its instrument is signed."""
