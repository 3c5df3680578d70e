"""What the body's auditor does here: samples drawn, records asked for."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits.domain.requests import RequestState

from .certifications import AgencyRecord, Certification, GuestQuerySet

REQUEST_STATES = {
    RequestState.ASKED: pgettext_lazy("request", "asked"),
    RequestState.ANSWERED: pgettext_lazy("request", "answered"),
    RequestState.SETTLED: pgettext_lazy("request", "settled"),
    RequestState.WITHDRAWN: pgettext_lazy("request", "withdrawn"),
}


class SampleQuerySet(GuestQuerySet["Sample"]):
    pass


class Sample(AgencyRecord):
    """Rows of a list drawn at random: list, filter, seed and population are kept.

    `population` holds the keys of all rows at the moment of the draw, `drawn` the rows that came
    out, each with its key, its name and its address.
    """

    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="samples",
        verbose_name=_("certification"),
    )
    register = models.CharField(max_length=80)
    register_title = models.CharField(_("list"), max_length=200)
    query = models.CharField(_("filter"), max_length=500, blank=True)
    seed = models.CharField(_("seed"), max_length=40)
    size = models.PositiveIntegerField(_("size of the sample"))
    population = models.JSONField(_("population"))
    population_size = models.PositiveIntegerField(_("size of the population"))
    fingerprint = models.CharField(_("hash of the population"), max_length=64)
    drawn = models.JSONField(_("sample"))
    drawn_on = models.DateField(_("drawn on"))
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    office = models.CharField(_("drawn by"), max_length=160)
    reason = models.CharField(_("what it is for"), max_length=400, blank=True)
    shown_on = models.DateField(_("shown to the agency on"), null=True, blank=True)

    objects: ClassVar = SampleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=F("population_size")),
                name="sample_within_its_population",
                violation_error_message=_("A sample has at least one record and at most all."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "drawn_on"])]

    def __str__(self) -> str:
        return f"{self.register_title} {self.size}/{self.population_size}"

    def get_absolute_url(self) -> str:
        return reverse("audits_sample", args=[self.pk])


class RequestQuerySet(GuestQuerySet["RecordRequest"]):
    pass


class RecordRequest(AgencyRecord):
    """A record that the body's auditor asks for by a day; the agency answers with files, links."""

    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="requests",
        verbose_name=_("certification"),
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("official number", "number"))
    text = models.TextField(_("what is asked for"), max_length=2000)
    due_on = models.DateField(_("asked for by"))
    sample = models.ForeignKey(
        Sample,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("sample"),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(str(k), label) for k, label in REQUEST_STATES.items()],
        default=RequestState.ASKED,
    )
    asked_on = models.DateField(_("asked on"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_office = models.CharField(_("asked by"), max_length=160)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_office = models.CharField(_("answered by"), max_length=160, blank=True)
    remark = models.CharField(_("remark of the auditor"), max_length=1000, blank=True)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    objects: ClassVar = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["certification", "number"], name="request_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"])
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="request_answered_has_answer",
                violation_error_message=_("Write the answer."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.certification.number}/{self.number:02}"

    def get_absolute_url(self) -> str:
        return reverse("audits_request", args=[self.pk])


class RequestLink(models.Model):
    """A record of another module that answers a request, by kind and id."""

    request = models.ForeignKey(RecordRequest, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=60)
    target_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "target_id"], name="request_answered_by_record_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title
