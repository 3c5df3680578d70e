"""Evidence that somebody adds by hand, beside what the records of the house prove by themselves."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Topic
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import EvidenceForm


class EvidenceQuerySet(ScopedQuerySet["Evidence"]):
    def on_record(self, day: object) -> Self:
        """As it stood on a day: recorded by then and not withdrawn yet."""
        return self.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day), recorded_on__lte=day)


class Evidence(Record):
    """A record, a file or a note that speaks for topics of an agency, within its days.

    What it says is never changed: whoever erred withdraws it with a reason and adds it anew, so
    that anybody can read what was on record on a day.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    topics = models.ManyToManyField(Topic, related_name="+", verbose_name=_("topics"))
    form = models.CharField(_("kept as"), max_length=8, choices=EvidenceForm.choices)
    title = models.CharField(_("title"), max_length=200)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    link_kind = models.CharField(max_length=60, blank=True)
    link_id = models.PositiveBigIntegerField(null=True, blank=True)
    happened_on = models.DateField(
        _("date of the fact"), help_text=_("The day that the document bears or the fact happened.")
    )
    recorded_on = models.DateField(_("recorded on"), editable=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(
        _("last day it counts"),
        null=True,
        blank=True,
        help_text=_("Empty: until something newer is there."),
    )
    reference = models.CharField(
        _("own reference"),
        max_length=80,
        blank=True,
        help_text=_("Number of the document, if it has one. It names the evidence in imports."),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    recorded_office = models.CharField(_("recorded by"), max_length=160, editable=False)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None)
                | Q(valid_from=None)
                | Q(valid_until__gte=F("valid_from")),
                name="evidence_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(happened_on__lte=F("recorded_on")),
                name="evidence_recorded_after_fact",
                violation_error_message=_("The day lies in the future."),
            ),
            models.CheckConstraint(
                condition=(Q(form="record") & ~Q(link_kind="") & Q(link_id__isnull=False))
                | (~Q(form="record") & Q(link_kind="", link_id=None)),
                name="evidence_record_is_linked",
                violation_error_message=_("Choose the record."),
            ),
            models.CheckConstraint(
                condition=~Q(form="note") | ~Q(note=""),
                name="evidence_note_is_written",
                violation_error_message=_("Write the note."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason=""),
                name="evidence_withdrawn_has_reason",
                violation_error_message=_("Say why the evidence is withdrawn."),
            ),
            models.UniqueConstraint(
                fields=["agency", "reference"],
                condition=~Q(reference="") & Q(withdrawn_on=None),
                name="evidence_reference_once_per_agency",
                violation_error_message=_("This agency has evidence with this reference already."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "recorded_on"], name="evidence_of_agency")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("evidence", args=[self.pk])

    @property
    def stands(self) -> bool:
        return self.withdrawn_on is None
