"""The words for applicants, gaps, promises, costs and reasons to stop."""

from __future__ import annotations

from enum import StrEnum


class ApplicantState(StrEnum):
    """Where an application for a place in a programme stands."""

    RECEIVED = "received"
    ADMITTED = "admitted"
    REJECTED = "rejected"
    SELECTED = "selected"
    RESERVE = "reserve"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class StopKind(StrEnum):
    """Why a product leaves its road before its end.

    The first two are the obstacles that BSN's own study found (Jurnal Standardisasi 15(3) 2013);
    staying on a lower road is none of these: that is a change of road, or an arrival.
    """

    QUALITY = "quality"
    COST = "cost"
    TIME = "time"
    NO_MARKET = "no_market"
    NO_STANDARD = "no_standard"
    NOT_MADE = "not_made"
    CLOSED = "closed"
    NO_CONTACT = "no_contact"
    OTHER = "other"


class Party(StrEnum):
    """Who promises something in the agreement of a coaching."""

    AGENCY = "agency"
    ENTERPRISE = "enterprise"
    BSN = "bsn"
    OTHER = "other"


class AnalysisState(StrEnum):
    """Whether a gap analysis is still being filled in."""

    OPEN = "open"
    FINISHED = "finished"


class GapAnswerKind(StrEnum):
    """How far an enterprise meets what a question asks."""

    MEETS = "meets"
    PARTLY = "partly"
    NOT = "not"
    NOT_APPLICABLE = "na"


class GapResult(StrEnum):
    """What the answers of a group come to."""

    MEETS = "meets"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class CostKind(StrEnum):
    """What is paid for."""

    GUIDANCE = "guidance"
    EQUIPMENT = "equipment"
    TEST = "test"
    LEGAL = "legal"
    CERTIFICATE = "certificate"
    SURVEILLANCE = "surveillance"
    PROMOTION = "promotion"
    OTHER = "other"


class Payer(StrEnum):
    """Who pays. UU 20/2014, article 53: the state supports at least the certificate."""

    STATE = "state"
    REGION = "region"
    BSN = "bsn"
    ENTERPRISE = "enterprise"
    OTHER = "other"
