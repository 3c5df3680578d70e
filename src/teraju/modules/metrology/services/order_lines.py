"""Each instrument of an order on its way: taken, put back, paused, marked, signed, given up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import (
    LINE,
    RUNNING,
    LineState,
    OrderSite,
    PauseReason,
)
from teraju.modules.metrology.domain.scope import Obstacle
from teraju.modules.metrology.models import OrderLine, Verification
from teraju.modules.metrology.order_refusals import OutOfScope
from teraju.modules.metrology.selectors.officers import officer
from teraju.modules.metrology.unit_refusals import NotEntitled, NotNow
from teraju.modules.metrology.unit_wording import OBSTACLES
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed

from .order_common import (
    WORK,
    claim_line,
    cut_pauses,
    end_pause,
    finish,
    is_under_way,
    require_accepted,
    settle,
    start_pause,
    step_line,
    tell_line,
)
from .unit_common import moved, next_state


@transaction.atomic
def take_line(*, actor: Viewer, line_id: int, expected_version: int | None = None) -> OrderLine:
    """Take an instrument into test; refused to whoever may not verify, and out of scope."""
    line = claim_line(actor, line_id, permissions.LINE_TAKE, expected_version)
    require_takable(line)
    person = User.objects.get(pk=rights.acting(actor))
    found = officer(line.order.agency, person, actor.today)
    if not found.may_verify:
        raise NotEntitled(" ".join(str(one) for one in found.sentences))
    line.tester, line.taken_at = person, actor.now
    cut_pauses(actor, line, actor.now)
    step_line(actor, line, "take", tester=actor.office)
    return line


@transaction.atomic
def put_back_line(
    *, actor: Viewer, line_id: int, reason: str = "", expected_version: int | None = None
) -> OrderLine:
    """Put an instrument back among those that wait, for another official.

    Whoever takes it out of the hands of its tester says why.
    """
    line = claim_line(actor, line_id, WORK, expected_version)
    if line.tester_id != rights.acting(actor):
        reason = needed(reason, "reason", _("Say why: another official has it in test."))
    line.tester, line.taken_at = None, None
    step_line(actor, line, "put_back", **({"reason": reason[:300]} if reason else {}))
    return line


@transaction.atomic
def pause_line(
    *, actor: Viewer, line_id: int, reason: str, expected_version: int | None = None
) -> OrderLine:
    """Note that an instrument waits for its owner or a repairer: the promised time stands still."""
    line = claim_line(actor, line_id, WORK, expected_version)
    if reason not in set(PauseReason):
        raise DomainError(_("Say for whom it waits."), field="reason")
    line.tester, line.taken_at = None, None
    step_line(actor, line, "pause", reason=PauseReason(reason))
    start_pause(actor, line, PauseReason(reason))
    return line


@transaction.atomic
def resume_line(*, actor: Viewer, line_id: int, expected_version: int | None = None) -> OrderLine:
    """Note that what an instrument waited for has come: time runs on."""
    line = claim_line(actor, line_id, WORK, expected_version)
    step_line(actor, line, "resume")
    end_pause(actor, line, actor.now)
    return line


@transaction.atomic
def cancel_line(
    *, actor: Viewer, line_id: int, reason: str, expected_version: int | None = None
) -> OrderLine:
    """Take an instrument out of the order, on the owner's wish or because of a mistake."""
    line = claim_line(actor, line_id, WORK, expected_version)
    line.reason = needed(reason, "reason", _("Say why."))
    end_pause(actor, line, actor.now)
    step_line(actor, line, "cancel", reason=line.reason)
    settle(actor, line.order)
    return line


@transaction.atomic
def control_line(*, actor: Viewer, line_id: int, control: str) -> OrderLine:
    """Take over which verification it is, as whoever tests found: the owner may not have known.

    Part of the use-case that begins a sheet, with its right on the test.
    """
    line = claim_line(actor, line_id, WORK)
    line.control = control
    save(actor, line)
    tell_line(actor, line, "control", "", {"control": control})
    return line


