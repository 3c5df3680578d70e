"""What may happen to an agreement in which state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.cooperation.domain.states import (
    TRANSITIONS,
    Event,
    Status,
    after,
    events_from,
)

TABLE = {
    (Status.DRAFT, Event.SIGN): Status.ACTIVE,
    (Status.DRAFT, Event.CANCEL): Status.CANCELLED,
    (Status.ACTIVE, Event.END): Status.ENDED,
    (Status.ACTIVE, Event.SUPERSEDE): Status.RENEWED,
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("event", Event)
def test_only_what_the_table_says_may_happen(status, event):
    assert after(status, event) == TABLE.get((status, event))


@pytest.mark.parametrize(
    ("status", "events"),
    [
        (Status.DRAFT, {Event.SIGN, Event.CANCEL}),
        (Status.ACTIVE, {Event.END, Event.SUPERSEDE}),
        (Status.ENDED, set()),
        (Status.RENEWED, set()),
        (Status.CANCELLED, set()),
    ],
)
def test_events_from_a_state(status, events):
    assert events_from(status) == events


def test_every_event_leads_from_a_state_to_one_state():
    pairs = [(move.source, move.event) for move in TRANSITIONS]
    assert len(set(pairs)) == len(pairs)


@given(st.lists(st.sampled_from(list(Event)), max_size=8))
def test_nothing_ever_becomes_a_draft_again(events):
    status = Status.DRAFT
    seen = [status]
    for event in events:
        status = after(status, event) or status
        if status != seen[-1]:
            seen.append(status)
    assert Status.DRAFT not in seen[1:]
    assert len(seen) <= 3
