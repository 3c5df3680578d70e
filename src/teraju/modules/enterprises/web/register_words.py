"""How enterprises, kinds of products, standards and proposals are called on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.catalogue import (
    Named,
    Standard,
    StandardStatus,
    commodities,
    commodity,
)
from teraju.modules.enterprises.domain.kinds import Sector
from teraju.modules.enterprises.domain.matching import Ground, Reason
from teraju.modules.enterprises.domain.proposals import ProposalState
from teraju.modules.enterprises.domain.size import YearAmounts, is_ruled, law_of, size_in
from teraju.modules.enterprises.models import Enterprise, Product, Proposal, YearFigures
from teraju.modules.enterprises.models.choices import SECTORS
from teraju.modules.enterprises.models.register_choices import CRITERIA, PROPOSAL_STATES, SIZES
from teraju.platform.web.kinds import Status, Tone

CONFIRMED, UNCONFIRMED = pgettext_lazy("source", "confirmed"), _("not confirmed")
PROPOSAL_TONES: Mapping[str, Tone] = {
    ProposalState.DRAFT: "none",
    ProposalState.SUBMITTED: "warn",
    ProposalState.PROGRAMMED: "warn",
    ProposalState.DRAFTING: "warn",
    ProposalState.CONSENSUS: "warn",
    ProposalState.ENACTED: "good",
    ProposalState.REFUSED: "bad",
    ProposalState.WITHDRAWN: "none",
}
_PROPOSAL_MEANINGS: Mapping[str, Promise] = {
    ProposalState.DRAFT: _("The dossier is being written here."),
    ProposalState.SUBMITTED: _("BSN has the dossier and decides whether it goes into PNPS."),
    ProposalState.PROGRAMMED: _("It stands in the national programme; a committee takes it up."),
    ProposalState.DRAFTING: _("The technical committee writes the draft (RSNI)."),
    ProposalState.CONSENSUS: _("The draft is agreed and waits to be enacted by BSN."),
    ProposalState.ENACTED: _("It is a standard: products may be certified by it."),
    ProposalState.REFUSED: _("It was not taken up; with a better dossier it may be tried again."),
    ProposalState.WITHDRAWN: _("It was taken back; it may be taken up again."),
}


def in_language(name: Named) -> str:
    """A name of the catalogue in the reader's language."""
    return name.en if (get_language() or "id").startswith("en") else name.id


_written = lazy(in_language, str)


def shown_later(name: Named) -> Any:
    """A name that is put into the reader's language when it is shown."""
    return _written(name)


def commodity_word(code: str) -> Any:
    found = commodity(code)
    return shown_later(found.name) if found else code


def commodity_choices() -> Sequence[tuple[str, Any]]:
    return [(one.code, shown_later(one.name)) for one in commodities()]


def grouped_commodities() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The kinds of products under their sectors."""
    return [
        (SECTORS[sector], [(one.code, shown_later(one.name)) for one in found])
        for sector in Sector
        if (found := [one for one in commodities() if one.sector is sector])
    ]


def enterprise_status(one: Enterprise) -> Status:
    if one.ended_on:
        return Status("none", _("Out of business"))
    return Status("good", _("In business"))


def product_status(product: Product) -> Status:
    if product.ended_on or product.enterprise.ended_on:
        return Status("none", _("No longer made"))
    return Status("good", _("Being made"))


def size_word(one: Enterprise) -> Any:
    return SIZES.get(one.size_class, "")


def size_reason(one: Enterprise) -> Any:
    """What the class rests on: which criterion of which year, by which law."""
    if not one.size_class:
        return ""
    return format_lazy(
        _("by {criterion} of {year} ({law})"),
        criterion=CRITERIA[one.size_criterion],
        year=one.size_year,
        law=law_of(one.size_edition),
    )


def class_in(row: YearFigures) -> Sequence[Any]:
    """The size class by the figures of one year and its criterion, or why there is none."""
    found = size_in(YearAmounts(row.year, row.capital, row.sales), row.enterprise.began_in)
    if found is None:
        return [] if is_ruled(row.year) else [_("no rule for this year")]
    return [SIZES[found.size], CRITERIA[found.criterion]]


def standard_status(one: Standard, day: date) -> Status:
    """Where a standard stands on a day."""
    if not one.counts_on(day):
        return Status("none", pgettext_lazy("standard", "Replaced"))
    if not one.is_confirmed:
        return Status("warn", pgettext_lazy("standard", "Not confirmed"))
    if one.status is StandardStatus.SNI:
        return Status("good", pgettext_lazy("standard", "In force"))
    if one.status is StandardStatus.RSNI:
        return Status("warn", _("Draft (RSNI)"))
    return Status("warn", _("Proposed for PNPS"))


def full_number(one: Standard) -> str:
    """The number with its amendments."""
    return " + ".join([one.number, *one.amendments])


def obligation(one: Standard) -> Any:
    if one.status is not StandardStatus.SNI:
        return ""
    if not one.is_mandatory:
        return _("Voluntary")
    return _("Mandatory, with exceptions") if one.exclusions else _("Mandatory")


def confirmed_word(*, is_confirmed: bool) -> Any:
    return CONFIRMED if is_confirmed else UNCONFIRMED


def reason_word(reason: Reason) -> Any:
    if reason.ground is Ground.SAID:
        return _("The product is entered as this kind.")
    if reason.ground is Ground.NAME:
        return format_lazy(_("“{word}” stands in its name."), word=reason.word)
    return format_lazy(_("“{word}” stands in its description."), word=reason.word)


def proposal_status(proposal: Proposal) -> Status:
    state = proposal.state
    return Status(PROPOSAL_TONES[state], PROPOSAL_STATES[state], _PROPOSAL_MEANINGS[state])
