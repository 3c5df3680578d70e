"""An agreement, its parties and its legal bases."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation.domain import signing, terms
from teraju.modules.cooperation.domain.kinds import Kind, Partner
from teraju.modules.cooperation.domain.states import SIGNED, Status
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import CONSENTS, KINDS, PARTNERS, STATUSES, choices


def default_reminders() -> list[int]:
    """Half a year, a quarter and a month before the end."""
    return list(terms.DEFAULT_REMINDERS)


def check_reminders(value: object) -> None:
    """Refuse anything but a short list of days, each from 1 to two years."""
    days = value if isinstance(value, list) else [None]
    if len(days) > 6 or not all(
        isinstance(day, int) and 1 <= day <= terms.LONGEST_REMINDER for day in days
    ):
        raise ValidationError(
            _("Write up to six numbers of days from 1 to %(most)s, such as 180, 90, 30."),
            params={"most": terms.LONGEST_REMINDER},
        )


class AgreementQuerySet(ScopedQuerySet["Agreement"]):
    def in_force(self) -> AgreementQuerySet:
        return self.filter(status=Status.ACTIVE)

    def signed(self) -> AgreementQuerySet:
        return self.filter(status__in=SIGNED)

    def public(self) -> AgreementQuerySet:
        """What anybody may read: signed, and released by who signs."""
        return self.signed().filter(is_public=True)

    def expiring(self, today: date, until: date) -> AgreementQuerySet:
        """In force with a last day from today to `until`, both counted."""
        return self.in_force().filter(ends_on__gte=today, ends_on__lte=until)


class Agreement(Record):
    """An agreement, from draft to end. Without an agency in charge it is the government's own."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency in charge"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("under the agreement"),
    )
    renewal_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renewals",
        verbose_name=_("renews"),
    )
    kind = models.CharField(_("kind"), max_length=32, choices=choices(KINDS))
    title = models.CharField(_("title"), max_length=240)
    number = models.CharField(_("our number"), max_length=80, blank=True)
    counterpart_number = models.CharField(_("number of the other party"), max_length=80, blank=True)
    place = models.CharField(_("place of signing"), max_length=160, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    scope = models.TextField(_("scope"), max_length=4000, blank=True)
    editions = models.ManyToManyField(
        Edition, blank=True, related_name="+", verbose_name=_("standards named")
    )
    council_consent = models.CharField(
        _("consent of the council (DPRD)"),
        max_length=12,
        choices=choices(CONSENTS),
        default=signing.Consent.NOT_NEEDED,
    )
    council_consent_on = models.DateField(_("consent given on"), null=True, blank=True)
    funds = models.CharField(_("funds"), max_length=300, blank=True)
    contacts = models.TextField(_("contacts"), max_length=1000, blank=True)
    reminder_days = models.JSONField(
        _("reminders, days before the end"),
        default=default_reminders,
        blank=True,
        validators=[check_reminders],
    )
    is_public = models.BooleanField(_("public"), default=False)
    status = models.CharField(
        _("status"), max_length=10, choices=choices(STATUSES), default=Status.DRAFT
    )
    sent_on = models.DateField(_("sent for signing on"), null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_on = models.DateField(_("ended on"), null=True, blank=True)
    closing_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message=_("The last day must lie after the first."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "cancelled"]) | Q(signed_on__isnull=False),
                name="agreement_in_force_is_signed",
                violation_error_message=_("An agreement in force has a day of signing."),
            ),
            models.CheckConstraint(
                condition=Q(council_consent="given", council_consent_on__isnull=False)
                | (~Q(council_consent="given") & Q(council_consent_on=None)),
                name="agreement_consent_has_date",
                violation_error_message=_(
                    "The day of the consent belongs to a consent that was given, and only to it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(status__in=["active", "ended", "renewed"]),
                name="agreement_public_is_signed",
                violation_error_message=_("Only what is signed can be public."),
            ),
            models.UniqueConstraint(
                fields=["government", "number"],
                condition=~Q(number="") & ~Q(status="cancelled"),
                name="agreement_number_once",
                violation_error_message=_("Another agreement has this number."),
            ),
            models.UniqueConstraint(
                fields=["renewal_of"],
                condition=~Q(status="cancelled"),
                name="agreement_renewed_once",
                violation_error_message=_("Another agreement renews this one already."),
            ),
        ]
        indexes = [
            models.Index(fields=["government", "status", "ends_on"]),
            models.Index(fields=["agency", "status"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cooperation_agreement", args=[self.pk])

    @property
    def term(self) -> terms.Term:
        return terms.Term(self.signed_on, self.starts_on, self.ends_on)

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_signed(self) -> bool:
        return self.status in SIGNED

    def is_expired(self, today: date) -> bool:
        return terms.is_expired(Status(self.status), self.ends_on, today)

    @property
    def kind_code(self) -> Kind:
        return Kind(self.kind)


class PartyQuerySet(ScopedQuerySet["Party"]):
    agency_path = "agreement__agency"


class Party(Record):
    """Who signs: a side of an agreement, its legal capacity and the office that signs for it."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    partner = models.CharField(_("kind of party"), max_length=16, choices=choices(PARTNERS))
    name = models.CharField(_("name"), max_length=200)
    legal_capacity = models.CharField(
        _("legal capacity"),
        max_length=300,
        blank=True,
        help_text=_("By which right it acts, as the opening of the paper says."),
    )
    signatory_office = models.CharField(
        _("office that signs"),
        max_length=160,
        blank=True,
        help_text=_("The office, never the person: for example Bupati Serang."),
    )
    power_of_attorney = models.CharField(
        _("power of attorney"),
        max_length=200,
        blank=True,
        help_text=_("Number and date of the paper by which somebody else signs."),
    )

    objects: ClassVar = PartyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"],
                name="party_once_per_agreement",
                violation_error_message=_("This party stands in the agreement already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_government(self) -> bool:
        """True for our own side."""
        return self.partner == Partner.OWN

    @property
    def side(self) -> signing.Side:
        return signing.Side(Partner(self.partner), self.signatory_office, self.power_of_attorney)


class LegalBasis(models.Model):
    """A law or decree that an agreement rests on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="bases")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("law or decree"), max_length=200)
    about = models.CharField(_("what it is about"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "title"],
                name="legal_basis_once_per_agreement",
                violation_error_message=_("This legal basis is named already."),
            )
        ]

    def __str__(self) -> str:
        return self.title
