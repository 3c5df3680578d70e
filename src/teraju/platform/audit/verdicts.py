"""A verdict in words, for people and for programs."""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .verbs import Text
from .verifying import Fault, Verdict

SENTENCES = {
    Fault.ALTERED: _("{chain}: event {sequence} (id {id}) was altered."),
    Fault.REMOVED: _("{chain}: event {sequence} (id {id}) was removed."),
    Fault.INSERTED: _("{chain}: event {sequence} (id {id}) was inserted."),
    Fault.MOVED: _("{chain}: event {sequence} (id {id}) stands here, but was written elsewhere."),
    Fault.PERSONAL: _(
        "{chain}: the personal part of event {sequence} (id {id}) was altered, "
        "or taken away without a record."
    ),
    Fault.HEAD: _(
        "{chain}: the end of the chain is missing; the last event is {sequence} (id {id})."
    ),
}
INTACT = _("{chain}: intact. Events: {count}. The last hash: {hash}")


def sentence_of_verdict(verdict: Verdict, chain: Text) -> Text:
    """One sentence that names the chain and, if it is broken, the row and what happened to it."""
    finding = verdict.finding
    if finding:
        return format_lazy(
            SENTENCES[finding.fault],
            chain=chain,
            sequence=finding.sequence,
            id=finding.event_id,
        )
    if not verdict.events:
        return format_lazy(_("{chain}: no events yet."), chain=chain)
    return format_lazy(INTACT, chain=chain, count=verdict.events, hash=verdict.hash)


def plain_verdict(verdict: Verdict, chain: Text) -> dict[str, Any]:
    """The verdict as JSON."""
    finding = verdict.finding
    return {
        "government_id": verdict.government_id,
        "government": str(chain),
        "intact": verdict.intact,
        "events": verdict.events,
        "hash": verdict.hash,
        "finding": finding
        and {
            "fault": finding.fault.value,
            "sequence": finding.sequence,
            "id": finding.event_id,
        },
        "sentence": str(sentence_of_verdict(verdict, chain)),
    }
