"""Answers, the sums kept beside them, and what keeps them from being stuffed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.satisfaction.domain.questionnaire import LEAST, MOST, elements
from teraju.modules.satisfaction.domain.states import Channel, Standing
from teraju.modules.satisfaction.domain.tallies import Given, Sums
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Government

from .choices import CHANNELS, STANDINGS, choices
from .common import AUDITORS, somebody
from .surveys import Survey

ELEMENTS = tuple(elements())


def _score(label: Any) -> Any:
    return models.PositiveSmallIntegerField(
        label, validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)]
    )


class SurveyAnswerQuerySet(ScopedQuerySet["Answer"]):
    agency_path = "survey__agency"
    guests = AUDITORS

    def counted(self) -> SurveyAnswerQuerySet:
        return self.filter(standing=Standing.COUNTED)

    def marked(self) -> SurveyAnswerQuerySet:
        return self.filter(standing=Standing.MARKED)


class Answer(models.Model):
    """What one person answered on a day: nobody's name, no address, no hour.

    It is never changed by who gave it and has no version; sheets of paper are corrected by their
    number while the survey runs.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers")
    on = models.DateField(_("day"))
    channel = models.CharField(_("came by"), max_length=8, choices=choices(CHANNELS))
    # Of a sheet of paper or a row of a file.
    number = models.PositiveIntegerField(_("number of the sheet"), null=True, blank=True)
    requirements = _score(pgettext_lazy("element", "requirements"))
    procedure = _score(pgettext_lazy("element", "procedure"))
    time = _score(pgettext_lazy("element", "time"))
    cost = _score(pgettext_lazy("element", "cost"))
    product = _score(pgettext_lazy("element", "product"))
    competence = _score(_("competence of staff"))
    conduct = _score(_("conduct of staff"))
    complaints = _score(_("handling of complaints"))
    facilities = _score(pgettext_lazy("element", "facilities"))
    sex = models.CharField(_("sex"), max_length=8, blank=True)
    age = models.CharField(_("age"), max_length=8, blank=True)
    education = models.CharField(_("education"), max_length=8, blank=True)
    work = models.CharField(_("work"), max_length=8, blank=True)
    extras = models.JSONField(default=dict, blank=True)
    # Personal data was taken out of it before it came here.
    comment = models.CharField(_("comment"), max_length=600, blank=True)
    is_comment_shown = models.BooleanField(_("shown to everybody"), default=False)
    standing = models.CharField(
        _("status"), max_length=8, choices=choices(STANDINGS), default=Standing.COUNTED
    )
    marks = models.CharField(_("marked because"), max_length=40, blank=True)
    # Made by chance for each form, so that one sending counts once; it leads to nobody.
    token = models.CharField(max_length=32, null=True, blank=True, unique=True, editable=False)
    entered_by = somebody()
    is_example = models.BooleanField(default=False, editable=False)

    objects: ClassVar = SurveyAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "number"],
                condition=Q(number__isnull=False),
                name="answer_number_once",
                violation_error_message=_("A sheet with this number is entered already."),
            ),
            *[
                models.CheckConstraint(
                    condition=Q(**{f"{name}__gte": LEAST, f"{name}__lte": MOST}),
                    name=f"answer_{name}_1_to_4",
                    violation_error_message=_("An answer is 1, 2, 3 or 4."),
                )
                for name in ELEMENTS
            ],
        ]
        indexes = [models.Index(fields=["survey", "standing", "on"])]

    def __str__(self) -> str:
        return f"No. {self.number or self.pk}"

    @property
    def scores(self) -> tuple[int, ...]:
        """The answers in the order of the regulation."""
        return tuple(getattr(self, name) for name in ELEMENTS)

    @property
    def is_on_paper(self) -> bool:
        return self.channel in (Channel.PAPER, Channel.FILE)

    @property
    def own(self) -> list[tuple[str, str]]:
        """Each question of the survey's own in its order, and what was answered. Queries once."""
        asked = sorted(self.survey.questions.all(), key=lambda one: (one.order, one.pk))
        return [(one.text, self.extras.get(one.key, "")) for one in asked]

    def given(self, choice_keys: frozenset[str]) -> Given:
        """As sums are made of it; `choice_keys` are the questions that offer answers."""
        return Given(
            scores=self.scores,
            day=self.on.isoformat(),
            channel=self.channel,
            told={"sex": self.sex, "age": self.age, "education": self.education, "work": self.work},
            extras={key: text for key, text in self.extras.items() if key in choice_keys},
        )


class TallyQuerySet(ScopedQuerySet["Tally"]):
    government_path = "survey__government"
    agency_path = "survey__agency"
    guests = AUDITORS


class Tally(models.Model):
    """The sums of counted answers of a survey by one thing that they are told by.

    Kept beside the answers, so that a page of 100,000 answers reads as few rows as one of ten.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="tallies")
    dimension = models.CharField(max_length=24)
    key = models.CharField(max_length=80, blank=True)
    respondents = models.IntegerField(default=0)
    requirements = models.IntegerField(default=0)
    procedure = models.IntegerField(default=0)
    time = models.IntegerField(default=0)
    cost = models.IntegerField(default=0)
    product = models.IntegerField(default=0)
    competence = models.IntegerField(default=0)
    conduct = models.IntegerField(default=0)
    complaints = models.IntegerField(default=0)
    facilities = models.IntegerField(default=0)

    objects: ClassVar = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "dimension", "key"], name="tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.key}".strip()

    @property
    def sums(self) -> Sums:
        return Sums(self.respondents, [getattr(self, name) for name in ELEMENTS])


class DailySalt(models.Model):
    """Chance of a day, by which places are hidden; gone with the day."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.day.isoformat()


class Rate(models.Model):
    """How many answers came from a hidden place in an hour; gone with the day."""

    day = models.DateField()
    bucket = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return self.bucket
