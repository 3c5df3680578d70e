"""What the tables of this module share: their place, and the way of a text to its approval."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.domain.approval import FROZEN, OPEN, Status
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import M, ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

STATUSES = {
    Status.DRAFT: _("draft"),
    Status.SUBMITTED: _("waits for approval"),
    Status.APPROVED: _("approved"),
    Status.SUPERSEDED: _("superseded"),
    Status.DISCARDED: _("discarded"),
}


class AuditedQuerySet(ScopedQuerySet[M]):
    """What the auditor of a body reads: at the agency and in the days of the invitation."""

    guests = frozenset({Role.BODY_AUDITOR})


class AgencyRecord(Record):
    """A record of one agency."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


class Approvable(AgencyRecord):
    """A text that somebody writes and the head approves; approved, it is not changed any more.

    `number` counts the versions of one agency. `writers` are all who put a word into the draft.
    """

    number = models.PositiveSmallIntegerField(_("version"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=[(str(code), label) for code, label in STATUSES.items()],
        default=Status.DRAFT,
    )
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    writer_office = models.CharField(_("written by"), max_length=160, blank=True)
    returned_because = models.CharField(_("given back because"), max_length=400, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approver_office = models.CharField(_("approved by"), max_length=160, blank=True)
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_submitted(self) -> bool:
        return self.status == Status.SUBMITTED

    @property
    def is_approved(self) -> bool:
        return self.status == Status.APPROVED

    @property
    def is_frozen(self) -> bool:
        return self.status in FROZEN


def one_at_a_time(name: str) -> list[models.BaseConstraint]:
    """One open draft, one in force, and each version number once, for every agency."""
    return [
        models.UniqueConstraint(
            fields=["agency"],
            condition=Q(status__in=sorted(OPEN)),
            name=f"{name}_one_draft",
            violation_error_message=_("There is an open draft already: go on with that one."),
        ),
        models.UniqueConstraint(
            fields=["agency"],
            condition=Q(status=Status.APPROVED),
            name=f"{name}_one_in_force",
            violation_error_message=_("Another one is in force already."),
        ),
        models.UniqueConstraint(fields=["agency", "number"], name=f"{name}_number_once"),
        models.CheckConstraint(
            condition=Q(status__in=sorted(FROZEN), approved_on__isnull=False)
            | (~Q(status__in=sorted(FROZEN)) & Q(approved_on=None)),
            name=f"{name}_approved_has_day",
        ),
    ]
