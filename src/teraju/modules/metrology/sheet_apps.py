"""What test sheets, marks and certificates tell the house when it starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Numbers, evidence, inbox, pages, search, menu."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.links.review_inputs import register_review_input
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers

    from . import (
        sheet_evidence,
        sheet_inbox,
        sheet_review_inputs,
        sheet_tasks,  # noqa: F401 - workers know the job by it
    )
    from .services.certificate_papers import NUMBER

    register_numbers(
        NUMBER,
        NumberKind(
            label=_("Certificates of verification (SKHP)"),
            pattern=pattern_with("SKHP"),
            withdrawn_there=_(
                "Withdraw the certificate on its own page: what its instrument is worth follows."
            ),
        ),
    )
    register_evidence(*sheet_evidence.KINDS)
    register_review_input(*sheet_review_inputs.INPUTS)
    register_inbox(sheet_inbox.waiting)
    _pages()
    _menu()


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.sheet_registers import CERTIFICATES, SHEETS, VERIFICATIONS
    from .web.sheet_sections import what
    from .web.signing_list import SIGNING

    register_register(SHEETS, VERIFICATIONS, CERTIFICATES, SIGNING)
    register_search(
        in_register(
            CERTIFICATES,
            "metrology_certificates",
            lambda one: (
                one.paper.number if one.paper else one.verification.instrument.tag,
                what(one.verification.instrument),
            ),
        )
    )


def _menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    register_menu(
        MenuItem(
            _("Legal metrology"),
            _("Verifications"),
            "metrology_verifications",
            "clipboard-check",
            order=718,
            right=WORK,
            covers=("metrology_sheets", "metrology_certificates", "metrology_signing"),
            guests=frozenset({Role.BODY_AUDITOR}),
        )
    )
