"""What the registers of legal metrology tell the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers

    from .register_inbox import waiting
    from .services.exemptions import CERTIFICATE_NUMBER

    register_numbers(
        CERTIFICATE_NUMBER,
        NumberKind(
            label=_("Exemption from re-verification"),
            pattern=pattern_with("BTU"),
            withdrawn_there=_(
                "Withdraw the exemption on its own page: what its instrument is worth follows."
            ),
        ),
    )
    register_inbox(waiting)
    _pages()
    _menu()
    _files()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .plate_wording import kind_and_capacity
    from .web.instrument_register import INSTRUMENTS
    from .web.register_lists import EXEMPTIONS, OWNERS, PLACES, REPAIRERS

    register_register(INSTRUMENTS, OWNERS, PLACES, REPAIRERS, EXEMPTIONS)
    for provider in (
        in_register(
            INSTRUMENTS,
            "metrology_instruments",
            lambda i: (i.tag, f"{kind_and_capacity(i)} · {i.owner.name}"),
        ),
        in_register(OWNERS, "metrology_owners", lambda o: (o.name, o.agency.short_name)),
        in_register(PLACES, "metrology_places", lambda p: (str(p), p.district)),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    group, auditors = _("Legal metrology"), frozenset({Role.BODY_AUDITOR})
    for label, url_name, icon, order, covers in (
        (_("Instruments"), "metrology_instruments", "scale", 720, ("metrology_exemptions",)),
        (_("Owners"), "metrology_owners", "store", 722, ()),
        (_("Markets and places"), "metrology_places", "map-pin", 724, ()),
        (_("Repairers"), "metrology_repairers", "wrench", 726, ()),
    ):
        item = MenuItem(
            group,
            label,
            url_name,
            icon,
            order=order,
            right=WORK,
            covers=covers,
            guests=auditors,
        )
        register_menu(item)


def _files() -> None:
    """Permits of repairers, requests and plans of exemptions, papers about an instrument."""
    from teraju.platform.files.api import register_owner

    from . import register_permissions as permissions
    from .models import Exemption, Instrument, Repairer
    from .selectors import registers as reading

    for model, rows, right in (
        (Instrument, reading.instruments, permissions.REGISTER_WRITE),
        (Exemption, reading.exemptions, permissions.REGISTER_WRITE),
        (Repairer, reading.repairers, permissions.REPAIRER_WRITE),
    ):
        register_owner(model, visible=_finder(rows), add_right=right, remove_right=right)


def _finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, int], Any]:
    return lambda viewer, pk: rows(viewer).filter(pk=pk).first()
