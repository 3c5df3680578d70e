"""Inspections of instruments in use, what they found, and what citizens report."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.supervision import (
    InspectionState,
    Measure,
    NextStep,
    Outcome,
    ReportState,
)
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.papers.api import Paper

from .choices import choices
from .common import Referable, UnitRecord, somebody, whole_answer
from .order_choices import VERDICTS
from .registers import Instrument, Place
from .supervision_choices import (
    CONCERNS,
    FINDINGS,
    INSPECTION_STATES,
    MEASURES,
    NEXT_STEPS,
    ORIGINS,
    OUTCOMES,
    REPORT_STATES,
)


def _paper(label: object) -> models.OneToOneField[Paper | None, Paper | None]:
    return models.OneToOneField(
        Paper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,  # type: ignore[arg-type]
    )


class InspectionQuerySet(ScopedQuerySet["Inspection"]):
    pass


class Inspection(UnitRecord):
    """A visit to a place where instruments are in use, by officials who do not verify there."""

    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="inspections", verbose_name=_("place")
    )
    origin = models.CharField(_("origin"), max_length=9, choices=choices(ORIGINS))
    purpose = models.CharField(_("what is looked at"), max_length=300)
    planned_on = models.DateField(_("planned on"))
    begins_at = models.TimeField(_("from"))
    ends_at = models.TimeField(_("until"))
    # Taken from the kind of place, and corrected where a factory sells at its gate.
    is_open = models.BooleanField(_("open to the public"), default=True)
    officials = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("officials")
    )
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(INSPECTION_STATES),
        default=InspectionState.PLANNED,
    )
    letter = _paper(_("assignment letter"))
    visited_on = models.DateField(_("visited on"), null=True, blank=True)
    visited_from = models.TimeField(_("begun"), null=True, blank=True)
    visited_until = models.TimeField(_("ended"), null=True, blank=True)
    summary = models.CharField(_("course of the visit"), max_length=1000, blank=True)
    # Once there are minutes, what was found stands as it was signed.
    minutes = _paper(_("minutes"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)
    ending_reason = models.CharField(_("why it does not take place"), max_length=300, blank=True)

    objects: ClassVar = InspectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="metrology_inspection_hours",
                violation_error_message=_("It ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "assigned", "cancelled"])
                | Q(
                    visited_on__isnull=False,
                    visited_from__isnull=False,
                    visited_until__isnull=False,
                ),
                name="metrology_visited_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False, minutes__isnull=False),
                name="metrology_closed_has_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(ending_reason=""),
                name="metrology_no_inspection_has_reason",
                violation_error_message=_("Say why it does not take place."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "planned_on"]),
            models.Index(fields=["agency", "state"]),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {date_format(self.planned_on)}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_inspection", args=[self.pk])


def undecided(path: str = "") -> Q:
    """Not put right, and nobody has said yet what follows; `path` leads to the items."""
    return Q(**{f"{path}outcome": Outcome.NOT_PUT_RIGHT, f"{path}next_step": ""})


def still_open(path: str = "") -> Q:
    """Something of its measure still has to come; `path` leads to the items."""
    measured = ~Q(**{f"{path}measure": Measure.NONE})
    return measured & (Q(**{f"{path}followed_up_on": None}) | undecided(path))


class InspectionItemQuerySet(ScopedQuerySet["InspectionItem"]):
    government_path = "inspection__government"
    agency_path = "inspection__agency"

    def standing(self) -> InspectionItemQuerySet:
        return self.filter(withdrawn_on=None)

    def open(self) -> InspectionItemQuerySet:
        """Measures of which something still has to come."""
        return self.standing().filter(still_open())

    def referred(self) -> InspectionItemQuerySet:
        """What is another's to go on with, by minutes that are signed."""
        found = self.standing().filter(inspection__minutes__isnull=False)
        by_measure = Q(measure=Measure.REFERRAL) | Q(outcome=Outcome.HANDED_ON)
        return found.filter(by_measure | Q(next_step=NextStep.REFERRAL))

    def undecided(self) -> InspectionItemQuerySet:
        """What was not put right, and nobody has said yet what follows."""
        return self.standing().filter(undecided())


