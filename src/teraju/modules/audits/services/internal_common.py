"""What the use-cases of internal audits do the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.internal_states import AUDIT, may
from teraju.modules.audits.models import InternalAudit
from teraju.modules.audits.refusals import Auditee, NotInTeam, StepNotPossible, WrongPlace
from teraju.modules.audits.selectors.teams import (
    AUDITEE_NEVER,
    LEADING,
    WORKING,
    is_auditee,
    works_on,
)
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

R = TypeVar("R", bound=Record)
ONLY_TEAM = _("Only the lead auditor and the auditors of this audit may do this.")
ONLY_LEAD = _("Only the lead auditor of this audit may do this.")
OUT_OF_PLACE: dict[str, Promise] = {
    "plan": _("Team, plan and dates are changed while the audit is planned: reopen it first."),
    "team": _("The team stands while the audit is prepared, and after its end: reopen it first."),
    "prepare": _("Only an audit that is planned is declared prepared."),
    "reopen": _("Only an audit that is prepared and has not begun goes back to planning."),
    "begin": _("Prepare the audit first: team, plan and checklist."),
    "fill": _("The checklist is filled in from the opening to the closing meeting."),
    "hold_closing": _("The closing meeting ends an audit that is running."),
    "resume": _("Only after the closing meeting and before the report is an audit taken up again."),
    "report": _("The report follows the closing meeting."),
    "close": _("Only an audit that was reported is closed."),
    "cancel": _("After the closing meeting an audit is not cancelled: report it."),
}


def claim_audit(actor: Viewer, audit_id: int, expected_version: int | None) -> InternalAudit:
    rows = InternalAudit.objects.visible_to(actor).select_related(
        "agency", "government", "programme__agency", "programme__government"
    )
    audit: InternalAudit = claim(rows, audit_id, expected_version)
    return audit


def claimed(actor: Viewer, rows: QuerySet[R], pk: int, expected_version: int | None) -> R:
    """Lock a part of an audit that the actor sees."""
    return claim(rows, pk, expected_version)


def moved(audit: InternalAudit, event: str) -> str:
    """The state that an event leads to, or the sentence why it has no place."""
    return step_of(AUDIT, audit.state, event, OUT_OF_PLACE[event])


def step_of(table: StateTable, state: str, event: str, sentence: str | Promise) -> str:
    try:
        return table.transition(state, event).target
    except TransitionRefused as error:
        raise StepNotPossible(sentence) from error


def require_manager(actor: Viewer, audit: InternalAudit) -> None:
    """Who looks after the programme plans its audits; so does the lead auditor once named."""
    if rights.allowed(actor, permissions.INTERNAL_PLAN, audit.programme):
        return
    if not works_on(actor, audit, LEADING):
        raise NotInTeam(rights.reason(permissions.INTERNAL_PLAN))


def require_team_change(actor: Viewer, audit: InternalAudit) -> None:
    """Who shapes an audit names its team; once it has begun, nobody who is audited does."""
    require_manager(actor, audit)
    if not may(audit.state, "plan") and is_auditee(actor, audit.agency):
        raise Auditee(AUDITEE_NEVER)


def require_team(actor: Viewer, audit: InternalAudit, parts: Collection[str] = WORKING) -> None:
    if not works_on(actor, audit, parts):
        raise NotInTeam(ONLY_LEAD if parts == LEADING else ONLY_TEAM)


def needed(text: str, field: str, sentence: str | Promise) -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found


def check_editions(editions: Iterable[Edition]) -> list[Edition]:
    chosen = list(editions)
    if not chosen:
        raise DomainError(_("Choose at least one standard."), field="editions")
    if len({one.standard_id for one in chosen}) != len(chosen):
        raise DomainError(_("Choose one edition of each standard."), field="editions")
    return chosen


def check_processes(agency: Agency, processes: Iterable[Process]) -> list[Process]:
    chosen = list(processes)
    if any(one.agency_id != agency.pk for one in chosen):
        raise WrongPlace(_("This process belongs to another agency."), field="processes")
    return chosen
