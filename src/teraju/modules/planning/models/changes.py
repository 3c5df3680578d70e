"""Planned changes of the system: from the proposal to the review of their effect."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.domain.objective_states import ChangeState

from .choices_objectives import ChangeStateChoice, EffectChoice
from .common import AgencyRecord, AuditedQuerySet

DONE = ["carried_out", "reviewed", "closed"]
SEEN = ["reviewed", "closed"]


class Change(AgencyRecord):
    """A change that is thought through before it is made, and looked at afterwards."""

    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=1000)
    content = models.TextField(_("what changes"), max_length=2000)
    consequences = models.TextField(_("possible consequences"), max_length=2000)
    integrity = models.TextField(_("how the system stays whole"), max_length=1000)
    resources = models.TextField(_("resources"), max_length=1000)
    responsibilities = models.TextField(_("responsibilities"), max_length=1000)
    planned_on = models.DateField(_("planned for"))
    state = models.CharField(
        _("status"),
        max_length=12,
        choices=ChangeStateChoice.choices,
        default=ChangeState.PROPOSED,
    )
    proposed_on = models.DateField(_("proposed on"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    proposed_office = models.CharField(_("proposed by"), max_length=160, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_office = models.CharField(_("decided by"), max_length=160, blank=True)
    decision_note = models.CharField(_("note on the decision"), max_length=400, blank=True)
    carried_out_on = models.DateField(_("carried out on"), null=True, blank=True)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    carried_out_office = models.CharField(_("carried out by"), max_length=160, blank=True)
    carried_out_note = models.CharField(_("how it was carried out"), max_length=400, blank=True)
    review_due = models.DateField(_("effect reviewed from"), null=True, blank=True)
    reviewed_on = models.DateField(_("effect reviewed on"), null=True, blank=True)
    reviewed_office = models.CharField(_("effect reviewed by"), max_length=160, blank=True)
    effect = models.CharField(_("effect"), max_length=10, choices=EffectChoice.choices, blank=True)
    effect_note = models.TextField(_("what was seen"), max_length=2000, blank=True)
    unwanted = models.TextField(_("unwanted consequences"), max_length=2000, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.CharField(_("ended because"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet["Change"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="change_code_once",
                violation_error_message=_("A change with this code exists already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DONE)
                | Q(
                    decided_on__isnull=False, carried_out_on__isnull=False, review_due__isnull=False
                ),
                name="change_done_was_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SEEN) | (Q(reviewed_on__isnull=False) & ~Q(effect="")),
                name="change_reviewed_has_effect",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "cancelled"]) | ~Q(ended_because=""),
                name="change_given_up_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("planning_change", args=[self.pk])


class ChangeLink(models.Model):
    """A record that a change is about: a process, a document, or another that can be linked."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(_("kind"), max_length=60)
    target_id = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "kind", "target_id"],
                name="change_link_once",
                violation_error_message=_("This is linked already."),
            )
        ]

    def __str__(self) -> str:
        return self.title
