"""Actions with an owner and a day, and suggestions for improvement."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement.domain.states import ActionState, SuggestionState
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import ACTION_STATES, SOURCES, SUGGESTION_STATES, choices
from .common import AgencyRecord, day, office, somebody
from .nonconformities import Nonconformity, Round


class ActionQuerySet(ScopedQuerySet["Action"]):
    guests = frozenset({Role.BODY_AUDITOR})

    def given_out(self) -> ActionQuerySet:
        """Those that somebody has to carry out: of an accepted plan, or of their own."""
        return self.filter(Q(round=None) | Q(round__accepted_on__isnull=False))


class Action(AgencyRecord):
    """What somebody does by a day: of the plan of a round, or ordered by itself."""

    nonconformity = models.ForeignKey(
        Nonconformity, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    source = models.CharField(_("source"), max_length=14, choices=choices(SOURCES))
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_pk = models.PositiveBigIntegerField(null=True, blank=True)
    title = models.CharField(_("action"), max_length=200)
    description = models.TextField(_("how it is done"), max_length=2000, blank=True)
    owner = somebody(verbose_name=_("owner"))
    owner_office = office(_("owner (office)"))
    due_on = models.DateField(_("due"))
    first_due_on = models.DateField(_("first due"))
    postponed_because = models.CharField(_("postponed because"), max_length=400, blank=True)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(ACTION_STATES), default=ActionState.OPEN
    )
    ordered_on = models.DateField(_("ordered on"))
    ordered_by = somebody()
    ordered_office = office(_("ordered by"))
    done_on = day(_("done on"))
    done_by = somebody()
    done_office = office(_("done by"))
    result = models.CharField(_("result"), max_length=1000, blank=True)
    verified_on = day(_("verified on"))
    verified_by = somebody()
    verified_office = office(_("verified by"))
    verification = models.CharField(_("how it was verified"), max_length=1000, blank=True)
    returned_because = models.CharField(_("given back because"), max_length=1000, blank=True)
    dropped_on = day(_("dropped on"))
    dropped_because = models.CharField(_("dropped because"), max_length=400, blank=True)

    objects: ClassVar = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nonconformity=None, round=None)
                | Q(nonconformity__isnull=False, round__isnull=False),
                name="action_round_of_nonconformity",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "verified"], done_on__isnull=False)
                | (~Q(state__in=["done", "verified"]) & Q(done_on=None)),
                name="improvement_action_done_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_on__gte=F("done_on")),
                name="improvement_action_verified_later",
            ),
            models.CheckConstraint(
                condition=Q(state="dropped", dropped_on__isnull=False) & ~Q(dropped_because="")
                | (~Q(state="dropped") & Q(dropped_on=None)),
                name="improvement_action_dropped_why",
                violation_error_message=_("Say why the action is dropped."),
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None)
                | (
                    (Q(owner=None) | ~Q(verified_by=F("owner")))
                    & (Q(done_by=None) | ~Q(verified_by=F("done_by")))
                ),
                name="action_verified_by_somebody_else",
                violation_error_message=_("Somebody else verifies the action."),
            ),
        ]
        indexes = [
            models.Index(fields=["government", "state", "due_on"]),
            models.Index(fields=["subject_kind", "subject_pk"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("improvement_action", args=[self.pk])


class SuggestionQuerySet(ScopedQuerySet["Suggestion"]):
    guests = frozenset({Role.BODY_AUDITOR})


class Suggestion(AgencyRecord):
    """An idea how something could be better; accepted, it becomes an action."""

    title = models.CharField(_("suggestion"), max_length=200)
    description = models.TextField(_("what would change"), max_length=2000)
    benefit = models.TextField(_("what it is good for"), max_length=1000)
    source = models.CharField(_("source"), max_length=14, choices=choices(SOURCES))
    state = models.CharField(
        _("status"),
        max_length=12,
        choices=choices(SUGGESTION_STATES),
        default=SuggestionState.PROPOSED,
    )
    proposed_on = models.DateField(_("suggested on"))
    proposed_by = somebody()
    proposed_office = office(_("suggested by"))
    decided_on = day(_("decided on"))
    decided_office = office(_("decided by"))
    decision_reason = models.CharField(_("reason of the decision"), max_length=1000, blank=True)
    action = models.OneToOneField(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestion"
    )
    carried_out_on = day(_("carried out on"))

    objects: ClassVar = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "carried_out"]) | Q(action__isnull=False),
                name="suggestion_accepted_has_action",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(decision_reason=""),
                name="suggestion_refused_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("improvement_suggestion", args=[self.pk])
