"""What a viewer does next with a document: one thing first, the others beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents import permissions, selectors, services
from teraju.modules.documents.domain.states import RevisionState
from teraju.modules.documents.models import Document, Revision
from teraju.platform.accounts import rights
from teraju.platform.web.kinds import Action, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.templatetags.values import day

from .common import link

REVIEW_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class NextStep:
    """The sentence, the one button, and the others."""

    words: Text
    primary: Action | None
    actions: list[Action]


@dataclass(frozen=True)
class Standing:
    """The revisions of a document that matter today."""

    current: Revision | None
    open: Revision | None
    waiting: Revision | None


def standing_of(document: Document, request: ViewerRequest) -> Standing:
    """Queries three times."""
    today = request.viewer.today
    return Standing(
        selectors.current_revision(document, today),
        selectors.open_revision(document),
        selectors.waiting_revision(document, today),
    )


def next_step(request: ViewerRequest, document: Document, standing: Standing) -> NextStep:
    """What comes next with this document for this viewer."""
    if document.is_record:
        url = f"{reverse('document_record_add')}?corrects={document.pk}"
        correct = link(
            request, document, permissions.REGISTER, _("Record a correction"), url, "file-plus"
        )
        return NextStep(_("A retained record stays as it is."), None, [correct])
    if not document.is_active:
        return NextStep("", None, [])
    if standing.open is not None:
        return _open(request, document, standing.open, standing.current)
    return _in_force(request, document, standing)


def revision_step(request: ViewerRequest, revision: Revision) -> NextStep:
    """What comes next with one revision; with an old one nothing but its document."""
    document = revision.document
    back = Action(_("To the document"), document.get_absolute_url(), icon="arrow-left")
    if not (revision.is_open and document.is_active):
        return NextStep("", back, [])
    current = selectors.current_revision(document, request.viewer.today)
    step = _open(request, document, revision, current)
    return NextStep(step.words, step.primary, [*step.actions, back])


def _open(
    request: ViewerRequest, document: Document, revision: Revision, current: Revision | None
) -> NextStep:
    match revision.state:
        case RevisionState.DRAFT:
            return _draft(request, document, revision, current)
        case RevisionState.IN_REVIEW:
            primary = _decision(request, revision, "document_pass", _("Pass it on for approval"))
            words = (
                _("Revision {number} waits for its review.")
                if primary.refusal
                else _("Revision {number} waits for its review: read it below, then decide.")
            )
        case _:
            primary = _decision(request, revision, "document_approve", _("Approve"))
            words = (
                _("Revision {number} waits for its approval.")
                if primary.refusal
                else _("Revision {number} waits for its approval: read it below, then decide.")
            )
    back = _decision(request, revision, "document_return", _("Give it back"), icon="undo-2")
    actions = [*([] if primary.refusal else [back]), *_of_writers(request, document, revision)]
    return NextStep(format_lazy(words, number=revision.label), primary, actions)


def _draft(
    request: ViewerRequest, document: Document, revision: Revision, current: Revision | None
) -> NextStep:
    def step(label: Text, name: str, icon: str) -> Action:
        url = reverse(name, args=[revision.pk])
        return link(request, document, permissions.WRITE, label, url, icon)

    rule = selectors.rule_for_document(document, request.viewer.today)
    send = step(
        _("Send it for review") if rule.needs_review else _("Send it for approval"),
        "document_send",
        "send",
    )
    write = step(_("Write the text"), "document_write", "pencil")
    upload = step(_("Upload a file"), "document_upload", "upload")
    cancel = step(_("Cancel the draft"), "document_cancel", "x")
    change = _change(request, document)
    if revision.returned_reason:
        words = format_lazy(
            _("{office} gave it back: {reason}"),
            office=revision.returned_office,
            reason=revision.returned_reason,
        )
        return NextStep(words, write, [send, upload, change, cancel])
    if current is not None and current.has_content and _is_same(revision, current):
        words = format_lazy(
            _("Revision {number} still reads as the one in force: change it."),
            number=revision.label,
        )
        return NextStep(words, write, [upload, send, change, cancel])
    if services.can_be_sent(revision):
        words = format_lazy(
            _("Revision {number} is a draft: send it on when it is ready."), number=revision.label
        )
        return NextStep(words, send, [write, upload, change, cancel])
    return NextStep(_("Write the text here, or upload it."), write, [upload, change, cancel])


def _is_same(draft: Revision, current: Revision) -> bool:
    return (draft.text, draft.file_id) == (current.text, current.file_id)


def _in_force(request: ViewerRequest, document: Document, standing: Standing) -> NextStep:
    pk, today = document.pk, request.viewer.today

    def step(label: Text, name: str, right: str, icon: str) -> Action:
        return link(request, document, right, label, reverse(name, args=[pk]), icon)

    revise = step(_("Start the next revision"), "document_revise", permissions.WRITE, "file-pen")
    ask = step(_("Ask for a change"), "document_ask", permissions.ASK, "message-square")
    look = step(_("Leave it as it is"), "document_review", permissions.MANAGE, "check")
    withdraw = step(_("Withdraw the document"), "document_withdraw", permissions.WITHDRAW, "x")
    change = _change(request, document)
    if standing.waiting is not None:
        return _waiting(request, document, standing.waiting, [ask, change, withdraw])
    due = document.next_review_on
    if not revise.refusal and due is not None and due <= today + REVIEW_AHEAD:
        words = format_lazy(
            _("Its review is due on {day}: is it still right?"), day=day(document.next_review_on)
        )
        return NextStep(words, look, [revise, ask, change, withdraw])
    others = [one for one in (look, change, withdraw) if not one.refusal]
    if revise.refusal:
        return NextStep("", ask, others)
    return NextStep("", revise, [ask, *others])


def _waiting(
    request: ViewerRequest, document: Document, revision: Revision, others: list[Action]
) -> NextStep:
    words = format_lazy(
        _("Revision {number} is approved and in force from {day}."),
        number=revision.label,
        day=day(revision.effective_on),
    )
    url = reverse("document_withdraw_waiting", args=[revision.pk])
    undo = link(request, document, permissions.WITHDRAW, _("Withdraw this revision"), url, "undo-2")
    return NextStep(words, None, [undo, *others])


def _change(request: ViewerRequest, document: Document) -> Action:
    url = reverse("document_change", args=[document.pk])
    return link(
        request, document, permissions.MANAGE, _("Change the particulars"), url, "settings-2"
    )


def _decision(
    request: ViewerRequest, revision: Revision, name: str, label: Text, icon: str = "check"
) -> Action:
    """A step of the reviewer or approver, or the reason why this viewer is not."""
    refusal = services.refusal_to_decide(request.viewer, revision)
    return Action(label, reverse(name, args=[revision.pk]), refusal=str(refusal), icon=icon)


def _of_writers(request: ViewerRequest, document: Document, revision: Revision) -> list[Action]:
    """What who wrote it may still do while others read it."""
    if not rights.allowed(request.viewer, permissions.WRITE, document):
        return []
    cancel = Action(_("Cancel the draft"), reverse("document_cancel", args=[revision.pk]), icon="x")
    if not services.is_writer(request.viewer, revision):
        # Who had no hand in it leaves it to those who look after the document.
        return [cancel] if rights.allowed(request.viewer, permissions.MANAGE, document) else []
    back = reverse("document_take_back", args=[revision.pk])
    return [Action(_("Take it back"), back, icon="undo-2"), cancel]
