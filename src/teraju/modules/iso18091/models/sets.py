"""Sets of sub-indicators: a government's own questionnaire, version by version."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.iso18091.domain.states import SetState
from teraju.platform.organisation.models import Agency

from .choices import KINDS, SET_STATES, choices
from .common import GovernmentRecord, SharedQuerySet


class QuestionSetQuerySet(SharedQuerySet["QuestionSet"]):
    pass


class QuestionSet(GovernmentRecord):
    """The sub-indicators of a government for one edition; once in force, none of them changes."""

    # Of the government as a whole.
    agency: ClassVar[Agency | None] = None

    edition = models.CharField(_("edition"), max_length=4)
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(
        _("status"), max_length=12, choices=choices(SET_STATES), default=SetState.DRAFT
    )
    note = models.CharField(_("what changes, and why"), max_length=400, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar = QuestionSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "edition", "number"], name="iso18091_set_number"
            ),
            models.UniqueConstraint(
                fields=["government", "edition"],
                condition=Q(state="in_force"),
                name="iso18091_one_set_in_force",
            ),
            models.UniqueConstraint(
                fields=["government", "edition"],
                condition=Q(state="draft"),
                name="iso18091_one_set_in_draft",
                violation_error_message=_("A draft of this edition is being worked on."),
            ),
        ]

    def __str__(self) -> str:
        return f"ISO 18091:{self.edition} · v{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("iso18091_set", args=[self.pk])


class QuestionQuerySet(SharedQuerySet["Question"]):
    def asked(self) -> QuestionQuerySet:
        return self.filter(is_left_out=False)


class Question(GovernmentRecord):
    """A sub-indicator: what is asked, and what each colour hinges on."""

    agency: ClassVar[Agency | None] = None

    question_set = models.ForeignKey(
        QuestionSet, on_delete=models.PROTECT, related_name="questions", verbose_name=_("set")
    )
    position = models.PositiveSmallIntegerField(help_text="Of the indicator among the 39.")
    code = models.CharField(_("indicator"), max_length=5)
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=choices(KINDS))
    title = models.CharField(_("sub-indicator"), max_length=160)
    green = models.CharField(_("green when"), max_length=400)
    yellow = models.CharField(_("yellow when"), max_length=400)
    red = models.CharField(_("red when"), max_length=400)
    is_left_out = models.BooleanField(_("left out"), default=False)

    objects: ClassVar = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "code", "number"], name="iso18091_question_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}.{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("iso18091_question", args=[self.pk])
