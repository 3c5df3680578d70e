"""What somebody declared, and the conflicts of interest in it with what was decided on them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.declarations.domain.kinds import RoundKind
from teraju.modules.integrity.declarations.domain.states import DECIDED, ConflictState

from .choices import CONFLICT_STATES, INTERESTS, ROUND_KINDS, choices
from .common import DeclarationsRecord, PersonalQuerySet, whose
from .rounds import Round


class DeclarationQuerySet(PersonalQuerySet["Declaration"]):
    """Of the person and the offices that look after integrity."""


class Declaration(DeclarationsRecord):
    """One word of one person: of a round, or of an event in between. It never changes."""

    kind = models.CharField(_("declaration"), max_length=10, choices=choices(ROUND_KINDS))
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="declarations"
    )
    person = whose()
    office = models.CharField(_("office"), max_length=160)
    declared_on = models.DateField(_("declared on"))
    has_conflict = models.BooleanField(_("a conflict of interest was declared"), default=False)
    # The text as it stood before the person; nobody is bound to another one later.
    text = models.TextField(_("text that was confirmed"), max_length=6000)

    objects: ClassVar = DeclarationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(round__isnull=False),
                name="declaration_once_a_round",
                violation_error_message=_("You have declared in this round already."),
            ),
            models.CheckConstraint(
                condition=Q(round__isnull=False) | Q(kind="conflict", has_conflict=True),
                name="declaration_of_event_has_conflict",
            ),
            models.CheckConstraint(
                condition=Q(has_conflict=False) | Q(kind="conflict"),
                name="declaration_conflict_kind",
            ),
        ]
        indexes = [models.Index(fields=["agency", "kind", "declared_on"])]

    def __str__(self) -> str:
        return f"{ROUND_KINDS[RoundKind(self.kind)]}: {self.office}"

    def get_absolute_url(self) -> str:
        return reverse("declarations_declaration", args=[self.pk])


class ConflictQuerySet(PersonalQuerySet["Conflict"]):
    """Of the person and the offices that look after integrity."""

    def standing(self) -> ConflictQuerySet:
        return self.exclude(state=ConflictState.ENDED)


class Conflict(DeclarationsRecord):
    """An interest that somebody declared: what, with whom, how it is handled, when it ended."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="conflicts")
    person = whose()
    office = models.CharField(_("office"), max_length=160)
    interest = models.CharField(_("kind of interest"), max_length=14, choices=choices(INTERESTS))
    what = models.TextField(_("what"), max_length=2000)
    with_whom = models.CharField(_("with whom"), max_length=200)
    matter = models.CharField(_("matter of the office"), max_length=300)
    declared_on = models.DateField(_("declared on"))
    state = models.CharField(
        _("status"),
        max_length=10,
        choices=choices(CONFLICT_STATES),
        default=ConflictState.DECLARED,
    )
    # What is decided anew had an answer before.
    first_decided_on = models.DateField(null=True, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_office = models.CharField(_("decided by"), max_length=160, blank=True)
    conditions = models.TextField(_("conditions"), max_length=1000, blank=True)
    decision_reason = models.TextField(_("reason of the decision"), max_length=1000, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.CharField(
        pgettext_lazy("conflict", "how it ended"), max_length=400, blank=True
    )

    objects: ClassVar = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[str(one) for one in DECIDED])
                | (Q(decided_on__isnull=False) & ~Q(decision_reason="")),
                name="conflict_decided_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state="allowed") | ~Q(conditions=""),
                name="conflict_allowed_has_conditions",
                violation_error_message=_("Say under which conditions."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("person")),
                name="conflict_decided_by_somebody_else",
                violation_error_message=_("Nobody decides on what they declared themselves."),
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False)
                | (~Q(state="ended") & Q(ended_on=None)),
                name="conflict_ended_has_day",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        # What it is about stays with those who may read it: this stands in the trail.
        return f"{self.office}, {self.declared_on.isoformat()}"

    def get_absolute_url(self) -> str:
        return reverse("declarations_conflict", args=[self.pk])
