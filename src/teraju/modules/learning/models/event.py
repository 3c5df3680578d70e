"""Events that are open to others: their programme, materials, questions and evaluation."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.event_states import AskState, EventState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Agency, Government

from .choices import choices
from .event_choices import ASK_STATES, EVENT_KINDS, EVENT_STATES

SCORE = [MinValueValidator(1), MaxValueValidator(4)]


class EventQuerySet(ScopedQuerySet["Event"]):
    guests = frozenset({Role.BODY_AUDITOR})


class Event(Record):
    """A training open to others, a socialisation or a webinar, with seats that people ask for.

    A `Training` closes gaps of the agency's own people: it knows posts and competences, tests and
    the effect at work. An event is for whoever comes, most of them without an account; of them it
    knows a name, where they come from and whether they were there. What an agency teaches its own
    people in a closed room is a training, what others register for is an event; neither is part
    of the other, so that nobody's test ever lies beside a public list.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    kind = models.CharField(
        pgettext_lazy("event", "kind"), max_length=16, choices=choices(EVENT_KINDS)
    )
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is about"), max_length=2000)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    starts = models.TimeField(_("begins at"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    join_url = models.URLField(_("link to take part"), max_length=400, blank=True)
    seats = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    opens_on = models.DateField(_("registration from"))
    closes_on = models.DateField(_("registration until"))
    contact = models.CharField(_("whom to ask"), max_length=160)
    for_awareness = models.BooleanField(_("awareness"), default=False)
    for_communication = models.BooleanField(_("communication"), default=False)
    for_competence = models.BooleanField(_("competence"), default=False)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(EVENT_STATES), default=EventState.DRAFT
    )
    code = models.CharField(max_length=8, unique=True, editable=False)
    door_key = models.CharField(max_length=8, editable=False)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    held_on = models.DateField(_("begun on"), null=True, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    came = models.PositiveIntegerField(_("present"), default=0, editable=False)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="event_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="event_registration_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(join_url=""),
                name="event_has_a_place",
                violation_error_message=_("Give a place, a link, or both."),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""),
                name="event_cancelled_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state="finished") | Q(finished_on__isnull=False),
                name="event_finished_has_day",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "last_day"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning_event", args=[self.pk])

    @property
    def is_public(self) -> bool:
        """Whether its page is there for everybody; also of one that was cancelled afterwards."""
        return self.published_on is not None

    @property
    def takes_place(self) -> bool:
        """Whether somebody can be noted as present."""
        return self.state in (EventState.RUNNING, EventState.FINISHED)


class EventPart(Record):
    """What belongs to an event and is found where the event is."""

    event: models.ForeignKey[Event, Event]
    event_id: int

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.event.get_absolute_url()

    @property
    def government(self) -> Government:
        return self.event.government

    @property
    def government_id(self) -> int:
        return self.event.government_id

    @property
    def agency(self) -> Agency:
        return self.event.agency


class EventSessionQuerySet(ScopedQuerySet["EventSession"]):
    government_path = "event__government"
    agency_path = "event__agency"
    guests = frozenset({Role.BODY_AUDITOR})


class EventSession(EventPart):
    """A line of the programme."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sessions")
    day = models.DateField(_("day"))
    starts = models.TimeField(_("begins at"))
    ends = models.TimeField(_("ends at"))
    title = models.CharField(_("title"), max_length=200)
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)

    objects: ClassVar = EventSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="event_session_in_order",
                violation_error_message=_("It ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class MaterialQuerySet(ScopedQuerySet["EventMaterial"]):
    government_path = "event__government"
    agency_path = "event__agency"


class EventMaterial(EventPart):
    """A file of an event; everybody opens it from the day it is released."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="materials")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    released_on = models.DateField(_("released on"), null=True, blank=True)
    removed_on = models.DateField(_("removed on"), null=True, blank=True)

    objects: ClassVar = MaterialQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class AskedQuerySet(ScopedQuerySet["EventQuestion"]):
    government_path = "event__government"
    agency_path = "event__agency"


class EventQuestion(EventPart):
    """A question from the public page. Nobody's name is asked; it is shown once looked at."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField(_("question"), max_length=500)
    asked_on = models.DateField(_("asked on"))
    form_key = models.CharField(max_length=40, unique=True, editable=False)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(ASK_STATES), default=AskState.NEW
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_office = models.CharField(_("answered by"), max_length=160, blank=True)

    objects: ClassVar = AskedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""),
                name="event_question_answered",
                violation_error_message=_("Write the answer."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("learning_event_question", args=[self.pk])


class EventReply(models.Model):
    """What one who was present thought of it: no name, no moment, no way back to a ticket."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="replies")
    useful = models.PositiveSmallIntegerField(_("useful for my work"), validators=SCORE)
    clear = models.PositiveSmallIntegerField(_("well explained"), validators=SCORE)
    organised = models.PositiveSmallIntegerField(_("well organised"), validators=SCORE)
    comment = models.TextField(_("comment"), max_length=500, blank=True)
    is_example = models.BooleanField(default=False, editable=False)

    objects: ClassVar = models.Manager()

    def __str__(self) -> str:
        return f"{self.event_id}"
