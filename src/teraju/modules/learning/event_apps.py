"""What events tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def register() -> None:
    """Pages, menu, inbox, evidence, jobs."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, register_numbers

    from . import event_inbox, event_tasks  # noqa: F401 - the jobs register themselves
    from .event_evidence import EVENT_EVIDENCE
    from .services.event_certificates import CERTIFICATE

    label = pgettext_lazy("official number", "Certificate of attendance at an event")
    register_numbers(
        CERTIFICATE, NumberKind(label=label, pattern="{seq:04}/SK-HADIR/{code}/{year}")
    )
    register_inbox(event_inbox.waiting)
    register_evidence(EVENT_EVIDENCE)
    _pages()
    _menu()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.event_registers import CERTIFICATES, EVENTS, PEOPLE, QUESTIONS

    register_register(EVENTS, PEOPLE, CERTIFICATES, QUESTIONS)
    register_search(in_register(EVENTS, "learning_events", lambda e: (e.title, e.agency.name)))


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import event_permissions as permissions

    register_menu(
        MenuItem(
            _("Sharing and events"),
            _("Events"),
            "learning_events",
            "calendar",
            order=750,
            right=permissions.READ,
            covers=(
                "learning_event_participants",
                "learning_event_certificates",
                "learning_event_questions",
            ),
            guests=frozenset({Role.BODY_AUDITOR}),
        )
    )
