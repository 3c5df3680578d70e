"""How a record of this module stands, in a word and what it means."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits.domain.cycle import CertificateStanding as Worth
from teraju.modules.audits.models import (
    BodyFinding,
    Certification,
    CertificationBody,
    CertificationStatus,
    FindingState,
    Grade,
)
from teraju.modules.audits.selectors.progress import Validity
from teraju.platform.web.kinds import Status, Text, Tone

_CERTIFICATION: dict[str, tuple[Tone, Text]] = {
    CertificationStatus.PLANNED: ("none", _("The agency prepares and has not applied yet.")),
    CertificationStatus.APPLIED: ("none", _("The body has the application.")),
    CertificationStatus.STAGE_1: ("warn", _("The body looks whether the agency is ready.")),
    CertificationStatus.STAGE_2: ("warn", _("The body audits whether the system works.")),
    CertificationStatus.AWAITING_DECISION: ("warn", _("The audits are over, the body decides.")),
    CertificationStatus.CERTIFIED: ("good", _("The body granted the certificates.")),
    CertificationStatus.REFUSED: ("bad", _("The body refused the certificates.")),
    CertificationStatus.WITHDRAWN: ("none", _("The agency gave it up.")),
}
_FINDING: dict[str, tuple[Tone, Text]] = {
    FindingState.OPEN: ("bad", _("The agency has to answer.")),
    FindingState.CORRECTION_SUBMITTED: ("warn", _("The body has to verify the correction.")),
    FindingState.PLAN_SUBMITTED: ("warn", _("The body has to accept the plan.")),
    FindingState.PLAN_ACCEPTED: ("good", _("The body verifies the correction at its next audit.")),
    FindingState.VERIFIED: ("good", _("The body has verified the correction.")),
}
_CERTIFICATE: dict[Worth, Status] = {
    Worth.NOT_YET_VALID: Status("none", _("not valid yet"), _("Its first day is ahead.")),
    Worth.VALID: Status(
        "good",
        pgettext_lazy("certificate", "valid"),
        _("It covers this agency and the sites named here, not the whole government."),
    ),
    Worth.SUSPENDED: Status(
        "warn", pgettext_lazy("certificate", "suspended"), _("Must not be used or shown.")
    ),
    Worth.WITHDRAWN: Status(
        "bad", pgettext_lazy("certificate", "withdrawn"), _("Must not be used or shown.")
    ),
    Worth.EXPIRED: Status(
        "none", pgettext_lazy("certificate", "expired"), _("Its last day passed.")
    ),
}
_UNKNOWN = Status(
    "none",
    _("recorded, date not known"),
    _("Without the date of the decision neither expiry nor surveillance can be computed."),
)
_TOO_LONG = Status(
    "bad",
    _("suspended for more than 6 months"),
    _("The body usually withdraws or reduces it now: ask the body."),
)


def certification_status(row: Certification) -> Status:
    tone, meaning = _CERTIFICATION[row.status]
    if row.is_recorded_later:
        meaning = _("Entered from a certificate that existed already; earlier steps are not known.")
    return Status(tone, row.get_status_display(), meaning)


def finding_status(row: BodyFinding) -> Status:
    """A light finding asks for nothing; it is noted, or the agency followed it up."""
    if row.grade in (Grade.MAJOR, Grade.MINOR):
        tone, meaning = _FINDING[row.state]
        return Status(tone, row.get_state_display(), meaning)
    if row.correction_submitted_on:
        return Status("good", _("followed up"), _("The agency told what it made of it."))
    return Status("none", pgettext_lazy("finding", "noted"), _("No answer is asked for."))


def graded_status(row: BodyFinding) -> Status:
    """Grade and state in one word, for a table of findings of one certification."""
    status = finding_status(row)
    return Status(status.tone, f"{GRADE_WORDS[row.grade]}, {status.word}", status.meaning)


def certificate_status(validity: Validity) -> Status:
    if validity.suspended_too_long:
        return _TOO_LONG
    return _CERTIFICATE[validity.state] if validity.state else _UNKNOWN


def body_status(row: CertificationBody) -> Status:
    if row.closed_on:
        return Status("none", _("closed"), _("No new certification is planned with it."))
    word = pgettext_lazy("certification body", "open")
    return Status("good", word, _("Certifications can be planned with it."))


GRADE_WORDS: dict[str, Text] = {
    Grade.MAJOR: pgettext_lazy("grade", "major"),
    Grade.MINOR: pgettext_lazy("grade", "minor"),
    Grade.OPPORTUNITY: pgettext_lazy("grade", "opportunity"),
    Grade.OBSERVATION: pgettext_lazy("grade", "observation"),
    Grade.GOOD_PRACTICE: pgettext_lazy("grade", "good practice"),
}
