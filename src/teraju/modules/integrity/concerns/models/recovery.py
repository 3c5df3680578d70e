"""Keys that two custodians can give back together, and neither of them alone."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .offices import Handler


class RecoveryKey(models.Model):
    """The public half of a recovery key. The youngest counts; each use makes a new one."""

    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    recipient = models.CharField(_("public key"), max_length=70, unique=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.made_on)


class RecoveryLayers(models.Model):
    """The secret half under two layers: `first` takes off the outer, `second` the inner."""

    key = models.ForeignKey(RecoveryKey, on_delete=models.CASCADE, related_name="layers")
    first = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    nested = models.BinaryField(_("sealed twice"))

    class Meta:
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "first", "second"], name="concerns_layers_pair_once"
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="concerns_layers_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.second}"


class Escrow(models.Model):
    """A handler's identity, sealed to the recovery key."""

    handler = models.OneToOneField(Handler, on_delete=models.PROTECT, related_name="escrow")
    key = models.ForeignKey(RecoveryKey, on_delete=models.PROTECT, related_name="escrows")
    sealed = models.BinaryField(_("sealed identity"))

    class Meta:
        ordering = ["handler"]

    def __str__(self) -> str:
        return str(self.handler)


class Recovery(models.Model):
    """A handler who lost the passphrase asks; two custodians answer one after the other.

    The handler's new passphrase locks a passing key, to which the second custodian's step seals the
    old identity: no custodian ever holds what would let them in as somebody else.
    """

    handler = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="recoveries")
    asked_on = models.DateField(_("asked on"))
    ends_at = models.DateTimeField(_("ends"))
    recipient = models.CharField(_("passing public key"), max_length=70)
    salt = models.BinaryField(_("salt"))
    locked = models.BinaryField(_("locked passing key"))
    first = models.ForeignKey(
        Handler, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    first_on = models.DateField(_("first step on"), null=True, blank=True)
    # Reasons are sealed to all custodians.
    first_reason = models.BinaryField(_("sealed reason"), default=bytes)
    second = models.ForeignKey(
        Handler, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    second_on = models.DateField(_("second step on"), null=True, blank=True)
    second_reason = models.BinaryField(_("sealed reason"), default=bytes)
    # What the first step left for the second, and the second for the handler; both go when used.
    left = models.BinaryField(_("left by the first"), default=bytes)
    resealed = models.BinaryField(_("identity sealed anew"), default=bytes)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    refused_on = models.DateField(_("refused on"), null=True, blank=True)
    refused_by = models.ForeignKey(
        Handler, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["handler"],
                condition=Q(done_on=None, refused_on=None),
                name="concerns_recovery_open_once",
            ),
            models.CheckConstraint(
                condition=(Q(first=None) | ~Q(first=F("handler")))
                & (Q(second=None) | ~Q(second=F("handler")))
                & (Q(second=None) | Q(first__isnull=False) & ~Q(first=F("second"))),
                name="concerns_recovery_three_people",
            ),
        ]

    def __str__(self) -> str:
        return str(self.handler)
