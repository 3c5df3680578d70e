"""Serving files through permission; adding and removing them."""

from __future__ import annotations

from http import HTTPStatus

from django.db.models import Model
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from teraju.platform.accounts.rights import is_guest_at
from teraju.platform.files import store
from teraju.platform.files.models import Attachment, StoredFile
from teraju.platform.files.owners import owner_of, visible_target
from teraju.platform.files.selectors import visible_attachment, visible_result
from teraju.platform.files.services import attach, note_guest_download, remove_attachment
from teraju.platform.filetypes.types import ALLOWED, SHOWN_INLINE
from teraju.platform.web.forms import ReasonForm, form_methods, form_page
from teraju.platform.web.middleware import ViewerRequest

from .forms import AttachForm

NOTHING = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"


@require_safe
def download(request: ViewerRequest, pk: int) -> HttpResponse | FileResponse:
    """A file of a record that the viewer sees; a guest's download is recorded."""
    attachment, target = _found(request, pk)
    if is_guest_at(request.viewer, target):
        note_guest_download(actor=request.viewer, attachment=attachment, target=target)
    return served(attachment.file)


@require_safe
def result(request: ViewerRequest, pk: int) -> HttpResponse | FileResponse:
    """A file that a job wrote for the viewer."""
    file = visible_result(request.viewer, pk)
    if file is None:
        raise Http404
    return served(file)


@form_methods
def attach_file(request: ViewerRequest, target_type: str, target_id: str) -> HttpResponse:
    target = visible_target(request.viewer, target_type, target_id)
    owner = owner_of(target_type)
    if target is None or owner is None:
        raise Http404
    owner.require_add(request.viewer, target)
    url = _url(target)
    return form_page(
        request,
        form=AttachForm,
        title=_("Add a file"),
        intro=str(target),
        submit=_("Add the file"),
        act=lambda data: attach(actor=request.viewer, target=target, **data),
        success=lambda _attachment: f"{url}#files",
        done=_("The file is attached."),
        back_url=url,
    )


@form_methods
def remove_file(request: ViewerRequest, pk: int) -> HttpResponse:
    attachment, target = _found(request, pk)
    owner = owner_of(attachment.target_type)
    if owner is None:
        raise Http404
    owner.require_remove(request.viewer, target)
    url = _url(target)
    return form_page(
        request,
        form=ReasonForm,
        title=_("Remove a file"),
        intro=_("The file leaves the page; the trail keeps that it was there and why it went."),
        submit=_("Remove the file"),
        act=lambda data: remove_attachment(
            actor=request.viewer, attachment_id=pk, reason=data["reason"]
        ),
        success=lambda _attachment: f"{url}#files",
        done=_("The file is removed."),
        back_url=url,
    )


def served(file: StoredFile) -> HttpResponse | FileResponse:
    """The content under its name, so that a browser can neither guess its type nor run it."""
    try:
        content = store.open(file.sha256)
    except FileNotFoundError:
        message = _("The content of this file is missing from the store. Tell your administrator.")
        return HttpResponse(message, status=HTTPStatus.GONE, content_type="text/plain")
    inline = file.media_type in SHOWN_INLINE
    response = FileResponse(
        content,
        as_attachment=not inline,
        filename=file.name,
        content_type=file.media_type,
    )
    # Many a browser shows no PDF in a sandboxed page; its viewer is a sandbox of its own.
    is_pdf = file.media_type == ALLOWED["pdf"].media_type
    response["Content-Security-Policy"] = NOTHING if is_pdf else f"{NOTHING}; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _found(request: ViewerRequest, pk: int) -> tuple[Attachment, Model]:
    found = visible_attachment(request.viewer, pk)
    if found is None:
        raise Http404
    return found


def _url(target: Model) -> str:
    return str(target.get_absolute_url())  # type: ignore[attr-defined]
