"""What an owner reaches without a password, and sends: contacts, photos, answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.notify.contact_records import AskedContact

from .coaching import Coaching
from .common import AgencyRecord
from .registers import Enterprise


class OwnerContactQuerySet(ScopedQuerySet["OwnerContact"]):
    pass


class OwnerContact(AskedContact):
    """A telephone number or mail address that somebody asked a code for; personal."""

    objects: ClassVar = OwnerContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "address"], name="owner_contact_once")
        ]


class OwnerUploadQuerySet(ScopedQuerySet["OwnerUpload"]):
    pass


class OwnerUpload(AgencyRecord):
    """A photo that an owner sent from their page; somebody of the office looks at it."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="uploads")
    coaching = models.ForeignKey(
        Coaching, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    # Given by the form: sent twice it is one photo.
    key = models.UUIDField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what it shows"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"))
    seen_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    seen_office = models.CharField(_("looked at by"), max_length=160, blank=True)
    # What the owner reads of it.
    answer = models.CharField(pgettext_lazy("to an owner", "answer"), max_length=300, blank=True)

    objects: ClassVar = OwnerUploadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "key"], name="owner_upload_once"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(seen_at__isnull=False),
                name="owner_upload_answered_is_seen",
            ),
        ]
        indexes = [models.Index(fields=["agency", "seen_at"])]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.pk or ''}".strip()

    def get_absolute_url(self) -> str:
        return reverse("enterprises_upload", args=[self.pk])


class OwnerQuestionQuerySet(ScopedQuerySet["OwnerQuestion"]):
    pass


class OwnerQuestion(AgencyRecord):
    """Something short that the office asks an owner, and what the owner answered."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="questions")
    text = models.CharField(pgettext_lazy("to an owner", "question"), max_length=300)
    asked_at = models.DateTimeField(_("asked"))
    asked_office = models.CharField(_("asked by"), max_length=160)
    answer = models.CharField(pgettext_lazy("of an owner", "answer"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = OwnerQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(answered_at=None),
                name="owner_question_answered_or_withdrawn",
            ),
        ]
        indexes = [models.Index(fields=["agency", "answered_at"])]

    def __str__(self) -> str:
        # What is asked may be personal: the trail knows it by its number.
        return f"No. {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_owner_question", args=[self.pk])
