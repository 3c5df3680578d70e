"""What came from the telephones of the field: every entry is kept, whatever became of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.field import Outcome
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Government

from .choices import choices
from .common import UnitRecord, somebody
from .field_choices import MEETINGS, OUTCOMES
from .orders import Order, Session
from .registers import Instrument, Owner, Place
from .sheets import Sheet


class FieldEntryQuerySet(ScopedQuerySet["FieldEntry"]):
    pass


class FieldEntry(UnitRecord):
    """One visit as a telephone sent it; what could not be stored waits here for a person."""

    # Given by the telephone: sent twice it is one entry.
    key = models.UUIDField(_("key"))
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("market session"),
    )
    order = models.ForeignKey(
        Order,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("verification", "order"),
    )
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("tester"),
    )
    tester_office = models.CharField(_("tester (office)"), max_length=160)
    tested_on = models.DateField(_("tested on"))
    arrived_at = models.DateTimeField(_("arrived"))
    payload = models.JSONField(_("as it was sent"), default=dict)
    outcome = models.CharField(
        _("status"), max_length=9, choices=choices(OUTCOMES), default=Outcome.REFUSED
    )
    meeting = models.CharField(
        _("what it met"), max_length=13, choices=choices(MEETINGS), blank=True
    )
    sentence = models.CharField(_("why it was not taken"), max_length=600, blank=True)
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("instrument"),
    )
    sheet = models.OneToOneField(
        Sheet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="field_entry",
        verbose_name=_("Test sheet"),
    )
    # The sheet that it met: shown beside it.
    theirs = models.ForeignKey(
        Sheet, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What the engine said of the last attempt, where the telephone said something else.
    engine_verdict = models.CharField(max_length=9, blank=True)
    photo_key = models.UUIDField(null=True, blank=True)
    photo = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo of the marks"),
    )
    # The last photo of the instrument that came; the file only while no instrument shows it, so
    # that what is taken away there is nowhere else.
    picture_key = models.UUIDField(null=True, blank=True)
    picture = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo of the instrument"),
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = somebody(verbose_name=_("settled by"))
    settled_office = models.CharField(_("settled by (office)"), max_length=160, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = FieldEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "key"], name="metrology_entry_once"),
            models.CheckConstraint(
                condition=~Q(outcome="stored") | Q(sheet__isnull=False),
                name="metrology_stored_entry_has_sheet",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="discarded") | ~Q(reason=""),
                name="metrology_discarded_entry_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "outcome", "tested_on"]),
            models.Index(fields=["tester", "tested_on"]),
        ]

    def __str__(self) -> str:
        day = date_format(self.tested_on)
        return f"{self.instrument or _('new instrument')}, {day}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_field_entry", args=[self.pk])


class FieldKeyQuerySet(ScopedQuerySet["FieldKey"]):
    agency_path = None


class FieldKey(Record):
    """What a telephone met for the first time, by the key that it gave: entered once."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    owner = models.ForeignKey(
        Owner, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = FieldKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "key"], name="metrology_field_key_once"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False, place=None, instrument=None)
                | Q(owner=None, place__isnull=False, instrument=None)
                | Q(owner=None, place=None, instrument__isnull=False),
                name="metrology_field_key_of_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
