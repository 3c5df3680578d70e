"""The master list and the page of a document."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.documents import selectors
from teraju.modules.documents.linking import KIND
from teraju.modules.documents.models import Document
from teraju.modules.documents.web import reading_sections, sections
from teraju.modules.documents.web.common import document_of, history_of
from teraju.modules.documents.web.next_step import next_step, standing_of
from teraju.modules.documents.web.registers import DOCUMENTS
from teraju.modules.documents.web.statuses import document_status
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.panels import panel_sections


@require_safe
def document_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, DOCUMENTS)


@require_safe
def document_record(request: ViewerRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)
    standing = standing_of(document, request)
    step = next_step(request, document, standing)
    seen = selectors.revisions_seen(request.viewer, document)
    page = RecordPage(
        title=document.title,
        number=document.number,
        target=document,
        register_title=_("Master list of documents"),
        register_url=reverse("documents"),
        status=document_status(document, request.viewer.today),
        next_step=step.words,
        primary=step.primary,
        actions=[*step.actions, *reading_sections.actions(document, request.viewer)],
        facts=_facts(document),
        sections=[
            *sections.text_sections(request.viewer, document, standing),
            sections.revisions_section(request, document, seen),
            *_sections(request, document),
            *panel_sections(request.viewer, KIND, document.pk),
            *reading_sections.sections(document, request.viewer),
        ],
        is_example=document.is_example,
    )
    return record_page(
        request, page, template="documents/record.html", history=lambda: history_of(document)
    )


def _sections(request: ViewerRequest, document: Document) -> list[Section]:
    found = [
        sections.requests_section(request, document),
        sections.reviews_section(document),
        sections.approval_section(document, request),
    ]
    return [one for one in found if one is not None]


def _facts(document: Document) -> list[Fact]:
    period = _("every %d months") % document.review_months if document.review_months else None
    edition = Fact(_("Date of the edition"), document.edition_date)
    external = [
        Fact(_("Issued by"), document.issuer),
        Fact(_("Number of the issuer"), document.external_number),
        edition,
        Fact(_("Where it is kept"), document.kept_at),
    ]
    upkeep = [
        Fact(_("Reviewed"), period),
        Fact(_("Next review"), document.next_review_on),
    ]
    return [
        Fact(_("Type"), document.get_type_display()),
        Fact(pgettext("document", "Level"), document.level),
        Fact(_("Agency"), document.agency.name),
        Fact(pgettext("document", "Owner"), LABELS[Role(document.owner_role)]),
        Fact(_("Classification"), document.get_classification_display()),
        *(external if document.issuer else [edition] if document.edition_date else []),
        *([] if document.is_record else upkeep),
        Fact(_("What it is about"), [topic.title for topic in document.topics.all()] or None),
        *sections.correction_facts(document),
        *_end(document),
    ]


def _end(document: Document) -> list[Fact]:
    if document.is_active:
        return []
    return [
        Fact(_("Withdrawn on"), document.withdrawn_on),
        Fact(_("Reason of withdrawal"), document.withdrawn_reason),
    ]
