"""What the management system of an agency covers, and what of a standard does not apply."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Edition, Requirement
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Place

from .common import Approvable, one_at_a_time
from .processes import Process


class ScopeStatementQuerySet(ScopedQuerySet["ScopeStatement"]):
    """Statements of agencies."""

    guests = frozenset({Role.BODY_AUDITOR})


class ScopeStatement(Approvable):
    """A version of the statement of scope; one is in force, from its day until the next one's."""

    text = models.TextField(_("statement"), max_length=2000)
    services = models.TextField(_("services covered"), max_length=2000)
    boundaries = models.TextField(_("boundaries"), max_length=2000, blank=True)
    effective_on = models.DateField(_("in force from"))
    editions = models.ManyToManyField(Edition, related_name="+", verbose_name=_("standards"))
    sites = models.ManyToManyField(Place, related_name="+", verbose_name=_("sites"))
    processes = models.ManyToManyField(
        Process, related_name="+", blank=True, verbose_name=_("processes covered")
    )

    objects: ClassVar = ScopeStatementQuerySet.as_manager()

    class Meta:
        constraints = one_at_a_time("scope_statement")

    def __str__(self) -> str:
        return str(_("Statement of scope, version %s") % self.number)

    def get_absolute_url(self) -> str:
        return reverse("planning_scope", args=[self.pk])


class ScopeExclusion(models.Model):
    """A requirement that does not apply to the agency, and why."""

    statement = models.ForeignKey(
        ScopeStatement, on_delete=models.PROTECT, related_name="exclusions"
    )
    requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, related_name="+", verbose_name=_("requirement")
    )
    reason = models.TextField(_("justification"), max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "requirement"],
                name="scope_exclusion_once",
                violation_error_message=_("This requirement is declared already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.requirement)
