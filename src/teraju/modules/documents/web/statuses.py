"""How documents, revisions and requests stand, as pages tell it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.states import RequestState, RevisionState
from teraju.modules.documents.models import ChangeRequest, Revision
from teraju.modules.documents.models.choices import REQUEST_STATES, REVISION_STATES
from teraju.platform.web.kinds import Status, Text, Tone

MEANINGS = {
    RevisionState.DRAFT: _("It is being written."),
    RevisionState.IN_REVIEW: _("Another office reads it before it goes to approval."),
    RevisionState.IN_APPROVAL: _("It waits for its approval."),
    RevisionState.APPROVED: _("It is approved and comes into force on its day."),
    RevisionState.EFFECTIVE: _("This is the text to work by."),
    RevisionState.SUPERSEDED: _("A newer revision took its place: do not work by it."),
    RevisionState.WITHDRAWN: _("It was taken out of use: do not work by it."),
    RevisionState.CANCELLED: _("It was given up before its approval."),
}
_WARN = {RevisionState.IN_REVIEW, RevisionState.IN_APPROVAL, RevisionState.APPROVED}


def document_status(document: Any, today: date) -> Status:
    """A document of the master list: needs what `selectors.master_list` adds to it."""
    if not document.is_active:
        return Status("none", REVISION_STATES[RevisionState.WITHDRAWN], document.withdrawn_reason)
    if document.is_record:
        return Status(
            "good", pgettext_lazy("record", "kept"), _("Proof of what was: it does not change.")
        )
    if document.current_number is None:
        return _coming(document)
    if document.is_review_overdue(today):
        return Status(
            "bad", _("review overdue"), _("It is in force, and nobody looked at it in time.")
        )
    return Status("good", REVISION_STATES[RevisionState.EFFECTIVE], _in_force(document))


def _coming(document: Any) -> Status:
    if document.coming_state == RevisionState.APPROVED:
        return Status("warn", _("approved, waits for its day"), MEANINGS[RevisionState.APPROVED])
    return Status("warn", _("in preparation"), _("Nothing of it is in force yet."))


def _in_force(document: Any) -> Text:
    if document.coming_state:
        return _("The text to work by. The next revision is on its way.")
    return MEANINGS[RevisionState.EFFECTIVE]


def revision_status(revision: Revision, today: date) -> Status:
    """A revision as it stands on a day: by its dates, should the nightly job be late."""
    state = RevisionState(revision.state)
    begun = revision.effective_on is not None and revision.effective_on <= today
    if state is RevisionState.APPROVED and begun:
        state = RevisionState.EFFECTIVE
    tone: Tone = "warn" if state in _WARN else "none"
    if state is RevisionState.EFFECTIVE:
        tone = "good"
    return Status(tone, REVISION_STATES[state], MEANINGS[state])


def request_status(request: ChangeRequest) -> Status:
    """A request to change a document."""
    state = RequestState(request.state)
    tones: dict[RequestState, Tone] = {RequestState.OPEN: "warn", RequestState.ACCEPTED: "good"}
    return Status(tones.get(state, "none"), REQUEST_STATES[state])
