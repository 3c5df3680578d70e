from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OperationsConfig(AppConfig):
    """Services, what they promise, and the register of what came of them."""

    name = "teraju.modules.operations"
    label = "operations"
    verbose_name = _("operations")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.notify.inbox import register_handed_over, register_inbox
        from teraju.platform.papers.numbers import NumberKind, pattern_with, register_numbers

        from . import (
            inbox,
            papers,
            permissions,  # noqa: F401 - fills the table of rights
            public_pages,
            review_inputs,
            supervision_apps,
        )
        from .services import faults, receiving
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            receiving.NUMBERED_AS,
            NumberKind(label=pgettext_lazy("case", "Order"), pattern=receiving.PATTERN),
        )
        register_numbers(
            faults.NUMBERED_AS, NumberKind(label=_("Nonconforming output"), pattern=faults.PATTERN)
        )
        register_numbers(
            papers.NUMBERED_AS, NumberKind(label=_("Service standard"), pattern=pattern_with("SP"))
        )
        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)
        _list_itself()
        _show_itself()
        _fill_menu()
        _carry_files()
        _prove()
        supervision_apps.register()
        review_inputs.register()
        public_pages.register()


def _list_itself() -> None:
    """In registers and the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web import registers

    register_register(registers.SERVICES, registers.OUTPUTS, registers.FAULTS, registers.TICKETS)
    register_search(
        in_register(
            registers.SERVICES,
            "operations_services",
            lambda row: (row.name, f"{row.code} · {row.agency.short_name}"),
        )
    )
    register_search(
        in_register(
            registers.OUTPUTS,
            "operations_outputs",
            lambda row: (row.customer_name or row.subject or row.number, row.number),
        )
    )
    register_search(
        in_register(registers.FAULTS, "operations_faults", lambda row: (row.what, row.number))
    )


def _show_itself() -> None:
    """On the overview."""
    from teraju.platform.web.overview import register_figures

    from .web.figures import figures

    register_figures(figures)


def _fill_menu() -> None:
    """In the main menu."""
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions

    group = _("Services")
    register_menu(
        MenuItem(
            group,
            _("Service catalogue"),
            "operations_services",
            "book-open",
            order=600,
            guests=frozenset({Role.BODY_AUDITOR}),
        ),
        MenuItem(
            group,
            _("Register of outputs"),
            "operations_outputs",
            "inbox",
            605,
            covers=("operations_queue", "operations_tickets"),
        ),
        MenuItem(group, _("Nonconforming outputs"), "operations_faults", "flag", 610),
        # First in the group and on the phone of those who give out and call numbers.
        MenuItem(
            group,
            _("Queue of today"),
            "operations_queue",
            "users",
            595,
            permissions.QUEUE_SERVE,
            on_phone=True,
            covers=("operations_tickets",),
        ),
    )


def _carry_files() -> None:
    """Services, orders and nonconforming outputs carry files."""
    from teraju.platform.files.owners import register_owner

    from . import permissions, selectors
    from .models import NonconformingOutput, Output, Service

    for model, rows in (
        (Service, selectors.services),
        (Output, selectors.outputs),
        (NonconformingOutput, selectors.faults),
    ):
        register_owner(
            model,
            visible=selectors.finder(rows),
            add_right=permissions.FILE_ADD,
            remove_right=permissions.FILE_REMOVE,
        )


def _prove() -> None:
    """What its records are evidence of."""
    from teraju.modules.conformity.api import register_evidence

    from . import evidence

    register_evidence(*evidence.KINDS)
