"""The blocks about reading, copies, passages and retention on a document's page."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.documents import permissions, selectors
from teraju.modules.documents.models import Document, Reading, Revision
from teraju.modules.documents.policy_rules import statement_topics
from teraju.modules.documents.reading_rules import term_of
from teraju.modules.documents.selectors import copies as copy_rows
from teraju.modules.documents.selectors import reading as reads
from teraju.modules.documents.selectors import retention as kept_rows
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status

from .reading_statuses import copy_status, duty_status

TABLE, FACTS = "web/sections/table.html", "web/sections/facts.html"
MOST_READERS = 100


def sections(document: Document, viewer: Viewer) -> list[Section]:
    """Everything that this part of the module shows on a document's page."""
    current = selectors.current_revision(document, viewer.today)
    found = []
    if current is not None:
        current.document = document
        found += _policy(document, current, viewer)
    if not document.is_record:
        found.append(_readers(document, current, viewer))
        found.append(_copies(document, viewer))
    return [*found, _retention(document, viewer)]


def actions(document: Document, viewer: Viewer) -> list[Action]:
    """What one does about reading from a document's page."""
    if document.is_record or selectors.current_revision(document, viewer.today) is None:
        return []
    return [Action(_("Read it"), reverse("document_read", args=[document.pk]), icon="book-open")]


def _readers(document: Document, current: Revision | None, viewer: Viewer) -> Section:
    may_set = rights.allowed(viewer, permissions.READERS_SET, document)
    set_url = reverse("document_readers", args=[document.pk])
    action = Action(_("Set who must read"), set_url, icon="users") if may_set else None
    named = [str(one) for one in document.readers.select_related("user").order_by("role", "pk")]
    term = term_of(document.type, viewer.today)
    words = _("%d days after a revision is in force") % term.days
    source = "" if term.confirmed else _("house default, unconfirmed")
    rows = [
        Fact(_("Who must read"), named or None),
        Fact(_("Time to read"), words, note=source),
    ]
    if current is not None:
        counts = reads.counts_of(current, viewer.today)
        told = _("%(read)d of %(all)d confirmed") % {"read": counts.confirmed, "all": counts.asked}
        rows.append(Fact(_("Revision %s") % current.label, told, url=_list_url(document, viewer)))
        if counts.overdue:
            rows.append(Fact(_("Overdue"), counts.overdue))
        if counts.open and rights.allowed(viewer, permissions.READERS_REMIND, document):
            remind = reverse("document_remind", args=[document.pk])
            rows.append(Fact(_("Reminder"), _("Remind those who have not confirmed"), url=remind))
    return Section(_("Read and understood"), FACTS, {"facts": rows}, side=True, action=action)


def _list_url(document: Document, viewer: Viewer) -> str:
    if not rights.allowed(viewer, permissions.READING_LIST, document):
        return ""
    return f"{reverse('documents_readings')}?document={document.pk}"


def _copies(document: Document, viewer: Viewer) -> Section:
    may = rights.allowed(viewer, permissions.COPY_MANAGE, document)
    url = reverse("documents_copy_add", args=[document.pk])
    found = copy_rows.copies(viewer).filter(document=document, state="out").order_by("number", "pk")
    context = {
        "headers": [pgettext("official number", "Number"), _("Holder"), _("Revision"), _("Status")],
        "rows": [
            [
                Link(f"{one.number:02}", one.get_absolute_url()),
                one.holder,
                one.revision.label,
                copy_status(one),
            ]
            for one in found[:MOST_READERS]
        ],
        "empty": _("No copy is handed out: every print is uncontrolled."),
    }
    action = Action(_("Hand out a copy"), url, icon="copy") if may else None
    return Section(_("Controlled copies"), TABLE, context, action=action)


