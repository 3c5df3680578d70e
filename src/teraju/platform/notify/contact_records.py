"""Contacts that people without an account leave: what a module keeps of one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import ContactKind
from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government


class AskedContact(Record):
    """A telephone number or mail address that somebody asked a code for; personal."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    kind = models.CharField(
        _("kind"),
        max_length=5,
        choices=[(ContactKind.MAIL, _("E-mail")), (ContactKind.PHONE, _("Telephone"))],
    )
    # As it is compared: a telephone number in digits with the country, mail in small letters.
    address = models.CharField(_("telephone or mail"), max_length=254)
    asked_at = models.DateTimeField(_("asked for a code"))
    # A code for a telephone is sent by whoever serves the person; None: nothing waits.
    sent_at = models.DateTimeField(_("code handed over"), null=True, blank=True)
    asked_today = models.PositiveSmallIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"No. {self.pk}"

    @property
    def shown(self) -> str:
        """As people write it."""
        return f"+{self.address}" if self.kind == ContactKind.PHONE else self.address
