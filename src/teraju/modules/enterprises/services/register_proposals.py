"""Proposals of an SNI for a local product: the dossier and its way through PNPS."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import register_permissions as permissions
from teraju.modules.enterprises.domain.catalogue import commodity as known_commodity
from teraju.modules.enterprises.domain.proposals import (
    NEEDED,
    NEEDS_REASON,
    PROPOSALS,
    ProposalEvent,
    ProposalState,
    missing,
)
from teraju.modules.enterprises.models import Product, Proposal, ProposalStep
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.modules.enterprises.register_refusals import DossierIncomplete, OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .common import check_not_future, moved, tell

FIELDS = (
    "title",
    "product",
    "commodity",
    "scope",
    "need",
    "parties",
    "comparable",
    "committee",
)
# Once BSN has the dossier, its words stand; who drafts it may still be told.
OPEN_STATES = frozenset({ProposalState.DRAFT, ProposalState.SUBMITTED})


@transaction.atomic
def begin_proposal(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Proposal:
    """Begin the dossier of a standard that is missing. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.PROPOSE, agency)
    one = Proposal(government_id=agency.government_id, agency=agency, is_example=is_example)
    fill(one, values, FIELDS)
    _check(actor, one)
    save(actor, one)
    tell(actor, one, "proposal.added", after=filled(values_of(one, FIELDS)))
    return one


@transaction.atomic
def change_proposal(
    *, actor: Viewer, proposal_id: int, expected_version: int | None = None, **values: Any
) -> Proposal:
    """Change what the dossier tells; what BSN has taken up stands as it was submitted."""
    one = _locked(actor, proposal_id, expected_version)
    if one.state not in OPEN_STATES:
        raise OutOfPlace(_("BSN works with this dossier: it is not changed any more."))
    before = values_of(one, FIELDS)
    fill(one, values, FIELDS)
    _check(actor, one)
    if one.state == ProposalState.SUBMITTED:
        _check_whole(one)
    save(actor, one)
    tell(actor, one, "proposal.changed", before=before, after=values_of(one, FIELDS))
    return one


@transaction.atomic
def step_proposal(
    *,
    actor: Viewer,
    proposal_id: int,
    expected_version: int | None = None,
    event: str,
    on: date,
    reference: str = "",
    note: str = "",
    result: str = "",
) -> Proposal:
    """Take a step on the way of a proposal: `event` is one of `ProposalEvent`."""
    one = _locked(actor, proposal_id, expected_version)
    before = one.state
    moved(one, event, PROPOSALS)
    check_not_future(actor, on, "on")
    last = one.steps.order_by("-on", "-pk").first()
    if last is not None and on < last.on:
        raise DayOutOfOrder(_("The step before this one was taken later."), field="on")
    if event in NEEDS_REASON:
        needed(note, "note", _("Say why."))
    if event == ProposalEvent.SUBMIT:
        _check_whole(one)
    if event == ProposalEvent.ENACT:
        one.result = needed(result, "result", _("Give the number of the SNI."))
    elif event == ProposalEvent.CORRECT:
        one.result = ""
    save(actor, one)
    step = _note(one, event, on, reference, note)
    told = {"state": one.state, "on": on, "reference": step.reference, "note": step.note}
    tell(
        actor,
        one,
        f"proposal.{event}",
        before={"state": before},
        after=filled({**told, "result": one.result}),
    )
    return one


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Proposal:
    rows = Proposal.objects.visible_to(actor)
    one: Proposal = locked(actor, rows, pk, permissions.PROPOSE, expected_version)
    return one


def _note(one: Proposal, event: str, on: date, reference: str = "", note: str = "") -> ProposalStep:
    step = ProposalStep(proposal=one, event=event, state=one.state, on=on)
    fill(step, {"reference": reference, "note": note}, ("reference", "note"))
    keep(step)
    return step


def _check(actor: Viewer, one: Proposal) -> None:
    if not one.title:
        raise DomainError(_("Give the title."), field="title")
    if one.commodity and known_commodity(one.commodity) is None:
        raise DomainError(_("Choose a kind of the catalogue."), field="commodity")
    if one.product is not None and not _may_name(actor, one, one.product):
        raise DomainError(_("Choose a product of this agency."), field="product")


def _may_name(actor: Viewer, one: Proposal, product: Product) -> bool:
    rows = Product.objects.visible_to(actor).filter(pk=product.pk)
    return bool(rows.filter(enterprise__agency=one.agency_id).exists())


def _check_whole(one: Proposal) -> None:
    lacking = missing({name: getattr(one, name) for name in NEEDED})
    if lacking:
        names = [str(one._meta.get_field(name).verbose_name) for name in lacking]  # type: ignore[union-attr]
        raise DossierIncomplete(
            format_lazy(_("The dossier lacks: {names}. Fill it in first."), names=", ".join(names))
        )
