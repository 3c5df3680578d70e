"""The library: what a government writes and publishes, and what others adopt of it.

What is being written belongs to its government, as every record does. What is published lies on a
shelf that every government of the installation reads: therefore those rows name their government
`publisher` and `adopter`, and the wall inside the database does not stand before them.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.documents.api import Document
from teraju.modules.learning.domain.practices import (
    SECTIONS,
    PracticeState,
    VersionState,
)
from teraju.modules.standards.api import Topic
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government

from .choices import choices
from .study_choices import PRACTICE_KINDS, PRACTICE_STATES, SECTION_WORDS, VERSION_STATES

LONGEST_SECTION = 20_000


class Practice(Record):
    """A good practice or a template of an agency, through all its versions."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    # The same on every installation that it is carried to.
    key = models.UUIDField(editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=8, choices=choices(PRACTICE_KINDS))
    title = models.CharField(_("title"), max_length=200)
    summary = models.CharField(_("in one sentence"), max_length=400)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="+", verbose_name=_("what it is about")
    )
    licence = models.CharField(_("terms of use"), max_length=400, blank=True)
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(PRACTICE_STATES),
        default=PracticeState.DRAFT,
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(
        pgettext_lazy("practice", "reason of withdrawal"), max_length=400, blank=True
    )
    # Whence it was read, if it was not written here.
    source_publisher = models.CharField(_("first published by"), max_length=160, blank=True)
    source_version = models.PositiveSmallIntegerField(_("version there"), null=True, blank=True)
    source_day = models.CharField(_("published there on"), max_length=10, blank=True)
    source_digest = models.CharField(_("fingerprint (SHA-256)"), max_length=64, blank=True)
    source_licence = models.CharField(_("terms of use there"), max_length=400, blank=True)

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="practice_withdrawn_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning_practice", args=[self.pk])

    @property
    def is_published(self) -> bool:
        return self.state == PracticeState.PUBLISHED

    @property
    def is_from_elsewhere(self) -> bool:
        return bool(self.source_publisher)


class _Texts(Record):
    """The text by its sections, in Markdown."""

    purpose = models.TextField(SECTION_WORDS["purpose"], max_length=LONGEST_SECTION, blank=True)
    steps = models.TextField(SECTION_WORDS["steps"], max_length=LONGEST_SECTION, blank=True)
    who = models.TextField(SECTION_WORDS["who"], max_length=LONGEST_SECTION, blank=True)
    records = models.TextField(SECTION_WORDS["records"], max_length=LONGEST_SECTION, blank=True)

    class Meta:
        abstract = True

    @property
    def texts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in SECTIONS}


class PracticeVersion(_Texts):
    """One version of the text; what was published never changes again."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), validators=[MinValueValidator(1)])
    change = models.CharField(_("what changed"), max_length=400, blank=True)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(VERSION_STATES), default=VersionState.DRAFT
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_office = models.CharField(_("published by"), max_length=160, blank=True)
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "number"], name="practice_version_once"),
            models.UniqueConstraint(
                fields=["practice"],
                condition=Q(state="draft"),
                name="practice_one_draft",
                violation_error_message=_("A new version is being written already."),
            ),
            models.UniqueConstraint(
                fields=["practice"],
                condition=Q(state="published"),
                name="practice_one_published",
                violation_error_message=_("Another version is published: only one can be."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Version %d") % self.number


class ShelfQuerySet(ScopedQuerySet["ShelfPractice"]):
    government_path = "publisher"

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """What is published is there for the colleagues of every government."""
        if any(not hat.is_guest for hat in viewer.hats):
            return self
        return self.none()

    def standing(self) -> ShelfQuerySet:
        """The newest version of each, of those that nobody withdrew."""
        return self.filter(is_newest=True, withdrawn_on=None)


class ShelfPractice(_Texts):
    """A published version as it stands on the shelf: a copy that nobody changes."""

    publisher = models.ForeignKey(
        Government, on_delete=models.PROTECT, related_name="+", verbose_name=_("publisher")
    )
    publishing_agency = models.CharField(_("agency"), max_length=160)
    # Whose it is: the row of the version lies behind the publisher's wall.
    practice_number = models.PositiveBigIntegerField(editable=False, db_index=True)
    key = models.UUIDField(editable=False)
    number = models.PositiveSmallIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=8, choices=choices(PRACTICE_KINDS))
    title = models.CharField(_("title"), max_length=200)
    summary = models.CharField(_("in one sentence"), max_length=400)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="+", verbose_name=_("what it is about")
    )
    licence = models.CharField(_("terms of use"), max_length=400, blank=True)
    change = models.CharField(_("what changed"), max_length=400, blank=True)
    source = models.CharField(_("first published by"), max_length=300, blank=True)
    published_on = models.DateField(_("published on"))
    digest = models.CharField(_("fingerprint (SHA-256)"), max_length=64, editable=False)
    is_newest = models.BooleanField(default=True, editable=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects: ClassVar = ShelfQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice_number", "number"], name="shelf_practice_once"
            ),
            models.UniqueConstraint(
                fields=["practice_number"],
                condition=Q(is_newest=True),
                name="shelf_practice_one_newest",
            ),
        ]
        indexes = [models.Index(fields=["is_newest", "kind"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning_practice_shelf", args=[self.pk])

    @property
    def is_standing(self) -> bool:
        return self.is_newest and self.withdrawn_on is None


class ShelfFile(models.Model):
    """A file beside a published practice: its content lies in the store by its hash."""

    shelf = models.ForeignKey(ShelfPractice, on_delete=models.PROTECT, related_name="files")
    title = models.CharField(_("title"), max_length=200)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.title


class AdoptionQuerySet(ScopedQuerySet["Adoption"]):
    government_path = "adopter"


class Adoption(Record):
    """A government's taking over of a published practice into a document of its own."""

    adopter = models.ForeignKey(
        Government, on_delete=models.PROTECT, related_name="+", verbose_name=_("adopted by")
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    shelf = models.ForeignKey(
        ShelfPractice,
        on_delete=models.PROTECT,
        related_name="adoptions",
        verbose_name=_("practice"),
    )
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("document")
    )
    adopted_on = models.DateField(_("adopted on"))
    adopted_office = models.CharField(_("adopted by"), max_length=160)
    # The newest version of the source that its people have looked at.
    seen_number = models.PositiveSmallIntegerField(_("version looked at"))
    seen_withdrawn = models.BooleanField(default=False)
    seen_note = models.CharField(_("what was decided"), max_length=400, blank=True)

    objects: ClassVar = AdoptionQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.shelf)

    def get_absolute_url(self) -> str:
        return reverse("learning_practice_adoption", args=[self.pk])

    @property
    def government_id(self) -> int:
        """The adopting government, as the rights ask for it."""
        return self.adopter_id
