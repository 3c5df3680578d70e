"""Who registered for an event, who was present, and their certificates."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.event_contacts import is_mail, masked_contact
from teraju.modules.learning.domain.event_states import Seat
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.papers.models import Paper

from .choices import choices
from .event import Event, EventPart
from .event_choices import CAME_BY, SEATS, WAYS


class RegistrationQuerySet(ScopedQuerySet["Registration"]):
    government_path = "event__government"
    agency_path = "event__agency"

    def seated(self) -> RegistrationQuerySet:
        return self.filter(seat=Seat.SEATED)

    def waiting(self) -> RegistrationQuerySet:
        return self.filter(seat=Seat.WAITING).order_by("queued_at", "ordinal")

    def present(self) -> RegistrationQuerySet:
        return self.filter(came_at__isnull=False)

    def to_certify(self) -> RegistrationQuerySet:
        """Who was present and has no certificate in force."""
        return self.present().filter(Q(paper=None) | ~Q(paper__status="valid"))


class Registration(EventPart):
    """Somebody who wants to come. By contact each comes once; the ticket is theirs alone.

    Its label carries no name: names stand in the trail in the part that can be shredded.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    ordinal = models.PositiveIntegerField(pgettext_lazy("registration", "number"))
    ticket = models.CharField(max_length=12, unique=True, editable=False)
    form_key = models.CharField(max_length=40, blank=True, editable=False)
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=160)
    region = models.CharField(_("region or government"), max_length=120, blank=True)
    contact = models.CharField(_("mail or telephone"), max_length=254)
    seat = models.CharField(_("seat"), max_length=10, choices=choices(SEATS))
    queued_at = models.DateTimeField(null=True, blank=True, editable=False)
    way = models.CharField(_("came by"), max_length=8, choices=choices(WAYS))
    agreed_at = models.DateTimeField(_("agreed on"), null=True, blank=True)
    came_at = models.DateTimeField(_("present since"), null=True, blank=True)
    came_by = models.CharField(
        _("how it is known"), max_length=8, choices=choices(CAME_BY), blank=True
    )
    has_replied = models.BooleanField(default=False, editable=False)
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "contact"],
                name="event_registration_once",
                violation_error_message=_("This contact is registered already."),
            ),
            models.UniqueConstraint(fields=["event", "ordinal"], name="event_registration_ordinal"),
            models.CheckConstraint(
                condition=Q(came_at=None) | Q(seat="seated"), name="event_present_has_seat"
            ),
        ]
        indexes = [models.Index(fields=["event", "seat", "came_at"])]

    def __str__(self) -> str:
        return f"#{self.ordinal}"

    def get_absolute_url(self) -> str:
        return reverse("learning_event_person", args=[self.pk])

    @property
    def mail(self) -> str:
        return self.contact if is_mail(self.contact) else ""

    @property
    def phone(self) -> str:
        return "" if is_mail(self.contact) or self.person_id else f"+{self.contact}"

    @property
    def contact_hint(self) -> str:
        return masked_contact(self.contact)

    @property
    def has_certificate(self) -> bool:
        return self.paper is not None and self.paper.is_valid
