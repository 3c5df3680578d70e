"""Disposals: proposed by the coordinator, decided by the head."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.documents import permissions
from teraju.modules.documents.models import Disposal, DisposalItem
from teraju.modules.documents.selectors import retention as rows
from teraju.modules.documents.services import disposal as services
from teraju.modules.documents.web.forms.reading import AnswerForm, DecideForm, DisposalForm
from teraju.modules.documents.web.reading_registers import DISPOSALS
from teraju.modules.documents.web.reading_statuses import disposal_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

TABLE = "web/sections/table.html"


def disposal_register(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.DISPOSAL_READ)
    return register_page(request, DISPOSALS)


def disposal_record(request: ViewerRequest, pk: int) -> HttpResponse:
    disposal = get_object_or_404(rows.disposals(request.viewer), pk=pk)
    rights.require(request.viewer, permissions.DISPOSAL_READ, disposal)
    may_read = rows.readable_disposals(request.viewer).filter(pk=pk).exists()
    paper = disposal.paper if may_read else None
    page = RecordPage(
        title=_("Disposal of %s") % date_format(disposal.proposed_on),
        target=disposal,
        register_title=_("Disposals"),
        register_url=reverse("documents_disposals"),
        status=disposal_status(disposal),
        actions=_actions(request, disposal),
        facts=[
            Fact(_("Agency"), disposal.agency.name),
            Fact(_("Proposed on"), disposal.proposed_on, note=disposal.proposed_office),
            Fact(_("Reason"), disposal.reason),
            Fact(_("Decided on"), disposal.decided_on, note=disposal.decided_office),
            Fact(_("Answer"), disposal.answer or None),
            Fact(
                _("Minutes"), paper.number if paper else None, paper_url(disposal) if paper else ""
            ),
        ],
        sections=[_items(request, disposal)],
        is_example=disposal.is_example,
    )
    return record_page(request, page)


def paper_url(disposal: Disposal) -> str:
    return disposal.paper.get_absolute_url() if disposal.paper else ""


def _items(request: ViewerRequest, disposal: Disposal) -> Section:
    found = rows.items_of(request.viewer, disposal)
    headers = [_("Document"), _("Line of the schedule"), _("Due since"), "SHA-256", _("Content")]
    table = [
        [
            _document(one),
            one.rule_code,
            one.due_since,
            one.sha256[:16],
            _content(disposal, one),
        ]
        for one in found
    ]
    return Section(_("What is on the list"), TABLE, {"headers": headers, "rows": table})


def _document(item: Any) -> Any:
    """The document with its address; of a limited one no more than that it is one."""
    if not item.is_seen:
        return _("a document with limited access")
    return Link(str(item.revision), item.revision.document.get_absolute_url())


def _content(disposal: Disposal, item: DisposalItem) -> str:
    """What is true of the content: there, going, or gone."""
    if disposal.state != "decided":
        return _("kept")
    if item.removed_on:
        return _("removed on %s") % date_format(item.removed_on)
    return _("the text is removed; the stored file goes tonight")


def _actions(request: ViewerRequest, disposal: Disposal) -> list[Action]:
    if not disposal.is_open:
        return []
    decide = str(rights.refusal(request.viewer, permissions.DISPOSAL_DECIDE, disposal))
    if not decide and disposal.proposed_by_id == request.viewer.user_id:
        decide = _("Who proposed it does not decide it.")
    back = str(rights.refusal(request.viewer, permissions.DISPOSAL_PROPOSE, disposal))
    return [
        Action(
            _("Decide"), reverse("documents_disposal_decide", args=[disposal.pk]), decide, "check"
        ),
        Action(_("Refuse"), reverse("documents_disposal_refuse", args=[disposal.pk]), decide, "x"),
        Action(
            _("Take back"), reverse("documents_disposal_back", args=[disposal.pk]), back, "undo-2"
        ),
    ]


def disposal_add(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.DISPOSAL_PROPOSE)
    return _page(
        request,
        back=reverse("documents_disposals"),
        form=partial(DisposalForm, viewer=request.viewer),
        title=_("Propose a disposal"),
        intro=_(
            "Only what is due is offered. The head decides; until then nothing changes. "
            "After that the content is gone for good: number, title, dates and digest stay."
        ),
        submit=_("Propose"),
        act=lambda data: services.propose_disposal(actor=request.viewer, **data),
        done=_("The list waits for the head."),
    )


def disposal_decide(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        permissions.DISPOSAL_DECIDE,
        form=DecideForm,
        title=_("Decide the disposal"),
        intro=_("The contents are removed for good and minutes are issued. It cannot be undone."),
        submit=_("Dispose of them"),
        service=services.decide_disposal,
        done=_("The disposal is decided; its minutes are issued."),
    )


def disposal_refuse(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        permissions.DISPOSAL_DECIDE,
        form=AnswerForm,
        title=_("Refuse the disposal"),
        intro=_("Everything stays where it is. Say why."),
        submit=_("Refuse"),
        service=services.refuse_disposal,
        done=_("The disposal is refused."),
    )


def disposal_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        permissions.DISPOSAL_PROPOSE,
        form=AnswerForm,
        title=_("Take the proposal back"),
        intro=_("Everything stays where it is. Say why."),
        submit=_("Take back"),
        service=services.take_disposal_back,
        done=_("The proposal is taken back."),
    )


def _step(
    request: ViewerRequest, pk: int, right: str, *, service: Any, **page: Any
) -> HttpResponse:
    disposal = get_object_or_404(rows.disposals(request.viewer), pk=pk)
    rights.require(request.viewer, right, disposal)
    return _page(
        request,
        back=disposal.get_absolute_url(),
        act=lambda data: service(actor=request.viewer, disposal_id=pk, **versioned(data)),
        initial={"version": disposal.version},
        **page,
    )


def _page(request: ViewerRequest, *, back: str, **page: Any) -> HttpResponse:
    return form_page(
        request,
        success=lambda done: done.get_absolute_url(),
        back_url=back,
        register_title=_("Disposals"),
        register_url=reverse("documents_disposals"),
        **page,
    )
