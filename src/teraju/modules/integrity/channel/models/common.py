"""What the tables of the channel share."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

M = TypeVar("M", bound=models.Model)


class AuditedQuerySet(ScopedQuerySet[M]):
    """What the auditor of a body reads too: that there is a channel and that it works."""

    guests = frozenset({Role.BODY_AUDITOR})


class WithdrawableRecord(Record):
    """A record of one agency that is never deleted: a wrong one is withdrawn with a reason."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("withdrawn because"), max_length=400, blank=True)

    class Meta:
        abstract = True
