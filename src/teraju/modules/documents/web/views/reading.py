"""Reading: who must, the text with its one button, reminders, the passages of a policy."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from teraju.modules.documents import permissions, selectors
from teraju.modules.documents.models import Document, Reading, Revision
from teraju.modules.documents.selectors import reading as reads
from teraju.modules.documents.services import reading as services
from teraju.modules.documents.services.statements import mark_statement
from teraju.modules.documents.web import reading_sections
from teraju.modules.documents.web.forms.reading import EmptyForm, PassageForm, ReadersForm
from teraju.modules.documents.web.reading_registers import READINGS
from teraju.modules.documents.web.sections import content_section
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .reading_common import document_for

OF_A_TEXT = gettext_lazy(
    "Copy the words from the text. The program checks that they stand there; "
    "whether they say what is asked for, you answer for."
)
OF_A_FILE = gettext_lazy(
    "Copy the words from the file and name their page: whoever looks after finds them "
    "there. The program cannot read the file; you answer for it."
)


def reading_register(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.READING_LIST)
    return register_page(request, READINGS)


def readers(request: ViewerRequest, pk: int) -> HttpResponse:
    document = document_for(request, pk, permissions.READERS_SET)
    standing = list(document.readers.all())
    back = document.get_absolute_url()
    return form_page(
        request,
        form=partial(ReadersForm, document=document, viewer=request.viewer),
        title=_("Who must read %s") % document.title,
        intro=_(
            "Whoever is named is asked at once and again with every new revision. "
            "Confirmations that were given stay recorded."
        ),
        submit=_("Save"),
        act=lambda data: services.set_readers(
            actor=request.viewer, document_id=pk, **versioned(data)
        ),
        success=lambda done: back,
        back_url=back,
        initial={
            "version": document.version,
            "roles": [one.role for one in standing if one.role],
            "people": [one.user_id for one in standing if one.user_id],
        },
        done=_("Saved. Whoever must read finds it in Kerja saya."),
        register_title=_("Master list"),
        register_url=reverse("documents"),
    )


def remind(request: ViewerRequest, pk: int) -> HttpResponse:
    document = document_for(request, pk, permissions.READERS_REMIND)
    back = document.get_absolute_url()
    return form_page(
        request,
        form=EmptyForm,
        title=_("Remind the readers of %s") % document.title,
        intro=_("A message goes to everybody who has not confirmed it, once a day at most."),
        submit=_("Remind"),
        act=lambda data: services.remind_readers(actor=request.viewer, document_id=pk),
        success=lambda done: back,
        back_url=back,
        done=_("The readers are reminded."),
        register_title=_("Master list"),
        register_url=reverse("documents"),
    )


def read(request: ViewerRequest, pk: int) -> HttpResponse:
    """The text in force, what changed since the viewer read it last, and the one button."""
    document = get_object_or_404(selectors.documents(request.viewer), pk=pk)
    revision = selectors.current_revision(document, request.viewer.today)
    if revision is None:
        return _nothing_in_force(request, document)
    revision.document = document
    done = reads.my_reading(request.viewer, revision)
    before = reads.my_last_reading(request.viewer, document, revision.number)
    page = RecordPage(
        title=document.title,
        target=document,
        number=document.number,
        register_title=_("Master list"),
        register_url=reverse("documents"),
        status=_status(done),
        facts=[
            Fact(_("Revision"), revision.label),
            Fact(_("In force from"), revision.effective_on),
            Fact(_("Approved by"), revision.approver_office or None),
        ],
        sections=[
            *reading_sections.changed_since(revision, before),
            content_section(_("Text"), revision),
            *reading_sections.confirm_button(request.viewer, revision, done, once=uuid.uuid4()),
        ],
        is_example=document.is_example,
    )
    return record_page(request, page, template="documents/record.html", history=lambda: [])


def _status(done: Reading | None) -> Status:
    if done:
        return Status("good", pgettext("reading", "read and understood"), done.statement)
    return Status("warn", _("not confirmed yet"), _("Read the text; the button stands below it."))


def _nothing_in_force(request: ViewerRequest, document: Document) -> HttpResponse:
    page = RecordPage(
        title=document.title,
        target=document,
        number=document.number,
        register_title=_("Master list"),
        register_url=reverse("documents"),
        status=Status("none", _("nothing to read"), _("No revision of this document is in force.")),
        actions=[Action(_("Open the document"), document.get_absolute_url())],
        is_example=document.is_example,
    )
    return record_page(request, page, history=lambda: [])


def confirm(request: ViewerRequest, pk: int, revision: int) -> HttpResponse:
    document = document_for(request, pk, permissions.READING_CONFIRM)
    wanted = get_object_or_404(
        Revision.objects.visible_to(request.viewer), pk=revision, document=document
    )
    url = reverse("document_read", args=[pk])
    current = selectors.current_revision(document, request.viewer.today)
    facts: list[Fact] = [Fact(_("Document"), str(document), url=document.get_absolute_url())]
    if current is not None and current.pk != wanted.pk:
        label = _("Read revision %s and what changed") % current.label
        facts.append(Fact(pgettext("revision", "In force"), label, url=url))
    return form_page(
        request,
        form=EmptyForm,
        title=_("I have read and understood revision %s") % wanted.label,
        intro=_("Your office and the moment are recorded with the revision."),
        facts=tuple(facts),
        submit=_("I have read and understood it"),
        act=lambda data: services.confirm_reading(actor=request.viewer, revision_id=wanted.pk),
        success=lambda done: url,
        back_url=url,
        done=_("Your confirmation is recorded."),
        register_title=_("Master list"),
        register_url=reverse("documents"),
    )


def statement(request: ViewerRequest, pk: int) -> HttpResponse:
    """Mark the passage in which a revision says what the standard asks for."""
    rows = selectors.revisions(request.viewer)
    revision = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, permissions.STATEMENT_MARK, revision)
    back = f"{revision.document.get_absolute_url()}#statements"
    code = request.GET.get("statement", "")
    standing = revision.statements.filter(code=code, removed_on=None).first()
    initial: dict[str, Any] = {"code": code}
    if standing is not None:
        initial |= {"passage": standing.passage, "page": standing.page}
    return form_page(
        request,
        form=partial(PassageForm, revision=revision, day=request.viewer.today),
        title=_("Where revision %s says it") % revision.label,
        intro=OF_A_FILE if revision.file_id else OF_A_TEXT,
        facts=(Fact(_("Document"), str(revision.document), url=back),),
        submit=_("Mark"),
        act=lambda data: mark_statement(actor=request.viewer, revision_id=pk, **data),
        success=lambda done: back,
        back_url=back,
        initial=initial,
        done=_("Saved."),
        register_title=_("Master list"),
        register_url=reverse("documents"),
    )
