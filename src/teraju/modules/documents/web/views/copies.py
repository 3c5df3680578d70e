"""Controlled copies: their register, their page, and what can happen to them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.documents import permissions
from teraju.modules.documents.domain.copies import COPY
from teraju.modules.documents.models import Copy
from teraju.modules.documents.selectors import copies as rows
from teraju.modules.documents.services import copies as services
from teraju.modules.documents.web.forms.reading import CopyEndForm, CopyForm, ExchangeForm
from teraju.modules.documents.web.reading_registers import COPIES
from teraju.modules.documents.web.reading_statuses import copy_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .reading_common import document_for


def copy_register(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.COPY_LIST)
    return register_page(request, COPIES)


def copy_record(request: ViewerRequest, pk: int) -> HttpResponse:
    copy = get_object_or_404(rows.copies(request.viewer), pk=pk)
    page = RecordPage(
        title=_("Copy %(number)s of %(title)s")
        % {"number": f"{copy.number:02}", "title": copy.document.title},
        target=copy,
        number=str(copy),
        register_title=_("Controlled copies"),
        register_url=reverse("documents_copies"),
        status=copy_status(copy),
        actions=_actions(request, copy),
        facts=[
            Fact(_("Document"), str(copy.document), url=copy.document.get_absolute_url()),
            Fact(_("Revision"), copy.revision.label),
            Fact(_("Holder"), copy.holder),
            Fact(_("Medium"), copy.get_medium_display()),
            Fact(_("Handed out on"), copy.issued_on, note=copy.issued_office),
            Fact(copy.get_state_display(), copy.ended_on, note=copy.ended_office)
            if copy.ended_on
            else Fact(_("Status"), copy.get_state_display()),
            Fact(_("Remark"), copy.remark or None),
        ],
        is_example=copy.is_example,
    )
    return record_page(request, page)


def _actions(request: ViewerRequest, copy: Copy) -> list[Action]:
    """What can still happen to this copy, and to nobody's surprise nothing else."""
    refusal = str(rights.refusal(request.viewer, permissions.COPY_MANAGE, copy))
    actions = []
    if copy.is_out and not copy.is_current:  # type: ignore[attr-defined]
        url = reverse("documents_copy_exchange", args=[copy.pk])
        actions.append(Action(_("Exchange for the revision in force"), url, refusal, "repeat"))
    if COPY.from_state(copy.state):
        url = reverse("documents_copy_end", args=[copy.pk])
        actions.append(Action(_("Note what became of it"), url, refusal, "archive"))
    return actions


def copy_add(request: ViewerRequest, pk: int) -> HttpResponse:
    document = document_for(request, pk, permissions.COPY_MANAGE)
    return _copy_page(
        request,
        back=document.get_absolute_url(),
        form=CopyForm,
        title=_("Hand out a copy of %s") % document.title,
        intro=_(
            "The copy is numbered and stands in the register. When the next revision is in force "
            "you are told to exchange it."
        ),
        submit=_("Hand out"),
        act=lambda data: services.hand_out(actor=request.viewer, document_id=pk, **data),
        initial={"issued_on": request.viewer.today},
        done=_("The copy is registered."),
    )


def copy_exchange(request: ViewerRequest, pk: int) -> HttpResponse:
    copy = _copy_for(request, pk)
    return _copy_page(
        request,
        back=copy.get_absolute_url(),
        form=ExchangeForm,
        title=_("Exchange copy %s") % copy,
        intro=_("Take the old one back and hand out the revision in force under the same number."),
        submit=_("Exchange"),
        act=lambda data: services.exchange(actor=request.viewer, copy_id=pk, **versioned(data)),
        initial={"version": copy.version, "exchanged_on": request.viewer.today},
        done=_("The copy is exchanged."),
    )


def copy_end(request: ViewerRequest, pk: int) -> HttpResponse:
    copy = _copy_for(request, pk)
    possible = {arrow.event for arrow in COPY.from_state(copy.state)}
    return _copy_page(
        request,
        back=copy.get_absolute_url(),
        form=partial(_EndForm, possible),
        title=_("What became of copy %s") % copy,
        submit=_("Save"),
        act=lambda data: services.end_copy(actor=request.viewer, copy_id=pk, **versioned(data)),
        initial={"version": copy.version, "ended_on": request.viewer.today},
        done=_("Saved."),
    )


class _EndForm(CopyEndForm):
    """Offers only what can still happen to the copy."""

    def __init__(self, possible: set[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["event"]
        field.choices = [choice for choice in field.choices if choice[0] in possible]


def _copy_for(request: ViewerRequest, pk: int) -> Copy:
    copy = get_object_or_404(rows.copies(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.COPY_MANAGE, copy)
    return copy


def _copy_page(request: ViewerRequest, *, back: str, **page: Any) -> HttpResponse:
    return form_page(
        request,
        success=lambda done: done.get_absolute_url(),
        back_url=back,
        register_title=_("Controlled copies"),
        register_url=reverse("documents_copies"),
        **page,
    )
