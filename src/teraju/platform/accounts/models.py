"""People, their roles, and how they are let in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from teraju.platform.organisation.models import Agency, Government

from .roles import GUESTS, LABELS, Role
from .scope import ScopedQuerySet

NIP = RegexValidator(
    r"^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{10}$",
    _("A NIP has 18 digits and begins with the day of birth: year, month, day."),
)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person who can log in. `title` is the office that stands in trails and papers."""

    username = models.CharField(
        _("user name"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("This user name is taken.")},
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    # The number of a civil servant; those who are none have none.
    nip = models.CharField(
        _("NIP"),
        max_length=18,
        blank=True,
        validators=[NIP],
    )
    title = models.CharField(_("office"), max_length=120, help_text=_("For example: Inspektur."))
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    home = models.ForeignKey(
        Government,
        on_delete=models.PROTECT,
        related_name="people",
        verbose_name=_("government"),
    )
    is_demonstration = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["title"]

    objects: ClassVar = UserManager()

    def __str__(self) -> str:
        return self.title

    def on_paper(self, office: str) -> str:
        """How a paper that has to name a person does: office, name and NIP, as far as recorded."""
        number = f"NIP {self.nip}" if self.nip else ""
        return ", ".join(part for part in (office, self.name, number) if part)

    @property
    def government_id(self) -> int:
        return self.home_id

    @property
    def agency(self) -> None:
        """A person belongs to the government; the roles belong to agencies."""
        return


class RoleQuerySet(ScopedQuerySet["RoleAssignment"]):
    def held_on(self, day: object) -> RoleQuerySet:
        """Roles in force on a date: from the first day to the last, both counted."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


class RoleAssignment(models.Model):
    """A role of a person at an agency (or, without one, at the whole government) for a period."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(
        _("role"), max_length=24, choices=[(role.value, LABELS[role]) for role in Role]
    )
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
        help_text=_("Empty: the whole government."),
    )
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("decree or reason"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="role_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["body_auditor", "bsn_coach"])
                | (Q(agency__isnull=False) & Q(valid_until__isnull=False)),
                name="guest_has_agency_and_end",
                violation_error_message=_("A guest needs an agency and a last day."),
            ),
        ]
        indexes = [models.Index(fields=["user", "valid_from"])]

    def __str__(self) -> str:
        return f"{LABELS[Role(self.role)]}"

    @property
    def is_guest(self) -> bool:
        return Role(self.role) in GUESTS


class SecondFactor(models.Model):
    """The secret with which a person's telephone makes codes, sealed, and how it was used.

    `last_counter` is the step of the last code: none is good twice.
    """

    user = models.OneToOneField(
        User, on_delete=models.PROTECT, primary_key=True, related_name="second_factor"
    )
    secret = models.CharField(max_length=200, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_counter = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.user_id)
