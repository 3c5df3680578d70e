"""Labels of products, checked against what the product may bear."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import ScopedQuerySet

from .common import AgencyRecord
from .registers import AUDITORS, Product
from .visit_owners import OwnerUpload


class LabelCheckQuerySet(ScopedQuerySet["LabelCheck"]):
    guests = AUDITORS

    def standing(self) -> LabelCheckQuerySet:
        return self.filter(withdrawn_on=None)

    def open(self) -> LabelCheckQuerySet:
        """Misused marks that are still there."""
        return self.standing().filter(misused=True, settled_on=None)


class LabelCheck(AgencyRecord):
    """What a person saw on the label of a product on a day, and what the rules say of it."""

    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, related_name="label_checks", verbose_name=_("product")
    )
    seen_on = models.DateField(_("label seen on"))
    # Marks, each with what was ruled: [{"mark", "allowed", "reasons", "certificate"}].
    rulings = models.JSONField(_("marks seen"), default=list, blank=True)
    # The photo that the owner sent, where the check looked at that one.
    upload = models.ForeignKey(
        OwnerUpload,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="label_checks",
        verbose_name=_("photo sent by the owner"),
    )
    printed = models.CharField(_("SNI number on the label"), max_length=60, blank=True)
    note = models.CharField(_("what was seen"), max_length=600, blank=True)
    misused = models.BooleanField(_("a mark is misused"), default=False)
    correction = models.CharField(_("what has to be changed"), max_length=600, blank=True)
    due_on = models.DateField(_("to be put right by"), null=True, blank=True)
    settled_on = models.DateField(_("put right on"), null=True, blank=True)
    outcome = models.CharField(_("what was seen then"), max_length=600, blank=True)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = LabelCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(misused=False) | (~Q(correction="") & Q(due_on__isnull=False)),
                name="label_misuse_has_correction",
                violation_error_message=_("Say what has to be changed, and by when."),
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None) | ~Q(outcome=""),
                name="label_settled_has_outcome",
                violation_error_message=_("Say what was seen then."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(reason=""),
                name="label_withdrawn_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "misused", "settled_on"])]

    def __str__(self) -> str:
        return f"{self.product.enterprise}: {self.product} ({self.seen_on:%Y-%m-%d})"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_label", args=[self.pk])
