"""An internal audit from its plan to its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.followup import Lack, Missing, Row
from teraju.modules.audits.domain.followup import closing_lacks as lacks_of_rows
from teraju.modules.audits.domain.followup import preparation_lacks as lacks_of_preparation
from teraju.modules.audits.domain.internal_states import YearState
from teraju.modules.audits.internal_policy import number
from teraju.modules.audits.internal_teams import KIND
from teraju.modules.audits.models import (
    AuditProgramme,
    InternalAudit,
    InternalKind,
    InternalStatus,
    ProgrammeLine,
)
from teraju.modules.audits.refusals import NotReady, StepNotPossible, WrongPlace
from teraju.modules.audits.selectors.teams import INDEPENDENT, LEADING
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.links.gates import Step, require_open
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import official_number

from .common import check_not_before, check_not_future, names
from .internal_common import (
    check_editions,
    check_processes,
    claim_audit,
    moved,
    needed,
    require_manager,
    require_team,
)

NUMBER, PATTERN = "internal_audit", "AI-{year}-{seq:03}"
FIELDS = ("title", "objectives", "scope", "criteria", "first_day", "last_day")
WORDS: dict[Missing, str | Promise] = {
    Missing.LEAD: _("Name one lead auditor."),
    Missing.DECLARATION: _("{of} has not declared to be independent yet."),
    Missing.SLOT: _("The plan has no line yet: who looks at what, when, with whom."),
    Missing.ROW: _("The checklist is empty: generate it."),
    Missing.ANSWER: _("“{of}” has no answer yet."),
    Missing.REASON: _("“{of}”: say in the note why not."),
    Missing.FINDING: _("“{of}” does not conform: record the finding."),
    Missing.PLAN: _("Finding {of}: the plan of correction is not accepted yet."),
    Missing.EFFECT: _("Finding {of}: the effect of the corrective action is not verified yet."),
}
MOST_TOLD = 5


@transaction.atomic
def plan_audit(
    *,
    actor: Viewer,
    programme: AuditProgramme,
    agency: Agency,
    editions: Iterable[Edition],
    title: str,
    scope: str,
    criteria: str,
    first_day: date,
    last_day: date,
    line: ProgrammeLine | None = None,
    kind: str = InternalKind.PLANNED,
    processes: Iterable[Process] = (),
    objectives: str = "",
    is_example: bool = False,
) -> InternalAudit:
    """Plan an audit of an approved programme: by one of its lines, or outside them."""
    rights.require(actor, permissions.INTERNAL_PLAN, programme)
    _check_origin(programme, line, kind, agency)
    chosen, named = check_editions(editions), check_processes(agency, processes)
    audit = InternalAudit(
        government_id=programme.government_id,
        agency=agency,
        programme=programme,
        line=line,
        kind=kind,
        number=official_number(
            government=agency.government, key=NUMBER, on=actor.today, agency=agency
        ),
        is_example=is_example,
    )
    _fill(audit, title, objectives, scope, criteria, first_day, last_day)
    save(actor, audit)
    audit.editions.set(chosen)
    audit.processes.set(named)
    after = filled(values_of(audit, FIELDS)) | {"standards": names(chosen)}
    record_event(actor=actor, verb="audits.internal.planned", target=audit, after=after)
    return audit


@transaction.atomic
def change_audit(
    *,
    actor: Viewer,
    audit_id: int,
    expected_version: int | None = None,
    title: str,
    scope: str,
    criteria: str,
    first_day: date,
    last_day: date,
    objectives: str = "",
) -> InternalAudit:
    """Change what a planned audit looks at and when."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_manager(actor, audit)
    moved(audit, "plan")
    before = values_of(audit, FIELDS)
    _fill(audit, title, objectives, scope, criteria, first_day, last_day)
    _check_slots_fit(audit)
    save(actor, audit)
    after = values_of(audit, FIELDS)
    record_event(
        actor=actor, verb="audits.internal.changed", target=audit, before=before, after=after
    )
    return audit


@transaction.atomic
def prepare_audit(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None
) -> InternalAudit:
    """Declare an audit prepared: a lead auditor, everybody independent, plan and checklist."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_manager(actor, audit)
    audit.state = moved(audit, "prepare")
    refuse_lacks(preparation_lacks(audit))
    audit.prepared_on = actor.today
    return _tell(actor, audit, "prepared", {"prepared_on": actor.today})


@transaction.atomic
def reopen_audit(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None, reason: str
) -> InternalAudit:
    """Take a prepared audit back into planning, with the reason."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_manager(actor, audit)
    audit.state, audit.prepared_on = moved(audit, "reopen"), None
    return _tell(actor, audit, "reopened", {"reason": needed(reason, "reason", _("Say why."))})


