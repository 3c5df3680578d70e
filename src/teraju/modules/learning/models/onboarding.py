"""What somebody new does in the first weeks: templates, and a list for each person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.states import ListState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import ITEM_KINDS, LIST_STATES, choices


class TemplateQuerySet(ScopedQuerySet["OnboardingTemplate"]):
    def in_use(self) -> TemplateQuerySet:
        return self.filter(withdrawn_on=None)


class OnboardingTemplate(Record):
    """What everybody new at an agency has to do, and within how many days."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=160)
    withdrawn_on = models.DateField(_("out of use since"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = TemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(withdrawn_on=None),
                name="onboarding_template_once",
                violation_error_message=_("A template of this name exists already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learning_template", args=[self.pk])


class Item(models.Model):
    """What both kinds of lines say: what is to be done, by which office."""

    order = models.PositiveSmallIntegerField(_("order"), default=1)
    kind = models.CharField(_("kind"), max_length=12, choices=choices(ITEM_KINDS))
    what = models.CharField(_("what is to be done"), max_length=200)
    office = models.CharField(_("who sees to it"), max_length=160)
    asks_note = models.BooleanField(_("asks for a note"), default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.what


class TemplateItem(Item):
    """A line of a template, due some days after the first day."""

    template = models.ForeignKey(OnboardingTemplate, on_delete=models.PROTECT, related_name="items")
    within_days = models.PositiveSmallIntegerField(_("within days of the start"), default=7)


class ListQuerySet(ScopedQuerySet["OnboardingList"]):
    def under_way(self) -> ListQuerySet:
        return self.filter(state=ListState.OPEN)


class OnboardingList(Record):
    """The onboarding of one person."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    template = models.ForeignKey(
        OnboardingTemplate,
        on_delete=models.PROTECT,
        related_name="lists",
        verbose_name=_("template"),
    )
    starts_on = models.DateField(_("first day"))
    state = models.CharField(
        _("status"), max_length=10, choices=choices(LIST_STATES), default=ListState.OPEN
    )
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "person"],
                condition=Q(state="open"),
                name="onboarding_once_at_a_time",
                violation_error_message=_("This person has a list under way already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(reason=""),
                name="onboarding_stopped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Onboarding: %(person)s") % {"person": self.person}

    def get_absolute_url(self) -> str:
        return reverse("learning_onboarding", args=[self.pk])


class ListItemQuerySet(ScopedQuerySet["ListItem"]):
    government_path = "onboarding__government"
    agency_path = "onboarding__agency"


class ListItem(Item, Record):
    """A line of somebody's list, with its day and who ticked it when."""

    onboarding = models.ForeignKey(OnboardingList, on_delete=models.PROTECT, related_name="items")
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_office = models.CharField(_("ticked by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects: ClassVar = ListItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asks_note=False) | Q(done_on=None) | ~Q(note=""),
                name="onboarding_item_has_note",
                violation_error_message=_("Write the note that is asked for."),
            )
        ]

    @property
    def government_id(self) -> int:
        return self.onboarding.government_id

    @property
    def agency(self) -> Agency:
        return self.onboarding.agency
