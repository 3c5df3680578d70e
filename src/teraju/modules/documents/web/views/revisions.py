"""The page of one revision, its file, and two revisions side by side."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.documents import selectors
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.web import reading_sections, sections
from teraju.modules.documents.web.common import document_of
from teraju.modules.documents.web.comparing import Side, compared
from teraju.modules.documents.web.next_step import revision_step
from teraju.modules.documents.web.sections_paper import paper_section
from teraju.modules.documents.web.statuses import revision_status
from teraju.platform.files.web.views import served
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page


@require_safe
def revision_record(request: ViewerRequest, pk: int, revision: int) -> HttpResponse:
    one = _revision(request, pk, revision)
    document = one.document
    status = revision_status(one, request.viewer.today)
    step = revision_step(request, one)
    page = RecordPage(
        title=format_lazy(_("{title}, revision {number}"), title=document.title, number=one.label),
        number=document.number,
        target=one,
        register_title=str(document),
        register_url=document.get_absolute_url(),
        status=status,
        next_step=step.words,
        primary=step.primary,
        actions=step.actions,
        facts=_facts(one),
        sections=[
            sections.content_section(_("Text"), one),
            *_after_approval(request, document, one),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, template="documents/record.html")


def _after_approval(
    request: ViewerRequest, document: Document, revision: Revision
) -> list[Section]:
    """The signed paper and who has read it: nothing to show of a text that nobody approved."""
    if not revision.is_approved:
        return []
    paper = paper_section(revision)
    if document.is_record:
        return [paper]
    return [paper, reading_sections.readers_of(revision, request.viewer)]


@require_safe
def revision_file(request: ViewerRequest, pk: int, revision: int) -> HttpResponse | FileResponse:
    """The file that a revision consists of, under its name."""
    one = _revision(request, pk, revision)
    if one.file is None:
        raise Http404
    return served(one.file)


@require_safe
def compare(request: ViewerRequest, pk: int) -> HttpResponse:
    """Two revisions of a document beside each other: by default the last two approved ones."""
    document = document_of(request, pk)
    known = selectors.revisions_seen(request.viewer, document)
    one, two = _chosen(request, "one", known), _chosen(request, "two", known)
    usual = [each for each in known if each.is_approved or each.is_open]
    two = two or (usual[0] if usual else None)
    one = one or next((each for each in usual if two and each.number < two.number), two)
    if one is None or two is None:
        raise Http404
    old, new = _full(one), _full(two)
    today = request.viewer.today
    left, right = Side(old, revision_status(old, today)), Side(new, revision_status(new, today))
    is_all = request.GET.get("all") == "1"
    context = {
        "document": document,
        "revisions": known,
        "old": left,
        "new": right,
        "result": compared(old, new, show_all=is_all),
        "all_url": f"{request.path}?one={old.pk}&two={new.pk}&all=1",
        "is_all": is_all,
        "choices": [("one", _("Older"), left), ("two", _("Newer"), right)],
        "register_url": reverse("documents"),
    }
    return render(request, "documents/compare.html", context)


def _chosen(request: ViewerRequest, name: str, known: list[Revision]) -> Revision | None:
    """The revision named in the address; one that does not exist is a 404."""
    value = request.GET.get(name, "")
    if not value:
        return None
    found = next((each for each in known if str(each.pk) == value), None)
    if found is None:
        raise Http404
    return found


def _full(revision: Revision) -> Revision:
    """With its text, which lists leave out."""
    return Revision.objects.select_related("file").get(pk=revision.pk)


def _revision(request: ViewerRequest, pk: int, revision: int) -> Revision:
    return get_object_or_404(selectors.revisions(request.viewer), pk=revision, document=pk)


def _facts(one: Revision) -> list[Fact]:
    begins, ends = one.term
    facts = [
        Fact(_("Revision"), one.label),
        Fact(_("What changed and why"), one.reason),
        Fact(_("Written by"), one.author_office),
        Fact(_("Reviewed by"), one.reviewer_office),
        Fact(_("Reviewed at"), one.reviewed_at),
        Fact(_("Approved by"), one.approver_office),
        Fact(_("Approved at"), one.approved_at),
        Fact(_("In force from"), begins),
        Fact(pgettext("revision", "until"), ends),
        Fact(_("Withdrawn on"), one.withdrawn_on if one.is_called_off else None),
        Fact(_("Reason"), one.ended_reason),
    ]
    return [fact for fact in facts if fact.value]
