"""What the register of enterprises and the catalogue of SNI tell the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer


def register() -> None:
    """Pages, search, menu, files."""
    _pages()
    _menu()
    _files()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.register_lists import ENTERPRISES, PRODUCTS, PROPOSALS
    from .web.register_years import YEARS

    register_register(ENTERPRISES, YEARS, PRODUCTS, PROPOSALS)
    for provider in (
        in_register(ENTERPRISES, "enterprises_enterprises", lambda e: (e.name, e.district)),
        in_register(PRODUCTS, "enterprises_products", lambda p: (p.name, p.enterprise.name)),
        in_register(PROPOSALS, "enterprises_proposals", lambda p: (p.title, p.get_state_display())),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    group, auditors = _("Enterprises and SNI"), frozenset({Role.BODY_AUDITOR})
    beside = ("enterprises_products", "enterprises_years")
    for label, url_name, icon, order, covers in (
        (_("Enterprises"), "enterprises_enterprises", "store", 660, beside),
        (_("Catalogue of SNI"), "enterprises_standards", "library", 662, ("enterprises_schemes",)),
        (_("Proposals of an SNI"), "enterprises_proposals", "file-plus", 664, ()),
    ):
        register_menu(
            MenuItem(
                group,
                label,
                url_name,
                icon,
                order=order,
                right=WORK,
                covers=covers,
                guests=auditors,
            )
        )


def _files() -> None:
    """Papers of enterprises, photos of products, drafts and letters of proposals."""
    from teraju.platform.files.api import register_owner

    from . import register_permissions as permissions
    from .models import Enterprise, Product, Proposal
    from .selectors import register as reading

    for model, rows, right in (
        (Enterprise, reading.enterprises, permissions.WRITE),
        (Product, reading.products, permissions.WRITE),
        (Proposal, reading.proposals, permissions.PROPOSE),
    ):
        register_owner(model, visible=_finder(rows), add_right=right, remove_right=right)


def _finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, int], Any]:
    return lambda viewer, pk: rows(viewer).filter(pk=pk).first()
