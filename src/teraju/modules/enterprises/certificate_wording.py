"""What the rules about marks say, each as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .domain.marks import Reason

REASONS: Mapping[str, Promise] = {
    Reason.IN_FORCE: _("What it rests on is in force."),
    Reason.NOTHING_GRANTED: _("Nothing was granted to this product that allows this mark."),
    Reason.ONLY_BINA_UMK: _(
        "The product is registered as SNI Bina UMK only: it bears that mark, not the SNI mark."
    ),
    Reason.NOT_YET: _("What it rests on is not in force yet."),
    Reason.NOT_APPROVED: _(
        "There is a certificate, but no SPPT SNI yet: the mark waits for its approval."
    ),
    Reason.SUSPENDED: _("What it rests on is suspended: the mark comes off until that ends."),
    Reason.WITHDRAWN: _("What it rests on is withdrawn: the mark comes off."),
    Reason.EXPIRED: _("What it rests on has ended: the mark comes off until it is renewed."),
    Reason.NO_REFERENCE: _("The number of the SNI is missing beside the mark."),
    Reason.OTHER_STANDARD: _("The number beside the mark is not the one of the certificate."),
    Reason.NOT_ON_PRODUCTS: _(
        "It speaks of how the firm works, not of the product: it never stands on a product."
    ),
}
