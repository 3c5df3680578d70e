"""The registers of context, parties, scope and processes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.models import (
    ContextReview,
    InterestedParty,
    PartyKind,
    PartyReview,
    Process,
    ProcessKind,
    ProcessMap,
    ProcessStatus,
    ScopeStatement,
)
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.statuses import party_status, process_status
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import AGENCY, APPROVAL, APPROVED, BY_AGENCY, BY_APPROVAL, VERSION, by_field

CONTEXTS: Register[ContextReview] = Register(
    key="planning.contexts",
    title=_("Context analyses"),
    noun=_("context analyses"),
    columns=[
        Column(key="title", label=_("Analysis"), value=str, sort="reviewed_on"),
        AGENCY,
        Column(
            key="reviewed",
            label=_("Day of the analysis"),
            value=lambda row: row.reviewed_on,
            kind="date",
            sort="reviewed_on",
        ),
        Column(
            key="issues",
            label=_("Issues"),
            value=lambda row: row.issue_count,  # type: ignore[attr-defined]
            kind="number",
            sort="issue_count",
        ),
        APPROVED,
        APPROVAL,
    ],
    rows=selectors.context_reviews,
    order=["-reviewed_on", "-pk"],
    search=["agency__name", "taken_part", "issues__text"],
    filters=[BY_APPROVAL, BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Begin an analysis"),
    add_url="planning_context_add",
    add_right=permissions.CONTEXT_WRITE,
    empty=_("No analysis yet: begin with what helps and hinders the agency, inside and outside."),
)

PARTIES: Register[InterestedParty] = Register(
    key="planning.parties",
    title=_("Interested parties"),
    noun=_("parties"),
    columns=[
        Column(key="name", label=_("Party"), value=lambda row: row.name, sort="name"),
        Column(key="kind", label=_("Kind"), value=lambda row: row.get_kind_display(), sort="kind"),
        AGENCY,
        Column(key="needs", label=_("Needs and expectations"), value=lambda row: row.needs),
        Column(
            key="requirements",
            label=_("The system answers for"),
            value=lambda row: row.requirements or None,
        ),
        Column(
            key="process",
            label=_("Process"),
            value=lambda row: row.process.code if row.process else None,
            sort="process__code",
        ),
        Column(key="status", label=_("Status"), value=party_status, kind="status"),
    ],
    rows=selectors.parties,
    order=["kind", "name", "pk"],
    search=["name", "needs", "requirements", "response", "agency__name"],
    filters=[
        by_field("kind", _("Kind"), PartyKind.choices),
        Filter(
            key="list",
            label=_("Status"),
            choices=lambda viewer: [("on", _("on the list")), ("off", _("off the list"))],
            apply=lambda rows, value, viewer: rows.filter(ended_on__isnull=value == "on"),
        ),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Add a party"),
    add_url="planning_party_add",
    add_right=permissions.PARTY_WRITE,
    empty=_("Nobody on the list yet: who needs something of the agency, or can hinder it?"),
)

PARTY_REVIEWS: Register[PartyReview] = Register(
    key="planning.party_reviews",
    title=_("Reviews of interested parties"),
    noun=_("reviews"),
    columns=[
        Column(key="title", label=_("Review"), value=str, sort="reviewed_on"),
        AGENCY,
        Column(
            key="reviewed",
            label=_("Day of the review"),
            value=lambda row: row.reviewed_on,
            kind="date",
            sort="reviewed_on",
        ),
        Column(
            key="parties", label=_("Parties"), value=lambda row: len(row.content), kind="number"
        ),
        APPROVED,
        APPROVAL,
    ],
    rows=selectors.party_reviews,
    order=["-reviewed_on", "-pk"],
    search=["agency__name", "finding"],
    filters=[BY_APPROVAL, BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Begin a review"),
    add_url="planning_party_review_add",
    add_right=permissions.PARTY_WRITE,
    empty=_("The list was not reviewed yet: once a year the head approves it as it stands."),
)

SCOPES: Register[ScopeStatement] = Register(
    key="planning.scopes",
    title=_("Statements of scope"),
    noun=_("statements"),
    columns=[
        Column(key="title", label=_("Statement"), value=str, sort="number"),
        AGENCY,
        Column(
            key="standards",
            label=_("Standards"),
            value=lambda row: [str(one) for one in row.editions.all()],
        ),
        Column(
            key="sites", label=_("Sites"), value=lambda row: [str(one) for one in row.sites.all()]
        ),
        Column(
            key="effective",
            label=_("In force from"),
            value=lambda row: row.effective_on,
            kind="date",
            sort="effective_on",
        ),
        APPROVAL,
    ],
    rows=selectors.scope_statements,
    order=["-effective_on", "-pk"],
    search=["agency__name", "text", "services"],
    filters=[BY_APPROVAL, BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Draft a statement"),
    add_url="planning_scope_add",
    add_right=permissions.SCOPE_WRITE,
    empty=_("No statement yet: say which services, sites and standards the system covers."),
)

PROCESSES: Register[Process] = Register(
    key="planning.processes",
    title=_("Processes"),
    noun=_("processes"),
    columns=[
        Column(key="name", label=_("Process"), value=lambda row: row.name, sort="name"),
        Column(
            key="code", label=_("Code"), value=lambda row: row.code, sort="code", place="beneath"
        ),
        Column(key="kind", label=_("Kind"), value=lambda row: row.get_kind_display(), sort="kind"),
        AGENCY,
        Column(
            key="owner",
            label=_("Owner"),
            value=lambda row: row.owner_office,
            sort="owner_office",
        ),
        Column(key="procedures", label=_("Procedures"), value=lambda row: row.procedures or None),
        Column(key="status", label=_("Status"), value=process_status, kind="status", sort="status"),
    ],
    rows=selectors.processes,
    order=["kind", "order", "code", "pk"],
    search=["code", "name", "purpose", "owner_office", "agency__name"],
    filters=[
        by_field("kind", _("Kind"), ProcessKind.choices),
        by_field("status", _("Status"), ProcessStatus.choices),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Describe a process"),
    add_url="planning_process_add",
    add_right=permissions.PROCESS_WRITE,
    empty=_("No process yet: begin with the core processes, those that the agency is there for."),
)

MAPS: Register[ProcessMap] = Register(
    key="planning.maps",
    title=_("Versions of the process map"),
    noun=_("versions"),
    columns=[
        Column(key="title", label=_("Map"), value=str, sort="number"),
        AGENCY,
        Column(key="reason", label=_("What is new"), value=lambda row: row.reason),
        Column(
            key="processes", label=_("Processes"), value=lambda row: len(row.content), kind="number"
        ),
        VERSION,
        APPROVED,
        APPROVAL,
    ],
    rows=selectors.maps,
    order=["-number", "-pk"],
    search=["agency__name", "reason"],
    filters=[BY_APPROVAL, BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Draft a version"),
    add_url="planning_map_add",
    add_right=permissions.PROCESS_WRITE,
    empty=_("No version yet: describe the processes, then hand the map in for approval."),
)
