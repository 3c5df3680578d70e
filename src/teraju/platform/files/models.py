"""Files that were kept, and the records they are attached to."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Hat, ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government


class StoredFileQuerySet(ScopedQuerySet["StoredFile"]):
    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """A file by itself is seen only by whoever had a job write it; others with their record."""
        if viewer.user_id is None:
            return self.none()
        return self.filter(
            is_result=True,
            uploaded_by=viewer.user_id,
            government__in=viewer.government_ids,
        )


class StoredFile(models.Model):
    """A content in the private store, and who put it there under which name."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size"))
    media_type = models.CharField(_("type"), max_length=100)
    name = models.CharField(_("name"), max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_office = models.CharField(_("office"), max_length=160, blank=True)
    at = models.DateTimeField(_("moment"))
    is_result = models.BooleanField(default=False, help_text="Written by a job for one person.")

    objects: ClassVar = StoredFileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class AttachmentQuerySet(ScopedQuerySet["Attachment"]):
    guests = GUESTS

    def standing(self) -> Self:
        return self.filter(removed_at=None)

    def shown_to(self, viewer: Viewer) -> Self:
        """Of the files of a record that the viewer sees: guests get only what is meant for them.

        Somebody may be a guest here and a colleague elsewhere: `rights.is_guest_at` as a condition.
        """
        meant = Q(shown_to_guests=True)
        if viewer.is_guest or not viewer.is_guest_somewhere:
            return self.filter(meant) if viewer.is_guest else self
        inside, outside = Q(), Q()
        for hat in viewer.hats:
            if hat.is_guest:
                outside |= _reached(hat)
            else:
                inside |= _reached(hat)
        return self.filter(meant | inside | ~outside)


def _reached(hat: Hat) -> Q:
    of_government = Q(government=hat.government_id)
    if hat.is_wide:
        return of_government
    return of_government & (Q(agency=None) | Q(agency__path__startswith=hat.agency_path))


class Attachment(models.Model):
    """A file of a record. Removing hides it and keeps the reason; nothing is deleted."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    date_of_fact = models.DateField(
        _("date of the document"),
        null=True,
        blank=True,
        help_text=_("The day that the document itself bears, if it bears one."),
    )
    shown_to_guests = models.BooleanField(_("guests may open it"), default=True)
    added_at = models.DateTimeField(_("added at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)
    removed_reason = models.TextField(_("reason of the removal"), max_length=4000, blank=True)

    objects: ClassVar = AttachmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_reason=""),
                name="attachment_removed_with_reason",
                violation_error_message=_("A file is removed only with a reason."),
            ),
        ]
        indexes = [models.Index(fields=["target_type", "target_id"], name="attachment_by_target")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("file_download", args=[self.pk])
