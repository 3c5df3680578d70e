"""What the trail says of the register of enterprises and the catalogue of SNI."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGISTER_VERBS: Mapping[str, Promise] = {
    "enterprises.enterprise.added": _("entered the enterprise"),
    "enterprises.enterprise.changed": _("changed the enterprise"),
    "enterprises.enterprise.ended": _("recorded that the enterprise is out of business"),
    "enterprises.enterprise.resumed": _("recorded that the enterprise is in business again"),
    "enterprises.enterprise.figures": _("entered figures of the enterprise"),
    "enterprises.enterprise.imported": _("read enterprises from a file"),
    "enterprises.year.imported": _("read figures of enterprises from a file"),
    "enterprises.product.added": _("entered the product"),
    "enterprises.product.changed": _("changed the product"),
    "enterprises.product.sorted": _("said which kind of product it is"),
    "enterprises.product.ended": _("recorded that the product is no longer made"),
    "enterprises.product.resumed": _("recorded that the product is made again"),
    "enterprises.product.imported": _("read products of enterprises from a file"),
    "enterprises.proposal.added": _("began the proposal of an SNI"),
    "enterprises.proposal.changed": _("changed the proposal of an SNI"),
    "enterprises.proposal.submit": _("submitted the proposal to BSN"),
    "enterprises.proposal.programme": _("recorded that the proposal is in PNPS"),
    "enterprises.proposal.draft": _("recorded that an RSNI is being drafted"),
    "enterprises.proposal.agree": _("recorded the consensus on the RSNI"),
    "enterprises.proposal.redraft": _("recorded that the RSNI is drafted again"),
    "enterprises.proposal.enact": _("recorded that the SNI is enacted"),
    "enterprises.proposal.correct": _("took back that the SNI is enacted"),
    "enterprises.proposal.refuse": _("recorded that the proposal was refused"),
    "enterprises.proposal.withdraw": _("withdrew the proposal"),
    "enterprises.proposal.reopen": _("took the proposal up again"),
}
