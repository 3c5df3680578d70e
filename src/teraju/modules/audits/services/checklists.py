"""The checklist of an audit: generated from topics and earlier findings, filled in cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.kernel.cells import merged
from teraju.kernel.errors import DomainError
from teraju.kernel.periods import add_months
from teraju.kernel.texts import cleaned
from teraju.modules.audits.domain.internal_states import AFTER_REPORT, may
from teraju.modules.audits.internal_policy import number
from teraju.modules.audits.models import (
    AuditFinding,
    BodyFinding,
    ChecklistRow,
    Grade,
    InternalAudit,
    RowResult,
)
from teraju.modules.audits.refusals import StepNotPossible
from teraju.modules.standards.api import requirements_of, topics
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .internal_common import (
    OUT_OF_PLACE,
    claim_audit,
    moved,
    needed,
    require_manager,
    require_team,
)

CELLS = ("result", "note", "evidence")
ASKED_AGAIN = (Grade.MAJOR, Grade.MINOR, Grade.OBSERVATION)
STEP = 10


@dataclass(frozen=True)
class SavedRow:
    """A row after its cells were saved, and what of it somebody else had written meanwhile."""

    row: ChecklistRow
    colliding: Mapping[str, str]


@transaction.atomic
def generate_checklist(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None
) -> InternalAudit:
    """Add a row for each topic of the standards and each earlier finding that has none yet."""
    audit = claim_audit(actor, audit_id, expected_version)
    _require_shaping(actor, audit)
    rows = [*_topic_rows(audit), *_earlier_rows(audit)]
    first = (audit.rows.aggregate(last=Max("order"))["last"] or 0) + STEP
    for place, row in enumerate(rows):
        row.order = first + STEP * place
        row.touch(actor.now)
    ChecklistRow.objects.bulk_create(rows)
    if rows:
        after = {"rows": len(rows)}
        record_event(actor=actor, verb="audits.checklist.generated", target=audit, after=after)
    return audit


@transaction.atomic
def add_question(
    *, actor: Viewer, audit_id: int, expected_version: int | None = None, question: str
) -> ChecklistRow:
    """Add a question of one's own to the checklist."""
    audit = claim_audit(actor, audit_id, expected_version)
    _require_shaping(actor, audit)
    row = _new(audit)
    row.question = needed(question, "question", _("Write the question."))
    row.order = (audit.rows.aggregate(last=Max("order"))["last"] or 0) + STEP
    save(actor, row)
    after = {"question": row.question}
    record_event(actor=actor, verb="audits.checklist.question_added", target=audit, after=after)
    return row


@transaction.atomic
def remove_question(
    *, actor: Viewer, row_id: int, expected_version: int | None = None, reason: str
) -> InternalAudit:
    """Take a row out of the checklist before the audit begins, with the reason."""
    rows = ChecklistRow.objects.visible_to(actor).select_related("audit__agency", "agency")
    row: ChecklistRow = claim(rows, row_id, expected_version)
    audit = claim_audit(actor, row.audit_id, None)
    require_manager(actor, audit)
    moved(audit, "plan")
    why = needed(reason, "reason", _("Say why."))
    record_event(
        actor=actor,
        verb="audits.checklist.question_removed",
        target=audit,
        after={"question": str(row), "reason": why},
    )
    row.delete()
    return audit


@transaction.atomic
def fill_row(
    *,
    actor: Viewer,
    row_id: int,
    values: Mapping[str, str],
    bases: Mapping[str, Collection[str]] | None = None,
    seen: int | None = None,
) -> SavedRow:
    """Save cells of a row: each where nobody else has written since its writer looked.

    `bases` holds what the writer had before them or sent before, for each cell; `seen` is the
    version of the row that they saw, if they saw the row as it stands. Sending twice changes
    nothing. What collides is left as it is and handed back.
    """
    rows = ChecklistRow.objects.visible_to(actor).select_related("audit__agency", "agency")
    row: ChecklistRow = claim(rows, row_id)
    require_team(actor, row.audit)
    moved(row.audit, "fill")
    sent = _checked(values)
    stored = {name: str(getattr(row, name)) for name in CELLS}
    known = {name: set((bases or {}).get(name, ())) for name in CELLS}
    if seen == row.version:
        known = {name: {*known[name], stored[name]} for name in CELLS}
    merge = merged(stored, sent, known)
    if merge.saved:
        for name, value in merge.saved.items():
            setattr(row, name, value)
        row.answered_by_id, row.answered_at = acting(actor), actor.now
        row.answered_office = actor.office[:160]
        save(actor, row)
        before = {name: stored[name] for name in merge.saved}
        record_event(
            actor=actor,
            verb="audits.checklist.filled",
            target=row,
            before=before,
            after=dict(merge.saved),
        )
    return SavedRow(row, merge.colliding)


