"""Statements of a team: each member accepted nothing and was promised nothing, twice."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.declarations.domain.states import ExceptionState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency, Government

from .choices import EXCEPTIONS, OUTCOMES, STEPS, choices
from .common import PersonalQuerySet


class StatementQuerySet(PersonalQuerySet["Statement"]):
    """Of the person, the compliance function, and the secretary who stands in for it."""

    readers = frozenset({Role.COMPLIANCE_FUNCTION, Role.REGIONAL_SECRETARY})

    def raised(self) -> StatementQuerySet:
        return self.filter(exception=ExceptionState.RAISED)


class Statement(Record):
    """A member of a team states, before a step, that nothing was accepted or promised."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    # Who sent the team; empty where the government as a whole did.
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    subject_kind = models.CharField(max_length=60)
    subject_pk = models.PositiveBigIntegerField()
    member_key = models.PositiveBigIntegerField()
    subject_title = models.CharField(_("assignment"), max_length=300)
    step = models.CharField(_("given"), max_length=8, choices=choices(STEPS))
    # Empty for an office from elsewhere, whose paper somebody copied.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    office = models.CharField(_("office"), max_length=160)
    given_on = models.DateField(_("given on"))
    text = models.TextField(_("text that was confirmed"), max_length=2000)
    copied_by = models.CharField(_("copied from paper by"), max_length=160, blank=True)
    paper_note = models.CharField(_("where the paper lies"), max_length=400, blank=True)
    exception = models.CharField(
        _("exception"), max_length=10, choices=choices(EXCEPTIONS), default=ExceptionState.NONE
    )
    told = models.TextField(_("what was offered or promised"), max_length=2000, blank=True)
    handled_on = models.DateField(_("looked at on"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    handled_office = models.CharField(_("looked at by"), max_length=160, blank=True)
    outcome = models.CharField(
        _("what came of it"), max_length=10, choices=choices(OUTCOMES), blank=True
    )
    handling = models.TextField(_("what was done"), max_length=1000, blank=True)

    objects: ClassVar = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_pk", "member_key", "step"],
                name="statement_once_a_step",
                violation_error_message=_("This statement was given already."),
            ),
            models.CheckConstraint(
                condition=Q(exception="none", told="") | (~Q(exception="none") & ~Q(told="")),
                name="statement_exception_is_told",
                violation_error_message=_("Say what was offered or promised."),
            ),
            models.CheckConstraint(
                condition=~Q(exception="handled")
                | (Q(handled_on__isnull=False) & ~Q(handling="") & ~Q(outcome="")),
                name="statement_handled_has_words",
                violation_error_message=_("Say what was done."),
            ),
            models.CheckConstraint(
                condition=Q(handled_by=None) | Q(person=None) | ~Q(handled_by=F("person")),
                name="statement_handled_by_somebody_else",
                violation_error_message=_("Nobody looks at their own exception."),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(paper_note=""),
                name="statement_copied_names_paper",
                violation_error_message=_("Say where the paper lies."),
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_pk"]),
            models.Index(fields=["government", "exception"]),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.subject_title}"

    def get_absolute_url(self) -> str:
        return reverse("declarations_statement", args=[self.pk])
