"""The blocks of a document's page: its text, its draft, its revisions, requests and reviews."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.documents import selectors
from teraju.modules.documents.domain.html import html_of
from teraju.modules.documents.models import Document, Revision
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attachments_of
from teraju.platform.web.kinds import Fact, Link, Section, Text
from teraju.platform.web.middleware import ViewerRequest

from .next_step import Standing
from .statuses import request_status, revision_status

TABLE, FACTS = "web/sections/table.html", "web/sections/facts.html"


def content_section(
    title: Text, revision: Revision, note: Text = "", viewer: Viewer | None = None
) -> Section:
    """The text of a revision, or the way to its file; for a viewer with the files beside it."""
    file_url = ""
    if revision.file is not None:
        file_url = reverse("document_file", args=[revision.document_id, revision.pk])
    context = {
        "html": mark_safe(html_of(revision.text)),  # noqa: S308 - built escaped
        "file": revision.file,
        "file_url": file_url,
        "note": note,
        "kept_at": revision.document.kept_at,
        "is_draft": revision.is_open,
        "beside": attachments_of(viewer, revision) if viewer else [],
    }
    return Section(title, "documents/content.html", context)


def text_sections(viewer: Viewer, document: Document, standing: Standing) -> list[Section]:
    """What is on its way, above all while it waits for somebody; and what is in force."""
    found = []
    coming = standing.open or standing.waiting
    if coming is not None:
        coming.document = document
        title = _("Revision %s, not in force yet") % coming.label
        found.append(content_section(title, coming, _("Do not work by this text yet."), viewer))
    if standing.current is not None:
        standing.current.document = document
        title = _("The text in force: revision %s") % standing.current.label
        if document.is_record:
            title = _("The record")
        found.append(content_section(title, standing.current, viewer=viewer))
    return found


def revisions_section(
    request: ViewerRequest, document: Document, revisions: Sequence[Revision]
) -> Section:
    """Every revision with its term, and the way to hold it beside the one before."""
    today = request.viewer.today
    earlier = {one.pk: _before(one, revisions) for one in revisions}
    rows = [
        [
            [Link(one.label, one.get_absolute_url()), *_compare(document, earlier[one.pk], one)],
            revision_status(one, today),
            *one.term,
            one.reason,
        ]
        for one in revisions
    ]
    headers = [
        _("Revision"),
        _("Status"),
        _("In force from"),
        pgettext("revision", "until"),
        _("What changed and why"),
    ]
    return Section(_("Revisions"), TABLE, {"headers": headers, "rows": rows})


def _before(revision: Revision, revisions: Sequence[Revision]) -> Revision | None:
    """The approved revision that this one followed; what never was is nobody's past."""
    older = [
        r for r in revisions if r.number < revision.number and r.is_approved and not r.is_called_off
    ]
    return max(older, key=lambda one: one.number, default=None)


def _compare(document: Document, old: Revision | None, new: Revision) -> list[Link]:
    if old is None:
        return []
    return [Link(_("compare with %s") % old.label, compare_url(document, old, new))]


def compare_url(document: Document, old: Revision, new: Revision) -> str:
    return f"{reverse('document_compare', args=[document.pk])}?one={old.pk}&two={new.pk}"


def requests_section(request: ViewerRequest, document: Document) -> Section | None:
    """What people asked to change; nothing where nobody did."""
    found = selectors.change_requests(request.viewer).filter(document=document)
    rows = [
        [
            Link(one.wish[:120], one.get_absolute_url()),
            one.asked_on,
            one.asked_office,
            request_status(one),
        ]
        for one in found.order_by("-asked_on", "-pk")
    ]
    if not rows:
        return None
    headers = [_("What should change"), _("Asked on"), _("Asked by"), _("Status")]
    title = pgettext("documents", "Change requests")
    return Section(title, TABLE, {"headers": headers, "rows": rows})


def reviews_section(document: Document) -> Section | None:
    """When somebody looked at it again and left it as it was."""
    rows = [
        [one.reviewed_on, one.reviewed_office, one.reason, one.next_review_on]
        for one in selectors.reviews_of(document)
    ]
    if not rows:
        return None
    headers = [_("Reviewed on"), _("Reviewed by"), _("Why it may stay as it is"), _("Next review")]
    return Section(_("Periodic reviews"), TABLE, {"headers": headers, "rows": rows})


def approval_section(document: Document, request: ViewerRequest) -> Section | None:
    """Who reviews and approves it, and how sure the house is of that."""
    if document.is_record:
        return None
    rule = selectors.rule_for_document(document, request.viewer.today)

    def names(roles: frozenset[str]) -> list[Any]:
        return [LABELS[role] for role in sorted(map(Role, roles), key=list(Role).index)]

    note = "" if rule.confirmed else _("house default, unconfirmed")
    facts = [
        Fact(_("Reviewed by"), names(rule.reviewers) or _("nobody: it goes to approval at once")),
        Fact(_("Approved by"), names(rule.approvers), note=note),
    ]
    return Section(_("Who decides"), FACTS, {"facts": facts}, side=True)


def correction_facts(document: Document) -> list[Fact]:
    """The record that this one corrects, and those that correct it."""
    facts = []
    if document.corrects is not None:
        url = document.corrects.get_absolute_url()
        facts.append(Fact(_("Corrects"), str(document.corrects), url=url))
    facts += [
        Fact(_("Corrected by"), str(one), url=one.get_absolute_url())
        for one in document.corrections.order_by("pk")
    ]
    return facts
