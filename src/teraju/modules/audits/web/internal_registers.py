"""The registers of audit programmes, internal audits and their findings."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.internal_states import OPEN
from teraju.modules.audits.models import (
    AuditFinding,
    AuditProgramme,
    Grade,
    InternalAudit,
    InternalStatus,
    YearStatus,
)
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.standards.api import Scheme
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .internal_statuses import audit_status, programme_status
from .internal_words import clause_marks
from .registers import AGENCY, NUMBER
from .statuses import GRADE_WORDS

PROGRAMMES: Register[AuditProgramme] = Register(
    key="audits.programmes",
    title=_("Audit programmes"),
    noun=_("audit programmes"),
    columns=[
        Column(key="year", label=_("Year"), value=lambda p: p.year, sort="year"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.short_name if p.agency else p.government.name,
            sort="agency__short_name",
        ),
        Column(
            key="lines",
            label=pgettext_lazy("of a programme", "Audits"),
            value=lambda p: p.line_count,  # type: ignore[attr-defined]
            kind="number",
            sort="line_count",
        ),
        Column(
            key="approved_on",
            label=_("Approved on"),
            value=lambda p: p.approved_on,
            kind="date",
            sort="approved_on",
        ),
        Column(key="status", label=_("Status"), value=programme_status, kind="status"),
    ],
    rows=lambda viewer: reading.programmes(viewer).annotate(line_count=Count("lines")),
    order=["-year", "agency__short_name", "pk"],
    search=["objectives", "agency__name", "written_office"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: list(YearStatus.choices),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        AGENCY,
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Write a programme"),
    add_url="audits_programme_add",
    add_right=permissions.PROGRAMME_MANAGE,
    empty=_("No programme yet. Write what is audited this year and why; the head approves it."),
)


def by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(state__in=OPEN) if value == "open" else rows.filter(state=value)


INTERNAL_AUDITS: Register[InternalAudit] = Register(
    key="audits.internal",
    title=_("Internal audits"),
    noun=_("internal audits"),
    columns=[
        Column(key="title", label=_("Internal audit"), value=lambda a: a.title, sort="title"),
        Column(key="number", label=NUMBER, value=lambda a: a.number, sort="number"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda a: a.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="standards",
            label=_("Standards"),
            value=lambda a: [str(edition) for edition in a.editions.all()],
        ),
        Column(
            key="first_day",
            label=_("First day"),
            value=lambda a: a.first_day,
            kind="date",
            sort="first_day",
        ),
        Column(key="status", label=_("Status"), value=audit_status, kind="status", sort="state"),
    ],
    rows=reading.internal_audits,
    order=["-first_day", "-pk"],
    search=["number", "title", "scope", "agency__name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                ("open", pgettext_lazy("internal audit", "all that are open")),
                *InternalStatus.choices,
            ],
            apply=by_state,
        ),
        Filter(
            key="scheme",
            label=_("Scheme"),
            choices=lambda viewer: list(Scheme.choices),
            apply=lambda rows, value, viewer: rows.filter(
                pk__in=InternalAudit.objects.filter(editions__standard__scheme=value).values("pk")
            ),
        ),
        AGENCY,
    ],
    row_url=lambda a: a.get_absolute_url(),
    empty=_("No internal audit yet. Audits are planned from an approved programme."),
)


def followed_by(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """Findings that ask for a corrective action, and those that do not."""
    gated = Q(grade__in=[Grade.MAJOR, Grade.MINOR])
    return rows.filter(gated) if value == "action" else rows.exclude(gated)


INTERNAL_FINDINGS: Register[AuditFinding] = Register(
    key="audits.internal_findings",
    title=_("Findings of internal audits"),
    noun=_("findings of internal audits"),
    columns=[
        Column(key="finding", label=_("Finding"), value=lambda f: f.statement, sort="statement"),
        Column(
            key="number",
            label=NUMBER,
            value=lambda f: [f.audit.number, f.number],
            sort="audit__number",
        ),
        Column(
            key="grade", label=_("Grade"), value=lambda f: str(GRADE_WORDS[f.grade]), sort="grade"
        ),
        Column(key="clauses", label=_("Clauses"), value=lambda f: clause_marks(f.clauses.all())),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda f: f.agency.short_name,
            sort="agency__short_name",
        ),
        Column(
            key="found_on",
            label=_("Found on"),
            value=lambda f: f.found_on,
            kind="date",
            sort="found_on",
        ),
        Column(
            key="audit_status",
            label=_("Audit"),
            value=lambda f: audit_status(f.audit),
            kind="status",
        ),
    ],
    rows=lambda viewer: reading.audit_findings(viewer).filter(withdrawn_on=None),
    order=["-found_on", "audit__number", "number", "pk"],
    search=["number", "statement", "criterion", "audit__number", "agency__name"],
    filters=[
        Filter(
            key="grade",
            label=_("Grade"),
            choices=lambda viewer: list(Grade.choices),
            apply=lambda rows, value, viewer: rows.filter(grade=value),
        ),
        Filter(
            key="follow",
            label=_("Follow-up"),
            choices=lambda viewer: [
                ("action", _("asks for corrective action")),
                ("none", _("asks for none")),
            ],
            apply=followed_by,
        ),
        AGENCY,
    ],
    row_url=lambda f: f.get_absolute_url(),
    empty=_("No finding yet. Findings are recorded from the checklist of an internal audit."),
)
