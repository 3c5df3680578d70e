"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents import selectors, services
from teraju.modules.documents.models import ChangeRequest, Document, Revision
from teraju.platform.accounts import rights
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")

# What the trail calls facts that are no fields of the document's own table.
TRAIL_LABELS = {
    "Revision": _("Revision"),
    "Reason": _("Reason"),
    "Effective on": _("In force from"),
    "Superseded on": _("Superseded on"),
    "Content": _("Content"),
    "Characters": _("Characters"),
    "Topics": _("What it is about"),
    "Wish": _("What should change"),
    "Answer": _("Answer"),
    "Correction": _("Correction"),
}


def document_of(request: ViewerRequest, pk: int) -> Document:
    """The document if the viewer sees it; else a stranger's 404."""
    rows = selectors.with_topics(selectors.master_list(request.viewer))
    return get_object_or_404(rows.select_related("corrects"), pk=pk)


def revision_of(request: ViewerRequest, pk: int) -> Revision:
    """The revision if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.revisions(request.viewer), pk=pk)


def request_of(request: ViewerRequest, pk: int) -> ChangeRequest:
    """The request to change a document if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.change_requests(request.viewer), pk=pk)


def link(
    request: ViewerRequest, target: Document, right: str, label: Text, url: str, icon: str = ""
) -> Action:
    """A way to do something with a document, or the reason why this viewer may not."""
    refusal = str(rights.refusal(request.viewer, right, target))
    return Action(label, url, refusal=refusal, icon=icon)


def document_form(
    request: ViewerRequest,
    document: Document,
    *,
    right: str,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[T], str] | None = None,
    version: int | None = None,
    **shown: Any,
) -> HttpResponse:
    """A form that does one thing with a document or its revision and leads back to its page.

    To a retained record nothing is done: nobody fills a form in to be told so.
    """
    rights.require(request.viewer, right, document)
    services.require_maintained(document)
    back = document.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=success or (lambda _result: back),
        back_url=back,
        initial={"version": version or document.version, **(initial or {})},
        intro=intro,
        done=done,
        facts=(Fact(gettext("Document"), str(document)),),
        register_title=gettext("Master list of documents"),
        register_url=reverse("documents"),
        **shown,
    )


def history_of(document: Document) -> list[TimelineEntry]:
    """What happened to a document, with every fact named in the reader's language."""
    return renamed(timeline(document), TRAIL_LABELS)
