"""The closed lists of this module, with the words that people read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CertificationKind(models.TextChoices):
    INITIAL = "initial", _("Initial certification")
    RECERTIFICATION = "recertification", _("Recertification")


class CertificationStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    APPLIED = "applied", _("applied")
    STAGE_1 = "stage_1", _("in stage 1")
    STAGE_2 = "stage_2", _("in stage 2")
    AWAITING_DECISION = "awaiting_decision", _("waiting for the decision")
    CERTIFIED = "certified", _("certified")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn by the agency")


class AuditKind(models.TextChoices):
    STAGE_1 = "stage_1", _("Stage 1")
    STAGE_2 = "stage_2", _("Stage 2")
    STAGE_2_REPEAT = "stage_2_repeat", _("Stage 2, repeated")
    SURVEILLANCE = "surveillance", _("Surveillance")
    RECERTIFICATION = "recertification", _("Recertification audit")
    SPECIAL = "special", _("Special audit")


class Conclusion(models.TextChoices):
    READY = "ready", _("ready for stage 2")
    NOT_READY = "not_ready", _("not ready for stage 2")
    POSITIVE = "positive", pgettext_lazy("audit conclusion", "recommended")
    NEGATIVE = "negative", pgettext_lazy("audit conclusion", "not recommended")


class Grade(models.TextChoices):
    MAJOR = "major", _("Major nonconformity")
    MINOR = "minor", _("Minor nonconformity")
    OPPORTUNITY = "opportunity", _("Opportunity for improvement")
    OBSERVATION = "observation", _("Observation")
    GOOD_PRACTICE = "good_practice", _("Good practice")


class FindingState(models.TextChoices):
    OPEN = "open", pgettext_lazy("finding", "open")
    CORRECTION_SUBMITTED = "correction_submitted", _("correction submitted")
    PLAN_SUBMITTED = "plan_submitted", _("plan submitted")
    PLAN_ACCEPTED = "plan_accepted", _("plan accepted")
    VERIFIED = "verified", _("verified")


class VerdictKind(models.TextChoices):
    PLAN_ACCEPTED = "plan_accepted", _("accepted the plan")
    CORRECTION_VERIFIED = "correction_verified", _("verified the correction")
    RETURNED = "returned", _("returned it for more work")


class StandingKind(models.TextChoices):
    SUSPENDED = "suspended", pgettext_lazy("certificate", "suspended")
    RESTORED = "restored", pgettext_lazy("certificate", "restored")
    REDUCED = "reduced", pgettext_lazy("certificate", "scope reduced")
    WITHDRAWN = "withdrawn", pgettext_lazy("certificate", "withdrawn")


class VisitCode(models.TextChoices):
    SURVEILLANCE_1 = "surveillance_1", _("First surveillance")
    SURVEILLANCE_2 = "surveillance_2", _("Second surveillance")
    RECERTIFICATION = "recertification", _("Recertification")
