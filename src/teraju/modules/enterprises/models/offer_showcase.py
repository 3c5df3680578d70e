"""What everybody may see of a product."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.offer_showcase import ListingState
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile

from .common import AgencyRecord, choices
from .offer_choices import LISTING_STATES
from .registers import Product


class ListingQuerySet(ScopedQuerySet["Listing"]):
    def released(self) -> ListingQuerySet:
        return self.filter(state=ListingState.RELEASED)


class Listing(AgencyRecord):
    """A product in the public showcase, with the code of its page: printed, it never changes."""

    product = models.OneToOneField(Product, on_delete=models.PROTECT, related_name="listing")
    code = models.CharField(max_length=12, unique=True, editable=False)
    words = models.CharField(_("what everybody reads of it"), max_length=400, blank=True)
    photo = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("status"), max_length=9, choices=choices(LISTING_STATES), default=ListingState.PREPARED
    )
    shown_since = models.DateField(_("shown since"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = ListingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["government", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""),
                name="listing_withdrawn_has_reason",
                violation_error_message=_("Say why."),
            )
        ]

    def __str__(self) -> str:
        return self.product.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises_listing", args=[self.pk])
