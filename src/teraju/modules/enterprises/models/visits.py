"""Visits to coached firms, and what telephones sent of them: every entry is kept."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.visits import Outcome, VisitState, Whose
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.papers.api import Paper

from .coaching import Coaching
from .common import AgencyRecord, choices, somebody
from .visit_choices import MEETINGS, OUTCOMES, VISIT_STATES, WHOSE


class FirmVisitQuerySet(ScopedQuerySet["Visit"]):
    """Named apart from visits of other modules, whose type checker knows one of each name."""


class Visit(AgencyRecord):
    """A coach goes to a firm: planned, then held with a checklist, or not held with a reason."""

    coaching = models.ForeignKey(
        Coaching, on_delete=models.PROTECT, related_name="visits", verbose_name=_("coaching")
    )
    planned_on = models.DateField(_("day"))
    at_time = models.TimeField(_("time"), null=True, blank=True)
    coaches = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("who goes")
    )
    # From elsewhere, by office: BSN, a testing institute.
    company = models.CharField(_("who comes along"), max_length=200, blank=True)
    purpose = models.CharField(_("purpose"), max_length=300)
    state = models.CharField(
        _("status"), max_length=9, choices=choices(VISIT_STATES), default=VisitState.PLANNED
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    held_on = models.DateField(pgettext_lazy("visit to a firm", "held on"), null=True, blank=True)
    started_at = models.DateTimeField(_("began"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    held_by = somebody(verbose_name=_("written down by"))
    held_office = models.CharField(_("written down by (office)"), max_length=160, blank=True)
    # Which questions were asked: an edition of rules/visits.yaml.
    edition = models.CharField(_("checklist"), max_length=40, blank=True)
    # By question: answer and note.
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    notes = models.TextField(_("notes"), max_length=4000, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    # Metres, as the device said.
    accuracy = models.PositiveIntegerField(_("accuracy"), null=True, blank=True)
    # Personal: never in the trail but in its shreddable part.
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    signature = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signature"),
    )

    # While they hold, what was written stands; revoked, it is corrected and signed anew.
    minutes = models.OneToOneField(
        Paper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes"),
    )

    objects: ClassVar = FirmVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False),
                name="visit_held_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""),
                name="visit_cancelled_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(started_at=None) | Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="visit_times_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "planned_on"]),
            models.Index(fields=["coaching", "planned_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.coaching.product.enterprise} {self.planned_on:%Y-%m-%d}"

    @property
    def is_signed(self) -> bool:
        """With its minutes at hand: whether they hold."""
        return self.minutes is not None and self.minutes.is_valid

    def get_absolute_url(self) -> str:
        return reverse("enterprises_visit", args=[self.pk])


class VisitStep(models.Model):
    """A next step that was agreed on at a visit; open until somebody says that it is done."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    text = models.CharField(_("next step"), max_length=300)
    whose = models.CharField(
        pgettext_lazy("next step", "whose it is"),
        max_length=5,
        choices=choices(WHOSE),
        default=Whose.OWNER,
    )
    due_on = models.DateField(pgettext_lazy("next step", "by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    # The owner says so on their page; done it is when the coach has looked.
    told_on = models.DateField(_("done, as the owner says, on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "ordinal"], name="visit_step_once"),
            models.CheckConstraint(
                condition=Q(told_on=None) | Q(whose="owner"), name="visit_step_told_by_owner"
            ),
        ]
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.text

    def is_late(self, today: date) -> bool:
        """Whether its day has passed and nobody says that it is done."""
        is_open = self.done_on is None and self.told_on is None
        return is_open and self.due_on is not None and self.due_on < today


class VisitEntryQuerySet(ScopedQuerySet["VisitEntry"]):
    pass


class VisitEntry(AgencyRecord):
    """One visit as a telephone sent it; what could not be stored waits here for a person."""

    # Given by the telephone: sent twice it is one entry.
    key = models.UUIDField(_("key"))
    # The visit that it names; None where there is none that its sender sees.
    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    # What became of it: that visit, or one of its own beside it.
    record = models.OneToOneField(
        Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="entry"
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sender_office = models.CharField(_("sent by (office)"), max_length=160)
    held_on = models.DateField(pgettext_lazy("visit to a firm", "held on"))
    arrived_at = models.DateTimeField(_("arrived"))
    payload = models.JSONField(_("as it was sent"), default=dict)
    outcome = models.CharField(
        _("status"), max_length=9, choices=choices(OUTCOMES), default=Outcome.REFUSED
    )
    meeting = models.CharField(
        _("what it met"), max_length=12, choices=choices(MEETINGS), blank=True
    )
    sentence = models.CharField(_("why it was not taken"), max_length=600, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_office = models.CharField(_("settled by (office)"), max_length=160, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = VisitEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "key"], name="visit_entry_once"),
            models.CheckConstraint(
                condition=~Q(outcome="stored") | Q(record__isnull=False),
                name="visit_stored_entry_has_record",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="discarded") | ~Q(reason=""),
                name="visit_discarded_entry_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "outcome", "held_on"])]

    def __str__(self) -> str:
        return f"{self.visit or '–'} ({self.sender_office})"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_visit_entry", args=[self.pk])


class VisitPictureQuerySet(ScopedQuerySet["VisitPicture"]):
    government_path = "entry__government"
    agency_path = "entry__agency"


class VisitPicture(models.Model):
    """A photo, or the signature, that a telephone sent after its visit."""

    entry = models.ForeignKey(VisitEntry, on_delete=models.PROTECT, related_name="pictures")
    key = models.UUIDField()
    is_signature = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField()

    objects: ClassVar = VisitPictureQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "key"], name="visit_picture_once")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def government_id(self) -> int:
        return self.entry.government_id

    @property
    def agency(self) -> object:
        return self.entry.agency
