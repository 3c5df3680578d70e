"""What the unit's own records register with the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, registers, search, menu, files, and what waits for somebody."""
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers

    from . import unit_inbox
    from .services.stamp_papers import HANDOVER

    register_numbers(
        HANDOVER, NumberKind(label=_("Hand-over of stamps"), pattern=pattern_with("BA-CTT"))
    )
    _pages()
    _menu()
    _files()
    register_inbox(unit_inbox.waiting)


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web import unit_registers as registers

    register_register(registers.SCOPES, registers.STANDARDS, registers.READINGS)
    register_register(registers.STOCKS, registers.ISSUES, registers.ROLLS, registers.STICKERS)
    for provider in (
        in_register(registers.STANDARDS, "metrology_standards", lambda one: (one.name, one.code)),
        in_register(registers.ISSUES, "metrology_issues", lambda one: (one.job, one.holder_office)),
        in_register(
            registers.STICKERS, "metrology_stickers", lambda one: (one.code, one.roll.name)
        ),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    nobody: frozenset[Role] = frozenset()
    auditors, readings = frozenset({Role.BODY_AUDITOR}), ("metrology_readings",)
    officers, rolls = ("metrology_officers",), ("metrology_rolls",)
    for label, name, icon, order, guests, covers in (
        (_("Hand-outs"), "metrology_issues", "arrow-right-left", 730, nobody, ()),
        (_("Stamps"), "metrology_stocks", "stamp", 732, auditors, ()),
        (_("Stickers"), "metrology_stickers", "sticker", 734, nobody, rolls),
        (
            *(_("Standards of measurement"), "metrology_standards", "weight"),
            *(736, auditors, readings),
        ),
        (_("Scope and officials"), "metrology_scopes", "file-badge", 738, auditors, officers),
    ):
        item = MenuItem(
            *(_("Legal metrology"), label, name, icon, order),
            right=WORK,
            guests=guests,
            covers=covers,
        )
        register_menu(item)


def _files() -> None:
    from teraju.platform.files.owners import register_owner

    from . import unit_permissions as permissions
    from .models import ScopeLetter, StampStock, Standard
    from .selectors import scopes, stamps, standards
    from .selectors.finding import finder

    for model, rows, right in (
        (ScopeLetter, scopes.letters, permissions.SCOPE_WRITE),
        (Standard, standards.standards, permissions.STANDARD_WRITE),
        (StampStock, stamps.stocks, permissions.STAMP_KEEP),
    ):
        register_owner(model, visible=finder(rows), add_right=right, remove_right=right)
