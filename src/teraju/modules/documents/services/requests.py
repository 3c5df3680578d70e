"""Asking for a change of a document, and answering."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.documents.domain.states import CHANGE_REQUEST, RequestState
from teraju.modules.documents.models import ChangeRequest, Document
from teraju.modules.documents.permissions import ANSWER, ASK
from teraju.modules.documents.refusals import DocumentIsNotThere, NotYours
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer

from .common import claim_document, reason_of, require_maintained, roles_at, tell
from .drafts import begin_revision
from .registration import require_active

# Who answers besides the owner, so that no request waits for somebody on leave.
_ALWAYS = frozenset({Role.QUALITY_COORDINATOR.value, Role.AGENCY_HEAD.value})

ONLY_THE_ASKER = _("Only who asked takes a request back.")
ONLY_THESE_ANSWER = _(
    "The office that owns the document, the quality coordinator or the head answers."
)


@transaction.atomic
def ask_change(*, actor: Viewer, document_id: int, wish: str, reason: str) -> ChangeRequest:
    """Anybody of the agency says what should change in a document, and why."""
    document = claim_document(actor, document_id)
    rights.require(actor, ASK, document)
    require_maintained(document)
    require_active(document)
    request = ChangeRequest(
        government=document.government,
        document=document,
        wish=reason_of(wish, _("Say what should change."), "wish"),
        reason=reason_of(reason, pgettext_lazy("change request", "Say why.")),
        asked_on=actor.today,
        asked_by_id=actor.user_id,
        asked_office=actor.office[:160],
        is_example=document.is_example,
    )
    save(actor, request)
    tell(actor, "request.asked", document, after={"wish": request.wish, "reason": request.reason})
    return request


@transaction.atomic
def accept_request(
    *, actor: Viewer, request_id: int, expected_version: int | None = None, answer: str = ""
) -> ChangeRequest:
    """Accept a request: the next revision is started, or the draft that stands takes it in."""
    request = _claim(actor, request_id, expected_version)
    _require_answerer(actor, request.document)
    _move(request, "accept")
    draft = request.document.revisions.open().first()
    request.revision = draft or begin_revision(actor, request.document, request.wish[:1000])
    _answered(actor, request, answer)
    after = {"revision": request.revision.label, "wish": request.wish}
    tell(actor, "request.accepted", request.document, after=after)
    return request


@transaction.atomic
def decline_request(
    *, actor: Viewer, request_id: int, expected_version: int | None = None, answer: str
) -> ChangeRequest:
    """Decline a request, and say why."""
    request = _claim(actor, request_id, expected_version)
    _require_answerer(actor, request.document)
    _move(request, "decline")
    _answered(actor, request, reason_of(answer, _("Say why it is declined."), "answer"))
    tell(actor, "request.declined", request.document, after={"answer": request.answer})
    return request


@transaction.atomic
def take_back_request(
    *, actor: Viewer, request_id: int, expected_version: int | None = None
) -> ChangeRequest:
    """Who asked takes the request back."""
    request = _claim(actor, request_id, expected_version)
    if request.asked_by_id != actor.user_id:
        raise NotYours(ONLY_THE_ASKER)
    _move(request, "take_back")
    _answered(actor, request, "")
    tell(actor, "request.taken_back", request.document, after={"wish": request.wish})
    return request


def may_answer(actor: Viewer, document: Document) -> bool:
    """The office that owns the document, the quality coordinator or the head."""
    return bool(roles_at(actor, document) & {document.owner_role, *_ALWAYS})


def refusal_to_answer(actor: Viewer, document: Document) -> object:
    """Why the actor does not answer requests of this document; "" if they do."""
    if not rights.allowed(actor, ANSWER, document):
        return rights.reason(ANSWER)
    return "" if may_answer(actor, document) else ONLY_THESE_ANSWER


def _claim(actor: Viewer, request_id: int, expected_version: int | None) -> ChangeRequest:
    place = ChangeRequest.objects.visible_to(actor).only("document_id").get(pk=request_id)
    document = claim_document(actor, place.document_id)
    request: ChangeRequest = claim(ChangeRequest.objects.all(), request_id, expected_version)
    request.document = document
    return request


def _require_answerer(actor: Viewer, document: Document) -> None:
    rights.require(actor, ANSWER, document)
    if not may_answer(actor, document):
        raise NotYours(ONLY_THESE_ANSWER)


def _move(request: ChangeRequest, event: str) -> None:
    try:
        request.state = RequestState(CHANGE_REQUEST.transition(request.state, event).target)
    except TransitionRefused as refusal:
        raise DocumentIsNotThere(_("This request was answered already.")) from refusal


def _answered(actor: Viewer, request: ChangeRequest, answer: str) -> None:
    request.answer = cleaned(answer)
    request.answered_on = actor.today
    request.answered_by_id = actor.user_id
    request.answered_office = actor.office[:160]
    save(actor, request)
