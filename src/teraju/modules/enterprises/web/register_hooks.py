"""Sections that other parts hang on the pages of an enterprise and of a product."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from teraju.modules.enterprises.models import Enterprise, Product
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Section

# Gives a section with what the viewer may see of it, or nothing where there is nothing to show.
EnterpriseSection = Callable[[Viewer, Enterprise], Section | None]
ProductSection = Callable[[Viewer, Product], Section | None]

M = TypeVar("M", EnterpriseSection, ProductSection)
_of_enterprises: dict[EnterpriseSection, int] = {}
_of_products: dict[ProductSection, int] = {}


def register_enterprise_section(make: EnterpriseSection, order: int = 50) -> None:
    """Hang a section on the page of every enterprise; lower orders stand first."""
    _of_enterprises[make] = order


def register_product_section(make: ProductSection, order: int = 50) -> None:
    """Hang a section on the page of every product; lower orders stand first."""
    _of_products[make] = order


def enterprise_sections(viewer: Viewer, enterprise: Enterprise) -> Sequence[Section]:
    """What other parts show on the page of this enterprise."""
    made = [make(viewer, enterprise) for make in _in_order(_of_enterprises)]
    return [section for section in made if section is not None]


def product_sections(viewer: Viewer, product: Product) -> Sequence[Section]:
    """What other parts show on the page of this product."""
    made = [make(viewer, product) for make in _in_order(_of_products)]
    return [section for section in made if section is not None]


def _in_order(makers: Mapping[M, int]) -> Sequence[M]:
    return sorted(makers, key=lambda make: makers[make])
