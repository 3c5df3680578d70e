"""Study visits of other governments, what they took home, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.documents.api import Document
from teraju.modules.learning.domain.studies import OPEN, TOOK_PLACE, Origin, StudyState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import choices
from .practices import Practice
from .study_choices import MILESTONES, ORIGINS, OUTCOMES, STUDY_STATES


class StudyVisitQuerySet(ScopedQuerySet["StudyVisit"]):
    def open(self) -> StudyVisitQuerySet:
        """Neither held nor ended."""
        return self.filter(state__in=OPEN)

    def took_place(self) -> StudyVisitQuerySet:
        return self.filter(state__in=TOOK_PLACE)


class StudyVisit(Record):
    """A visit of a guest government, from its request to what it did with what it saw.

    Whom to reach among the guests is kept until the visit is over with, and forgotten then.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("study visit", "host"),
    )
    key = models.UUIDField(unique=True, editable=False)
    # The code that opens the request to its guests is kept nowhere, only what it comes to.
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    origin = models.CharField(_("how it came in"), max_length=8, choices=choices(ORIGINS))
    letter_number = models.CharField(_("number of the letter"), max_length=120, blank=True)
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True)
    received_on = models.DateField(_("received on"))
    received_at = models.DateTimeField(editable=False)
    reply_by = models.DateField(_("to be answered by"))
    province = models.CharField(_("province"), max_length=2)
    guest = models.CharField(_("guest government"), max_length=120)
    guest_offices = models.CharField(_("offices that come"), max_length=300, blank=True)
    contact_name = models.CharField(_("whom to reach"), max_length=120, blank=True)
    contact_office = models.CharField(_("office of the contact"), max_length=160, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("mail"), blank=True)
    wished_from = models.DateField(_("first day wished"))
    wished_until = models.DateField(_("last day wished"))
    size = models.PositiveSmallIntegerField(
        _("number of guests"), validators=[MinValueValidator(1)]
    )
    wishes = models.TextField(_("what they want to see"), max_length=2000)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(STUDY_STATES), default=StudyState.REQUESTED
    )
    visit_on = models.DateField(_("day of the visit"), null=True, blank=True)
    reply = models.TextField(_("what the guests are told"), max_length=2000, blank=True)
    replied_on = models.DateField(_("answered on"), null=True, blank=True)
    replied_office = models.CharField(_("answered by"), max_length=160, blank=True)
    guest_said = models.CharField(_("what the guests said"), max_length=400, blank=True)
    ended_reason = models.CharField(_("reason"), max_length=400, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    came = models.PositiveSmallIntegerField(
        _("guests who came"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    offices_came = models.CharField(_("offices that came"), max_length=300, blank=True)
    minutes = models.TextField(_("what was shown and said"), max_length=4000, blank=True)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    held_recorded_on = models.DateField(null=True, blank=True, editable=False)
    follow_up_by = models.DateField(_("to be asked by"), null=True, blank=True)
    followed_on = models.DateField(pgettext_lazy("study visit", "asked on"), null=True, blank=True)
    outcome = models.CharField(
        _("what came of it"), max_length=8, choices=choices(OUTCOMES), blank=True
    )
    follow_up = models.TextField(_("what they did"), max_length=4000, blank=True)
    released_on = models.DateField(
        pgettext_lazy("study visit", "shown to everybody since"), null=True, blank=True
    )

    objects: ClassVar = StudyVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wished_until__gte=F("wished_from")),
                name="study_wish_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["proposed", "accepted"]) | Q(visit_on__isnull=False),
                name="study_answered_has_day",
                violation_error_message=_("Name the day of the visit."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "followed"])
                | (Q(held_on__isnull=False) & Q(came__isnull=False)),
                name="study_held_has_facts",
                violation_error_message=_("Say when it took place and how many came."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "cancelled"]) | ~Q(ended_reason=""),
                name="study_ended_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state="followed") | (Q(followed_on__isnull=False) & ~Q(outcome="")),
                name="study_followed_has_outcome",
                violation_error_message=_("Say what came of it."),
            ),
            models.CheckConstraint(
                condition=Q(released_on=None) | Q(state__in=["held", "followed"]),
                name="study_released_took_place",
                violation_error_message=_("Only a visit that took place is shown to everybody."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return gettext("Study visit of %s") % self.guest

    def get_absolute_url(self) -> str:
        return reverse("learning_study", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def has_taken_place(self) -> bool:
        return self.state in TOOK_PLACE

    @property
    def came_by_letter(self) -> bool:
        return self.origin == Origin.LETTER

    @property
    def has_contact(self) -> bool:
        return bool(self.contact_name or self.contact_phone or self.contact_email)


class StudyAgenda(Record):
    """A line of the agenda: when, about what, by which office of the host, where."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(StudyVisit, on_delete=models.PROTECT, related_name="agenda")
    starts = models.TimeField(_("from"))
    ends = models.TimeField(pgettext_lazy("time of day", "until"), null=True, blank=True)
    topic = models.CharField(_("topic"), max_length=200)
    host = models.CharField(_("who receives them"), max_length=160)
    place = models.CharField(_("place"), max_length=160, blank=True)

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("starts")),
                name="study_agenda_in_order",
                violation_error_message=_("It ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%H:%M} {self.topic}"


class TakenHome(Record):
    """Something that the guests took home: a practice of the library, a document, or else."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(StudyVisit, on_delete=models.PROTECT, related_name="taken")
    title = models.CharField(_("what it is"), max_length=200)
    practice = models.ForeignKey(
        Practice,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("practice of the library"),
    )
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(practice=None) | Q(document=None),
                name="taken_home_is_one_thing",
                violation_error_message=_("Choose a practice or a document, not both."),
            ),
            models.UniqueConstraint(
                fields=["visit", "title"],
                name="taken_home_once",
                violation_error_message=_("This stands in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class GuestMilestone(Record):
    """What the guests reached later, as somebody typed it from a source that is named.

    Their own records lie with them, perhaps on another installation.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(StudyVisit, on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(_("what they reached"), max_length=12, choices=choices(MILESTONES))
    standard = models.CharField(_("standard"), max_length=120, blank=True)
    guest_agency = models.CharField(_("which agency of theirs"), max_length=160, blank=True)
    on = models.DateField(_("on which day"))
    until = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("where that stands"), max_length=300)

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="certificate") | ~Q(standard=""),
                name="guest_certificate_names_standard",
                violation_error_message=_("Name the standard of the certificate."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("on")),
                name="guest_milestone_in_order",
                violation_error_message=_("It ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.standard}".strip()
