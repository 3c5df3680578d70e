"""How reviews, their subjects and decisions stand, in a word and what it means."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits.domain.reviews import Coverage, ReviewState
from teraju.modules.audits.models import GoverningBodyChoice, Review, ReviewDecision
from teraju.modules.improvement.api import ActionStanding
from teraju.platform.web.kinds import Status, Text, Tone

_S = ReviewState
_REVIEWS: dict[str, tuple[Tone, Text]] = {
    _S.PLANNED: ("none", _("The inputs are gathered from the records next.")),
    _S.GATHERED: ("warn", _("The inputs lie before the review; it can be held.")),
    _S.HELD: ("warn", _("The minutes are being written.")),
    _S.SUBMITTED: ("warn", _("The chair approves the minutes or gives them back.")),
    _S.APPROVED: ("good", _("The minutes are signed; the decisions are being carried out.")),
    _S.CLOSED: ("good", _("All that was decided is carried out.")),
    _S.CANCELLED: ("none", _("It was given up before it was held.")),
}
_SUBJECTS: dict[Coverage, Status] = {
    Coverage.COVERED: Status("good", pgettext_lazy("subject", "covered")),
    Coverage.NOTHING_SAID: Status(
        "bad", pgettext_lazy("subject", "not spoken of"), _("Write what the review says to that.")
    ),
    Coverage.CONCERN_UNANSWERED: Status(
        "warn", _("asks for an answer"), _("Write what the review says to that.")
    ),
}
CONCERN = Status("warn", _("asks for an answer"))
WITHHELD = Status("none", _("withheld"))


def review_status(row: Review) -> Status:
    tone, meaning = _REVIEWS[row.state]
    return Status(tone, row.get_state_display(), meaning)


def subject_status(how: Coverage) -> Status:
    return _SUBJECTS[how]


def decision_status(row: ReviewDecision, standing: ActionStanding | None) -> Status:
    """Before the minutes are approved a proposal, afterwards as its action stands."""
    if standing is not None:
        tone: Tone = "good" if standing.is_over else "bad" if standing.is_overdue else "warn"
        return Status(tone, standing.words)
    if row.ordered_on:
        return Status("none", _("ordered"))
    return Status("none", _("proposed"), _("It counts when the minutes are approved."))


def choice_status(row: GoverningBodyChoice) -> Status:
    if row.has_body:
        return Status("good", _("governing body"), _("It reviews the anti-bribery system."))
    return Status("none", _("no governing body"), _("Top management reviews alone."))
