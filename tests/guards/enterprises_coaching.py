"""One of each record of coaching programmes, for the guards to walk through."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from teraju.modules.enterprises.models import Product
from teraju.modules.enterprises.services import (
    coaching_agreements,
    coaching_costs,
    coaching_gaps,
    coaching_plans,
    coaching_programmes,
    coaching_selection,
    coaching_steps,
    register_enterprises,
    register_products,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

DAY = date(2020, 10, 1)


def fill(actor: Viewer, agency: Agency) -> None:
    """Fill them in, by the services that people use."""
    programme = coaching_programmes.plan_programme(
        actor=actor,
        agency=agency,
        title="Pembinaan contoh",
        year=2020,
        sector="craft",
        places=5,
    )
    coaching_programmes.open_programme(actor=actor, programme_id=programme.pk)
    applicant = coaching_selection.enter_applicant(
        actor=actor,
        programme_id=programme.pk,
        product=_product(actor, agency, "Pendaftar contoh"),
        applied_on=DAY,
    )
    coaching_selection.check_papers(actor=actor, applicant_id=applicant.pk, in_order=True)
    points = dict.fromkeys(programme.criteria.values_list("pk", flat=True), 80)
    coaching_selection.score_applicant(actor=actor, applicant_id=applicant.pk, points=points)
    coaching = coaching_steps.take_in(
        actor=actor,
        programme_id=programme.pk,
        product=_product(actor, agency, "Binaan contoh"),
        reason="Diundang",
        began_on=DAY,
    )
    coaching_gaps.begin_gaps(actor=actor, coaching_id=coaching.pk, on=DAY)
    coaching_agreements.write_promises(
        actor=actor,
        coaching_id=coaching.pk,
        promises={"agency": ["Mendampingi"], "enterprise": ["Mencatat"]},
    )
    coaching_agreements.sign_agreement(actor=actor, coaching_id=coaching.pk, signed_on=DAY)
    coaching_plans.add_task(
        actor=actor, coaching_id=coaching.pk, what="Menulis SOP", who="Pemilik", until=DAY
    )
    coaching_costs.enter_cost(
        actor=actor,
        coaching_id=coaching.pk,
        year=2020,
        kind="test",
        payer="state",
        amount=Decimal(1_000_000),
    )


def _product(actor: Viewer, agency: Agency, name: str) -> Product:
    enterprise = register_enterprises.add_enterprise(
        actor=actor, agency=agency, name=name, sector="craft", owner_name="Pemilik contoh"
    )
    return register_products.add_product(
        actor=actor, enterprise_id=enterprise.pk, name="Batik tulis", commodity="batik-tulis"
    )
