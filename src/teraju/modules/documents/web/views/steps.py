"""Steps of a document and its revisions: each a form that calls one service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents import permissions, selectors, services
from teraju.modules.documents.models import Revision
from teraju.modules.documents.web.common import document_form, document_of, revision_of
from teraju.modules.documents.web.forms.documents import ApproveForm, ReviseForm, WhyForm
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.middleware import ViewerRequest


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    rule = selectors.rule_for_document(revision.document, request.viewer.today)
    return _step(
        request,
        revision,
        services.send,
        right=permissions.WRITE,
        title=_("Send it for review") if rule.needs_review else _("Send it for approval"),
        submit=_("Send"),
        intro=_("While others read it, the text does not change. You can take it back."),
        done=_("Sent. Those who decide find it among what waits for them."),
    )


@form_methods
def pass_on(request: ViewerRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    _require_decider(request, revision)
    return _step(
        request,
        revision,
        services.pass_review,
        right=permissions.REVIEW,
        title=_("Pass it on for approval"),
        submit=_("Pass it on"),
        intro=_("You confirm that you read the text and found it fit. Your office is recorded."),
        done=_("Passed on for approval."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    _require_decider(request, revision)
    in_review = revision.state == "in_review"
    return _step(
        request,
        revision,
        services.give_back,
        right=permissions.REVIEW if in_review else permissions.APPROVE,
        form=WhyForm,
        title=_("Give it back to its author"),
        submit=_("Give it back"),
        intro=_("Say what has to change: the author reads it on top of the draft."),
        done=_("Given back."),
    )


@form_methods
def take_back(request: ViewerRequest, pk: int) -> HttpResponse:
    """For who wrote on it; for others it is not there."""
    revision = revision_of(request, pk)
    if not services.is_writer(request.viewer, revision):
        raise Http404
    return _step(
        request,
        revision,
        services.take_back,
        right=permissions.WRITE,
        title=_("Take it back"),
        submit=_("Take it back"),
        intro=_("It becomes a draft again, and a review that was made is made anew."),
        done=_("It is a draft again."),
    )


@form_methods
def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    _require_decider(request, revision)
    return _step(
        request,
        revision,
        services.approve,
        right=permissions.APPROVE,
        form=ApproveForm,
        title=format_lazy(_("Approve revision {number}"), number=revision.label),
        submit=_("Approve and sign"),
        initial={"effective_on": request.viewer.today},
        intro=_(
            "The text becomes a signed PDF and never changes again. On its day it takes the "
            "place of the revision before it, and those who must read it are asked."
        ),
        done=_("Approved. The signed paper is on its page."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        revision_of(request, pk),
        services.cancel_draft,
        right=permissions.WRITE,
        form=WhyForm,
        title=_("Cancel the draft"),
        submit=_("Cancel the draft"),
        intro=_("The draft stays readable. What is in force stays in force."),
        done=_("The draft is cancelled."),
    )


@form_methods
def withdraw_waiting(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        revision_of(request, pk),
        services.withdraw_waiting,
        right=permissions.WITHDRAW,
        form=WhyForm,
        title=_("Withdraw this revision"),
        submit=pgettext("out of force", "Withdraw"),
        intro=_("It will not come into force. What is in force stays in force."),
        done=_("The revision is withdrawn."),
    )


@form_methods
def revise(request: ViewerRequest, pk: int) -> HttpResponse:
    return _on_document(
        request,
        pk,
        services.start_revision,
        right=permissions.WRITE,
        form=ReviseForm,
        title=_("Start the next revision"),
        submit=_("Start it"),
        intro=_("A draft with the present text. Until it is approved, the present one holds."),
        done=_("The draft is there with the present text. Change it now."),
    )


@form_methods
def review(request: ViewerRequest, pk: int) -> HttpResponse:
    return _on_document(
        request,
        pk,
        services.note_review,
        right=permissions.MANAGE,
        form=WhyForm,
        title=_("Leave it as it is"),
        submit=_("Record the review"),
        intro=_("You looked at it again and found that it may stay. Say why."),
        done=_("Recorded. The next review has moved on."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return _on_document(
        request,
        pk,
        services.withdraw_document,
        right=permissions.WITHDRAW,
        form=WhyForm,
        title=_("Withdraw the document"),
        submit=pgettext("out of force", "Withdraw"),
        intro=_("From today nobody works by it. It stays readable with its history."),
        done=_("The document is withdrawn."),
    )


def _step(
    request: ViewerRequest,
    revision: Revision,
    service: Callable[..., Any],
    *,
    right: str,
    form: Any = VersionedForm,
    **shown: Any,
) -> HttpResponse:
    """A form for one step of a revision, sent with the version that the person saw."""

    def act(data: dict[str, Any]) -> Any:
        version = data.pop("version")
        return service(
            actor=request.viewer, revision_id=revision.pk, expected_version=version, **data
        )

    return document_form(
        request,
        revision.document,
        right=right,
        form=form,
        act=act,
        version=revision.version,
        **shown,
    )


def _on_document(
    request: ViewerRequest, pk: int, service: Callable[..., Any], *, right: str, **shown: Any
) -> HttpResponse:
    """A form for one step of a document."""

    def act(data: dict[str, Any]) -> Any:
        version = data.pop("version")
        return service(actor=request.viewer, document_id=pk, expected_version=version, **data)

    return document_form(request, document_of(request, pk), right=right, act=act, **shown)


def _require_decider(request: ViewerRequest, revision: Revision) -> None:
    """Send nobody to a form that would refuse them; what was decided meanwhile, the form says."""
    if revision.state in ("in_review", "in_approval"):
        refusal = services.refusal_to_decide(request.viewer, revision)
        if refusal:
            raise NotAllowed(refusal)