def _require_shaping(actor: Viewer, audit: InternalAudit) -> None:
    """Who plans the audit shapes its checklist, and its team adds to it while it runs."""
    if may(audit.state, "fill"):
        require_team(actor, audit)
        return
    require_manager(actor, audit)
    if not (may(audit.state, "plan") or may(audit.state, "begin")):
        raise StepNotPossible(OUT_OF_PLACE["fill"])


def _checked(values: Mapping[str, str]) -> dict[str, str]:
    sent = {name: cleaned(value) for name, value in values.items() if name in CELLS}
    if sent.get("result") and sent["result"] not in RowResult.values:
        raise DomainError(_("Choose one of the results."), field="result")
    for name in ("note", "evidence"):
        if len(sent.get(name, "")) > 2000:
            raise DomainError(_("Write 2,000 characters at most."), field=name)
    return sent


def _new(audit: InternalAudit) -> ChecklistRow:
    return ChecklistRow(
        government_id=audit.government_id,
        agency=audit.agency,
        audit=audit,
        is_example=audit.is_example,
    )


def _topic_rows(audit: InternalAudit) -> Iterator[ChecklistRow]:
    """A row for each topic that the standards of the audit ask for on its first day."""
    editions = list(audit.editions.values_list("pk", flat=True))
    asked = requirements_of(editions, audit.first_day)
    codes = {
        code
        for requirements in asked.values()
        for one in requirements
        if one.is_assessed
        for code in one.topics
    }
    there = set(audit.rows.exclude(topic=None).values_list("topic", flat=True))
    for line in topics().values():
        if line.code in codes and line.pk not in there:
            row = _new(audit)
            row.topic_id = line.pk
            yield row


def _earlier_rows(audit: InternalAudit) -> Iterator[ChecklistRow]:
    """A row for each finding of the last audits here and of the body: is it still mended?"""
    there = set(audit.rows.exclude(earlier=None).values_list("earlier", flat=True))
    for pk in _earlier(audit).exclude(pk__in=there).values_list("pk", flat=True):
        row = _new(audit)
        row.earlier_id = pk
        yield row
    there = set(audit.rows.exclude(earlier_of_body=None).values_list("earlier_of_body", flat=True))
    for pk in _earlier_of_body(audit).exclude(pk__in=there).values_list("pk", flat=True):
        row = _new(audit)
        row.earlier_of_body_id = pk
        yield row


def _earlier(audit: InternalAudit) -> QuerySet[AuditFinding]:
    since = add_months(audit.first_day, -number(audit.first_day, "earlier_months"))
    rows: QuerySet[AuditFinding] = AuditFinding.objects.filter(
        agency=audit.agency_id,
        grade__in=ASKED_AGAIN,
        withdrawn_on=None,
        audit__state__in=AFTER_REPORT,
        found_on__gte=since,
        found_on__lt=audit.first_day,
    )
    return rows.order_by("found_on", "number", "pk")


def _earlier_of_body(audit: InternalAudit) -> QuerySet[BodyFinding]:
    since = add_months(audit.first_day, -number(audit.first_day, "earlier_months"))
    rows: QuerySet[BodyFinding] = BodyFinding.objects.filter(
        Q(audit__started_on__lt=audit.first_day) & Q(audit__started_on__gte=since),
        agency=audit.agency_id,
        grade__in=(Grade.MAJOR, Grade.MINOR),
    )
    return rows.order_by("audit__started_on", "number", "pk")
