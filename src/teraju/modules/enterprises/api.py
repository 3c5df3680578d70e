"""What the portal may use of enterprises: its use-cases by group, its tables, what they ask."""

from __future__ import annotations

from . import models
from .domain.offer_checks import groups as check_groups
from .domain.offer_checks import rules_on as check_rules
from .domain.visits import Step
from .selectors.coaching_gaps import asked_in
from .services import (
    applications,
    coaching_agreements,
    coaching_costs,
    coaching_gaps,
    coaching_plans,
    coaching_programmes,
    coaching_selection,
    coaching_steps,
    firm_audits,
    labels,
    offer_checks,
    offer_papers,
    offer_showcase,
    offer_tourism,
    product_certificates,
    product_tests,
    register_enterprises,
    register_products,
    register_proposals,
    register_years,
    visit_owners,
    visits,
)

__all__ = [
    "Step",
    "applications",
    "asked_in",
    "check_groups",
    "check_rules",
    "coaching_agreements",
    "coaching_costs",
    "coaching_gaps",
    "coaching_plans",
    "coaching_programmes",
    "coaching_selection",
    "coaching_steps",
    "firm_audits",
    "labels",
    "models",
    "offer_checks",
    "offer_papers",
    "offer_showcase",
    "offer_tourism",
    "product_certificates",
    "product_tests",
    "register_enterprises",
    "register_products",
    "register_proposals",
    "register_years",
    "visit_owners",
    "visits",
]
