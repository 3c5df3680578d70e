"""The blocks of the pages of this module."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions
from teraju.modules.audits.models import (
    BodyAudit,
    BodyFinding,
    Certificate,
    Certification,
    FindingClause,
    Visit,
)
from teraju.modules.audits.selectors.progress import validity_on
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked
from teraju.platform.web.kinds import Action, Link, Section, Step

from .history import looks_of
from .statuses import certificate_status, graded_status

TABLE = "web/sections/table.html"


def offered(viewer: Viewer, right: str, target: object, label: str, url: str) -> Action | None:
    """A button for who may; nothing for who may not (the page's main button gives reasons)."""
    return Action(label, url) if rights.allowed(viewer, right, target) else None


def clause_words(clauses: Sequence[FindingClause]) -> list[str]:
    """Clauses by standard: "9001 7.2", as people say it."""
    return [f"{str(one.edition.standard).split(' ')[-1]}\u00a0{one.clause}" for one in clauses]


def findings_section(certification: Certification, viewer: Viewer) -> Section:
    rows = [
        [
            Link(one.statement, one.get_absolute_url()),
            clause_words(list(one.clauses.all())),
            graded_status(one),
        ]
        for one in certification.findings.all()
    ]
    url = reverse("audits_finding_add", args=[certification.pk])
    begun = any(audit.started_on for audit in certification.audits.all())
    action = offered(viewer, permissions.FINDING_RECORD, certification, _("Record a finding"), url)
    context = {
        "headers": [_("Finding"), _("Clauses"), _("Status")],
        "rows": rows,
        "empty": _("The body has recorded no finding."),
    }
    return Section(_("Findings of the body"), TABLE, context, action=action if begun else None)


def certificates_section(certification: Certification, today: date) -> Section:
    rows = [
        [
            Link(f"{one.edition} · {one.number or _('number not known')}", one.get_absolute_url()),
            one.expires_on,
            certificate_status(validity_on(one, one.standings.all(), today)),
        ]
        for one in certification.certificates.all()
    ]
    headers = [
        _("Certificate"),
        _("Expires on"),
        _("Status"),
    ]
    context = {"headers": headers, "rows": rows, "empty": _("They come with the body's decision.")}
    return Section(_("Certificates"), TABLE, context)


def audits_section(certification: Certification) -> Section:
    rows = [
        [
            [text for text in (str(one), one.lead_office) if text],
            _days(one),
            one.get_conclusion_display() if one.conclusion else None,
        ]
        for one in certification.audits.all()
    ]
    headers = [
        _("Audit"),
        _("Days"),
        _("Conclusion"),
    ]
    context = {"headers": headers, "rows": rows, "empty": _("No audit is planned yet.")}
    return Section(_("Audits of the body"), TABLE, context)


def _days(audit: BodyAudit) -> str:
    """From the first to the last day; before them the planned one, said to be planned."""
    if audit.started_on is None:
        day = date_format(audit.planned_on) if audit.planned_on else ""
        return _("planned for %(day)s") % {"day": day}
    return span_of(audit.started_on, audit.ended_on)


def span_of(first: date, last: date | None) -> str:
    """Two days as people write them: 26–28 November 2018; each in full when the months differ."""
    if last is None or last == first:
        return _unbroken(date_format(first))
    if (last.year, last.month) == (first.year, first.month):
        return _unbroken(f"{first.day}–{date_format(last)}")
    return f"{_unbroken(date_format(first))} – {_unbroken(date_format(last))}"


def _unbroken(day: str) -> str:
    return day.replace(" ", "\u00a0")


def visits_section(visits: Sequence[Visit]) -> Section:
    rows = [[str(visit), visit.due_by, _answer(visit)] for visit in visits]
    headers = [_("Visit"), _("At the latest"), _("Held or decided")]
    context = {"headers": headers, "rows": rows, "empty": _("They follow from the decision.")}
    return Section(_("Surveillance and recertification"), TABLE, context)


def _answer(visit: Visit) -> date | None:
    if visit.audit:
        return visit.audit.ended_on
    return visit.following.decision_on if visit.following else None


def timeline_sections(steps: Sequence[Step], today: date, started: date | None) -> list[Section]:
    note = ""
    if started is not None:
        note = _("Day %(count)d since the first step.") % {"count": (today - started).days}
    dated = [step for step in steps if step.on]
    return [
        Section(
            _("From agreement to certificate"),
            "web/sections/timeline.html",
            {"steps": steps, "note": note},
            side=True,
        ),
        Section(
            _("The way on a ruler of time"),
            "web/sections/certification_line.html",
            {"steps": dated, "today": today},
        ),
    ]


def agreements_section(
    certification: Certification, agreements: Sequence[Linked], viewer: Viewer
) -> Section:
    may = rights.allowed(viewer, permissions.MANAGE, certification)
    found = {one.pk: one for one in agreements}
    rows = []
    for link in certification.links.all():
        one = found.get(link.target_id)
        if one is not None:
            cut = reverse("audits_agreement_unlink", args=[certification.pk, link.pk])
            name = [Link(one.title, one.url), *([one.number] if one.number else [])]
            rows.append([name, *([Link(_("Remove"), cut)] if may else [])])
    url = reverse("audits_agreement_link", args=[certification.pk])
    action = Action(_("Link an agreement"), url) if may else None
    context = {
        "headers": [_("Agreement"), *([""] if may else [])],
        "rows": rows,
        "empty": _("No agreement is linked."),
    }
    return Section(_("Agreements it came from"), TABLE, context, action=action)


def guests_sections(
    certification: Certification, guests: list[RoleAssignment], viewer: Viewer
) -> list[Section]:
    """Who from the body may look in and what they opened; for those who let them in."""
    if not rights.allowed(viewer, permissions.GUEST_INVITE, certification):
        return []
    rows = [
        [
            guest.user.title,
            span_of(guest.valid_from, guest.valid_until),
            Link(
                _("Set the last day"),
                reverse("audits_guest_end", args=[certification.pk, guest.pk]),
            ),
        ]
        for guest in guests
    ]
    invite = Action(_("Invite an auditor"), reverse("audits_guest_invite", args=[certification.pk]))
    access = {
        "headers": [_("Guest"), _("Days"), ""],
        "rows": rows,
        "empty": _("Nobody from the body may look in."),
    }
    looks = {
        "headers": [_("When"), _("Guest"), _("Opened")],
        "rows": [
            [event.at, event.office, what]
            for event, what in looks_of(certification, guests, viewer.today)
        ],
        "empty": _("Nothing to show: what a guest opens stays hidden until the audit is over."),
    }
    return [
        Section(_("Access of the body's auditors"), TABLE, access, action=invite),
        Section(_("What guests opened"), TABLE, looks),
    ]


def certification_of(row: BodyFinding | Certificate) -> tuple[str, str]:
    """Number and address of the certification that a record hangs on."""
    return row.certification.number, reverse("audits_certification", args=[row.certification_id])
