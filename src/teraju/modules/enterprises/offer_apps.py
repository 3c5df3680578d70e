"""What documents for small firms, tourism and the showcase tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Pages, menu, inbox, sections, evidence."""
    from teraju.modules.conformity.api import register_evidence

    from .offer_evidence import PLACE_KINDS

    register_evidence(*PLACE_KINDS)
    _list_itself()
    _show_itself()
    _ask()
    _hang_on()


def _list_itself() -> None:
    """In registers and in the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.offer_registers import FIRM_PAPERS, LISTINGS
    from .web.offer_tourism_registers import READINESS_CHECKS, TOURISM_PLACES

    register_register(FIRM_PAPERS, TOURISM_PLACES, READINESS_CHECKS, LISTINGS)
    register_search(
        in_register(
            TOURISM_PLACES,
            "enterprises_tourism_places",
            lambda p: (p.enterprise.name, p.enterprise.district),
        )
    )
    register_search(
        in_register(
            LISTINGS,
            "enterprises_listings",
            lambda one: (one.product.name, one.product.enterprise.name),
        )
    )


def _show_itself() -> None:
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    group = _("Enterprises and SNI")
    register_menu(
        MenuItem(
            group,
            _("Papers of small firms"),
            "enterprises_firm_papers",
            "notebook-pen",
            order=680,
            right=WORK,
        ),
        MenuItem(
            group,
            _("Hotels and restaurants"),
            "enterprises_tourism_places",
            "hotel",
            order=682,
            right=WORK,
            covers=("enterprises_readiness_checks",),
        ),
        MenuItem(
            group,
            _("Showcase of products"),
            "enterprises_listings",
            "shopping-bag",
            order=684,
            right=WORK,
        ),
    )


def _ask() -> None:
    from teraju.platform.notify.inbox import register_inbox

    from . import offer_inbox

    register_inbox(offer_inbox.papers_waiting)
    register_inbox(offer_inbox.checks_waiting)
    register_inbox(offer_inbox.listings_waiting)


def _hang_on() -> None:
    """Sections on the pages of enterprises and products, lines on the owner's page."""
    from .web.offer_hooks import of_enterprise, of_owner, of_product
    from .web.register_hooks import register_enterprise_section, register_product_section
    from .web.visit_hooks import register_owner_part

    register_enterprise_section(of_enterprise, order=50)
    register_product_section(of_product, order=50)
    register_owner_part(of_owner, order=50)
