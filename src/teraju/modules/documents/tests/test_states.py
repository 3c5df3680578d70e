"""Where revisions and requests can go, and where not."""

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.documents.domain.states import (
    APPROVED_STATES,
    CHANGE_REQUEST,
    OPEN_STATES,
    REVISION,
    RevisionState,
)

R = RevisionState


@pytest.mark.parametrize(
    ("events", "end"),
    [
        ("send_to_review pass_review approve take_effect supersede", R.SUPERSEDED),
        ("send_to_approval approve take_effect withdraw", R.WITHDRAWN),
        ("send_to_review return send_to_review pass_review return", R.DRAFT),
        ("send_to_review pass_review approve withdraw", R.WITHDRAWN),
        ("send_to_review cancel", R.CANCELLED),
        ("keep", R.EFFECTIVE),
    ],
)
def test_leads_there(events: str, end: str) -> None:
    state = REVISION.initial
    for event in events.split():
        state = REVISION.transition(state, event).target
    assert state == end


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (R.DRAFT, "approve"),
        (R.IN_REVIEW, "approve"),
        (R.EFFECTIVE, "approve"),
        (R.EFFECTIVE, "return"),
        (R.APPROVED, "cancel"),
        (R.SUPERSEDED, "take_effect"),
        (R.WITHDRAWN, "take_effect"),
        (R.CANCELLED, "send_to_review"),
    ],
)
def test_is_refused(state: str, event: str) -> None:
    with pytest.raises(TransitionRefused):
        REVISION.transition(state, event)


def test_every_state_is_open_approved_or_cancelled() -> None:
    assert {*OPEN_STATES, *APPROVED_STATES, R.CANCELLED} == set(R)


def test_what_is_approved_never_becomes_a_draft_again() -> None:
    assert not REVISION.reachable(R.APPROVED) & {*OPEN_STATES, R.CANCELLED}


def test_an_answered_request_stays_answered() -> None:
    assert CHANGE_REQUEST.final_states == {"accepted", "declined", "taken_back"}
