"""What the UPG does with a report: check, assessment, KPK's part, hand-over and the end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.integrity.gratification.domain.assessing import Verdict, Why
from teraju.modules.integrity.gratification.domain.clocks import Due
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government

from .desk_choices import DROP_REASONS, OWNERS, REASONS, VERDICTS, DropReason, GiftOwner
from .reports import GiftReport, day

M = TypeVar("M", bound=models.Model)


def coded(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Codes and their words, as a field wants its choices."""
    return [(str(code), label) for code, label in words.items()]


def office(label: Any) -> Any:
    """Who did something, as the trail names them: the office, not the person."""
    return models.CharField(label, max_length=160, blank=True)


class DeskQuerySet(ScopedQuerySet[M]):
    """What hangs on a report is seen by those who see the report."""

    report_path: str = "report"

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        reports = GiftReport.objects.visible_to(viewer)
        return self.filter(**{f"{self.report_path}__in": reports.order_by().values("pk")})


class DeskRecord(Record):
    """Something the UPG keeps about a report, at the place of the report."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )

    class Meta:
        abstract = True


class HandlingQuerySet(DeskQuerySet["Handling"]):
    pass


class Handling(DeskRecord):
    """How the UPG handled one report, beside the report itself, which stays the reporter's."""

    report = models.OneToOneField(GiftReport, on_delete=models.PROTECT, related_name="handling")
    taken_up_on = day(_("taken up on"))
    taken_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_up_office = office(_("taken up by"))

    verdict = models.CharField(_("assessment"), max_length=24, choices=coded(VERDICTS), blank=True)
    rule_verdict = models.CharField(
        _("answer of the rules"), max_length=24, choices=coded(VERDICTS), blank=True
    )
    rule_why = models.CharField(_("why"), max_length=24, choices=coded(REASONS), blank=True)
    departure = models.CharField(_("why it departs from the rules"), max_length=600, blank=True)
    assessed_on = day(_("assessed on"))
    assessed_office = office(_("assessed by"))

    forwarded_on = day(_("forwarded to KPK on"))
    forwarding_letter = models.CharField(_("number of the letter"), max_length=80, blank=True)
    verified_on = day(_("verified by KPK on"))
    analysed_on = day(_("analysed by KPK since"))

    decided_owner = models.CharField(
        _("whose the gift is"), max_length=8, choices=coded(OWNERS), blank=True
    )
    decision_number = models.CharField(_("number of the decision"), max_length=80, blank=True)
    decided_on = day(_("decided on"))
    hand_over_cautious = day(_("to be handed over by"))
    hand_over_last = day(_("last day of the hand-over"))
    handed_over_on = day(_("handed over on"))
    handed_over_to = models.CharField(_("handed over to"), max_length=200, blank=True)
    hand_over_receipt = models.CharField(_("number of the receipt"), max_length=80, blank=True)

    dropped_on = day(_("not followed up since"))
    drop_reason = models.CharField(
        _("why it is not followed up"), max_length=12, choices=coded(DROP_REASONS), blank=True
    )
    drop_note = models.CharField(_("in words"), max_length=600, blank=True)
    closed_on = day(_("closed on"))
    closed_office = office(_("closed by"))
    closing_note = models.CharField(_("how it ended"), max_length=600, blank=True)

    objects: ClassVar = HandlingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="") | ~Q(rule_verdict="") & Q(assessed_on__isnull=False),
                name="gift_assessed_beside_the_rules",
                violation_error_message=_("An assessment stands beside the answer of the rules."),
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | Q(verdict=F("rule_verdict")) | ~Q(departure=""),
                name="gift_departure_has_reason",
                violation_error_message=_("Say why the assessment departs from the rules."),
            ),
            models.CheckConstraint(
                condition=Q(decided_owner="")
                | ~Q(decision_number="") & Q(decided_on__isnull=False),
                name="gift_decision_has_number_and_day",
                violation_error_message=_("A decision has its number and its day."),
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on=None) | ~Q(hand_over_receipt=""),
                name="gift_hand_over_has_receipt",
                violation_error_message=_("A hand-over has the number of its receipt."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | ~Q(drop_reason=""),
                name="gift_dropped_has_reason",
                violation_error_message=_("Say why the report is not followed up."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)

    def get_absolute_url(self) -> str:
        return reverse("gratification_desk_report", args=[self.report_id])

    @property
    def hand_over_by(self) -> Due | None:
        """Until when what falls to the state is handed over."""
        if self.hand_over_cautious is None or self.hand_over_last is None:
            return None
        return Due(self.hand_over_cautious, self.hand_over_last)

    @property
    def verdict_of_rules(self) -> Verdict | None:
        return Verdict(self.rule_verdict) if self.rule_verdict else None

    @property
    def why_of_rules(self) -> Why | None:
        return Why(self.rule_why) if self.rule_why else None

    @property
    def owner_decided(self) -> GiftOwner | None:
        return GiftOwner(self.decided_owner) if self.decided_owner else None

    @property
    def reason_dropped(self) -> DropReason | None:
        return DropReason(self.drop_reason) if self.drop_reason else None


class CompletionQuerySet(DeskQuerySet["Completion"]):
    def open(self) -> Self:
        return self.filter(answered_on=None)


class Completion(DeskRecord):
    """A report given back for completion: what is missing, and by when it is expected."""

    report = models.ForeignKey(GiftReport, on_delete=models.PROTECT, related_name="completions")
    asked_on = models.DateField(_("asked on"))
    asked_office = office(_("asked by"))
    parts = models.JSONField(_("what is missing"), default=list, blank=True)
    note = models.CharField(_("in words"), max_length=600, blank=True)
    answer_by = models.DateField(_("to be completed by"))
    asked_by_kpk = models.BooleanField(_("KPK asked"), default=False)
    answered_on = day(_("completed on"))

    objects: ClassVar = CompletionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(answered_on=None),
                name="gift_asked_once_at_a_time",
                violation_error_message=_("The report has been given back already."),
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("asked_on")),
                name="gift_answer_after_question",
                violation_error_message=_("The day lies before the one on which it is asked."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)

    def is_overdue(self, on: date) -> bool:
        return self.answered_on is None and self.answer_by < on
