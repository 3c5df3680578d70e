"""Decrees that move working days, kept per government beside the generated calendar."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Government


class Effect(models.TextChoices):
    DAY_OFF = "day_off", _("becomes a day off")
    WORKING_DAY = "working_day", _("becomes a working day")


class CalendarDecreeQuerySet(ScopedQuerySet["CalendarDecree"]):
    agency_path = None


class CalendarDecree(Record):
    """One day that a decree changes. A decree taken back stays, with the day it was taken back."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    effect = models.CharField(_("effect"), max_length=12, choices=Effect.choices)
    decree = models.CharField(
        _("decree"),
        max_length=160,
        help_text=_("Name, number and date of the decree that moves the day."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects: ClassVar = CalendarDecreeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "day"],
                condition=models.Q(withdrawn_on=None),
                name="one_decree_in_force_per_day",
                violation_error_message=_("A decree for this day is in force already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.get_effect_display()}"
