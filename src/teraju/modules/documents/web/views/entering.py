"""Registering a document, keeping a record, and changing what stands beside the text."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents import permissions, selectors, services
from teraju.modules.documents.models import Document
from teraju.modules.documents.services.registration import PARTICULARS
from teraju.modules.documents.web.common import document_form, document_of
from teraju.modules.documents.web.forms.documents import ChangeForm, DocumentForm, RecordForm
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

TEMPLATE = "documents/form.html"


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    _require_somewhere(request)
    return form_page(
        request,
        form=partial(DocumentForm, viewer=request.viewer),
        title=_("Register a document"),
        submit=_("Register"),
        act=lambda data: services.register_document(actor=request.viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("documents"),
        initial={"first_number": 0, "classification": "internal"},
        intro=_("What it is and whose. You write its text, or upload it, on its page."),
        done=_("The document is registered. Write its text, or upload it."),
        register_title=_("Master list of documents"),
        register_url=reverse("documents"),
        template=TEMPLATE,
    )


@form_methods
def record_add(request: ViewerRequest) -> HttpResponse:
    _require_somewhere(request)
    wrong = _to_correct(request)

    def act(data: dict[str, Any]) -> Document:
        corrects = wrong.pk if wrong else None
        return services.keep_record(actor=request.viewer, corrects_id=corrects, **data)

    return form_page(
        request,
        form=partial(RecordForm, viewer=request.viewer),
        title=_("Record a correction") if wrong else _("Keep a record"),
        submit=_("Keep it"),
        act=act,
        success=lambda made: made.get_absolute_url(),
        back_url=wrong.get_absolute_url() if wrong else reverse("documents"),
        initial={"classification": "internal", **(_like(wrong) if wrong else {})},
        intro=_("A record is proof of what was. It is kept as it is and never changed."),
        facts=(Fact(_("Corrects"), str(wrong)),) if wrong else (),
        done=_("The record is kept."),
        register_title=_("Master list of documents"),
        register_url=reverse("documents"),
        template=TEMPLATE,
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    document = document_of(request, pk)

    def act(data: dict[str, Any]) -> Document:
        version = data.pop("version")
        return services.change_document(
            actor=request.viewer, document_id=pk, expected_version=version, **data
        )

    return document_form(
        request,
        document,
        right=permissions.MANAGE,
        form=ChangeForm,
        title=_("Change the particulars"),
        submit=_("Save"),
        act=act,
        initial={
            **{name: getattr(document, name) for name in PARTICULARS},
            "topics": list(document.topics.all()),
        },
        intro=_("What stands beside the text. The text itself changes by a new revision."),
        done=_("Saved."),
        template=TEMPLATE,
    )


def _require_somewhere(request: ViewerRequest) -> None:
    if not rights.allowed_somewhere(request.viewer, permissions.REGISTER):
        raise NotAllowed(rights.reason(permissions.REGISTER))


def _to_correct(request: ViewerRequest) -> Document | None:
    """The record named in the address, if the viewer sees it; else a stranger's 404."""
    named = request.GET.get("corrects", "")
    if not named:
        return None
    rows = selectors.documents(request.viewer).filter(type="record")
    pk = int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else 0
    return get_object_or_404(rows, pk=pk)


def _like(document: Document) -> dict[str, Any]:
    return {
        "agency": document.agency_id,
        "owner_role": document.owner_role,
        "classification": document.classification,
    }
