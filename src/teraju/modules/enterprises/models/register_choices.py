"""What codes of sizes and proposals are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.proposals import ProposalState
from teraju.modules.enterprises.domain.size import Criterion, Size

SIZES: Mapping[str, Promise] = {
    Size.MICRO: pgettext_lazy("enterprise", "Micro"),
    Size.SMALL: pgettext_lazy("enterprise", "Small"),
    Size.MEDIUM: pgettext_lazy("enterprise", "Medium"),
    Size.LARGE: pgettext_lazy("enterprise", "Large"),
}
CRITERIA: Mapping[str, Promise] = {
    Criterion.CAPITAL: _("capital"),
    Criterion.SALES: _("sales of the year"),
}
PROPOSAL_STATES: Mapping[str, Promise] = {
    ProposalState.DRAFT: pgettext_lazy("proposal", "Draft"),
    ProposalState.SUBMITTED: _("Submitted to BSN"),
    ProposalState.PROGRAMMED: _("In PNPS"),
    ProposalState.DRAFTING: _("RSNI is being drafted"),
    ProposalState.CONSENSUS: _("Consensus"),
    ProposalState.ENACTED: _("SNI enacted"),
    ProposalState.REFUSED: pgettext_lazy("proposal", "Refused"),
    ProposalState.WITHDRAWN: pgettext_lazy("proposal", "Withdrawn"),
}
