"""How audits, tests, applications, certificates and labels stand: colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.periods import add_months
from teraju.modules.enterprises.certificate_wording import REASONS
from teraju.modules.enterprises.domain.certificates import ApplicationState, Standing, rules
from teraju.modules.enterprises.domain.firm_audits import AuditState, Outcome, Weight
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.product_tests import TestState, Verdict
from teraju.modules.enterprises.models.certificate_choices import (
    APPLICATION_STATES,
    AUDIT_OUTCOMES,
    AUDIT_STATES,
    STANDINGS,
    TEST_STATES,
    TEST_VERDICTS,
    WEIGHTS,
)
from teraju.platform.web.kinds import Status, Tone

_VERDICTS: Mapping[str, Tone] = {
    Verdict.OPEN: "none",
    Verdict.PASSED: "good",
    Verdict.FAILED: "bad",
    Verdict.UNDECIDED: "warn",
}
_APPLICATIONS: Mapping[str, tuple[Tone, Any]] = {
    ApplicationState.PREPARED: ("none", _("Tick the papers as they come in, then submit it.")),
    ApplicationState.SUBMITTED: ("warn", _("The body has it: it audits, then decides.")),
    ApplicationState.GRANTED: ("good", ""),
    ApplicationState.REFUSED: ("bad", ""),
    ApplicationState.WITHDRAWN: ("none", ""),
}
_STANDING: Mapping[str, Tone] = {
    Standing.NOT_YET: "none",
    Standing.IN_FORCE: "good",
    Standing.SUSPENDED: "warn",
    Standing.WITHDRAWN: "bad",
    Standing.EXPIRED: "bad",
}


def audit_status(one: Any) -> Status:
    """Of a row that knows its day: late where it was planned for a day that is over."""
    if one.state == AuditState.CONCLUDED:
        passed = one.outcome == Outcome.PASSED
        return Status("good" if passed else "bad", AUDIT_OUTCOMES[one.outcome], one.conclusion)
    if one.state == AuditState.DROPPED:
        return Status("none", AUDIT_STATES[one.state], one.reason)
    if one.state == AuditState.HELD:
        meaning = _("Findings are put right, then it is concluded.")
        return Status("warn", AUDIT_STATES[one.state], meaning)
    if one.planned_on < one.as_of:
        meaning = _("Its day is over: record that it was held, or plan another day.")
        return Status("bad", AUDIT_STATES[one.state], meaning)
    return Status("none", AUDIT_STATES[one.state])


def finding_status(one: Any) -> Status:
    if one.settled_on:
        return Status("good", _("Put right"), one.correction)
    if one.weight == Weight.OBSERVATION:
        return Status("none", WEIGHTS[one.weight])
    tone: Tone = "bad" if one.weight == Weight.MAJOR else "warn"
    return Status(tone, pgettext_lazy("finding at a firm", "Open"))


def test_status(one: Any) -> Status:
    if one.state == TestState.REPORTED:
        again = one.verdict != Verdict.PASSED and not one.retest
        meaning = _("Put the product right and test it again.") if again else ""
        return Status(_VERDICTS[one.verdict], TEST_VERDICTS[one.verdict], meaning)
    meaning = one.reason if one.state == TestState.DROPPED else ""
    return Status("none", TEST_STATES[one.state], meaning)


def line_status(one: Any) -> Status:
    verdict = one.verdict
    meaning: Any = ""
    if verdict == Verdict.UNDECIDED:
        meaning = _("What the laboratory can tell does not reach the limit.")
    return Status(_VERDICTS[verdict], TEST_VERDICTS[verdict], meaning)


def application_status(one: Any) -> Status:
    tone, meaning = _APPLICATIONS[one.state]
    return Status(tone, APPLICATION_STATES[one.state], one.reason or meaning)


def is_soon(one: Any) -> bool:
    """Whether a certificate in force ends within the months of the rules."""
    if one.standing is not Standing.IN_FORCE or one.valid_until is None:
        return False
    months = rules(one.as_of).integer("soon_months")
    return bool(one.valid_until <= add_months(one.as_of, months))


def certificate_status(one: Any) -> Status:
    """Of a row with its standing: ends soon, or waits for the mark, while it is in force."""
    standing = one.standing
    renewed = getattr(one, "renewed_by", None)
    if standing is Standing.EXPIRED and renewed is not None:
        return Status("none", _("Renewed"), str(renewed.number))
    if is_soon(one) and renewed is None:
        meaning = _("Apply for the renewal in time.")
        return Status("warn", pgettext_lazy("certificate", "Ends soon"), meaning)
    lacks = one.road == Road.SPPT_SNI and one.marked_on is None
    if standing is Standing.IN_FORCE and lacks:
        meaning = _("The mark waits for the SPPT SNI.")
        return Status("good", STANDINGS[standing], meaning)
    return Status(_STANDING[standing], STANDINGS[standing])


def label_status(one: Any) -> Status:
    """Of a row that knows its day."""
    if one.withdrawn_on:
        return Status("none", pgettext_lazy("label", "Taken back"), one.reason)
    if not one.misused:
        return Status("good", pgettext_lazy("label", "In order"))
    if one.settled_on:
        return Status("good", _("Put right"), one.outcome)
    if one.due_on < one.as_of:
        meaning = _("Its day is over: look at the label again.")
        return Status("bad", _("Mark misused"), meaning)
    return Status("warn", _("Mark misused"), one.correction)


def ruling_status(one: Mapping[str, Any]) -> Status:
    """Of a mark as a check of a label keeps it."""
    words = " ".join(str(REASONS[reason]) for reason in one["reasons"] if reason in REASONS)
    if one["allowed"]:
        return Status("good", pgettext_lazy("mark", "Allowed"), words)
    return Status("bad", pgettext_lazy("mark", "Misused"), words)