@transaction.atomic
def finish_line(*, actor: Viewer, line_id: int, at: datetime, to_sign: bool) -> OrderLine:
    """Note that an instrument bears its mark, at this moment: done, or a certificate waits.

    Part of the use-case that decides a sheet, with its right on the test. What was tested without
    being taken, as in the field, is taken by it.
    """
    line = claim_line(actor, line_id, WORK)
    # What was tested at a market may be told of after its session was ended.
    if line.order.site != OrderSite.SESSION:
        require_accepted(line.order)
    if line.state == LineState.PAUSED:
        step_line(actor, line, "resume")
        end_pause(actor, line, at)
    # Whoever tested it is its tester, whoever took it.
    line.tester_id = rights.acting(actor)
    if line.state == LineState.WAITING:
        check_scope(line)
        line.taken_at = max(at, line.arrived_at)
        cut_pauses(actor, line, line.taken_at)
        step_line(actor, line, "take", tester=actor.office)
    if to_sign:
        step_line(actor, line, "mark_for_certificate")
        return line
    finish(actor, line, "mark", at)
    settle(actor, line.order)
    return line


@transaction.atomic
def sign_line(*, actor: Viewer, line_id: int, at: datetime) -> OrderLine:
    """Note that the certificate of an instrument is signed; the last one releases the order.

    Part of the use-case that signs, which has asked who may.
    """
    line = claim_line(actor, line_id, permissions.LINE_SIGN)
    finish(actor, line, "sign", at)
    settle(actor, line.order, right=permissions.LINE_SIGN)
    return line


@transaction.atomic
def return_line(*, actor: Viewer, line_id: int, reason: str) -> OrderLine:
    """Note that the head sent the certificate of an instrument back to whoever tested it.

    Part of the use-case that sends it back, which has asked who may; so is the one that submits it
    again of `resubmit_line`.
    """
    line = claim_line(actor, line_id, permissions.LINE_SIGN)
    step_line(actor, line, "return", reason=reason)
    return line


@transaction.atomic
def resubmit_line(*, actor: Viewer, line_id: int) -> OrderLine:
    """Note that the certificate of an instrument is put right and waits for the head again."""
    line = claim_line(actor, line_id, WORK)
    step_line(actor, line, "submit")
    return line


@transaction.atomic
def reopen_line(
    *, actor: Viewer, line_id: int, reason: str, right: str = permissions.LINE_SIGN
) -> OrderLine:
    """Let an instrument wait again whose mark was void before its certificate was signed.

    Or whose mark was a mistake: its time runs on from when it came. What is done in an order that
    has ended stays so. Part of the use-case that sends the certificate back or records the mark as
    void, which has asked who may.
    """
    line = claim_line(actor, line_id, right)
    if line.state == LineState.DONE and not is_under_way(line.order):
        return line
    before = line.state
    line.tester, line.taken_at = None, None
    line.done_at, line.service_minutes = None, None
    moved(line, "reopen", LINE)
    save(actor, line)
    tell_line(actor, line, "put_back", before, {"reason": reason})
    return line


@transaction.atomic
def restore_line(*, actor: Viewer, line_id: int, act: Verification) -> OrderLine:
    """Note that an instrument is done by the mark that counts again; the last releases the order.

    Part of the use-case that takes a voiding back, which has asked who may. What was tested anew,
    was taken out or is in an order that has ended stays as it is.
    """
    line = claim_line(actor, line_id, WORK)
    if line.state not in RUNNING or not is_under_way(line.order):
        return line
    if line.state == LineState.IN_TEST:
        words = _("%(who)s has the instrument in test in its order: it is put back there first.")
        raise NotNow(words % {"who": line.tester.title if line.tester else "–"})
    if line.state == LineState.PAUSED:
        step_line(actor, line, "resume")
        end_pause(actor, line, actor.now)
    line.tester_id, line.taken_at = act.tester_id, max(act.at, line.arrived_at)
    finish(actor, line, "restore", act.at)
    settle(actor, line.order)
    return line


def require_takable(line: OrderLine) -> None:
    """What waits in an order that runs is taken into test, unless it is out of scope."""
    next_state(line, "take", LINE)
    require_accepted(line.order)
    check_scope(line)


def check_scope(line: OrderLine) -> None:
    """Refuse a test of what the review of the request found out of scope."""
    if line.obstacles:
        words = " ".join(str(OBSTACLES[Obstacle(one)]) for one in line.obstacles)
        raise OutOfScope(words)
