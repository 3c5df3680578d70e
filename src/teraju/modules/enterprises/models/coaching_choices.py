"""What codes of selection, gaps, promises, costs and reasons are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.coaching_kinds import (
    AnalysisState,
    ApplicantState,
    CostKind,
    GapAnswerKind,
    GapResult,
    Party,
    Payer,
    StopKind,
)

APPLICANT_STATES: Mapping[str, Promise] = {
    ApplicantState.RECEIVED: pgettext_lazy("applicant", "Received"),
    ApplicantState.ADMITTED: pgettext_lazy("applicant", "Papers in order"),
    ApplicantState.REJECTED: pgettext_lazy("applicant", "Papers not in order"),
    ApplicantState.SELECTED: pgettext_lazy("applicant", "Selected"),
    ApplicantState.RESERVE: pgettext_lazy("applicant", "Reserve"),
    ApplicantState.REFUSED: pgettext_lazy("applicant", "Not selected"),
    ApplicantState.WITHDRAWN: pgettext_lazy("applicant", "Withdrawn"),
}
STOP_KINDS: Mapping[str, Promise] = {
    StopKind.QUALITY: _("The product does not reach the limits"),
    StopKind.COST: _("Tests and certificate cost too much"),
    StopKind.TIME: _("The owner has no time"),
    StopKind.NO_MARKET: _("The market does not ask for it"),
    StopKind.NO_STANDARD: _("There is no SNI for the product"),
    StopKind.NOT_MADE: _("The product is not made any more"),
    StopKind.CLOSED: _("The business has ended"),
    StopKind.NO_CONTACT: _("The owner cannot be reached"),
    StopKind.OTHER: pgettext_lazy("stop", "Something else"),
}
PARTIES: Mapping[str, Promise] = {
    Party.AGENCY: pgettext_lazy("party", "The agency"),
    Party.ENTERPRISE: pgettext_lazy("party", "The enterprise"),
    Party.BSN: pgettext_lazy("party", "BSN"),
    Party.OTHER: pgettext_lazy("party", "Another party"),
}
ANALYSIS_STATES: Mapping[str, Promise] = {
    AnalysisState.OPEN: pgettext_lazy("gap analysis", "Being filled in"),
    AnalysisState.FINISHED: pgettext_lazy("gap analysis", "Finished"),
}
GAP_ANSWERS: Mapping[str, Promise] = {
    GapAnswerKind.MEETS: pgettext_lazy("gap", "Meets it"),
    GapAnswerKind.PARTLY: pgettext_lazy("gap", "Partly"),
    GapAnswerKind.NOT: pgettext_lazy("gap", "Not yet"),
    GapAnswerKind.NOT_APPLICABLE: pgettext_lazy("gap", "Does not apply"),
}
GAP_RESULTS: Mapping[str, Promise] = {
    GapResult.MEETS: pgettext_lazy("gap", "Meets all"),
    GapResult.PARTLY: pgettext_lazy("gap", "Nearly there"),
    GapResult.NOT: pgettext_lazy("gap", "Something is missing"),
    GapResult.UNKNOWN: pgettext_lazy("gap", "Not all is answered"),
}
COST_KINDS: Mapping[str, Promise] = {
    CostKind.GUIDANCE: pgettext_lazy("cost", "Guidance"),
    CostKind.EQUIPMENT: pgettext_lazy("cost", "Tools and materials"),
    CostKind.TEST: pgettext_lazy("cost", "Product test"),
    CostKind.LEGAL: pgettext_lazy("cost", "Legal papers and brand"),
    CostKind.CERTIFICATE: pgettext_lazy("cost", "Audit and certificate"),
    CostKind.SURVEILLANCE: pgettext_lazy("cost", "Surveillance"),
    CostKind.PROMOTION: pgettext_lazy("cost", "Promotion"),
    CostKind.OTHER: pgettext_lazy("cost", "Something else"),
}
PAYERS: Mapping[str, Promise] = {
    Payer.STATE: pgettext_lazy("payer", "State budget (APBN)"),
    Payer.REGION: pgettext_lazy("payer", "Regional budget (APBD)"),
    Payer.BSN: pgettext_lazy("payer", "BSN"),
    Payer.ENTERPRISE: pgettext_lazy("payer", "The enterprise"),
    Payer.OTHER: pgettext_lazy("payer", "Another payer"),
}


def said(words: Mapping[str, str]) -> str:
    """Words of a rule file in the reader's language; Indonesian where there are none."""
    return words.get((get_language() or "id")[:2]) or words["id"]
