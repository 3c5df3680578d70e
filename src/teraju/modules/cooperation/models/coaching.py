"""Coaches of BSN: the agreement that let them in, their visits, and what came of the advice."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.cooperation.domain.coaching import VisitState
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .agreements import Agreement
from .choices import VISIT_STATES, WAYS, choices


class CoachAccess(models.Model):
    """The role of a coach at an agency, and the agreement it rests on."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="coach_accesses"
    )
    assignment = models.OneToOneField(RoleAssignment, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.assignment.user)


class CoachVisitQuerySet(ScopedQuerySet["CoachVisit"]):
    """For the people of the agency, and for the coaches it let in."""

    guests = frozenset({Role.BSN_COACH})

    def standing(self) -> CoachVisitQuerySet:
        """Those that nobody withdrew."""
        return self.exclude(state=VisitState.WITHDRAWN)


class CoachVisit(Record):
    """A visit of a coach: what was seen and advised, and what the agency made of the advice."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("agreement"),
    )
    visited_on = models.DateField(_("visited on"))
    way = models.CharField(_("how they met"), max_length=8, choices=choices(WAYS))
    seen = models.TextField(_("what was seen"), max_length=4000)
    advice = models.TextField(_("advice"), max_length=4000)
    next_on = models.DateField(_("next visit"), null=True, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=choices(VISIT_STATES),
        default=VisitState.RECORDED,
    )
    is_from_coach = models.BooleanField(
        _("recorded by the coach"),
        help_text=_("If not, somebody of the agency copied it."),
    )
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    recorded_office = models.CharField(_("recorded by"), max_length=160, editable=False)
    response = models.TextField(
        _("what the agency did with the advice"), max_length=4000, blank=True
    )
    responded_on = models.DateField(_("answered on"), null=True, blank=True)
    responded_office = models.CharField(_("answered by"), max_length=160, blank=True)
    withdrawn_on = models.DateField(
        pgettext_lazy("coach visit", "withdrawn on"), null=True, blank=True
    )
    withdrawn_reason = models.CharField(
        pgettext_lazy("coach visit", "reason of withdrawal"), max_length=400, blank=True
    )

    objects: ClassVar = CoachVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("visited_on")),
                name="coach_visit_next_after_this",
                violation_error_message=_("The next visit comes after this one."),
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(responded_on__isnull=False) & ~Q(response="")),
                name="coach_visit_answered_has_answer",
                violation_error_message=_("Say what was done with the advice."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="coach_visit_withdrawn_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "visited_on"])]

    def __str__(self) -> str:
        return _now("Coach visit of %s") % date_format(self.visited_on, "DATE_FORMAT")

    def get_absolute_url(self) -> str:
        return reverse("cooperation_visit", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Its advice waits for an answer."""
        return self.state == VisitState.RECORDED
