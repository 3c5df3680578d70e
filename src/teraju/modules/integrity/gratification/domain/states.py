"""The states of a report of a gift, and what moves it from one to the next.

The chain of Undang-Undang 30/2002, articles 16 to 18, and Peraturan KPK 2/2019: the reporter, the
UPG, KPK, and back. That a report is late is no state: it follows from its dates.
"""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_CHECK = "under_check"
    RETURNED = "returned"
    # The three ways in which the UPG may assess a received gift.
    NOT_REPORTABLE = "not_reportable"
    UPG_LEVEL = "upg_level"
    TO_KPK = "to_kpk"
    # A refused gift is a report as well: there is no object, and nothing to decide on.
    REFUSAL_RECORDED = "refusal_recorded"
    FORWARDED = "forwarded"
    KPK_VERIFICATION = "kpk_verification"
    KPK_ANALYSIS = "kpk_analysis"
    REPORTED_DIRECTLY = "reported_directly"
    DECIDED_STATE = "decided_state"
    DECIDED_RECEIVER = "decided_receiver"
    HANDED_OVER = "handed_over"
    NOT_FOLLOWED_UP = "not_followed_up"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


S = State

# Nothing waits for the UPG in these.
ENDED = frozenset({S.WITHDRAWN, S.CLOSED})
# The report has not left the office of the UPG: its ten working days run.
AT_UPG = frozenset({S.SUBMITTED, S.UNDER_CHECK, S.RETURNED, S.TO_KPK})
# KPK has it, by whichever way: the thirty working days of the reporter are kept or missed for good.
AT_KPK = frozenset({S.FORWARDED, S.KPK_VERIFICATION, S.KPK_ANALYSIS, S.REPORTED_DIRECTLY})
# Nobody has said yet what becomes of it.
NOT_ASSESSED = frozenset({S.DRAFT, S.SUBMITTED, S.UNDER_CHECK, S.RETURNED})
ASSESSED = frozenset({S.NOT_REPORTABLE, S.UPG_LEVEL, S.TO_KPK, S.REFUSAL_RECORDED})
DECIDED = frozenset({S.DECIDED_STATE, S.DECIDED_RECEIVER})
# A draft is the reporter's own; the UPG does not see it.
BEFORE_UPG = frozenset({S.DRAFT})

# The reporter is a person of the record and no role of the house.
REPORTER = frozenset({"reporter"})
UPG = frozenset({"upg_officer"})


def _reporter(event: str, target: State, *sources: State) -> list[Transition]:
    return [Transition(source, event, target, REPORTER) for source in sources]


def _upg(event: str, target: State, *sources: State) -> list[Transition]:
    return [Transition(source, event, target, UPG) for source in sources]


_WITH_REPORTER = (S.DRAFT, S.SUBMITTED, S.UNDER_CHECK, S.RETURNED)
_BEFORE_KPK = (*_WITH_REPORTER, S.TO_KPK)
_BY_KPK = (S.FORWARDED, S.KPK_VERIFICATION, S.KPK_ANALYSIS, S.REPORTED_DIRECTLY)

REPORT = StateTable.of(
    "report of a gift",
    S.DRAFT,
    (
        # The reporter's steps.
        *_reporter("submit", S.SUBMITTED, S.DRAFT),
        *_reporter("report_directly", S.REPORTED_DIRECTLY, *_BEFORE_KPK),
        *_reporter("withdraw", S.WITHDRAWN, *_WITH_REPORTER),
        *_reporter("complete", S.UNDER_CHECK, S.RETURNED),
        *_reporter("resume", S.DRAFT, S.WITHDRAWN),
        # The UPG's check and assessment.
        *_upg("take_up", S.UNDER_CHECK, S.SUBMITTED, S.RETURNED),
        *_upg("return", S.RETURNED, S.UNDER_CHECK, S.KPK_VERIFICATION),
        *_upg("assess_not_reportable", S.NOT_REPORTABLE, S.UNDER_CHECK),
        *_upg("assess_upg_level", S.UPG_LEVEL, S.UNDER_CHECK),
        *_upg("assess_to_kpk", S.TO_KPK, S.UNDER_CHECK),
        *_upg("record_refusal", S.REFUSAL_RECORDED, S.UNDER_CHECK),
        *_upg("reassess", S.UNDER_CHECK, *sorted(ASSESSED), S.NOT_FOLLOWED_UP),
        # KPK's part, as it is told to the UPG.
        *_upg("forward", S.FORWARDED, S.TO_KPK, S.REFUSAL_RECORDED),
        *_upg("verify", S.KPK_VERIFICATION, S.FORWARDED),
        *_upg("analyse", S.KPK_ANALYSIS, S.FORWARDED, S.KPK_VERIFICATION),
        *_upg("decide_state", S.DECIDED_STATE, *_BY_KPK),
        *_upg("decide_receiver", S.DECIDED_RECEIVER, *_BY_KPK),
        *_upg("not_followed_up", S.NOT_FOLLOWED_UP, S.UNDER_CHECK, S.RETURNED, *_BY_KPK),
        *_upg("correct_decision", S.KPK_ANALYSIS, *sorted(DECIDED)),
        *_upg("hand_over", S.HANDED_OVER, S.DECIDED_STATE),
        # The end.
        *_upg("close", S.CLOSED, S.NOT_REPORTABLE, S.UPG_LEVEL, S.REFUSAL_RECORDED),
        # Forwarded: a refusal, on which KPK decides nothing. Directly: KPK's word never came here.
        *_upg("close", S.CLOSED, S.FORWARDED, S.REPORTED_DIRECTLY),
        *_upg("close", S.CLOSED, S.DECIDED_RECEIVER, S.HANDED_OVER, S.NOT_FOLLOWED_UP),
        *_upg("reopen", S.UNDER_CHECK, S.CLOSED),
    ),
)