class InspectionItem(Referable, Record):
    """One instrument as it was found in use, and what was done about it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="items")
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inspections",
        verbose_name=_("instrument"),
    )
    # Of what is in no register: without a tag, without a mark.
    described = models.CharField(_("which instrument"), max_length=200, blank=True)
    finding = models.CharField(_("finding"), max_length=13, choices=choices(FINDINGS))
    note = models.CharField(_("what was seen"), max_length=600, blank=True)
    # `tests` of the engine's input, and the engine's whole answer: limits are never judged by hand.
    readings = models.JSONField(_("readings"), default=dict, blank=True)
    answer = models.JSONField(default=dict, blank=True)
    verdict = models.CharField(
        _("verdict of the engine"), max_length=9, choices=choices(VERDICTS), blank=True
    )
    reason_en = models.CharField(max_length=600, blank=True)
    reason_id = models.CharField(max_length=600, blank=True)
    measure = models.CharField(
        _("measure"), max_length=8, choices=choices(MEASURES), default=Measure.NONE
    )
    due_on = models.DateField(_("to be put right by"), null=True, blank=True)
    seal = models.CharField(_("number of the seal"), max_length=60, blank=True)
    referred_to = models.CharField(_("referred to"), max_length=160, blank=True)
    warning = _paper(_("warning letter"))
    # To whom it is referred now: referred anew, an earlier letter is none of this receiver's.
    referral = _paper(_("letter of referral"))
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=13, choices=choices(OUTCOMES), blank=True)
    outcome_note = models.CharField(_("what was found then"), max_length=600, blank=True)
    # What follows where it was not put right.
    next_step = models.CharField(
        _("what follows"), max_length=8, choices=choices(NEXT_STEPS), blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    next_visit = models.ForeignKey(
        Inspection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried",
        verbose_name=_("next visit"),
    )
    next_note = models.CharField(_("why this follows"), max_length=600, blank=True)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)

    objects: ClassVar = InspectionItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(instrument__isnull=False) | ~Q(described=""),
                name="metrology_item_has_instrument",
                violation_error_message=_("Say which instrument it is."),
            ),
            models.UniqueConstraint(
                fields=["inspection", "instrument"],
                condition=Q(withdrawn_on=None),
                name="metrology_item_once",
                violation_error_message=_("This instrument is in the list of the visit already."),
            ),
            models.CheckConstraint(
                condition=Q(finding="in_order", measure="none")
                | (~Q(finding="in_order") & ~Q(measure="none")),
                name="metrology_finding_has_measure",
            ),
            models.CheckConstraint(
                condition=(~Q(measure="warning") | Q(due_on__isnull=False))
                & (~Q(measure="seal") | ~Q(seal=""))
                & (~Q(measure="referral") | ~Q(referred_to="")),
                name="metrology_measure_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(finding="out_of_limits") | Q(verdict="fail"),
                name="metrology_limits_by_engine",
            ),
            models.CheckConstraint(
                condition=Q(followed_up_on=None, outcome="")
                | (Q(followed_up_on__isnull=False) & ~Q(outcome="")),
                name="metrology_followed_up_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(next_step="", decided_on=None)
                | (~Q(next_step="") & Q(outcome="not_put_right", decided_on__isnull=False)),
                name="metrology_next_step_has_day",
            ),
            models.CheckConstraint(
                condition=(Q(next_step="visit") & Q(next_visit__isnull=False))
                | (~Q(next_step="visit") & Q(next_visit=None)),
                name="metrology_next_visit_is_there",
            ),
            models.CheckConstraint(
                condition=Q(next_step__in=["", "visit"])
                | (Q(next_step="rest") & ~Q(next_note=""))
                | (Q(next_step="referral") & ~Q(next_note="") & ~Q(referred_to="")),
                name="metrology_next_step_is_whole",
            ),
            whole_answer("metrology_item_answer_is_whole"),
        ]
        indexes = [models.Index(fields=["followed_up_on", "due_on"])]

    def __str__(self) -> str:
        return self.instrument.tag if self.instrument else self.described

    def get_absolute_url(self) -> str:
        return reverse("metrology_item", args=[self.pk])

    @property
    def government_id(self) -> int:
        return self.inspection.government_id

    @property
    def government(self) -> Government:
        return self.inspection.government

    @property
    def agency(self) -> Agency:
        return self.inspection.agency


class CitizenReportQuerySet(ScopedQuerySet["CitizenReport"]):
    pass


class CitizenReport(UnitRecord):
    """What a citizen reports of an instrument, without an account and without a name.

    Whoever has ticket and secret sees what came of it.
    """

    # Given by the form: sent twice it is one report.
    key = models.UUIDField(_("key"), unique=True)
    ticket = models.CharField(_("ticket"), max_length=12, unique=True)
    secret = models.CharField(max_length=64, editable=False)
    concern = models.CharField(_("what happened"), max_length=13, choices=choices(CONCERNS))
    happened_on = models.DateField(_("day"))
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("instrument"),
    )
    # What was scanned or typed, where it leads to no instrument: a sticker that proves nothing.
    code = models.CharField(_("code"), max_length=20, blank=True)
    where = models.CharField(_("where"), max_length=200)
    text = models.CharField(_("in the words of the citizen"), max_length=2000, blank=True)
    photo = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    # Personal, and only to ask back: emptied once there is an answer, never in the trail.
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    received_at = models.DateTimeField(_("received"))
    due_on = models.DateField(_("to be looked at by"))
    state = models.CharField(
        _("status"),
        max_length=13,
        choices=choices(REPORT_STATES),
        default=ReportState.RECEIVED,
    )
    inspection = models.ForeignKey(
        Inspection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("inspection"),
    )
    answer = models.CharField(_("answer that the citizen sees"), max_length=2000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = somebody(verbose_name=_("answered by"))

    objects: ClassVar = CitizenReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="in_inspection") | Q(inspection__isnull=False),
                name="metrology_inspected_report_has_visit",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "not_ours"])
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="metrology_ended_report_has_answer",
                violation_error_message=_("Write what the citizen is told."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "due_on"]),
            models.Index(fields=["agency", "received_at"]),
        ]

    def __str__(self) -> str:
        return self.ticket

    def get_absolute_url(self) -> str:
        return reverse("metrology_citizen_report", args=[self.pk])
