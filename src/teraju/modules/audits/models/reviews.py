"""Reviews by the head and the governing body, reports of the anti-bribery function."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits.domain.reviews import (
    APPROVED,
    OPEN,
    WRITABLE,
    DecisionKind,
    Recipient,
    ReviewKind,
    ReviewState,
)
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .certifications import AgencyRecord, GuestQuerySet

REVIEW_KINDS = {
    ReviewKind.MANAGEMENT: _("Management review"),
    ReviewKind.GOVERNING_BODY: _("Review by the governing body"),
    ReviewKind.COMPLIANCE_REPORT: _("Report of the anti-bribery function"),
}
REVIEW_STATES = {
    ReviewState.PLANNED: pgettext_lazy("review", "planned"),
    ReviewState.GATHERED: _("inputs gathered"),
    ReviewState.HELD: pgettext_lazy("review", "held"),
    ReviewState.SUBMITTED: _("minutes wait for approval"),
    ReviewState.APPROVED: _("minutes approved"),
    ReviewState.CLOSED: pgettext_lazy("review", "closed"),
    ReviewState.CANCELLED: pgettext_lazy("review", "cancelled"),
}
DECISION_KINDS = {
    DecisionKind.OPPORTUNITY: _("Opportunity for improvement"),
    DecisionKind.SYSTEM_CHANGE: _("Change of the system"),
    DecisionKind.RESOURCES: _("Need of resources"),
    DecisionKind.OTHER: _("Other decision"),
}
RECIPIENTS = {
    Recipient.HEAD: _("Head of agency"),
    Recipient.GOVERNING_BODY: _("Governing body"),
}
HELD_STATES = sorted({ReviewState.HELD, ReviewState.SUBMITTED, *APPROVED})


class ReviewQuerySet(GuestQuerySet["Review"]):
    pass


class Review(AgencyRecord):
    """One review of an agency's system, for one standard or both in one meeting."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=[(str(k), label) for k, label in REVIEW_KINDS.items()]
    )
    number = models.CharField(pgettext_lazy("official number", "number"), max_length=60)
    for_quality = models.BooleanField(_("for the quality management system"), default=False)
    for_anti_bribery = models.BooleanField(_("for the anti-bribery system"), default=False)
    period_since = models.DateField(_("looks back from"))
    period_until = models.DateField(_("looks back until"))
    planned_on = models.DateField(_("planned for"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("chair"),
    )
    chair_office = models.CharField(_("chair"), max_length=160, blank=True)
    attendance = models.TextField(_("who took part"), max_length=2000, blank=True)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=[(str(k), label) for k, label in REVIEW_STATES.items()],
        default=ReviewState.PLANNED,
    )
    gathered_at = models.DateTimeField(_("inputs gathered at"), null=True, blank=True)
    conclusion = models.TextField(_("conclusion on the system"), max_length=4000, blank=True)
    summary = models.TextField(_("summary for the governing body"), max_length=4000, blank=True)
    submitted_on = models.DateField(_("minutes handed in on"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    returned_because = models.CharField(_("given back because"), max_length=400, blank=True)
    approved_on = models.DateField(_("minutes approved on"), null=True, blank=True)
    approver_office = models.CharField(_("approved by"), max_length=160, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "number"], name="review_number_once"),
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=Q(state__in=sorted(OPEN)),
                name="review_one_open_of_a_kind",
                violation_error_message=_(
                    "One of this kind is open already: go on with it, or cancel it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(for_quality=True) | Q(for_anti_bribery=True),
                name="review_serves_a_system",
                violation_error_message=_("Choose at least one management system."),
            ),
            models.CheckConstraint(
                condition=Q(period_until__gte=F("period_since")),
                name="review_period_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=HELD_STATES) | Q(held_on__isnull=False),
                name="review_held_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(APPROVED)) | Q(approved_on__gte=F("held_on")),
                name="review_approved_after_it_was_held",
                violation_error_message=_("Minutes are approved after the meeting."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "kind", "held_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("audits_review", args=[self.pk])

    @property
    def systems(self) -> list[str]:
        """The management systems it serves, as the agenda calls them."""
        flags = (("quality", self.for_quality), ("anti_bribery", self.for_anti_bribery))
        return [name for name, is_served in flags if is_served]

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_approved(self) -> bool:
        return self.state in APPROVED


class ReviewLine(models.Model):
    """A fact laid before the review, as it stood when it was gathered."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    subject = models.CharField(max_length=32)
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    text = models.TextField(max_length=2000)
    value = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=300, blank=True)
    concerns = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "place"], name="review_line_place_once"),
        ]

    def __str__(self) -> str:
        return self.text[:200]


class ReviewNote(models.Model):
    """What was said on a subject of the agenda, and what it came to."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="notes")
    subject = models.CharField(_("subject"), max_length=32)
    discussion = models.TextField(_("discussion"), max_length=4000)
    conclusion = models.TextField(_("conclusion"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "subject"], name="review_note_once_per_subject"
            ),
        ]

    def __str__(self) -> str:
        return self.discussion[:200]


class DecisionQuerySet(GuestQuerySet["ReviewDecision"]):
    pass


class ReviewDecision(AgencyRecord):
    """What a review decided; once its minutes are approved, an action in the hands of its owner."""

    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("review")
    )
    place = models.PositiveSmallIntegerField(pgettext_lazy("official number", "number"))
    kind = models.CharField(
        _("kind"), max_length=16, choices=[(str(k), label) for k, label in DECISION_KINDS.items()]
    )
    title = models.CharField(_("decision"), max_length=200)
    description = models.TextField(_("what it means"), max_length=2000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due on"))
    ordered_on = models.DateField(_("ordered on"), null=True, blank=True)

    objects: ClassVar = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "place"], name="review_decision_place_once"),
        ]
        indexes = [models.Index(fields=["agency", "due_on"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.review.get_absolute_url()}#decisions"


class ReviewReceipt(models.Model):
    """That the result was laid before the head or the governing body."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="receipts")
    recipient = models.CharField(
        _("laid before"),
        max_length=16,
        choices=[(str(k), label) for k, label in RECIPIENTS.items()],
    )
    received_on = models.DateField(_("received on"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    office = models.CharField(_("recorded by"), max_length=160)
    note = models.TextField(_("note"), max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "recipient"], name="review_received_once"),
        ]

    def __str__(self) -> str:
        return f"{RECIPIENTS[Recipient(self.recipient)]} {self.received_on}"


class GoverningBodyQuerySet(ScopedQuerySet["GoverningBodyChoice"]):
    pass


class GoverningBodyChoice(Record):
    """Whether anybody stands above top management, chosen by the government from a day on.

    A choice of an agency goes before that of its government.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    has_body = models.BooleanField(_("there is a governing body"))
    name = models.CharField(_("who it is"), max_length=160, blank=True)
    valid_from = models.DateField(_("counts from"))
    reason = models.CharField(_("reason"), max_length=400)

    objects: ClassVar = GoverningBodyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "agency", "valid_from"],
                name="governing_body_chosen_once_a_day",
                violation_error_message=_("There is a choice from this day already."),
            ),
            # Nothing equals nothing in a database: the choice for all agencies needs its own.
            models.UniqueConstraint(
                fields=["government", "valid_from"],
                condition=models.Q(agency=None),
                name="governing_body_for_all_once_a_day",
                violation_error_message=_("There is a choice from this day already."),
            ),
            models.CheckConstraint(
                condition=Q(has_body=False) | ~Q(name=""),
                name="governing_body_has_a_name",
                violation_error_message=_("Say who the governing body is."),
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.has_body else str(_("no governing body"))

    def get_absolute_url(self) -> str:
        return reverse("audits_governing_bodies")
