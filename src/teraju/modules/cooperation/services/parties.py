"""The parties of a draft and the laws it rests on."""

from __future__ import annotations

from django.db import transaction

from teraju.kernel.texts import cleaned
from teraju.modules.cooperation.models import Agreement, LegalBasis, Party
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer

from .common import lock, require_draft, tell

PARTY_FIELDS = (
    "order",
    "partner",
    "name",
    "legal_capacity",
    "signatory_office",
    "power_of_attorney",
)


@transaction.atomic
def add_party(
    *,
    actor: Viewer,
    agreement_id: int,
    partner: str,
    name: str,
    signatory_office: str = "",
    legal_capacity: str = "",
    power_of_attorney: str = "",
    order: int | None = None,
    is_example: bool = False,
) -> Party:
    """Add a party to a draft; without an order it comes last."""
    agreement = _draft(actor, agreement_id)
    last = agreement.parties.order_by("-order").values_list("order", flat=True).first()
    party = Party(
        government=agreement.government,
        agreement=agreement,
        order=order or (last or 0) + 1,
        partner=partner,
        name=cleaned(name),
        legal_capacity=cleaned(legal_capacity),
        signatory_office=cleaned(signatory_office),
        power_of_attorney=cleaned(power_of_attorney),
        is_example=is_example,
    )
    save(actor, party)
    tell(actor, "party_added", agreement, {}, _facts(party))
    return party


@transaction.atomic
def change_party(
    *,
    actor: Viewer,
    party_id: int,
    expected_version: int | None = None,
    order: int,
    partner: str,
    name: str,
    signatory_office: str = "",
    legal_capacity: str = "",
    power_of_attorney: str = "",
) -> Party:
    """Change a party of a draft."""
    party: Party = claim(Party.objects.visible_to(actor), party_id, expected_version)
    agreement = _draft(actor, party.agreement_id)
    before = _facts(party)
    party.order, party.partner, party.name = order, partner, cleaned(name)
    party.legal_capacity = cleaned(legal_capacity)
    party.signatory_office = cleaned(signatory_office)
    party.power_of_attorney = cleaned(power_of_attorney)
    save(actor, party)
    tell(actor, "party_changed", agreement, before, _facts(party))
    return party


@transaction.atomic
def remove_party(*, actor: Viewer, party_id: int) -> Agreement:
    """Take a party out of a draft; the trail keeps it."""
    party: Party = claim(Party.objects.visible_to(actor), party_id)
    agreement = _draft(actor, party.agreement_id)
    tell(actor, "party_removed", agreement, _facts(party), {})
    party.delete()
    return agreement


@transaction.atomic
def add_legal_basis(*, actor: Viewer, agreement_id: int, title: str, about: str = "") -> LegalBasis:
    """Name a law or decree that a draft rests on."""
    agreement = _draft(actor, agreement_id)
    basis = LegalBasis(
        agreement=agreement,
        order=agreement.bases.count() + 1,
        title=cleaned(title),
        about=cleaned(about),
    )
    basis.full_clean()
    basis.save()
    tell(actor, "basis_added", agreement, {}, {"legal_basis": basis.title})
    return basis


@transaction.atomic
def remove_legal_basis(*, actor: Viewer, basis_id: int) -> Agreement:
    """Take a legal basis out of a draft."""
    seen = Agreement.objects.visible_to(actor)
    basis = LegalBasis.objects.select_for_update(of=("self",), no_key=True).get(
        pk=basis_id, agreement__in=seen
    )
    agreement = _draft(actor, basis.agreement_id)
    tell(actor, "basis_removed", agreement, {"legal_basis": basis.title}, {})
    basis.delete()
    return agreement


def _draft(actor: Viewer, agreement_id: int) -> Agreement:
    agreement = lock(actor, agreement_id, None, "draft")
    require_draft(agreement)
    return agreement


def _facts(party: Party) -> dict[str, object]:
    values = {name: getattr(party, name) for name in PARTY_FIELDS if name != "name"}
    kept = {name: value for name, value in values.items() if value}
    return {"party": party.name, **kept, "partner": party.get_partner_display()}