def _retention(document: Document, viewer: Viewer) -> Section:
    may = rights.allowed(viewer, permissions.RETENTION_SET, document)
    url = reverse("document_retention", args=[document.pk])
    standing = kept_rows.retention_of(document)
    rows = [Fact(_("Line of the schedule"), None)]
    if standing is not None:
        rule = standing.rule
        years = _("%(active)d years active, %(inactive)d years inactive, then: %(fate)s") % {
            "active": rule.active_years,
            "inactive": rule.inactive_years,
            "fate": rule.get_fate_display(),
        }
        note = "" if rule.confirmed else _("unconfirmed")
        rows = [
            Fact(_("Line of the schedule"), str(rule), url=rule.get_absolute_url(), note=note),
            Fact(_("Years"), years),
        ]
        if standing.hold_reason:
            rows.append(Fact(_("Must be kept"), standing.hold_reason))
    action = Action(_("Set how long it is kept"), url, icon="archive") if may else None
    return Section(_("Retention"), FACTS, {"facts": rows}, side=True, action=action)


def _policy(document: Document, current: Revision, viewer: Viewer) -> list[Section]:
    """What the policy has to say, and where this revision says it."""
    asked = statement_topics(viewer.today).items()
    topics = [one for code, one in asked if code in _topics(document)]
    if not topics:
        return []
    marked = {one.code: one for one in current.statements.filter(removed_on=None)}
    may = rights.allowed(viewer, permissions.STATEMENT_MARK, document)
    url = reverse("document_statement", args=[current.pk])
    rows = []
    for topic in topics:
        for one in topic.statements:
            passage = marked.get(one.code)
            status = (
                Status("good", _("said"))
                if passage
                else Status("bad", _("the text does not say it"))
            )
            act = Link(_("Mark"), f"{url}?statement={one.code}") if may else None
            rows.append([one.words, status, passage.words if passage else None, act])
    headers = [_("What the policy has to say"), _("Status"), _("Passage"), ""]
    return [Section(_("What the policy says"), TABLE, {"headers": headers, "rows": rows})]


def _topics(document: Document) -> set[str]:
    return selectors.topic_codes(document)


def changed_since(revision: Revision, before: Reading | None) -> list[Section]:
    """What changed since the viewer confirmed an earlier revision, with the way to compare."""
    if before is None:
        return []
    between = revision.document.revisions.begun().filter(
        number__gt=before.revision.number, number__lte=revision.number
    )
    rows = [[one.label, one.effective_on, one.reason] for one in between.order_by("number")]
    context = {"headers": [_("Revision"), _("In force from"), _("What changed")], "rows": rows}
    url = (
        f"{reverse('document_compare', args=[revision.document_id])}"
        f"?one={before.revision_id}&two={revision.pk}"
    )
    title = _("Changed since revision %(label)s, which you confirmed on %(day)s") % {
        "label": before.revision.label,
        "day": date_format(before.read_on),
    }
    return [Section(title, TABLE, context, action=Action(_("Compare"), url, icon="columns-2"))]


def confirm_button(
    viewer: Viewer, revision: Revision, done: Reading | None, *, once: uuid.UUID
) -> Sequence[Section]:
    """The one button, for who may confirm and has not."""
    may = rights.allowed(viewer, permissions.READING_CONFIRM, revision.document)
    if done is not None or not may:
        return []
    url = reverse("document_confirm", args=[revision.document_id, revision.pk])
    context = {"url": url, "once": once, "label": revision.label}
    return [Section(_("Confirm"), "documents/reading_confirm.html", context)]


def readers_of(revision: Revision, viewer: Viewer) -> Section:
    """Who has read a revision and who has not: for its page."""
    found = revision.duties.select_related("user").order_by("read_on", "due_on", "pk")
    context = {
        "headers": [pgettext("reading", "Reader"), _("Read by"), _("Confirmed on"), _("Status")],
        "rows": [
            [one.user.title, one.due_on, one.read_on, duty_status(one, viewer.today)]
            for one in found[:MOST_READERS]
        ],
        "empty": _("Nobody was asked to read this revision."),
    }
    return Section(_("Who has read it"), TABLE, context)
