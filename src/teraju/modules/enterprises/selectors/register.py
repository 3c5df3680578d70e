"""Reading enterprises, their products and figures, and proposals, cut to the viewer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from teraju.modules.enterprises.models import (
    Enterprise,
    Product,
    Proposal,
    ProposalStep,
    YearFigures,
)
from teraju.modules.enterprises.register_permissions import CONTACT
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

# What everybody may search by, and what those alone who may know the owner.
_OPEN = ("name", "business_number", "activity_code", "district", "village")
_CONTACT = ("owner_name", "phone")


def enterprises(viewer: Viewer) -> Any:
    rows = Enterprise.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def enterprises_listed(viewer: Viewer) -> QuerySet[Any]:
    """Enterprises with how many products each makes."""
    made = Count("products", filter=Q(products__ended_on=None))
    rows: QuerySet[Any] = enterprises(viewer).annotate(product_count=made)
    return rows


def found_by(rows: QuerySet[Any], words: str, viewer: Viewer) -> QuerySet[Any]:
    """Enterprises that hold every word; owners and telephones are found by who may know them."""
    known = rights.agencies_where(viewer, CONTACT).order_by().values("pk")
    wanted = Q()
    for word in words.split():
        by_owner = _any_of(_CONTACT, word) & Q(agency__in=known)
        wanted &= _any_of(_OPEN, word) | by_owner
    return rows.filter(wanted)


def _any_of(names: Sequence[str], word: str) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": word})
    return found


def products(viewer: Viewer) -> Any:
    rows = Product.objects.visible_to(viewer)
    return rows.select_related("enterprise__agency", "enterprise__government")


def years_of(enterprise: Enterprise) -> Sequence[YearFigures]:
    """The figures of an enterprise that the viewer has before them, the latest first."""
    return list(enterprise.years.order_by("-year"))


def years(viewer: Viewer) -> Any:
    rows = YearFigures.objects.visible_to(viewer)
    return rows.select_related("enterprise__agency", "enterprise__government")


def years_entered(viewer: Viewer) -> Sequence[int]:
    """Years of which anybody has figures, the latest first."""
    rows = YearFigures.objects.visible_to(viewer).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def proposals(viewer: Viewer) -> Any:
    rows = Proposal.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "product__enterprise")


def proposals_with_steps(viewer: Viewer) -> Any:
    """Proposals with their steps, for a record's page."""
    steps = ProposalStep.objects.order_by("pk")
    return proposals(viewer).prefetch_related(Prefetch("steps", queryset=steps))


def districts(viewer: Viewer) -> Sequence[str]:
    rows = Enterprise.objects.visible_to(viewer).exclude(district="").order_by("district")
    return list(rows.values_list("district", flat=True).distinct())


def proposals_of(viewer: Viewer, product: Product) -> Sequence[Proposal]:
    """Proposals that began with this product, or that are for its kind of product."""
    here = Q(product=product.pk)
    if product.commodity:
        here |= Q(commodity=product.commodity)
    return list(proposals(viewer).filter(here).order_by("-pk")[:10])
