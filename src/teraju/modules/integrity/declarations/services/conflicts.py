"""Conflicts of interest: decided by a superior, never by who declared them; and their end."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.integrity.declarations import permissions
from teraju.modules.integrity.declarations.domain.kinds import Handling
from teraju.modules.integrity.declarations.domain.states import CONFLICT
from teraju.modules.integrity.declarations.models import Conflict
from teraju.modules.integrity.declarations.refusals import DateOutOfOrder, OwnMatter
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer

from .common import check_not_future, moved, said, tell

OWN = _("You declared this yourself: somebody above you decides on it.")


@transaction.atomic
def decide_conflict(
    *,
    actor: Viewer,
    conflict_id: int,
    expected_version: int | None = None,
    handling: str,
    conditions: str = "",
    reason: str,
) -> Conflict:
    """Decide how a conflict is handled: allowed with conditions, removed from it, or refused."""
    one = _claim(actor, conflict_id, expected_version)
    refusal = decision_refusal(actor, one)
    if refusal:
        raise OwnMatter(refusal)
    if handling not in set(Handling):
        raise DomainError(_("Choose how it is handled."), field="handling")
    before = {"state": one.state}
    one.state = moved(CONFLICT, one.state, handling)
    one.conditions = cleaned(conditions)
    if handling == Handling.ALLOWED:
        one.conditions = said(conditions, "conditions", _("Say under which conditions."))
    one.decision_reason = said(reason, "reason", _("Say why."))
    one.first_decided_on = one.first_decided_on or actor.today
    one.decided_on, one.decided_by_id = actor.today, actor.user_id
    one.decided_office = actor.office[:160]
    save(actor, one)
    tell(actor, one, "decided", {"state": one.state}, before)
    return one


@transaction.atomic
def end_conflict(
    *,
    actor: Viewer,
    conflict_id: int,
    expected_version: int | None = None,
    ended_on: date,
    reason: str,
) -> Conflict:
    """Say that a conflict is over, as who declared it or as who decides on it."""
    one = _claim(actor, conflict_id, expected_version)
    if one.person_id != actor.user_id:
        rights.require(actor, permissions.DECIDE, one)
    before = {"state": one.state}
    one.state = moved(CONFLICT, one.state, "end")
    check_not_future(actor, ended_on, "ended_on")
    if ended_on < one.declared_on:
        raise DateOutOfOrder(_("It cannot end before it was declared."), field="ended_on")
    one.ended_on = ended_on
    one.ended_because = said(reason, "reason", _("Say how it ended."))[:400]
    save(actor, one)
    tell(actor, one, "ended", {"state": one.state, "ended_on": ended_on}, before)
    return one


def decision_refusal(viewer: Viewer, one: Conflict) -> object:
    """Why the viewer may not decide on a conflict, or an empty string."""
    if viewer.user_id is not None and viewer.user_id == one.person_id:
        return OWN
    return rights.refusal(viewer, permissions.DECIDE, one)


def _claim(actor: Viewer, conflict_id: int, expected_version: int | None) -> Conflict:
    rows = Conflict.objects.visible_to(actor).select_related("agency", "government")
    one: Conflict = claim(rows, conflict_id, expected_version)
    return one
