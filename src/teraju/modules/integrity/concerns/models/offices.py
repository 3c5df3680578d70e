"""Who may read concerns, and the directory by which those named in them are shut out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """A person of the government as the main site last told: nothing but name, post and line."""

    # The main site's key, so that the next import finds the same person again.
    key = models.CharField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=200)
    post = models.CharField(_("post"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    superior = models.ForeignKey(
        "self",
        verbose_name=_("superior"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
    )
    # Who left stays, because a concern may be about them; they are offered no more by themselves.
    left = models.BooleanField(_("left"), default=False)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """An office that reads concerns: of the government itself, or an outside receiver."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    outside = models.BooleanField(_("outside the government"), default=False)
    # The unit of the directory that this office is, so that its people and their line are known.
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    # An outside receiver reads only where the reporter chooses it or nobody inside may.
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        ordering = ["outside", "position", "pk"]

    def __str__(self) -> str:
        return self.name


class HandlerQuerySet(models.QuerySet["Handler"]):
    """Handlers, cut to those that something can be sealed to."""

    def ready(self) -> HandlerQuerySet:
        """Those who have made their key and serve still."""
        return self.filter(retired_on=None, office__retired=False).exclude(recipient="")


class Handler(models.Model):
    """Somebody who reads concerns; a passphrase that only they know locks the private key."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, null=True, blank=True
    )
    login_name = models.CharField(_("login name"), max_length=60)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    # Approves that an identity is opened, and takes part in the recovery of keys.
    custodian = models.BooleanField(_("custodian"), default=False)
    # Empty until the first log-in: until then nobody can seal to them.
    recipient = models.CharField(_("public key"), max_length=70, blank=True)
    salt = models.BinaryField(_("salt"), default=bytes)
    locked = models.BinaryField(_("locked private key"), default=bytes)
    invitation_hash = models.CharField(_("invitation"), max_length=64, blank=True)
    invited_until = models.DateTimeField(_("invited until"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("wrong passphrases"), default=0)
    locked_until = models.DateTimeField(_("locked until"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects: ClassVar = HandlerQuerySet.as_manager()

    class Meta:
        ordering = ["office", "name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("login_name"), name="concerns_login_name_once"),
            models.CheckConstraint(
                condition=Q(recipient="", locked=b"") | ~Q(recipient="") & ~Q(locked=b""),
                name="concerns_handler_key_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name
