"""What codes of audits, tests, certificates and marks are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.certificates import (
    ApplicationState,
    Said,
    Scheme,
    Standing,
)
from teraju.modules.enterprises.domain.firm_audits import AuditKind, AuditState, Outcome, Weight
from teraju.modules.enterprises.domain.marks import Mark
from teraju.modules.enterprises.domain.product_tests import LimitKind, TestState, Verdict

AUDIT_KINDS: Mapping[str, Promise] = {
    AuditKind.INTERNAL: _("Internal audit of the firm"),
    AuditKind.BODY: _("Audit by the certification body (LSPro)"),
    AuditKind.SURVEILLANCE: _("Yearly surveillance by the body"),
}
AUDIT_STATES: Mapping[str, Promise] = {
    AuditState.PLANNED: pgettext_lazy("audit of a firm", "Planned"),
    AuditState.HELD: pgettext_lazy("audit of a firm", "Held"),
    AuditState.CONCLUDED: pgettext_lazy("audit of a firm", "Concluded"),
    AuditState.DROPPED: pgettext_lazy("audit of a firm", "Called off"),
}
AUDIT_OUTCOMES: Mapping[str, Promise] = {
    Outcome.PASSED: pgettext_lazy("audit of a firm", "Passed"),
    Outcome.NOT_PASSED: pgettext_lazy("audit of a firm", "Not passed"),
}
WEIGHTS: Mapping[str, Promise] = {
    Weight.MAJOR: pgettext_lazy("audit of a firm", "Major"),
    Weight.MINOR: pgettext_lazy("audit of a firm", "Minor"),
    Weight.OBSERVATION: pgettext_lazy("audit of a firm", "Observation"),
}
LIMIT_KINDS: Mapping[str, Promise] = {
    LimitKind.AT_MOST: _("at most"),
    LimitKind.AT_LEAST: _("at least"),
    LimitKind.BETWEEN: _("from … to …"),
    LimitKind.WORDS: pgettext_lazy("limit", "in words"),
}
TEST_STATES: Mapping[str, Promise] = {
    TestState.PLANNED: _("At the laboratory"),
    TestState.REPORTED: pgettext_lazy("product test", "Reported"),
    TestState.DROPPED: pgettext_lazy("product test", "Called off"),
}
TEST_VERDICTS: Mapping[str, Promise] = {
    Verdict.OPEN: pgettext_lazy("product test", "No result yet"),
    Verdict.PASSED: pgettext_lazy("product test", "Passed"),
    Verdict.FAILED: pgettext_lazy("product test", "Failed"),
    Verdict.UNDECIDED: pgettext_lazy("product test", "Not decided"),
}
APPLICATION_STATES: Mapping[str, Promise] = {
    ApplicationState.PREPARED: pgettext_lazy("application", "Being prepared"),
    ApplicationState.SUBMITTED: pgettext_lazy("application", "Submitted"),
    ApplicationState.GRANTED: pgettext_lazy("application", "Granted"),
    ApplicationState.REFUSED: pgettext_lazy("application", "Refused"),
    ApplicationState.WITHDRAWN: pgettext_lazy("application", "Withdrawn"),
}
SCHEMES: Mapping[str, Promise] = {
    Scheme.SYSTEM: _("Type 5: test and system"),
    Scheme.BATCH: _("Type 1: one batch"),
}
SAID: Mapping[str, Promise] = {
    Said.SUSPENDED: pgettext_lazy("certificate", "Suspended"),
    Said.RESTORED: pgettext_lazy("certificate", "In force again"),
    Said.WITHDRAWN: pgettext_lazy("certificate", "Withdrawn"),
}
STANDINGS: Mapping[str, Promise] = {
    Standing.NOT_YET: pgettext_lazy("certificate", "Not in force yet"),
    Standing.IN_FORCE: pgettext_lazy("certificate", "In force"),
    Standing.SUSPENDED: pgettext_lazy("certificate", "Suspended"),
    Standing.WITHDRAWN: pgettext_lazy("certificate", "Withdrawn"),
    Standing.EXPIRED: pgettext_lazy("certificate", "Expired"),
}
MARKS: Mapping[str, Promise] = {
    Mark.SNI: _("SNI mark"),
    Mark.BINA_UMK: _("SNI Bina UMK mark"),
    Mark.BATIKMARK: _("Batikmark"),
    Mark.MANAGEMENT_SYSTEM: _("Mark of a management system (such as ISO 9001)"),
}
