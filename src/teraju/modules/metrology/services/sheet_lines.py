"""What a sheet tells the order that its instrument came with."""

from __future__ import annotations

from datetime import datetime

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.models import OrderLine, Verification
from teraju.modules.metrology.register_permissions import REGISTER_READ
from teraju.modules.metrology.selectors.marks import DONE_BY_MISTAKE
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.scope import Viewer

from .order_lines import (
    control_line,
    finish_line,
    put_back_line,
    reopen_line,
    restore_line,
    resubmit_line,
    resume_line,
    return_line,
    sign_line,
    take_line,
)


def begin(actor: Viewer, line: OrderLine | None, control: str) -> None:
    """Tell the order which verification its instrument has, where it was entered for another."""
    if line is not None and line.control != control:
        control_line(actor=actor, line_id=line.pk, control=control)


def take(actor: Viewer, line: OrderLine | None) -> None:
    """Tell the order that whoever has an open sheet of its instrument has it in test.

    Else it is offered to others meanwhile. Of an order that has ended, as that of a market may
    have when a telephone sends, the line stays what it is.
    """
    if line is None or line.order.output.state != OutputState.IN_PROGRESS:
        return
    if line.state == LineState.PAUSED:
        resume_line(actor=actor, line_id=line.pk)
    if _state(line.pk) == LineState.WAITING:
        take_line(actor=actor, line_id=line.pk)
        line.refresh_from_db()


def finish(actor: Viewer, line_id: int | None, at: datetime, *, to_sign: bool) -> None:
    """Tell the order that its instrument bears its mark; a certificate may wait for the head."""
    if line_id is not None:
        finish_line(actor=actor, line_id=line_id, at=at, to_sign=to_sign)


def go_on(actor: Viewer, line_id: int | None) -> None:
    """Tell the order that what its instrument waited for has come: it is in test again."""
    if line_id is not None and _state(line_id) == LineState.PAUSED:
        resume_line(actor=actor, line_id=line_id)
        take_line(actor=actor, line_id=line_id)


def put_back(actor: Viewer, line_id: int | None) -> None:
    """Tell the order that a test ended without a mark: the instrument waits again."""
    if line_id is not None and _state(line_id) == LineState.IN_TEST:
        put_back_line(actor=actor, line_id=line_id)


def sign(actor: Viewer, line_id: int | None, at: datetime) -> None:
    """Tell the order that the certificate of its instrument is signed.

    One asked for after the mark was done had nobody wait for it.
    """
    if line_id is not None and _state(line_id) == LineState.TO_SIGN:
        sign_line(actor=actor, line_id=line_id, at=at)


def give_back(actor: Viewer, line_id: int | None, reason: str) -> None:
    """Tell the order that the head sent the certificate of its instrument back."""
    if line_id is not None and _state(line_id) == LineState.TO_SIGN:
        return_line(actor=actor, line_id=line_id, reason=reason)


def submit(actor: Viewer, line_id: int | None) -> None:
    """Tell the order that the certificate waits for the head again."""
    if line_id is not None and _state(line_id) == LineState.RETURNED:
        resubmit_line(actor=actor, line_id=line_id)


def reopen(
    actor: Viewer, line_id: int | None, reason: str, *, right: str = permissions.LINE_SIGN
) -> None:
    """Tell the order that the certificate will not be signed: the instrument waits again."""
    if line_id is not None and _state(line_id) in (LineState.TO_SIGN, LineState.RETURNED):
        reopen_line(actor=actor, line_id=line_id, reason=reason, right=right)


def take_back(actor: Viewer, act: Verification, reason: str) -> None:
    """Tell the order that a mark was a mistake: what is done by nothing else waits again."""
    line_id = act.sheet.line_id if act.sheet else None
    if line_id is not None and OrderLine.objects.filter(DONE_BY_MISTAKE, pk=line_id).exists():
        # Whoever may record a mistake has been asked for the right to that.
        reopen_line(actor=actor, line_id=line_id, reason=reason, right=REGISTER_READ)


def give_again(actor: Viewer, act: Verification) -> None:
    """Tell the order that a mark counts as before: what waits since it was void is done."""
    line_id = act.sheet.line_id if act.sheet else None
    if line_id is not None:
        restore_line(actor=actor, line_id=line_id, act=act)


def _state(line_id: int) -> str:
    return str(OrderLine.objects.values_list("state", flat=True).get(pk=line_id))
