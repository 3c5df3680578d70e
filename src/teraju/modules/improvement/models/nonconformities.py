"""Nonconformities, and the rounds in which each is worked on until its effect is seen."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement.domain.grades import NUMBERED, Source
from teraju.modules.improvement.domain.states import OPEN, Category, State
from teraju.modules.improvement.registry import sights
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Requirement
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer

from .choices import CATEGORIES, EFFECTS, GRADES, SOURCES, STATES, TOOLS, choices
from .common import AgencyRecord, day, office, somebody


class NonconformityQuerySet(ScopedQuerySet["Nonconformity"]):
    guests = frozenset({Role.BODY_AUDITOR})

    def visible_to(self, viewer: Viewer) -> Self:
        """Those in reach, and what came of subjects that the viewer has a part in."""
        seen = Q(pk__in=super().visible_to(viewer).values("pk"))
        for kind, sight in sights().items():
            seen |= Q(subject_kind=kind, subject_pk__in=sight(viewer))
        return self.filter(seen)

    def unfinished(self) -> NonconformityQuerySet:
        """Those that wait for a step, also where a first gate has closed them."""
        return self.filter(state__in=sorted(OPEN))


class Nonconformity(AgencyRecord):
    """Something that is not as it has to be, from its report to its end.

    `subject_kind` and `subject_pk` name the record of another module that it comes from, such as a
    finding of an audit. `due_on` is the day by which the next step is expected.
    """

    number = models.CharField(_("number"), max_length=80)
    source = models.CharField(_("source"), max_length=14, choices=choices(SOURCES))
    grade = models.CharField(_("grade"), max_length=12, choices=choices(GRADES))
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what was found"), max_length=4000)
    criterion = models.TextField(_("what should be"), max_length=2000, blank=True)
    evidence = models.TextField(_("what shows it"), max_length=4000, blank=True)
    found_on = models.DateField(_("found on"))
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("process"),
    )
    clauses: ClassVar = models.ManyToManyField(
        Requirement, related_name="+", blank=True, verbose_name=_("clauses")
    )
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_pk = models.PositiveBigIntegerField(null=True, blank=True)
    external_number = models.CharField(_("number there"), max_length=80, blank=True)
    external_on = day(_("dated"))
    external_from = models.CharField(_("from whom"), max_length=200, blank=True)
    owner = somebody(verbose_name=_("owner"))
    owner_office = office(_("owner (office)"))
    state = models.CharField(
        _("status"), max_length=10, choices=choices(STATES), default=State.REPORTED
    )
    round_number = models.PositiveSmallIntegerField(_("round"), default=1)
    due_on = day(_("next step by"))
    reported_on = models.DateField(_("reported on"))
    reported_by = somebody()
    reported_office = office(_("reported by"))
    closed_on = day(_("closed on"))
    cancelled_on = day(_("cancelled on"))
    cancelled_office = office(_("cancelled by"))
    cancelled_because = models.CharField(_("cancelled because"), max_length=400, blank=True)

    objects: ClassVar = NonconformityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"],
                name="nonconformity_number_once",
                violation_error_message=_("Another nonconformity has this number."),
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_pk"],
                condition=~Q(subject_kind=""),
                name="nonconformity_subject_once",
                violation_error_message=_("This is reported as a nonconformity already."),
            ),
            models.CheckConstraint(
                condition=Q(subject_kind="", subject_pk=None)
                | (~Q(subject_kind="") & Q(subject_pk__isnull=False)),
                name="nonconformity_subject_whole",
            ),
            models.CheckConstraint(
                condition=~Q(source__in=sorted(NUMBERED))
                | ~Q(subject_kind="")
                | (~Q(external_number="") & Q(external_on__isnull=False)),
                name="nonconformity_numbered_outside",
                violation_error_message=_("Give its number and its day in the register outside."),
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.CONCERN) | Q(external_from=""),
                name="nonconformity_concern_names_nobody",
                violation_error_message=_("Of a concern only its number and day are kept here."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.CANCELLED, cancelled_on__isnull=False)
                & ~Q(cancelled_because="")
                | (~Q(state=State.CANCELLED) & Q(cancelled_on=None)),
                name="nonconformity_cancelled_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(closed_on__isnull=False),
                name="nonconformity_closed_has_day",
            ),
            models.CheckConstraint(
                condition=Q(found_on__lte=F("reported_on")),
                name="nonconformity_found_before_report",
                violation_error_message=_("It was found before it was reported."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state"]),
            models.Index(fields=["government", "state", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("improvement_nonconformity", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        """Whether the gate of its grade is passed and somebody has closed it."""
        return self.closed_on is not None and self.state != State.CANCELLED


class Round(Record):
    """One way from the cause to the check of the effect; a failed one stays as it was."""

    nonconformity = models.ForeignKey(
        Nonconformity, on_delete=models.PROTECT, related_name="rounds"
    )
    number = models.PositiveSmallIntegerField(_("round"))
    began_on = models.DateField(_("begun on"))
    reason = models.CharField(_("begun because"), max_length=1000, blank=True)
    containment = models.TextField(_("containment"), max_length=2000, blank=True)
    contained_on = day(_("contained on"))
    contained_office = office(_("contained by"))
    correction = models.TextField(
        pgettext_lazy("nonconformity", "correction"), max_length=2000, blank=True
    )
    corrected_on = day(_("put right on"))
    corrected_by = somebody()
    corrected_office = office(_("put right by"))
    needs_action = models.BooleanField(_("corrective action needed"), null=True, blank=True)
    decision_reason = models.CharField(_("reason of the decision"), max_length=1000, blank=True)
    decided_on = day(_("decided on"))
    decided_by = somebody()
    decided_office = office(_("decided by"))
    root_cause = models.TextField(_("root cause"), max_length=2000, blank=True)
    cause_on = day(_("cause found on"))
    cause_by = somebody()
    cause_office = office(_("cause found by"))
    similar_found = models.BooleanField(_("similar cases found"), null=True, blank=True)
    similar_note = models.TextField(
        _("where it was looked and what was found"), max_length=2000, blank=True
    )
    similar_on = day(_("similar cases looked for on"))
    similar_office = office(_("looked for by"))
    effect_due = day(_("effect checked from"))
    effect_criterion = models.CharField(_("how the effect is seen"), max_length=1000, blank=True)
    submitted_on = day(_("plan handed in on"))
    submitted_by = somebody()
    submitted_office = office(_("plan handed in by"))
    returned_because = models.CharField(_("given back because"), max_length=1000, blank=True)
    accepted_on = day(_("plan accepted on"))
    accepted_by = somebody()
    accepted_office = office(_("plan accepted by"))
    plan_closed_on = day(_("closed on its plan on"))
    plan_closed_by = somebody()
    plan_closed_office = office(_("closed on its plan by"))
    implemented_on = day(_("carried out on"))
    checked_on = day(_("effect checked on"))
    checked_by = somebody()
    checked_office = office(_("effect checked by"))
    effect = models.CharField(
        pgettext_lazy("nonconformity", "effect"),
        max_length=12,
        choices=choices(EFFECTS),
        blank=True,
    )
    effect_note = models.TextField(_("what was seen"), max_length=2000, blank=True)
    closed_on = day(_("closed on"))
    closed_by = somebody()
    closed_office = office(_("closed by"))
    closing_note = models.CharField(_("note on the closing"), max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nonconformity", "number"], name="round_once"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="round_again_has_reason",
                violation_error_message=_("Say why it is opened again."),
            ),
            models.CheckConstraint(
                condition=Q(needs_action=None, decided_on=None)
                | (
                    Q(needs_action__isnull=False, decided_on__isnull=False) & ~Q(decision_reason="")
                ),
                name="round_decision_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(effect="", checked_on=None)
                | (
                    ~Q(effect="")
                    & ~Q(effect_note="")
                    & Q(checked_on__gte=F("effect_due"), checked_on__gt=F("implemented_on"))
                ),
                name="round_effect_checked_later",
                violation_error_message=_("The effect is checked on its day or later."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(submitted_on__lte=F("accepted_on")),
                name="round_accepted_after_handing_in",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None)
                | Q(corrected_by=None)
                | ~Q(checked_by=F("corrected_by")),
                name="round_checked_by_somebody_else",
                violation_error_message=_("Somebody else checks the effect."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Round {number}").format(number=self.number))


class CauseLine(models.Model):
    """An answer to a why, or a cause at a bone of the fish."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="causes")
    tool = models.CharField(_("tool"), max_length=10, choices=choices(TOOLS))
    category = models.CharField(_("bone"), max_length=12, choices=choices(CATEGORIES), blank=True)
    place = models.PositiveSmallIntegerField(_("place"))
    text = models.CharField(_("cause"), max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "tool", "category", "place"], name="cause_place_once"
            ),
            models.CheckConstraint(
                condition=Q(tool="whys", category="")
                | Q(tool="fishbone", category__in=[str(one) for one in Category]),
                name="cause_bone_of_fish_only",
            ),
        ]

    def __str__(self) -> str:
        return self.text
