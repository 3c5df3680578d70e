"""Refusals on the registers, in words fit for the user."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError

TWO_RANGES = _("A scale with two ranges has Max and e of both; those of the lower are smaller.")

ONE_EACH = _(
    "Each of these is read and has a tag of its own: enter it by itself, of a pump each nozzle."
    " Only weights, rules and measures are kept as a set."
)
TRADES_NO_LONGER = _(
    "%(owner)s is in the register and trades no longer. Record on their page that they trade"
    " again (owners, “Trades no longer”)."
)
NO_CLASS = _("Scales have the classes I, II, III and IIII: write it as the plate does.")


class OutOfPlace(DomainError):
    """The record is in a state in which this cannot be done."""


class WrongChoice(DomainError):
    """A record or a value was named that cannot be used here."""


class TwiceTheSame(DomainError):
    """The register holds this already."""
