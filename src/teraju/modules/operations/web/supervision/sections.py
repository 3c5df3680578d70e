"""The blocks of an assignment's page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.states import REPORTED, AssignmentState
from teraju.modules.operations.models import Assignment, TeamMember
from teraju.modules.operations.models.supervision.choices import PARTS
from teraju.modules.operations.refusals_supervision import team_sentences
from teraju.modules.operations.services.supervision.assignments import team_findings
from teraju.modules.operations.services.supervision.common import part_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Link, Section, Status, Step

from .common import rupiah
from .statuses import deadline_status, member_status, paper_status, recommendation_status

TABLE = "web/sections/table.html"


def warnings(assignment: Assignment, members: list[TeamMember], viewer: Viewer) -> Section | None:
    """What keeps the letter from being issued; that the Inspektorat supervises itself, always."""
    lines: list[object] = []
    if assignment.is_own_agency:
        lines.append(
            _(
                "The Inspektorat supervises itself: who looks and asks comes from elsewhere, and "
                "the reader of the report should know."
            )
        )
    if assignment.state == AssignmentState.DRAFTED:
        offices = {str(one.pk): one.office for one in members}
        lines += team_sentences(team_findings(assignment, members, viewer.today), offices)
    if not lines:
        return None
    return Section(_("To check"), "operations/supervision/notes.html", {"lines": lines})


def way(assignment: Assignment) -> Section:
    """From the draft to the close: done, now, ahead."""
    output = assignment.output
    points: list[tuple[date | None, object, bool]] = [
        (
            selectors.day_at(assignment, output.received_at),
            _("Drafted"),
            True,
        ),
        (assignment.assigned_on, _("Letter of assignment"), assignment.assigned_on is not None),
        (assignment.begun_on, _("Field work"), assignment.begun_on is not None),
        (
            selectors.day_at(assignment, output.ready_at),
            _("Report reviewed"),
            assignment.state == AssignmentState.REVIEWED or assignment.state in REPORTED,
        ),
        (
            selectors.day_at(assignment, output.released_at or output.promised_at),
            _("Report released"),
            assignment.state in REPORTED,
        ),
        (assignment.closed_on, _("Closed"), assignment.state == AssignmentState.CLOSED),
    ]
    if assignment.state == AssignmentState.CANCELLED:
        done = [Step(on, label, "done") for on, label, is_done in points if is_done]  # type: ignore[arg-type]
        steps = [*done, Step(assignment.closed_on, _("Cancelled"), "done", note=assignment.reason)]
        return Section(_("The way"), "web/sections/timeline.html", {"steps": steps})
    ahead = next((n for n, one in enumerate(points) if not one[2]), len(points))
    steps = [
        Step(on, label, "done" if n < ahead else "now" if n == ahead else "ahead")  # type: ignore[arg-type]
        for n, (on, label, _done) in enumerate(points)
    ]
    return Section(_("The way"), "web/sections/timeline.html", {"steps": steps})


def team(assignment: Assignment, members: list[TeamMember], viewer: Viewer) -> Section:
    """Who plays which part, and what each declared; the letter fixes it."""
    is_draft = assignment.state == AssignmentState.DRAFTED
    may = is_draft and rights.allowed(viewer, permissions.ASSIGNMENT_MANAGE, assignment)
    rows = [
        [
            [one.office, *([one.home.short_name] if one.home else [])],
            one.get_part_display(),
            [member_status(one), one.declared_on],
            *([_member_link(one)] if may else []),
        ]
        for one in sorted(members, key=lambda one: list(PARTS).index(one.part))  # type: ignore[arg-type]
    ]
    headers = [
        _("Office"),
        _("Part"),
        _("Declaration"),
        *([_("Change")] if may else []),
    ]
    action = None
    if may:
        url = reverse("operations_member_add", args=[assignment.pk])
        action = Action(_("Add a member"), url, icon="user-plus")
    context = {"headers": headers, "rows": rows, "empty": _("Nobody is in the team yet.")}
    return Section(_("Team"), TABLE, context, action=action)


def _member_link(member: TeamMember) -> Link:
    if member.user_id is None and member.declared_on is None:
        return Link(
            _("Enter the declaration"), reverse("operations_member_declare", args=[member.pk])
        )
    return Link(_("Take out"), reverse("operations_member_remove", args=[member.pk]))


def working_papers(assignment: Assignment, viewer: Viewer) -> Section | None:
    if assignment.assigned_on is None:
        return None
    rows = [
        [Link(str(one), one.get_absolute_url()), one.done_office, one.done_on, paper_status(one)]
        for one in assignment.working_papers.order_by("number")
    ]
    headers = [_("Working paper"), _("Done by"), _("Done on"), _("Status")]
    context = {
        "headers": headers,
        "rows": rows,
        "empty": _("No working paper yet."),
        "sheet_url": reverse("operations_paper_sheet", args=[assignment.pk]) if rows else "",
    }
    action = _for_team(assignment, viewer, _("Add a working paper"), "operations_paper_add")
    return Section(
        _("Working papers"), "operations/supervision/papers.html", context, action=action
    )


def findings(assignment: Assignment, viewer: Viewer) -> Section | None:
    if assignment.begun_on is None:
        return None
    rows = [
        [
            _finding_link(assignment, one, viewer),
            one.get_kind_display(),
            one.condition,
            rupiah(one.amount),
            Status("none", _("dropped"), one.reason) if one.is_dropped else None,
        ]
        for one in assignment.findings.order_by("number")
    ]
    headers = [_("Finding"), _("Kind"), _("Condition"), _("Amount in rupiah"), _("Status")]
    context = {"headers": headers, "rows": rows, "empty": _("Nothing was found yet.")}
    action = _for_team(assignment, viewer, _("Record a finding"), "operations_finding_add")
    return Section(_("Findings"), TABLE, context, action=action)


def _finding_link(assignment: Assignment, finding: object, viewer: Viewer) -> Link:
    return Link(
        f"{finding.number}. {finding.title}",  # type: ignore[attr-defined]
        reverse("operations_finding", args=[finding.pk]),  # type: ignore[attr-defined]
    )


def recommendations(assignment: Assignment, viewer: Viewer) -> Section | None:
    rows = [
        [
            Link(f"{one.number}. {one}", one.get_absolute_url()),
            one.agency.short_name,
            one.due,
            [
                mark
                for mark in (recommendation_status(one), deadline_status(one, viewer.today))
                if mark
            ],
        ]
        for one in assignment.recommendations.select_related("agency").order_by("number")
    ]
    if not rows:
        return None
    headers = [_("Recommendation"), _("Addressee"), _("Due"), _("Status")]
    return Section(_("Recommendations"), TABLE, {"headers": headers, "rows": rows})


def report(assignment: Assignment) -> Section | None:
    """Every version of the report, and what each level said of it."""
    rows = []
    for draft in selectors.drafts_of(assignment):
        texts = [draft.summary]
        if draft.file:
            texts.append(f"{_('Fingerprint of the file (SHA-256)')}: {draft.file.sha256[:16]}…")
        version = _("Version %(round)s") % {"round": draft.round}
        rows.append([version, draft.written_office, draft.written_on, texts])
        rows += [
            [
                f"{review.get_level_display()}: {review.get_outcome_display()}",
                review.office,
                review.on,
                review.note or None,
            ]
            for review in sorted(draft.reviews.all(), key=lambda one: one.pk)
        ]
    if not rows:
        return None
    headers = [_("Report"), _("Office"), _("Day"), _("Text")]
    return Section(_("Report and its reviews"), TABLE, {"headers": headers, "rows": rows})


def _for_team(assignment: Assignment, viewer: Viewer, label: str, url_name: str) -> Action | None:
    """A button for the team while it works in the field."""
    if assignment.state != AssignmentState.FIELD_WORK:
        return None
    if not rights.allowed(viewer, permissions.ASSIGNMENT_WORK, assignment):
        return None
    if part_of(viewer, assignment) is None:
        return None
    return Action(label, reverse(url_name, args=[assignment.pk]), icon="plus")
