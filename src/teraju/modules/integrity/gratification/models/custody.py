"""Things that the UPG keeps under seal, their movements, and goods that were given away."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.gratification.domain.custody import OUT, CustodyState

from .desk import DeskQuerySet, DeskRecord, coded, office
from .desk_choices import CUSTODY_STATES, MOVES, MoveKind
from .reports import GiftItem, GiftReport, day


class DepositQuerySet(DeskQuerySet["Deposit"]):
    def kept(self) -> Self:
        """Those that the UPG still answers for: under its seal, or lent to KPK."""
        return self.exclude(state__in=[str(one) for one in OUT])


class Deposit(DeskRecord):
    """A thing taken into custody: its seal, its place, and who took it in."""

    report = models.ForeignKey(GiftReport, on_delete=models.PROTECT, related_name="deposits")
    item = models.ForeignKey(GiftItem, on_delete=models.PROTECT, related_name="deposits")
    state = models.CharField(
        _("status"), max_length=10, choices=coded(CUSTODY_STATES), default=CustodyState.HELD
    )
    seal = models.CharField(_("number of the seal"), max_length=60)
    place = models.CharField(_("place"), max_length=160)
    brought_by = models.CharField(_("brought by"), max_length=160)
    taken_in_on = models.DateField(_("taken in on"))
    taken_in_office = office(_("taken in by"))
    out_on = day(_("given out on"))
    out_to = models.CharField(_("given out to"), max_length=200, blank=True)
    receipt = models.CharField(_("number of the receipt"), max_length=80, blank=True)

    objects: ClassVar = DepositQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(state__in=[CustodyState.HELD, CustodyState.WITH_KPK]),
                name="gift_item_in_custody_once",
                violation_error_message=_("This thing is in custody already."),
            ),
            models.UniqueConstraint(
                fields=["government", "seal"],
                condition=Q(state=CustodyState.HELD),
                name="gift_seal_once",
                violation_error_message=_("Another thing in custody bears this seal."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CustodyState.HELD, CustodyState.WITH_KPK])
                | Q(out_on__isnull=False) & ~Q(out_to="") & ~Q(receipt=""),
                name="gift_given_out_with_receipt",
                violation_error_message=_(
                    "What is given out has its day, its receiver, a receipt."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} · {self.seal}"

    def get_absolute_url(self) -> str:
        return reverse("gratification_deposit", args=[self.pk])

    @property
    def custody(self) -> CustodyState:
        return CustodyState(self.state)


class MovementQuerySet(DeskQuerySet["Movement"]):
    report_path = "deposit__report"


class Movement(DeskRecord):
    """A step of a thing in custody: from where, to where, under which seal, and why."""

    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(_("what happened"), max_length=12, choices=coded(MOVES))
    moved_on = models.DateField(_("day of the movement"))
    from_place = models.CharField(_("from"), max_length=200, blank=True)
    to_place = models.CharField(_("to"), max_length=200)
    seal = models.CharField(_("number of the seal"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    moved_office = office(_("by"))

    objects: ClassVar = MovementQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.deposit} · {MOVES[MoveKind(self.kind)]}"


class DonationQuerySet(DeskQuerySet["Donation"]):
    pass


class Donation(DeskRecord):
    """Goods that spoil, given to people in need: to whom, when, and who signed for them."""

    report = models.ForeignKey(GiftReport, on_delete=models.PROTECT, related_name="donations")
    item = models.OneToOneField(GiftItem, on_delete=models.PROTECT, related_name="donation")
    donated_on = models.DateField(_("given away on"))
    recipient = models.CharField(
        _("given to"),
        max_length=200,
        help_text=_("For example: Panti Asuhan Al-Ikhlas, Kecamatan Ciruas."),
    )
    signed_by = models.CharField(_("receipt signed by"), max_length=160)
    receipt = models.CharField(_("number of the receipt"), max_length=80, blank=True)
    explanation = models.CharField(_("explanation"), max_length=600, blank=True)
    recorded_office = office(_("recorded by"))

    objects: ClassVar = DonationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.report} · {self.recipient}"

    def get_absolute_url(self) -> str:
        return reverse("gratification_desk_report", args=[self.report_id])
