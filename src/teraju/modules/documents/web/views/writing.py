"""Writing a draft with a preview beside it, and uploading a file as its content."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from teraju.modules.documents import permissions, services
from teraju.modules.documents.domain.html import html_of
from teraju.modules.documents.domain.limits import cleaned_text, is_too_long
from teraju.modules.documents.models import Revision
from teraju.modules.documents.refusals import text_too_long
from teraju.modules.documents.services.common import require_draft
from teraju.modules.documents.web.common import document_form, revision_of
from teraju.modules.documents.web.forms.documents import UploadForm, WriteForm
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods
from teraju.platform.web.middleware import ViewerRequest


@form_methods
def write(request: ViewerRequest, pk: int) -> HttpResponse:
    """The text of a draft. The button for a preview works without scripts and saves nothing."""
    revision = revision_of(request, pk)
    rights.require(request.viewer, permissions.WRITE, revision.document)
    require_draft(revision)
    is_preview = request.method == "POST" and "preview" in request.POST
    typed = {"text": revision.text, "reason": revision.reason}
    version = revision.version
    if is_preview:
        typed = {name: request.POST.get(name, "") for name in typed}
        version = _seen(request)

    def act(data: dict[str, Any]) -> Revision:
        return services.save_text(
            actor=request.viewer,
            revision_id=pk,
            expected_version=data["version"],
            text=data["text"],
            reason=data["reason"],
        )

    return document_form(
        request,
        revision.document,
        right=permissions.WRITE,
        form=partial(WriteForm, preview_url=reverse("document_preview", args=[pk])),
        title=format_lazy(_("Write revision {number}"), number=revision.label),
        submit=_("Save the draft"),
        act=act,
        initial=typed,
        version=version,
        done=_("The draft is saved."),
        template="documents/write.html",
        context=_preview(request.POST.get("text", revision.text)),
        only_show=is_preview,
    )


@require_POST
def preview(request: ViewerRequest, pk: int) -> HttpResponse:
    """The fragment that follows what is typed. Nothing is kept."""
    rights.require(request.viewer, permissions.WRITE, revision_of(request, pk).document)
    return render(request, "documents/preview.html", _preview(request.POST.get("text", "")))


@form_methods
def upload(request: ViewerRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    rights.require(request.viewer, permissions.WRITE, revision.document)
    require_draft(revision)

    def act(data: dict[str, Any]) -> Revision:
        return services.upload_file(
            actor=request.viewer,
            revision_id=pk,
            expected_version=data.pop("version"),
            **data,
        )

    return document_form(
        request,
        revision.document,
        right=permissions.WRITE,
        form=UploadForm,
        title=format_lazy(_("Upload revision {number}"), number=revision.label),
        submit=_("Upload"),
        act=act,
        initial={"reason": revision.reason},
        version=revision.version,
        intro=_(
            "The file is the content of this revision. At its approval it is put unchanged "
            "into a signed PDF."
        ),
        done=_("The file is there."),
    )


def _preview(text: str) -> dict[str, Any]:
    words = cleaned_text(text)
    if is_too_long(words):
        return {"html": "", "refusal": text_too_long("text").message}
    return {"html": mark_safe(html_of(words)), "refusal": ""}  # noqa: S308 - built escaped


def _seen(request: ViewerRequest) -> int:
    """The version that the person saw, through any number of previews."""
    named = request.POST.get("version", "")
    return int(named) if named.isascii() and named.isdecimal() and len(named) < 9 else 1
