"""The facts and blocks of the page of an internal audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.audits.domain.internal_states import AFTER_REPORT, may
from teraju.modules.audits.models import InternalAudit
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.selectors.follow_up import standings_of
from teraju.modules.audits.selectors.teams import is_auditee, sees_checklist
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.kinds import Action, Fact, Link, Section

from .internal_statuses import copy_status, internal_finding_status, member_status
from .internal_words import clause_marks
from .statuses import GRADE_WORDS
from .views.internal_common import button, manager_refusal, table


def audit_facts(audit: InternalAudit) -> list[Fact]:
    processes = [str(one) for one in audit.processes.all()]
    lines = [
        Fact(_("Agency"), audit.agency.name),
        Fact(_("Audit programme"), str(audit.programme), url=audit.programme.get_absolute_url()),
        Fact(_("Kind"), audit.get_kind_display()),
        Fact(_("Standards"), [str(one) for one in audit.editions.all()]),
        Fact(_("Processes"), processes),
        Fact(_("Objectives"), audit.objectives),
        Fact(_("Scope"), audit.scope),
        Fact(pgettext("audit", "Criteria"), audit.criteria),
        Fact(_("First day"), audit.first_day),
        Fact(_("Last day"), audit.last_day),
        Fact(_("Opening meeting"), audit.opening_on, note=audit.opening_note),
        Fact(_("Closing meeting"), audit.closing_on, note=audit.closing_note),
        Fact(_("Report due on"), audit.report_due_on if not audit.reported_on else None),
        Fact(_("Reported on"), audit.reported_on),
        Fact(_("Conclusion"), audit.conclusion),
        Fact(_("Closed on"), audit.closed_on),
    ]
    return [fact for fact in lines if fact.value]


def audit_sections(
    viewer: Viewer, audit: InternalAudit, stated: Sequence[Section]
) -> list[Section]:
    """`stated` is what other modules tell of its team."""
    sections = [
        _findings(viewer, audit),
        _team(viewer, audit),
        *stated,
        _plan(viewer, audit),
    ]
    checklist = _checklist(viewer, audit)
    if checklist:
        sections.append(checklist)
    if audit.state in AFTER_REPORT:
        sections.append(_copies(viewer, audit))
    return [*sections, *papers_if_any(viewer, audit)]


def _findings(viewer: Viewer, audit: InternalAudit) -> Section:
    found = list(
        reading.audit_findings(viewer)
        .filter(audit=audit, withdrawn_on=None)
        .order_by("number", "pk")
    )
    known = standings_of(found, viewer.today)
    rows = [
        [
            Link(f"{one.number} {one.statement}", one.get_absolute_url()),
            [str(GRADE_WORDS[one.grade]), *clause_marks(one.clauses.all())],
            internal_finding_status(one, known.get(one.pk)),
        ]
        for one in found
    ]
    empty = _("No finding, or none is told before the closing meeting.")
    headers = [_("Finding"), _("Grade"), _("Status")]
    return table(_("Findings"), headers, rows, empty)


def _team(viewer: Viewer, audit: InternalAudit) -> Section:
    can_change = may(audit.state, "team") and not manager_refusal(viewer, audit)
    can_change = can_change and (may(audit.state, "plan") or not is_auditee(viewer, audit.agency))
    rows = []
    for one in reading.team_members(viewer).filter(audit=audit).order_by("left_on", "pk"):
        row: list[Any] = [
            one.office,
            one.get_part_display(),
            one.competence or None,
            member_status(one),
        ]
        if can_change and not one.left_on:
            release = reverse("audits_member_release", args=[one.pk])
            row[0] = [one.office, Link(_("let leave"), release)]
        rows.append(row)
    headers = [pgettext("team", "Member"), _("Part"), _("Competence shown by"), _("Independence")]
    action = button(_("Add a member"), "audits_member_add", audit.pk, icon="user-plus")
    empty = _("Nobody is named yet. Auditors of an inspectorate come from another agency.")
    return table(_("Team"), headers, rows, empty, action=action if can_change else None)


def _plan(viewer: Viewer, audit: InternalAudit) -> Section:
    can_change = may(audit.state, "plan") and not manager_refusal(viewer, audit)
    rows = []
    for one in reading.plan_slots(viewer).filter(audit=audit).order_by("on", "starts_at", "pk"):
        what: Any = one.subject
        if can_change:
            what = [
                Link(one.subject, reverse("audits_slot_change", args=[one.pk])),
                Link(_("remove"), reverse("audits_slot_remove", args=[one.pk])),
            ]
        rows.append(
            [
                f"{date_format(one.on)}, {one.starts_at:%H.%M}–{one.ends_at:%H.%M}",
                what,
                [text for text in (str(one.process or ""), one.auditee) if text] or None,
                [str(member) for member in one.auditors.all()] or None,
            ]
        )
    headers = [_("When"), _("What"), _("With whom"), _("By whom")]
    action = button(_("Add a line"), "audits_slot_add", audit.pk, icon="plus")
    return table(
        _("Plan"),
        headers,
        rows,
        _("No line yet."),
        action=action if can_change else None,
    )


def _checklist(viewer: Viewer, audit: InternalAudit) -> Section | None:
    """How far the checklist is, for those who may see it now."""
    if not sees_checklist(viewer, audit):
        return None
    counted = audit.rows.aggregate(total=Count("pk"), done=Count("pk", filter=~Q(result="")))
    text = _("%(done)s of %(total)s rows are answered.") % counted
    url = reverse("audits_checklist", args=[audit.pk])
    action = Action(_("Open the checklist"), url, icon="list-checks")
    context = {"text": text}
    return Section(_("Checklist"), "web/sections/text.html", context, side=True, action=action)


def _copies(viewer: Viewer, audit: InternalAudit) -> Section:
    rows = [
        [one.office, one.sent_on, copy_status(one)]
        for one in reading.audit_copies(viewer).filter(audit=audit).order_by("pk")
    ]
    headers = [_("Recipient"), _("Sent on"), _("Status")]
    return table(_("Distribution"), headers, rows, _("Nobody has the report yet."))
