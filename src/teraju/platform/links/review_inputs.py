"""What a management review looks at: modules say what of theirs belongs before the reviewer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer

Text = str | Promise


class Subject(StrEnum):
    """What the agenda of a review asks for, in its order; what asks for which says the module."""

    EARLIER_ACTIONS = "earlier_actions"
    CONTEXT_CHANGES = "context_changes"
    CUSTOMER_FEEDBACK = "customer_feedback"
    OBJECTIVES = "objectives"
    PROCESS_PERFORMANCE = "process_performance"
    NONCONFORMITIES = "nonconformities"
    MONITORING = "monitoring"
    AUDIT_RESULTS = "audit_results"
    EXTERNAL_PROVIDERS = "external_providers"
    BRIBERY_REPORTS = "bribery_reports"
    INVESTIGATIONS = "investigations"
    BRIBERY_RISKS = "bribery_risks"
    RESOURCES = "resources"
    RISK_ACTIONS = "risk_actions"
    IMPROVEMENT_OPPORTUNITIES = "improvement_opportunities"


@dataclass(frozen=True)
class Period:
    """The days that a review looks back on, both counted."""

    since: date
    until: date


@dataclass(frozen=True)
class InputLine:
    """One fact for the reviewer: what it says, its number where it has one, and where it stands.

    `concerns` marks what needs a decision. `text` says the fact whole, as it goes into the minutes.
    """

    text: Text
    value: str = ""
    url: str = ""
    concerns: bool = False


Gather = Callable[[Viewer, int, Period], Sequence[InputLine]]


@dataclass(frozen=True)
class ReviewInput:
    """A kind of input; `gather(viewer, agency_id, period)` asks a fixed number of queries.

    What several modules know of one subject stands below it together.
    """

    code: str
    subject: Subject
    label: Text
    gather: Gather


_inputs: dict[str, ReviewInput] = {}


def register_review_input(*inputs: ReviewInput) -> None:
    _inputs.update((one.code, one) for one in inputs)


def review_inputs() -> list[ReviewInput]:
    """All that is registered, in the order of the agenda."""
    places = list(Subject)
    return sorted(_inputs.values(), key=lambda one: (places.index(one.subject), one.code))
