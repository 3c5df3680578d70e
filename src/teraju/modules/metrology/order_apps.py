"""What orders, sessions and the queue tell the house when it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from teraju.modules.operations.api import Output


def register() -> None:
    """Numbers, inbox, pages, search, menu, files."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.modules.operations.api import Driver, register_driver
    from teraju.platform.notify.codes import register_purpose
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers

    from . import order_evidence, order_inbox
    from .order_permissions import ORDER_ENTER
    from .selectors.letters import ASSIGNMENT
    from .services import net, order_minutes
    from .services import order_papers as papers
    from .services.order_entry import SERVICE_KIND

    register_numbers(
        papers.REFERRAL, NumberKind(label=_("Referral of a request"), pattern=pattern_with("RJK"))
    )
    register_numbers(
        ASSIGNMENT,
        NumberKind(label=_("Letter of assignment for testers"), pattern=pattern_with("SPT-TERA")),
    )
    register_numbers(
        order_minutes.MINUTES,
        NumberKind(label=_("Minutes of verification"), pattern=pattern_with("BA-TERA")),
    )
    register_purpose(
        net.DOOR.purpose, label=_("ask for verification"), url_name="metrology_net_mine", days=1
    )
    register_driver(SERVICE_KIND, Driver("metrology_order_add", ORDER_ENTER, order_address))
    register_inbox(order_inbox.waiting)
    register_evidence(*order_evidence.KINDS)
    _pages()
    _menu()
    _files()


def order_address(output: Output) -> str:
    """The page of the order that an output of the catalogue stands for."""
    from .models import Order

    found = Order.objects.filter(output=output).first()
    return str(found.get_absolute_url()) if found else ""


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.code_list import CODES
    from .web.order_lists import ORDERS, REQUESTS, SESSIONS, WORK
    from .web.order_words import whose

    register_register(ORDERS, WORK, SESSIONS, REQUESTS, CODES)
    for provider in (
        in_register(ORDERS, "metrology_orders", lambda one: (one.output.number, whose(one))),
        in_register(
            SESSIONS, "metrology_sessions", lambda one: (str(one.place), str(one.starts_on))
        ),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import order_permissions as permissions
    from .register_permissions import WORK

    group, auditors = _("Legal metrology"), frozenset({Role.BODY_AUDITOR})
    for label, url_name, icon, order, daily_for, covers in (
        (
            *(_("Orders"), "metrology_orders", "clipboard-list", 700, permissions.REQUEST_TAKE),
            ("metrology_requests", "metrology_contacts", "metrology_feeds"),
        ),
        (
            *(_("Work of the day"), "metrology_lines", "list-checks", 702),
            *(permissions.LINE_TAKE, ()),
        ),
        (_("Market sessions"), "metrology_sessions", "calendar", 704, "", ()),
    ):
        item = MenuItem(
            group,
            label,
            url_name,
            icon,
            order=order,
            right=WORK,
            daily_for=daily_for,
            covers=covers,
            guests=auditors,
        )
        register_menu(item)


def _files() -> None:
    """Letters of owners, photos of the place, signed slips."""
    from teraju.platform.files.owners import register_owner

    from . import order_permissions as permissions
    from .models import Order, Session
    from .selectors import orders as reading
    from .selectors.finding import finder

    for model, rows, right in (
        (Order, reading.orders, permissions.ORDER_WORK),
        (Session, reading.sessions, permissions.SESSION_HOLD),
    ):
        register_owner(model, visible=finder(rows), add_right=right, remove_right=right)