@transaction.atomic
def begin_audit(
    *,
    actor: Viewer,
    audit_id: int,
    expected_version: int | None = None,
    opening_on: date,
    opening_note: str = "",
) -> InternalAudit:
    """Note the opening meeting; from now on the checklist is filled in."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_team(actor, audit)
    audit.state = moved(audit, "begin")
    check_not_future(actor, opening_on, "opening_on")
    message = _("The opening lies before the audit was prepared.")
    check_not_before(opening_on, audit.prepared_on, "opening_on", message)
    require_open(actor, KIND, Step.BEGIN, audit.pk)
    audit.opening_on, audit.opening_note = opening_on, cleaned(opening_note)
    return _tell(actor, audit, "begun", {"opening_on": opening_on})


@transaction.atomic
def hold_closing(
    *,
    actor: Viewer,
    audit_id: int,
    expected_version: int | None = None,
    closing_on: date,
    closing_note: str = "",
) -> InternalAudit:
    """Note the closing meeting, once every row is answered; the auditee sees the findings now."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_team(actor, audit, LEADING)
    audit.state = moved(audit, "hold_closing")
    check_not_future(actor, closing_on, "closing_on")
    message = _("The closing meeting lies before the opening.")
    check_not_before(closing_on, audit.opening_on, "closing_on", message)
    refuse_lacks(closing_lacks(audit))
    audit.closing_on, audit.closing_note = closing_on, cleaned(closing_note)
    audit.report_due_on = closing_on + timedelta(days=number(closing_on, "report_days"))
    return _tell(actor, audit, "closing_held", {"closing_on": closing_on})


@transaction.atomic
def resume_audit(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None, reason: str
) -> InternalAudit:
    """Take an audit up again after the closing meeting, with the reason."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_team(actor, audit, LEADING)
    audit.state = moved(audit, "resume")
    audit.closing_on, audit.closing_note, audit.report_due_on = None, "", None
    return _tell(actor, audit, "resumed", {"reason": needed(reason, "reason", _("Say why."))})


@transaction.atomic
def cancel_audit(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None, reason: str
) -> InternalAudit:
    """Cancel an audit that has had no closing meeting, with the reason."""
    audit = claim_audit(actor, audit_id, expected_version)
    require_manager(actor, audit)
    audit.state = moved(audit, "cancel")
    audit.cancelled_because = needed(reason, "reason", _("Say why."))
    audit.cancelled_on = actor.today
    return _tell(actor, audit, "cancelled", {"reason": audit.cancelled_because})


def preparation_lacks(audit: InternalAudit) -> list[Lack]:
    """What an audit lacks before it is prepared. Three queries."""
    members = list(audit.members.filter(left_on=None).order_by("pk"))
    undeclared = [
        one.office for one in members if one.part in INDEPENDENT and one.declared_on is None
    ]
    return lacks_of_preparation(
        leads=sum(one.part in LEADING for one in members),
        undeclared=undeclared,
        slots=audit.slots.count(),
        rows=audit.rows.count(),
    )


def closing_lacks(audit: InternalAudit) -> list[Lack]:
    """What the checklist lacks before the closing meeting. One query."""
    rows = audit.rows.select_related("topic", "earlier", "earlier_of_body").order_by("order", "pk")
    return lacks_of_rows(
        Row(str(row), row.result, row.note, row.finding_id is not None) for row in rows
    )


def refuse_lacks(lacks: list[Lack]) -> None:
    """Refuse with the first things that are missing, and how many more there are."""
    if not lacks:
        return
    told = [format_lazy(WORDS[one.code], of=one.of) for one in lacks[:MOST_TOLD]]
    more = len(lacks) - len(told)
    if more:
        told.append(format_lazy(_("And {more} more."), more=more))
    raise NotReady(format_lazy(" ".join(["{}"] * len(told)), *told))


def _check_origin(
    programme: AuditProgramme, line: ProgrammeLine | None, kind: str, agency: Agency
) -> None:
    if programme.state != YearState.APPROVED:
        raise StepNotPossible(
            _("The programme is not approved: its audits are planned after that.")
        )
    own = programme.agency
    if agency.government_id != programme.government_id or (
        own is not None and not agency.path.startswith(own.path)
    ):
        raise WrongPlace(_("This agency does not belong to the programme."), field="agency")
    if line is None:
        if kind == InternalKind.PLANNED:
            raise DomainError(_("Say why it is not in the programme: choose a kind."), field="kind")
        return
    if line.programme_id != programme.pk or line.agency_id != agency.pk:
        raise WrongPlace(_("This line belongs to another programme or agency."))
    if line.audits.exclude(state=InternalStatus.CANCELLED).exists():
        raise StepNotPossible(_("An audit of this line is planned already."))


def _fill(
    audit: InternalAudit,
    title: str,
    objectives: str,
    scope: str,
    criteria: str,
    first_day: date,
    last_day: date,
) -> None:
    audit.title, audit.objectives = cleaned(title), cleaned(objectives)
    audit.scope, audit.criteria = cleaned(scope), cleaned(criteria)
    if last_day < first_day:
        raise DomainError(_("The last day lies before the first."), field="last_day")
    audit.first_day, audit.last_day = first_day, last_day


def _check_slots_fit(audit: InternalAudit) -> None:
    outside = audit.slots.exclude(on__gte=audit.first_day, on__lte=audit.last_day)
    if outside.exists():
        raise DomainError(_("Lines of the plan lie outside these days."), field="first_day")


def _tell(
    actor: Viewer, audit: InternalAudit, verb: str, after: Mapping[str, Any]
) -> InternalAudit:
    save(actor, audit)
    record_event(actor=actor, verb=f"audits.internal.{verb}", target=audit, after=dict(after))
    return audit
