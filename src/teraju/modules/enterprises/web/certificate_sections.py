"""What the pages of audits, tests, applications and certificates show."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from teraju.modules.enterprises import certificate_permissions as permissions
from teraju.modules.enterprises.domain.catalogue import standard
from teraju.modules.enterprises.domain.certificates import papers_asked, rules
from teraju.modules.enterprises.domain.firm_audits import AuditState
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.product_tests import LimitKind, TestState
from teraju.modules.enterprises.models.certificate_choices import (
    AUDIT_KINDS,
    SCHEMES,
    WEIGHTS,
)
from teraju.modules.enterprises.models.choices import ROADS
from teraju.modules.enterprises.services.applications import paper_name
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status, Text
from teraju.platform.web.record_parts import table

from .certificate_common import number, said
from .certificate_statuses import (
    audit_status,
    finding_status,
    line_status,
)


def of_coaching(one: Any) -> list[Fact]:
    """Whose product, and on which road: the head of every record of a coaching."""
    coaching = one.coaching
    product = coaching.product
    return [
        Fact(_("Product"), str(product), url=product.get_absolute_url()),
        Fact(
            _("Enterprise"),
            str(product.enterprise),
            url=product.enterprise.get_absolute_url(),
        ),
        Fact(_("Road"), ROADS[coaching.road], url=coaching.get_absolute_url()),
    ]


def audit_facts(one: Any) -> list[Fact]:
    grounds = one.application or one.certificate
    return said(
        [
            *of_coaching(one),
            Fact(_("Kind of audit"), AUDIT_KINDS[one.kind]),
            Fact(
                _("Because of"),
                str(grounds) if grounds else "",
                url=grounds.get_absolute_url() if grounds else "",
            ),
            Fact(_("Due by"), one.due_on),
            Fact(_("Planned on"), one.planned_on),
            Fact(_("Who audits"), one.auditors),
            Fact(_("What is looked at"), one.scope),
            Fact(_("First day"), one.held_on),
            Fact(_("Last day"), one.held_until if one.held_until != one.held_on else None),
            Fact(_("Samples taken"), one.sampling),
            Fact(_("Concluded on"), one.concluded_on),
            Fact(_("Conclusion"), one.conclusion),
            Fact(_("Management review on"), one.reviewed_on),
            Fact(_("What the review decided"), one.review),
            Fact(_("Reason"), one.reason),
            Fact(_("Agency"), one.agency.name),
        ]
    )


def findings_section(viewer: Viewer, one: Any) -> list[Section]:
    """What was found; a click leads to what can be done with it."""
    if one.state in (AuditState.PLANNED, AuditState.DROPPED):
        return []
    may = rights.allowed(viewer, permissions.CERTIFY, one)
    writes = may and one.state == AuditState.HELD
    rows = []
    for finding in one.findings.standing().order_by("pk"):
        open_one = may and finding.settled_on is None and finding.weight != "observation"
        link = Link(finding.text, _row("enterprises_audit_settle", one, finding))
        rows.append(
            [
                [link if open_one else finding.text, WEIGHTS[finding.weight]],
                finding_status(finding),
                finding.correction or "–",
                finding.settled_on or "–",
                *(_slips("enterprises_audit", "correct", "remove", one, finding) * writes),
            ]
        )
    url = reverse("enterprises_audit_finding", args=[one.pk])
    action = Action(_("Enter a finding"), url, icon="plus") if writes else None
    headers = [
        _("What was found"),
        _("Status"),
        _("What was done about it"),
        _("Put right on"),
        *([_("Correct"), _("Take out")] * writes),
    ]
    return [table(_("Findings"), headers, rows, _("Nothing was found."), action)]


def standard_name(code: str) -> str:
    """The number of a standard of the catalogue, as papers print it."""
    known = standard(code)
    return known.number if known else code


def proposed_parameters(one: Any) -> str:
    """What the catalogue says that a laboratory looks at; unconfirmed is said so."""
    known = standard(one.coaching.standard)
    if known is None or known.tests is None:
        return ""
    in_english = (get_language() or "id").startswith("en")
    named = "; ".join(each.en if in_english else each.id for each in known.tests.names)
    words = _("In the catalogue for {number}: {named}.").format(number=known.number, named=named)
    doubt = "" if known.tests.is_confirmed else _("This list is unconfirmed.")
    return f"{words} {doubt}".strip()


def limit_text(line: Any) -> str:
    """A limit in one line."""
    least, most = number(line.least), number(line.most)
    words = {
        LimitKind.AT_LEAST: f"≥ {least}",
        LimitKind.AT_MOST: f"≤ {most}",
        LimitKind.BETWEEN: f"{least} – {most}",
        LimitKind.WORDS: line.wanted,
    }
    return f"{words[line.limit]} {line.unit}".strip()


def lines_section(viewer: Viewer, one: Any) -> Section:
    planned = one.state == TestState.PLANNED
    may = planned and rights.allowed(viewer, permissions.CERTIFY, one)
    rows = []
    for line in one.lines.standing():
        rows.append(
            [
                line.parameter,
                limit_text(line),
                f"{line.result} {line.unit}".strip() if line.result else "–",
                line_status(line),
                *(_slips("enterprises_test", "line_change", "line_remove", one, line) * may),
            ]
        )
    url = reverse("enterprises_test_line_add", args=[one.pk])
    action = Action(_("Add a parameter"), url, icon="plus") if may else None
    headers = [
        _("Parameter"),
        _("Limit"),
        _("Result"),
        _("Verdict"),
        *([_("Result or slip"), _("Take out")] * may),
    ]
    empty = _("No parameter yet. Enter those of the SNI with their limits.")
    return table(_("Results against limits"), headers, rows, empty, action)


def test_facts(one: Any, again: Any) -> list[Fact]:
    before = one.retest_of
    return said(
        [
            *of_coaching(one),
            Fact(_("Laboratory"), one.laboratory),
            Fact(_("KAN accreditation number"), one.accreditation),
            Fact(_("Sample"), one.sample),
            Fact(_("Sample taken on"), one.sampled_on),
            Fact(_("Source of the limits"), one.limits_source, note=proposed_parameters(one)),
            Fact(_("Number of the report"), one.report_number),
            Fact(_("Day of the report"), one.reported_on),
            Fact(
                _("Retest of"),
                str(before) if before else "",
                url=before.get_absolute_url() if before else "",
            ),
            Fact(
                _("Tested again"),
                again.sampled_on if again else None,
                url=again.get_absolute_url() if again else "",
            ),
            Fact(_("Reason"), one.reason),
            Fact(_("Agency"), one.agency.name),
        ]
    )


def application_facts(one: Any) -> list[Fact]:
    granted = getattr(one, "certificate", None)
    return said(
        [
            *of_coaching(one),
            Fact(_("Certification body (LSPro)"), one.body),
            Fact(_("Number of the application"), one.number),
            Fact(_("Submitted on"), one.submitted_on),
            Fact(
                _("Renews"),
                one.renews.number if one.renews else "",
                url=one.renews.get_absolute_url() if one.renews else "",
            ),
            Fact(
                _("Certificate"),
                granted.number if granted else "",
                url=granted.get_absolute_url() if granted else "",
            ),
            Fact(_("Note"), one.note),
            Fact(_("Reason"), one.reason),
            Fact(_("Agency"), one.agency.name),
        ]
    )


def papers_section(one: Any) -> Section:
    day = one.submitted_on or one.as_of
    rows = [[paper_name(paper), _paper(one, paper)] for paper in papers_asked(_road(one), day)]
    title = _("Papers that go along")
    if not rules(day).references["papers"].confirmed:
        title = f"{title} ({_('list unconfirmed: ask the body for its own')})"
    return table(title, [_("Paper"), _("Status")], rows)


def _paper(one: Any, paper: Any) -> Status:
    if paper.key in one.papers:
        return Status("good", pgettext("paper", "At hand"))
    return Status("bad", _("Missing")) if paper.asked else Status("none", _("If the body asks"))


def audits_section(rows: Any, title: Text, empty: Text = "") -> list[Section]:
    """Audits that belong to a record."""
    shown = [
        [
            Link(AUDIT_KINDS[one.kind], one.get_absolute_url()),
            one.due_on or one.planned_on,
            one.held_on or "–",
            one.still_open,
            audit_status(one),
        ]
        for one in rows
    ]
    headers = [
        _("Kind of audit"),
        _("Planned on"),
        pgettext("audit of a firm", "Held on"),
        _("Still open"),
        _("Status"),
    ]
    return [table(title, headers, shown, empty)] if shown or empty else []


def certificate_facts(one: Any) -> list[Fact]:
    renewed = getattr(one, "renewed_by", None)
    confirmed = rules(one.valid_from).references[one.road].confirmed
    note = "" if confirmed else _("how long it lasts is unconfirmed")
    if one.until_reason:
        note = one.until_reason
    until = one.valid_until or _("no last day known")
    return said(
        [
            *of_coaching(one),
            Fact(_("Standard"), one.standard),
            Fact(_("Issued by"), one.body),
            Fact(_("Scheme type"), SCHEMES.get(one.scheme, "")),
            Fact(_("Scope"), one.scope),
            Fact(_("Valid from"), one.valid_from),
            Fact(_("Valid until"), until, note=note),
            Fact(_("SPPT SNI number"), one.mark_number),
            Fact(_("Mark approved on"), one.marked_on),
            Fact(
                _("Application"),
                one.application.number or one.application.body if one.application else "",
                url=one.application.get_absolute_url() if one.application else "",
            ),
            Fact(
                _("Renews"),
                one.renews.number if one.renews else "",
                url=one.renews.get_absolute_url() if one.renews else "",
            ),
            Fact(
                _("Renewed"),
                renewed.number if renewed else "",
                url=renewed.get_absolute_url() if renewed else "",
            ),
            Fact(_("Agency"), one.agency.name),
        ]
    )


def sayings_section(one: Any) -> list[Section]:
    rows = [
        [saying.on, saying.get_kind_display(), saying.reason]
        for saying in one.sayings.order_by("on", "pk")
    ]
    headers = [_("Since"), pgettext("certificate", "What was said"), _("Reason")]
    return [table(_("What the body said later"), headers, rows)] if rows else []


def _slips(base: str, change: str, remove: str, one: Any, row: Any) -> list[Link]:
    """The ways to correct a row and to take it out, while it can be."""
    return [
        Link(_("Change"), _row(f"{base}_{change}", one, row)),
        Link(_("Take out"), _row(f"{base}_{remove}", one, row)),
    ]


def _road(one: Any) -> Road:
    return Road(one.coaching.road)


def _row(name: str, one: Any, row: Any) -> str:
    return reverse(name, args=[one.pk, row.pk])
