"""The way of a proposed SNI: from a dossier into PNPS, by a draft and consensus to a standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class ProposalState(StrEnum):
    """Where a proposal stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PROGRAMMED = "programmed"
    DRAFTING = "drafting"
    CONSENSUS = "consensus"
    ENACTED = "enacted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ProposalEvent(StrEnum):
    """What may happen to a proposal."""

    SUBMIT = "submit"
    PROGRAMME = "programme"
    DRAFT = "draft"
    AGREE = "agree"
    REDRAFT = "redraft"
    ENACT = "enact"
    CORRECT = "correct"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


# The way itself, without what leads off it. Source: pedoman PSN 01 of BSN on making an SNI.
ROAD = (
    ProposalState.DRAFT,
    ProposalState.SUBMITTED,
    ProposalState.PROGRAMMED,
    ProposalState.DRAFTING,
    ProposalState.CONSENSUS,
    ProposalState.ENACTED,
)
_STATE, _EVENT = ProposalState, ProposalEvent
PROPOSALS = StateTable.of(
    "proposal",
    _STATE.DRAFT,
    [
        Transition(source, event, target, frozenset())
        for source, event, target in (
            (_STATE.DRAFT, _EVENT.SUBMIT, _STATE.SUBMITTED),
            (_STATE.DRAFT, _EVENT.WITHDRAW, _STATE.WITHDRAWN),
            (_STATE.SUBMITTED, _EVENT.PROGRAMME, _STATE.PROGRAMMED),
            (_STATE.SUBMITTED, _EVENT.REFUSE, _STATE.REFUSED),
            (_STATE.SUBMITTED, _EVENT.WITHDRAW, _STATE.WITHDRAWN),
            (_STATE.PROGRAMMED, _EVENT.DRAFT, _STATE.DRAFTING),
            (_STATE.PROGRAMMED, _EVENT.REFUSE, _STATE.REFUSED),
            (_STATE.PROGRAMMED, _EVENT.WITHDRAW, _STATE.WITHDRAWN),
            (_STATE.DRAFTING, _EVENT.AGREE, _STATE.CONSENSUS),
            (_STATE.DRAFTING, _EVENT.REFUSE, _STATE.REFUSED),
            (_STATE.DRAFTING, _EVENT.WITHDRAW, _STATE.WITHDRAWN),
            # The poll did not agree: the text goes back to the committee.
            (_STATE.CONSENSUS, _EVENT.REDRAFT, _STATE.DRAFTING),
            (_STATE.CONSENSUS, _EVENT.ENACT, _STATE.ENACTED),
            (_STATE.CONSENSUS, _EVENT.REFUSE, _STATE.REFUSED),
            # Entered too early.
            (_STATE.ENACTED, _EVENT.CORRECT, _STATE.CONSENSUS),
            (_STATE.REFUSED, _EVENT.REOPEN, _STATE.DRAFT),
            (_STATE.WITHDRAWN, _EVENT.REOPEN, _STATE.DRAFT),
        )
    ],
)
# What a dossier must tell before it goes to BSN, as the form of a proposal for PNPS asks.
NEEDED = ("title", "scope", "need", "parties")
NEEDS_REASON = frozenset({_EVENT.REDRAFT, _EVENT.CORRECT, _EVENT.REFUSE, _EVENT.WITHDRAW})


def missing(dossier: Mapping[str, str]) -> Sequence[str]:
    """List what a dossier lacks before it may be submitted."""
    return [name for name in NEEDED if not dossier.get(name, "").strip()]
